"""A text cut into words: where each stands, its kind, and where sentences begin and end."""

from bisect import bisect
from dataclasses import dataclass

from selon.reading.timex.lexicon import BREAK, Lexicon
from selon.reading.timex.tokens import TOKEN, low

ENDS = {".", "!", "?", "…", ";"}
OPENS = {"«", "“", '"', "-", "–", "—", "(", ":", "•", "|", "‘"}


@dataclass(slots=True)
class Text:
    """A text cut into words: where each begins and ends, the kinds of all as one string, and which are ends of lines."""

    text: str
    lexicon: Lexicon
    starts: list[int]
    ends: list[int]
    kinds: str
    breaks: list[int]

    def stands(self, at: int) -> str:
        """The word there as it stands; empty beyond the text."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.starts) else ""

    def word(self, at: int) -> str:
        """The word there as the tables write it; empty beyond the text."""
        return low(self.stands(at))

    def line(self, at: int) -> int:
        """The number of the line that the word stands in."""
        return bisect(self.breaks, at)

    def opens(self, at: int) -> bool:
        """A sentence, line or quotation begins with that word."""
        return at == 0 or self.ends_before(at) or self.stands(at - 1) in OPENS

    def ends_before(self, at: int) -> bool:
        """The word before ends a sentence, or a line. A point behind an initial does not."""
        before = self.stands(at - 1)
        if before == "." and len(self.stands(at - 2)) == 1 and self.stands(at - 2).isupper():
            return False
        return before in ENDS or "\n" in before


def cut(text: str, lexicon: Lexicon) -> Text:
    """The text as its words and their kinds."""
    starts, ends, kinds = [], [], []
    kind, known = lexicon.kind, lexicon.entries
    for match in TOKEN.finditer(text):
        word = match[0]
        entry = known.get(word)
        kinds.append(entry.kind if entry else kind(word))
        starts.append(match.start())
        ends.append(match.end())
    return Text(text, lexicon, starts, ends, "".join(kinds), [i for i, kind in enumerate(kinds) if kind == BREAK])
