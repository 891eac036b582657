"""What is read: one text as it was published, and spans that point into it."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of `Article.text`, as it came in."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """The spans share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text as it was published. What is not known of it is None, never guessed.

    `text` keeps its exact characters, newlines included; `published` is an ISO 8601 date or date-time;
    `language` an ISO 639-1 code.
    """

    id: str
    text: str
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place that is read otherwise than it stands; `read_as` is empty where it is set aside and not read at all."""

    span: Span
    kind: str
    read_as: str
