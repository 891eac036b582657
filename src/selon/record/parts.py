"""What an attribution says, one thing at a time: a quotation of three sentences makes three claims."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter

from selon.article import Span, Spans
from selon.languages import table
from selon.reading.prose import END
from selon.record.cuts import Cuts

FEWEST = 5  # words: "It's possible." says nothing without what stands beside it
CLAIMED = 2  # words of a claim at least, on either side of where another one begins
WORD = re.compile(r"\w+")
Pieces = list[Span]
NONE = Cuts()
_start, _end = attrgetter("start"), attrgetter("end")


def parts(text: str, content: Spans, language: str, cuts: Cuts = NONE) -> list[Spans]:
    """The spans of each thing that the content says, in text order; one that a cue interrupts has several.

    It is cut at the ends of its sentences, before "and that", and where another claim begins.
    """
    said: list[Pieces] = []
    for span in content:
        for first, piece in enumerate(_pieces(text, span, language)):
            if not first and said and not _ended(text, said[-1][-1].end, span.start):
                said[-1].append(piece)
            else:
                said.append([piece])
    return [tuple(pieces) for grown in _grown(text, said) for pieces in _cut(text, grown, cuts)]


def _ended(text: str, end: int, start: int) -> bool:
    """A sentence ends before text[end:start] or in it."""
    return bool(END.search(text, max(0, end - 4), start))


def _pieces(text: str, span: Span, language: str) -> Iterator[Span]:
    """The span cut where a sentence ends, and where "and that" begins another clause of what is said."""
    cuts = {m.end() for m in END.finditer(text, span.start, span.end)}
    joint = _joint(language)
    cuts |= {m.start() for m in joint.finditer(text, span.start, span.end)} if joint else set()
    edges = [span.start, *sorted(c for c in cuts if span.start < c < span.end), span.end]
    for start, end in pairwise(edges):
        held = text[start:end]
        if held.strip():
            yield Span(end - len(held.lstrip()), start + len(held.rstrip()))


@cache
def _joint(language: str) -> re.Pattern[str] | None:
    """Where a second clause begins that hangs on the same cue: "et que", "and that"; None without tables."""
    ands = table(language, "language").get("and", ())
    that = table(language, "certainty").get("grammar", {}).get("that", ())
    if not ands or not that:
        return None
    return re.compile(
        rf"(?:,\s+|\s)(?:{'|'.join(map(re.escape, ands))})\s+(?=(?:{'|'.join(map(re.escape, that))})(?:\b|(?<=')))|;\s"
    )


def _grown(text: str, said: Sequence[Pieces]) -> list[Pieces]:
    """The pieces, those of few words joined to what stands before them, or else behind."""
    out: list[Pieces] = []
    for pieces in said:
        if out and (_words(text, pieces) < FEWEST or _words(text, out[-1]) < FEWEST):
            out[-1] += pieces
        else:
            out.append([*pieces])
    return out


def _cut(text: str, pieces: Pieces, cuts: Cuts) -> Iterator[Pieces]:
    """The pieces on either side of where claims begin; what stands between two claims is left out."""
    start, end = pieces[0].start, pieces[-1].end
    claimed = cuts.claimed[bisect_right(cuts.claimed, start, key=_end) : bisect_left(cuts.claimed, end, key=_start)]
    for at in cuts.begin[bisect_right(cuts.begin, start) : bisect_left(cuts.begin, end)]:
        before, after = _clipped(pieces, start, at), _clipped(pieces, at, end)
        told = [_clipped(claimed, part[0].start, part[-1].end) for part in (before, after) if part]
        if after[0].start == at and all(_words(text, one) >= CLAIMED for one in told):
            yield _clipped(before, start, start + len(text[start : told[0][-1].end].rstrip()))
            pieces, start = after, at
    yield pieces


def _clipped(pieces: Sequence[Span], start: int, end: int) -> Pieces:
    """What of the pieces stands between two places."""
    return [Span(max(s, start), min(e, end)) for s, e in pieces if s < end and start < e]


def _words(text: str, pieces: Pieces) -> int:
    return sum(len(WORD.findall(text, s, e)) for s, e in pieces)
