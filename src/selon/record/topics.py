"""The topics of a record: questions that somebody follows, with the filters of a search."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from selon.errors import RecordError
from selon.record import index
from selon.record.filters import Filters
from selon.record.fold import key
from selon.record.question import terms
from selon.record.schema import articles, attributions, topics

MANY = 1000  # attributions that a topic matches at once, beyond which nobody reads its news
LONGEST_NAME = 80


class Followed(NamedTuple):
    """A topic as it is kept."""

    id: int
    name: str
    question: str
    filters: Filters
    made_at: str
    looked_at: str | None

    @property
    def asked(self) -> dict[str, str]:
        """The filters that ask for something."""
        return given(self.filters)

    def matching(self, connection: Connection, query: Select[Any]) -> Select[Any]:
        """The query for attributions and their articles, narrowed to those of this topic."""
        return self.filters.narrowed(query, index.match(connection, terms(self.question)) if self.question else None)

    def matches(self, connection: Connection) -> int:
        """How many attributions fit now."""
        joined = attributions.join(articles, articles.c.id == attributions.c.article)
        return int(connection.execute(self.matching(connection, select(func.count()).select_from(joined))).scalar_one())


def given(filters: Filters) -> dict[str, str]:
    """The filters that ask for something."""
    return {name: value for name, value in asdict(filters).items() if isinstance(value, str) and value}


def follow(connection: Connection, question: str, filters: Filters, name: str | None, now: str, *, wide: bool) -> Followed:
    """Save the topic; one that matches very much only if that is wanted (`wide`)."""
    question = " ".join(question.split())
    if not question and not filters:
        raise RecordError("the topic", "nothing is asked: give some words, or --speaker, --outlet, --since, …")
    name = _named(connection, name, question, filters)
    values = {"name": name, "question": question, "filters": json.dumps(given(filters), ensure_ascii=False), "made_at": now}
    made = connection.execute(insert(topics).values(**values).returning(topics.c.id)).scalar_one()
    topic = Followed(made, name, question, filters, now, None)
    found = topic.matches(connection)
    if found > MANY and not wide:
        told = f"{found:,} attributions of the record match it now: narrow it down, or say --yes to follow it all the same"
        raise RecordError(name, told)
    return topic


def _named(connection: Connection, name: str | None, question: str, filters: Filters) -> str:
    """What the topic is called: as it is asked to be, else as what is asked; no other is called so."""
    asked = question or ", ".join(f"{filter} {value}" for filter, value in given(filters).items())
    chosen = " ".join((name if name is not None else asked[:LONGEST_NAME]).split())
    if not key(chosen) or len(chosen) > LONGEST_NAME:
        raise RecordError(f"name {chosen[:LONGEST_NAME]!r}", f"a topic has a name of 1 to {LONGEST_NAME} characters: give --name")
    if chosen.isdecimal():
        raise RecordError(f"name {chosen}", "it would be taken for a topic's number: put a word into it with --name")
    if any(_same(topic.name, chosen) for topic in all_of(connection)):
        raise RecordError(chosen, "a topic is called so already: give this one another --name, or `selon unfollow` that one")
    return chosen


def unfollow(connection: Connection, topic: Followed) -> None:
    """Forget the topic, and what was shown for it."""
    connection.execute(delete(topics).where(topics.c.id == topic.id))


def all_of(connection: Connection) -> list[Followed]:
    """Every topic, the first one first."""
    return [_followed(row) for row in connection.execute(select(topics).order_by(topics.c.id))]


def chosen(connection: Connection, called: Sequence[str]) -> list[Followed]:
    """The topics of these names or numbers, each once; all of them where none is named."""
    known = all_of(connection)
    found = [_one(known, name) for name in called] if called else known
    return [*dict.fromkeys(found)]


def _one(known: Sequence[Followed], called: str) -> Followed:
    for topic in known:
        if called == str(topic.id) or _same(called, topic.name):
            return topic
    names = ", ".join(topic.name for topic in known) or "none is followed yet"
    raise RecordError(called, f"there is no such topic ({names}): `selon topics` lists them")


def _same(one: str, other: str) -> bool:
    return key(one) == key(other)


def _followed(row: Row[Any]) -> Followed:
    filters = Filters(**json.loads(row.filters))
    return Followed(row.id, row.name, row.question, filters, row.made_at, row.looked_at)
