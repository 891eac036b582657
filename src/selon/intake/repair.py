"""What tag-stripping, machine translation and bad encodings do to a text, read as it was meant; spans keep pointing at it."""

from dataclasses import dataclass

from selon.article import Repair, Span


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as it was meant, and the way back from its characters to those of the text as it came."""

    text: str
    repairs: tuple[Repair, ...] = ()

    def back(self, span: Span) -> Span:
        """The span of the text as it came that a span of the repaired text stands for."""
        return span


def repaired(text: str, language: str) -> Repaired:
    """The text as it was meant, with every repair listed by its span in the text as it came."""
    return Repaired(text)
