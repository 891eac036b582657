"""Whom a word that stands for someone takes up: the last heard that agrees, speakers before others, subjects first.

Recency, agreement and subjecthood are what centering theory and the older pronoun resolvers (Lappin & Leass 1994)
rest on; on the speakers of news they do most of the work, since who spoke last mostly goes on speaking.
"""

from bisect import bisect_right
from dataclasses import dataclass

from selon.article import Span, Spans
from selon.reading.cast import Character, agree

LOOK_BACK = 12  # sentences for a pronoun
REACH = 2  # sentences for a new subject of a verb without one

Heads = tuple[Character, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Someone was named at `at`, or spoke there."""

    at: int
    who: Heads
    spoke: bool
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the antecedent must be: gender and number where the word shows them; people, things, or both."""

    gender: str = ""
    plural: bool | None = None
    people: bool = True
    things: bool = True
    latest: bool = False
    named: bool = False

    def takes(self, who: Heads) -> bool:
        """Those heard agree with what is wanted."""
        several = len(who) > 1 or who[0].plural
        if self.plural is not None and several != self.plural:
            return False
        if who[0].kind == "place" or (self.named and who[0].kind != "person"):
            return False
        person = who[0].kind in ("person", "unnamed", "group")
        if not (self.people if person else self.things):
            return False
        return all(agree(one.gender, self.gender) for one in who) or (several and self.gender == "m")


class Memory:
    """What a reader has in mind while going through the article."""

    def __init__(self, starts: list[int], quoted: Spans) -> None:
        self.starts, self.quoted = starts, quoted
        self.heard: list[Heard] = []

    def note(self, at: int, who: Heads, spoke: bool, inner: bool = False) -> None:
        """Someone was named there, or spoke; `inner` when it is another's content that lets them speak."""
        self.heard.append(Heard(at, who, spoke, inner))

    def sentence(self, at: int) -> int:
        """The number of the sentence."""
        return bisect_right(self.starts, at)

    def antecedent(self, at: int, wanted: Wanted, content: Spans) -> Heads | None:
        """Whom a word at that place takes up; nobody where nobody agrees within reach."""
        seen = [h for h in self.heard if h.at < at and self._open(h.at, at, content) and wanted.takes(h.who)]
        here = self.sentence(at)
        for number in range(here, here - LOOK_BACK, -1):
            found = self._best([h for h in seen if self.sentence(h.at) == number], wanted)
            if found:
                return found
        return None

    def last_speaker(self, at: int, wanted: Wanted, content: Spans) -> Heads | None:
        """Who spoke last before that place and agrees."""
        spoke = [h for h in self.heard if h.spoke and h.at < at and self._open(h.at, at, content) and wanted.takes(h.who)]
        return max(spoke, key=lambda h: (not h.inner, h.at)).who if spoke else None

    def goes_on(self, at: int, wanted: Wanted, content: Spans) -> Heads | None:
        """Whose words a verb without a subject reports: the last speaker's, unless another person opened a sentence since."""
        speaker = [
            h
            for h in self.heard
            if h.spoke and not h.inner and h.at < at and self._open(h.at, at, content) and wanted.takes(h.who)
        ]
        last = max(speaker, key=lambda h: h.at, default=None)
        since = last.at if last else -1
        opened = [
            h
            for h in self.heard
            if since < h.at < at and self._opens(h) and self._open(h.at, at, content) and wanted.takes(h.who)
        ]
        near = [h for h in opened if h.who[0].kind == "person" and self.sentence(at) - self.sentence(h.at) <= REACH]
        best = max(near, key=lambda h: h.at).who if near else last.who if last else None
        return best or self.antecedent(at, wanted, content)

    def _opens(self, heard: Heard) -> bool:
        """It stands at the head of its sentence."""
        return heard.at - self.starts[self.sentence(heard.at) - 1] < 4

    def _open(self, named: int, at: int, content: Spans) -> bool:
        """What was named there can be taken up here: not out of the content itself, nor out of a closed quotation."""
        if any(s <= named < e for s, e in content):
            return False
        return all(s <= at < e for s, e in self.quoted if s <= named < e)

    def _best(self, heard: list[Heard], wanted: Wanted) -> Heads | None:
        """The last speaker of the sentence, else its first person, else its first thing whose gender is sure."""
        spoke = [h for h in heard if h.spoke]
        if wanted.latest and heard:
            return max(heard, key=lambda h: (h.who[0].kind == "person", h.at)).who
        if spoke:
            return max(spoke, key=lambda h: h.at).who
        heard = sorted(heard, key=lambda h: h.at)
        people = [h for h in heard if h.who[0].kind == "person"] or [h for h in heard if h.who[0].kind in ("unnamed", "group")]
        sure = [h for h in heard if not wanted.gender or h.who[0].gender == wanted.gender]
        best = (people or sure)[:1]
        return best[0].who if best else None


def spans_hold(spans: Spans, at: int) -> bool:
    """One of the spans holds the place."""
    return any(Span(s, e).start <= at < e for s, e in spans)
