"""What an attribution says, one thing at a time: a quotation of three sentences makes three claims."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from selon.article import Span, Spans
from selon.languages import table
from selon.record.cuts import Cut

# A sentence ends at its mark and what closes behind it; not after a number or a single letter ("18. Februar", "M. Roux").
END = re.compile(r"(?<!\W\d)(?<!\W\d\d)(?<!\b[A-Z])[.!?…]+[\"”»“’)\]]*(?:\s+|$)")
FEWEST = 5  # words: "It's possible." says nothing without what stands beside it
FEWEST_CUT = 2  # words of what is cut off because another claim begins
WORD = re.compile(r"\w+")
Pieces = list[Span]


def parts(text: str, content: Spans, language: str, cuts: Sequence[Cut] = ()) -> list[Spans]:
    """The spans of each thing that the content says, in text order; one that a cue interrupts has several.

    It is cut at the ends of its sentences, before "and that", and at `cuts`.
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


def _cut(text: str, pieces: Pieces, cuts: Sequence[Cut]) -> Iterator[Pieces]:
    """The pieces at each side of the cuts; what stands between the end of one claim and the start of the next is left out."""
    here = [cut for cut in cuts if pieces[0].start < cut.start < pieces[-1].end and any(s <= cut.start < e for s, e in pieces)]
    for end, start in here:
        before, after = _until(pieces, end), _from(pieces, start)
        if min(_words(text, before), _words(text, after)) >= FEWEST_CUT:
            yield before
            pieces = after
    yield pieces


def _until(pieces: Pieces, end: int) -> Pieces:
    return [Span(s, min(e, end)) for s, e in pieces if s < end]


def _from(pieces: Pieces, start: int) -> Pieces:
    return [Span(max(s, start), e) for s, e in pieces if e > start]


def _words(text: str, pieces: Pieces) -> int:
    return sum(len(WORD.findall(text, s, e)) for s, e in pieces)
