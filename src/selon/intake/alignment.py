"""A text and the same text with some places read otherwise, and the way from each of its characters back to the first."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from selon.article import Repair, Span


class Edit(NamedTuple):
    """`text[start:end]` is read as `new`.

    `kind` is listed, with the edit's own span or, where that alone says little, with the word `around` it; an edit without
    a kind is another way to write the same characters, which nobody needs to be told.
    """

    start: int
    end: int
    new: str
    kind: str = ""
    around: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A text after some edits. Each edit is kept as its range in this text and its range in the text before."""

    text: str
    new: tuple[Span, ...]
    old: tuple[Span, ...]
    starts: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The smallest span of the text before whose characters, read through the edits, hold those of `span`."""
        if span.start >= span.end:
            start = self._image(span.start).start
            return Span(start, start)
        return Span(self._image(span.start).start, self._image(span.end - 1).end)

    def _image(self, place: int) -> Span:
        """What one character stands for: the whole of an edit, nothing where it was inserted, or the same character."""
        at = bisect_right(self.starts, place) - 1
        if at < 0:
            return Span(place, place + 1)
        if place < self.new[at].end:
            return self.old[at]
        same = place - self.new[at].end + self.old[at].end
        return Span(same, same + 1)


def edited(text: str, edits: Iterable[Edit]) -> tuple[Step, list[Repair]]:
    """The text with its edits made, and those to be listed; of two edits that overlap the first is made."""
    pieces: list[str] = []
    made: list[Edit] = []
    new: list[Span] = []
    at = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at:
            continue
        length += edit.start - at
        new.append(Span(length, length + len(edit.new)))
        pieces += text[at : edit.start], edit.new
        length, at = new[-1].end, edit.end
        made.append(edit)
    pieces.append(text[at:])
    old = tuple(Span(e.start, e.end) for e in made)
    return Step("".join(pieces), tuple(new), old, tuple(s.start for s in new)), listed(text, made)


def listed(text: str, made: Sequence[Edit]) -> list[Repair]:
    """The repairs that the edits are, several in one word as one."""
    out: list[Repair] = []
    at = 0
    while at < len(made):
        first = made[at]
        last = at + 1
        while first.around and last < len(made) and made[last].around == first.around and made[last].kind == first.kind:
            last += 1
        if first.kind:
            whole = first.around or Span(first.start, first.end)
            out.append(Repair(span=whole, kind=first.kind, read_as=_read(text, whole, made[at:last])))
        at = last
    return out


def _read(text: str, whole: Span, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = whole.start
    for edit in edits:
        pieces += text[at : edit.start], edit.new
        at = edit.end
    return "".join([*pieces, text[at : whole.end]])
