"""Relations marked in place in the text: by colour, or, where there is none, by numbered brackets."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from rich.text import Text

from selon.article import Span
from selon.cli.plain import visible
from selon.reading.reading import Attribution, Reading

Role = Literal["source", "cue", "content", "aside"]

STYLES: dict[Role, str] = {"source": "bold cyan", "cue": "bold magenta", "content": "green", "aside": "dim"}
BRACKETS: dict[Role, str] = {"source": "[]", "cue": "<>", "content": "{}", "aside": "~~"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Mark(NamedTuple):
    """A span of the text and what it is; `number` is its relation's, empty where it needs none."""

    span: Span
    role: Role
    number: str = ""

    def opening(self, colour: bool) -> str:
        """What is put before the span."""
        if colour:
            return self.number.translate(_SUPERSCRIPT)
        return BRACKETS[self.role][0] + (f"{self.number} " if self.number else "")

    def closing(self, colour: bool) -> str:
        """What is put behind the span."""
        return "" if colour else BRACKETS[self.role][1]


def of_reading(reading: Reading) -> list[Mark]:
    """A mark for each role of each relation, numbered in their order, and for each place that is set aside."""
    asides = [Mark(repair.span, "aside") for repair in reading.repairs if not repair.read_as]
    return asides + [mark for number, a in enumerate(reading.attributions, 1) for mark in of_attribution(a, str(number))]


def of_attribution(attribution: Attribution, number: str = "") -> Iterator[Mark]:
    """A mark for each span of the relation."""
    yield from (Mark(span, "source", number) for span in attribution.source)
    yield from (Mark(span, "cue", number) for span in attribution.cue)
    yield from (Mark(span, "content", number) for span in attribution.content)


def marked(text: str, marks: Iterable[Mark], *, colour: bool, window: Span | None = None) -> Text:
    """The text, or a window of it, with its marks; what lies in two contents is underlined."""
    window = window or Span(0, len(text))
    inside = [mark for mark in marks if mark.span.start < mark.span.end and window.holds(mark.span)]
    edges = sorted(_edges(inside, colour), key=lambda edge: edge.order)
    shown, out, active = visible(text), Text(), list[Mark]()
    for before, edge in pairwise([_Edge(window.start), *edges, _Edge(window.end)]):
        out.append(shown[before.at : edge.at], _style(active))
        if edge.opens:
            active.append(edge.opens)
            out.append(edge.put, STYLES[edge.opens.role] + " not underline" if colour else None)
        elif edge.closes:
            active.remove(edge.closes)
            out.append(edge.put)
    return out


class _Edge(NamedTuple):
    """A place where a mark opens or closes; `order` keeps brackets nested."""

    at: int
    put: str = ""
    opens: Mark | None = None
    closes: Mark | None = None
    order: tuple[int, int, int, int] = (0, 0, 0, 0)


def _edges(marks: list[Mark], colour: bool) -> Iterator[_Edge]:
    """Both ends of each mark: at one place, closings come before openings, and the longer mark is the outer one."""
    for i, mark in enumerate(marks):
        start, end = mark.span
        yield _Edge(start, mark.opening(colour), opens=mark, order=(start, 1, -end, i))
        yield _Edge(end, mark.closing(colour), closes=mark, order=(end, 0, -start, -i))


def _style(active: list[Mark]) -> str:
    """The style of a stretch: that of its innermost mark, underlined inside a second content."""
    if not active:
        return ""
    innermost = min(active, key=lambda mark: mark.span.end - mark.span.start)
    nested = sum(mark.role == "content" for mark in active) > 1
    return STYLES[innermost.role] + (" underline" if nested else "")
