"""The language of the rules: a pattern over classes of words, made into a regular expression over one character a word.

    (THE|THIS)? < DAY MONTH YEAR? >      UPPER CASE is a class of the tables, lower case a word as it stands
    < NUMBER > (à|ou) NUMBER:other UNIT  what a class matched is known by its name, or by the name behind the colon

`?` makes what precedes it optional, brackets group, `|` separates choices, `< >` hold what is marked where the rest is
only looked at. There is no repetition, so what a rule may cost has a bound.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

PIECE = re.compile(r"[()|?<>]|[^\s()|?<>]+")
OPTIONAL = re.compile(r"\([^()]*\)\s*\?|[^\s()|]+\?")
WORDY = re.compile(r"\([^()A-ZÀ-Þ]*\)")
SPAN = "span"
SHORT = {"mon": "month", "wd": "weekday", "yy": "year", "dd": "day"}  # short forms are known by what they are short for


@dataclass(slots=True)
class Compiled:
    """A pattern as a regular expression; `first` holds the classes that it can begin with."""

    regex: str
    first: frozenset[str]


@dataclass(slots=True)
class _Parser:
    """Reads one pattern from left to right. Raises ValueError where it is not one."""

    pieces: list[str]
    chars: Callable[[str], str]
    words: Callable[[str], Iterable[str]]
    at: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def choices(self) -> tuple[str, frozenset[str], bool]:
        """(regex, classes it begins with, whether it can be empty) of choices up to a closing bracket."""
        parts = [self.sequence()]
        while self._take("|"):
            parts.append(self.sequence())
        return "|".join(p[0] for p in parts), frozenset().union(*(p[1] for p in parts)), any(p[2] for p in parts)

    def sequence(self) -> tuple[str, frozenset[str], bool]:
        """The same of pieces in a row."""
        regex, first, empty = "", frozenset[str](), True
        while self.at < len(self.pieces) and self.pieces[self.at] not in ")|>":
            part, begins, optional = self._piece()
            regex += part
            first |= begins if empty else frozenset()
            empty = empty and optional
        return regex, first, empty

    def _piece(self) -> tuple[str, frozenset[str], bool]:
        if self._take("("):
            regex, first, empty = self.choices()
            self._close(")")
            regex = f"(?:{regex})"
        elif self._take("<"):
            regex, first, empty = self.sequence()
            self._close(">")
            regex = f"(?P<{SPAN}>{regex})"
        else:
            regex, first, empty = self._symbol(self.pieces[self.at])
            self.at += 1
        if self._take("?"):
            return f"(?:{regex})?", first, True
        return regex, first, empty

    def _symbol(self, piece: str) -> tuple[str, frozenset[str], bool]:
        """A class, or a word as it stands (which may be several: l'an)."""
        name, _, role = piece.partition(":")
        if not name.isupper():
            classes = [f"={w}" for w in self.words(piece)]
            return "".join(f"[{self.chars(c)}]" for c in classes), frozenset(classes[:1]), False
        cls = name.lower()
        role = role or SHORT.get(cls, cls)
        self.names[role] = self.names.get(role, 0) + 1
        return f"(?P<{role}__{cls}__{self.names[role]}>[{self.chars(cls)}])", frozenset({cls}), False

    def _take(self, mark: str) -> bool:
        taken = self.at < len(self.pieces) and self.pieces[self.at] == mark
        self.at += taken
        return taken

    def _close(self, mark: str) -> None:
        if not self._take(mark):
            raise ValueError(f"{mark} is missing in {' '.join(self.pieces)!r}")


def compiled(pattern: str, chars: Callable[[str], str], words: Callable[[str], Iterable[str]]) -> Compiled:
    """The pattern, made ready. `chars` gives the characters of a class, `words` cuts what is written as it stands into words."""
    parser = _Parser(PIECE.findall(pattern), chars, words)
    regex, first, _ = parser.choices()
    if parser.at < len(parser.pieces):
        raise ValueError(f"{parser.pieces[parser.at]} closes nothing in {pattern!r}")
    if f"<{SPAN}>" not in regex:
        regex = f"(?P<{SPAN}>{regex})"
    return Compiled(regex, first)


def needed(pattern: str) -> str:
    """The pattern without what it can do without; of choices without a class, none."""
    shorter = OPTIONAL.sub(" ", pattern)
    return needed(shorter) if shorter != pattern else WORDY.sub(" ", pattern) if WORDY.sub(" ", pattern).strip(" <>") else pattern


def classes(pattern: str) -> set[str]:
    """The classes that a pattern names."""
    return {piece.partition(":")[0].lower() for piece in PIECE.findall(pattern) if piece.partition(":")[0].isupper()}


def literals(pattern: str, words: Callable[[str], Iterable[str]]) -> list[str]:
    """The words that a pattern gives as they stand."""
    return [w for p in PIECE.findall(pattern) if p not in "()|?<>" and not p.partition(":")[0].isupper() for w in words(p)]
