"""What a language knows of the words of time: a kind for every word, as one character, and rules over kinds.

A word may belong to several classes ("mañana": a day and a part of a day). Each set of classes has a character of its own,
so that a text becomes a string of kinds, and a rule a regular expression over it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from selon.reading.timex.tokens import NOTHING, Classes, Values, code, low, numeral, roman

OTHER, BREAK, END = ".", "\n", "!"  # kinds of what no rule looks at: any other word, a new line, the end of a sentence
FIRST_KIND = 0xE000  # of the private use area: nothing that a text or a pattern means


class Entry(NamedTuple):
    """What a word or phrase of the tables is: its kind, and a value for each of its classes."""

    kind: str
    values: Values


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule matches (`span` is the group that it marks), which maker makes something of it, and what it says itself."""

    regex: re.Pattern[str]
    maker: str
    says: Values
    order: int
    span: int


@dataclass(slots=True)
class Lexicon:
    """One language: its words, phrases of several words (by their first), rules (by the kinds they can begin with), tenses.

    `near` lists words that tell something of a time they stand next to, by what they tell; `capitals` says that names of days
    and months have one, `northern` where its seasons are; the rest is how it writes numbers.
    """

    capitals: bool = False
    northern: bool = False
    numeric: str = ""
    ordinals: Classes = frozenset()
    hours: Classes = frozenset()
    codes: dict[str, str] = field(default_factory=dict)
    near: dict[str, Classes] = field(default_factory=dict)
    tense: dict[str, Any] = field(default_factory=dict)
    kinds: dict[Classes, str] = field(default_factory=lambda: {frozenset(): OTHER})
    entries: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    strong: re.Pattern[str] = re.compile("(?!)")

    def kind(self, word: str) -> str:
        """The character of a word's kind."""
        if "\n" in word:
            return BREAK
        entry = None if word[0].isdigit() else self._entry(word)
        if entry:
            return entry.kind
        return END if word in ".!?…;" else self.kinds[self._by_form(word)[0]]

    def values(self, word: str) -> Values:
        """The values of a word's classes."""
        entry = self._entry(word)
        return entry.values if entry else self._by_form(word)[1]

    def _entry(self, word: str) -> Entry | None:
        """What the tables say of a word: as it stands, else as it is written small."""
        return self.entries.get(word) or self.entries.get(low(word))

    def _by_form(self, word: str) -> tuple[Classes, Values]:
        """What a word that no table has is by its form: a number, the number of a century, a quarter."""
        if word[:1].isdigit():
            return numeral(word, self.ordinals, self.hours)
        if word[:1] in ("I", "V", "X") and len(word) < 8:
            return roman(word)
        return code(word, self.codes) if word[:1] in self.codes else NOTHING

    def kind_of(self, classes: Iterable[str]) -> str:
        """The character of a set of classes, a new one where the set is new."""
        return self.kinds.setdefault(frozenset(classes), chr(FIRST_KIND + len(self.kinds)))

    def letters(self, name: str) -> str:
        """The characters of all kinds that belong to a class, as the inside of a set; one that no kind has where none does."""
        return "".join(kind for classes, kind in self.kinds.items() if name in classes) or "\0"
