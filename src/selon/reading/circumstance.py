"""Which times and places belong to which attribution: when it was said, when and where what is said happened.

`said` is a time in the clause of the saying, outside what is said ("he said on Monday that …", "on Monday he said …").
A run of sayings by one speaker, with nobody else's and no other time between, is one occasion: what has no time of its own
was said when the saying before it was, unless its cue puts it earlier ("had said"). That is inferred, and shows in that the
time then stands outside the saying's sentence. Else a saying without a time has none. `happened` and `places` are those in
the content, without what says when a saying inside it was said; places are those where something is told to be (`scene.py`).
"""

import re
from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from selon.article import Article, Span, Spans
from selon.languages import table
from selon.reading.reading import Attribution, Place, Timex
from selon.reading.scene import scenes
from selon.reading.words import sentence_starts, words

FAR = 100  # characters between a cue and a time that still is the cue's, contents and sources left out
FEW = 2  # words before a time that opens its clause: "au mois de", "on"
BREAK = re.compile(r"[.,;:–—()]")
ENTRY = re.compile(r"\s[-–—]\s")  # "8h16 - …": the hour of an entry, not of a saying
NO_TIME = ("PRESENT_REF", "FUTURE_REF")  # "now" says of a saying only that it was said
BLANK = "\0"

T = TypeVar("T")


def placed(
    article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex], places: Sequence[Place]
) -> list[Attribution]:
    """The attributions, each with the times and places that the text gives it."""
    sayings = _Sayings(article, attributions, timexes)
    said = sayings.said()
    cues = _Sorted((b.cue[0], b.id) for b in attributions if b.cue)
    dates = _Sorted((t.span, i) for i, t in enumerate(timexes) if _dates(t))
    where = _Sorted((places[i].span, i) for i in scenes(article, places))
    out = []
    for a in attributions:
        of_sayings = {said[b] for b in cues.within(a.content) if b != a.id}
        happened = {i for i in dates.within(a.content) if i not in of_sayings} | sayings.left_of_content(a)
        there = tuple(where.within(a.content))
        out.append(replace(a, said=said[a.id], happened=tuple(sorted(happened)), places=there))
    return out


class _Sorted(Generic[T]):
    """Spans in text order, each with what it stands for: those within other spans are found without looking at all."""

    def __init__(self, spans: Iterable[tuple[Span, T]]) -> None:
        self.all = sorted(spans, key=lambda pair: pair[0])
        self.starts = [span.start for span, _ in self.all]

    def within(self, roles: Iterable[Span]) -> Iterator[T]:
        """What stands for each span that lies in one of these."""
        for role in roles:
            for span, what in self.all[bisect_left(self.starts, role.start) : bisect_left(self.starts, role.end)]:
                if role.holds(span):
                    yield what


def _held(span: Span, spans: Spans) -> bool:
    return any(s.holds(span) for s in spans)


def _dates(timex: Timex) -> bool:
    """It says when something was: a date or an hour, or a span of time of which one end is known."""
    return timex.type in ("DATE", "TIME") or bool(timex.earliest or timex.latest)


class _View(NamedTuple):
    """A time as it stands to a cue in their sentence: what stands before it in its clause, between the two, and behind it."""

    clause: str
    between: str
    behind: str
    after: bool

    @property
    def direct(self) -> bool:
        """It follows the cue with nothing but words of the cue's own clause between."""
        return self.after and not BREAK.search(self.between)

    @property
    def gap(self) -> int:
        """How many characters are between."""
        return len(self.between.replace(BLANK, ""))


class _Sayings:
    """The sayings of one article and the times that stand beside them."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex]) -> None:
        self.text, self.all = article.text, attributions
        facts: dict[str, Any] = table(article.language or "", "circumstance")
        self.words = {kind: frozenset(listed) for kind, listed in facts.items()}
        told = (t.type in ("DATE", "TIME") and t.value not in NO_TIME for t in timexes)
        self.times = _Sorted((t.span, (i, t.span)) for i, (t, tells) in enumerate(zip(timexes, told, strict=True)) if tells)
        self.starts = sentence_starts(article.text)
        self.beside: dict[int, list[Attribution]] = defaultdict(list)  # by sentence, so that an article costs no square
        for a in attributions:
            spans = (*a.source, *a.cue, *a.content)
            first, last = min(s.start for s in spans), max(s.end for s in spans)
            for number in range(bisect(self.starts, first), bisect(self.starts, last) + 1):
                self.beside[number].append(a)

    def said(self) -> dict[str, int | None]:
        """For each attribution the index of the time when it was said."""
        out = {a.id: self._own(a) for a in self.all}
        last: dict[str | None, Attribution] = {}  # the saying before, of those within the same one
        for a in self.all:
            before = last.get(a.parent)
            if before and out[a.id] is None and self._goes_on(before, a):
                out[a.id] = out[before.id]
            last[a.parent] = a
        return out

    def left_of_content(self, a: Attribution) -> set[int]:
        """Times in the sentence of a "selon …" that stand outside its content: all of such a sentence is what is said."""
        if not a.cue or not self._is_preposition(a.cue[0]):
            return set()
        sentence = self._sentence(a.cue[0].start)
        near = self.times.within([sentence])
        return {i for i, span in near if self._is_free(span, a.cue[0], a) and not _held(span, a.source)}

    def _own(self, a: Attribution) -> int | None:
        """The nearest time in the clause of the saying."""
        anchor = next(iter(a.cue or a.source), None)
        if anchor is None:
            return None
        sentence = self._sentence(anchor.start)
        if self._is_preposition(anchor):
            sentence = Span(anchor.start, max([anchor.end, *(s.end for s in a.source)]))
        near = [(i, span) for i, span in self.times.within([sentence]) if self._is_free(span, anchor, a)]
        if not near:
            return None
        views = [(self._view(span, anchor, sentence), i) for i, span in near]
        return min(((view.gap, i) for view, i in views if self._is_of_the_saying(view)), default=(0, None))[1]

    def _is_preposition(self, cue: Span) -> bool:
        """ "selon", "according to": the sentence around it tells what is said, so that its times are of that."""
        return _plain(self.text[slice(*cue)]) in self.words.get("prepositions", ())

    def _sentence(self, at: int) -> Span:
        """The sentence that holds a place."""
        number = bisect(self.starts, at)
        return Span(self.starts[number - 1], self.starts[number] if number < len(self.starts) else len(self.text))

    def _near(self, span: Span) -> list[Attribution]:
        """The attributions that reach into the sentence of a span."""
        return self.beside[bisect(self.starts, span.start)]

    def _is_free(self, time: Span, anchor: Span, a: Attribution) -> bool:
        """Nobody says the time but who says this, and nothing that others say parts the two.

        A time in a source is free only where what is quoted is dated by it ("according to a report published on Monday").
        """
        between = Span(min(time.end, anchor.end), max(time.start, anchor.start))
        for other in self._near(anchor):
            if any(s.holds(time) != s.holds(anchor) for s in other.content):
                return False
            if _held(time, other.source) and not (other is a and self._dates_source(time, a)):
                return False
            if other is not a and any(between.holds(s) for s in (*other.cue, *other.content)):
                return False
        return True

    def _dates_source(self, time: Span, a: Attribution) -> bool:
        """The source is a document, or published, and the time is when."""
        before = self.text[a.source[0].start : time.start]
        return (a.speaker is not None and a.speaker.kind == "document") or self._any(before, "dated")

    def _view(self, time: Span, anchor: Span, sentence: Span) -> _View:
        """The time and the cue in their sentence, in which sources and contents are blank; those that hold the saying stay."""
        shown = list(_plain(self.text[slice(*sentence)]))
        for role in (s for a in self._near(anchor) for s in (*a.source, *a.content)):
            if role.meets(sentence) and not role.holds(anchor):
                start, end = max(role.start, sentence.start) - sentence.start, min(role.end, sentence.end) - sentence.start
                shown[start:end] = BLANK * (end - start)
        line, cut = "".join(shown), sentence.start
        after = time.start >= anchor.end
        before = line[anchor.end - cut if after else 0 : time.start - cut]
        between = before if after else line[time.end - cut : anchor.start - cut]
        return _View(BREAK.split(before)[-1], between, line[time.end - cut :].lstrip(), after)

    def _is_of_the_saying(self, view: _View) -> bool:
        """The time is in the cue's clause, or in a phrase of its own beside it, and says when, not since when or of what."""
        near = [w.low for w in words(view.clause)]
        joined = not view.after and self._any(BREAK.split(view.between)[0], "joints")
        if joined or view.gap > FAR or ENTRY.match(view.between):
            return False
        alone = not view.after or view.direct or not view.behind or bool(BREAK.match(view.behind))
        if not near or not self.words:
            return alone
        if self._any(view.clause, "clauses") or self.words["spans"] & {*near[-2:]}:
            return False
        if near[0] in self.words["frames"] or near[0] in self.words["at"] and self._any(view.clause, "occasions"):
            return True
        return near[-1] not in self.words["of"] and (view.direct or (alone and len(near) <= FEW))

    def _any(self, stretch: str, kind: str) -> bool:
        """A word of that kind stands in the stretch of text."""
        return any(w.low in self.words.get(kind, ()) for w in words(stretch))

    def _goes_on(self, before: Attribution, a: Attribution) -> bool:
        """The saying goes on with the one before it: the same speaker, no word that puts it earlier, no other time told since."""
        if not before.speaker or not a.speaker or before.speaker.name != a.speaker.name:
            return False
        since = max(s.end for s in (*before.source, *before.cue, *before.content))
        until = min(s.start for s in (*a.source, *a.cue, *a.content))
        told = (span for _, span in self.times.within([Span(since, until)]))
        moved_on = any(not any(_held(t, (*x.content, *x.source)) for x in self._near(t)) for t in told)
        return not moved_on and not any(self._any(self.text[slice(*cue)], "earlier") for cue in a.cue)


def _plain(text: str) -> str:
    """The text in small letters with straight apostrophes, as long as before."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
