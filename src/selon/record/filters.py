"""Which attributions are asked for, besides by their words."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Select, String, and_, literal, select, union
from sqlalchemy.sql.elements import ColumnElement

from selon.errors import RecordError
from selon.record.days import first_day, last_day
from selon.record.fold import key, words
from selon.record.index import Match
from selon.record.schema import articles, attribution_speakers, attributions, entity_names

ACTS = ("assert", "deny", "confirm", "hedge", "ask", "promise", "order", "accuse", "decline", "report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What must hold besides the words; None asks nothing.

    `speaker` is a name or part of one; `outlet` part of one; `since` and `until` are years, months or days, both within;
    `superseded` also finds what later versions of an article no longer say.
    """

    speaker: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    outlet: str | None = None
    superseded: bool = False

    def __post_init__(self) -> None:
        if self.act is not None and self.act not in ACTS:
            raise RecordError(f"act {self.act}", f"there is no such act: it is one of {', '.join(ACTS)}")
        if self.speaker is not None and not words(self.speaker):
            raise RecordError(f"speaker {self.speaker!r}", "there is no name in it")

    def __bool__(self) -> bool:
        """Something is asked for."""
        return any(getattr(self, f.name) for f in fields(self) if f.name != "superseded")

    def narrowed(self, query: Select[Any], match: Match | None, day: ColumnElement[Any] = articles.c.published_on) -> Select[Any]:
        """The query for attributions and their articles, narrowed to those that match and that are asked for."""
        if match is None:
            return query.where(*self.conditions(day))
        query = query.join(match.table, match.attribution == attributions.c.id).where(match.holds)
        return query.where(*self.conditions(day, match.one_of))

    def conditions(
        self, day: ColumnElement[Any] = articles.c.published_on, attribution: ColumnElement[int] = attributions.c.id
    ) -> list[ColumnElement[bool]]:
        """What must hold of an attribution and its article; `since` and `until` are about `day`.

        `attribution` is its number where SQL comes by it first: in the index of words, of what is found by words.
        """
        found: list[ColumnElement[bool]] = [] if self.superseded else [attributions.c.superseded.is_(None)]
        for column, value in ((articles.c.language, self.language), (attributions.c.act, self.act)):
            if value:
                found.append(column == value)
        if self.since:
            found.append(day >= first_day(self.since, "since"))
        if self.until:
            found.append(day <= last_day(self.until, "until"))
        if self.outlet:
            found.append(articles.c.outlet.icontains(self.outlet, autoescape=True))
        if self.speaker:
            found.append(said_by(self.speaker, attribution))
        return found


def said_by(name: str, attribution: ColumnElement[int]) -> ColumnElement[bool]:
    """The attribution is by somebody who bears this name or has it in theirs, or by a source that is called so."""
    bearers = select(entity_names.c.entity).where(names(entity_names.c.key, name))
    theirs = select(attribution_speakers.c.attribution).where(attribution_speakers.c.entity.in_(bearers))
    called = select(attributions.c.id).where(attributions.c.speaker_key == key(name))
    return attribution.in_(union(theirs, called))


def names(key: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Every word of the name is a word of the key."""
    spaced = literal(" ", String) + key + literal(" ", String)
    return and_(*(spaced.contains(f" {word} ", autoescape=True) for word in words(name)))
