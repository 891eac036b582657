"""Whom a word that stands for someone takes up: of all who were heard of and agree, the one with the highest score.

The score is a sum of what a reader goes by: how near and how often someone was named, who spoke last, who opened the
sentence or the paragraph, whose title fits (as in Lappin & Leass 1994 and in centering theory). How much each counts
for a pronoun, for a noun, for a verb without a subject, stands in `salience.toml`, which says how it was fitted.
"""

import math
import re
import tomllib
from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from selon.article import Spans
from selon.reading.cast import Character, agree
from selon.reading.words import sentence_starts

Heads = tuple[Character, ...]
Traits = Mapping[str, float]


@cache
def weights() -> dict[str, dict[str, float]]:
    """What each trait counts for, by what is to be resolved."""
    table: dict[str, dict[str, float]] = tomllib.loads((files(__package__) / "salience.toml").read_text(encoding="utf-8"))
    return table


@dataclass(frozen=True, slots=True)
class Heard:
    """Someone was named at `at`, or spoke there; `inner` when it is another's content that lets them speak."""

    at: int
    who: Heads
    spoke: bool
    inner: bool
    quote: int
    sentence: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the antecedent must be: gender and number where the word shows them; people, things, or both."""

    gender: str = ""
    plural: bool | None = None
    people: bool = True
    things: bool = True
    places: bool = False
    named: bool = False

    def takes(self, who: Heads) -> bool:
        """Those heard agree with what is wanted."""
        several = len(who) > 1 or who[0].plural
        if self.plural is not None and several != self.plural:
            return False
        if who[0].kind == "place" and not self.places or self.named and who[0].kind != "person":
            return False
        person = who[0].kind in ("person", "unnamed", "group")
        if not (self.people if person else self.things):
            return False
        return all(agree(one.gender, self.gender) for one in who) or (several and self.gender == "m")


@dataclass(slots=True)
class Seen:
    """What is remembered of someone: where last named, how often, where they last spoke, and not within another's content."""

    who: Heads
    at: int = -1
    count: int = 0
    spoke: int = -1
    outer: int = -1
    first: int = -1
    inside: bool = False


class Tops(NamedTuple):
    """The highest of each over all who are remembered."""

    at: int
    often: int
    spoke: int
    outer: int
    people: int


class Memory:
    """What a reader has in mind while going through the article."""

    def __init__(self, text: str, quoted: Spans, contents: Spans) -> None:
        self.contents = contents
        self.starts = sentence_starts(text)
        self.paragraphs = [0, *(m.end() for m in re.finditer(r"\n+", text))]
        self.quoted = sorted(quoted)
        self.openings = [s for s, _ in self.quoted]
        self.heard: list[Heard] = []

    def note(self, at: int, who: Heads, spoke: bool, inner: bool = False) -> None:
        """Someone was named there, or spoke."""
        inside = spans_hold(self.contents, at)
        insort(self.heard, Heard(at, who, spoke, inner, self._quote(at), self.sentence(at), inside), key=lambda h: h.at)

    def sentence(self, at: int) -> int:
        """The number of the sentence."""
        return bisect_right(self.starts, at)

    def _quote(self, at: int) -> int:
        """The number of the quotation that holds the place, or -1."""
        number = bisect_right(self.openings, at) - 1
        return number if number >= 0 and at < self.quoted[number][1] else -1

    def _seen(self, at: int, wanted: Wanted, content: Spans) -> dict[Heads, Seen]:
        """Those who can be taken up here: not out of the content itself, nor out of a closed quotation."""
        here, found, sentence = self._quote(at), dict[Heads, Seen](), -1
        for h in self.heard[: bisect_left(self.heard, at, key=lambda h: h.at)]:
            if h.quote not in (-1, here) or spans_hold(content, h.at) or not wanted.takes(h.who):
                continue
            seen = found.setdefault(h.who, Seen(h.who))
            seen.at, seen.count, seen.inside = h.at, seen.count + 1, h.inside
            if h.sentence != sentence:
                sentence, seen.first = h.sentence, h.sentence
            if h.spoke:
                seen.spoke = h.at
                seen.outer = seen.outer if h.inner else h.at
        return found

    def last_speaker(self, at: int) -> Heads | None:
        """Who spoke last before that place, not within another's content."""
        before = self.heard[: bisect_left(self.heard, at, key=lambda h: h.at)]
        return next((h.who for h in reversed(before) if h.spoke and not h.inner), None)

    def best(
        self,
        kind: str,
        at: int,
        wanted: Wanted,
        content: Spans = (),
        fits: Mapping[Character, Traits] | None = None,
        itself: Traits | None = None,
    ) -> Heads | None:
        """Whom a word at that place takes up; None where nobody agrees, or the phrase is better left as it is (`itself`)."""
        seen = self._seen(at, wanted, content)
        if not seen:
            return None
        tops = Tops(
            at=max(one.at for one in seen.values()),
            often=max(one.count for one in seen.values()),
            spoke=max(one.spoke for one in seen.values()),
            outer=max(one.outer for one in seen.values()),
            people=sum(who[0].kind == "person" for who in seen),
        )
        rows: list[tuple[Heads | None, Traits]] = [
            (who, {**self._traits(one, at, wanted, tops), **(fits or {}).get(who[0], {})}) for who, one in seen.items()
        ]
        chosen = self._choose(kind, [*rows, (None, itself)] if itself is not None else rows)
        return self._first_of(chosen, seen) if chosen and kind == "pronoun" else chosen

    def _first_of(self, chosen: Heads, seen: Mapping[Heads, Seen]) -> Heads:
        """Of people whom one sentence brings in together, the one it names first; then whoever of them goes on speaking."""
        one = seen[chosen]
        if one.spoke >= 0 or one.who[0].kind != "person":
            return chosen
        people = [s for s in seen.values() if s.who[0].kind == "person"]
        went_on = [s for s in people if s.outer > one.at]
        if went_on:
            return max(went_on, key=lambda s: s.outer).who
        sentence = self.sentence(one.at)
        return min((s for s in people if s.spoke < 0 and self.sentence(s.at) == sentence), key=lambda s: s.at).who

    def _choose(self, kind: str, rows: list[tuple[Heads | None, Traits]]) -> Heads | None:
        """The one with the highest score, the first of equals."""
        table = weights()[kind]
        return max(rows, key=lambda row: sum(table.get(k, 0.0) * v for k, v in row[1].items()), default=(None, {}))[0]

    def _traits(self, one: Seen, at: int, wanted: Wanted, tops: Tops) -> dict[str, float]:
        """What speaks for someone at that place."""
        sentence, last = self.sentence(at), self.sentence(one.at)
        kind = one.who[0].kind
        return {
            "here": last == sentence,
            "away": -math.log1p(sentence - last),
            "paragraph": bisect_right(self.paragraphs, one.at) == bisect_right(self.paragraphs, at),
            "latest": one.at == tops.at,
            "often": math.log(one.count),
            "most": one.count == tops.often,
            "opens": one.at - self.starts[last - 1] < 5,
            "spoke": one.spoke >= 0,
            "since": -math.log1p(sentence - self.sentence(one.spoke)) if one.spoke >= 0 else 0,
            "last_spoke": 0 <= one.spoke == tops.spoke,
            "last_outer": 0 <= one.outer == tops.outer,
            "person": kind == "person",
            "unnamed": kind in ("unnamed", "group"),
            "document": kind == "document",
            "place": kind == "place",
            "alone": kind == "person" and tops.people == 1,
            "inside": one.inside,
            "first": one.first == last,
            "first_before": one.first == sentence - 1,
            "total": math.log(len(one.who[0].at) or 1),
            "sure": bool(wanted.gender) and all(c.gender == wanted.gender for c in one.who),
        }


def spans_hold(spans: Spans, at: int) -> bool:
    """One of the spans holds the place."""
    return any(s <= at < e for s, e in spans)
