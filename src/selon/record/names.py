"""The name of a person, taken to pieces: given names and surname, initials, particles, a sovereign's number."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from selon.record.given import fold, is_given, latin, small

LONGEST = 8  # words of a name that are compared
ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
ORDINAL = re.compile(r"(?:I|1)er|[IVX]+(?:e|\.)")
WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*\.?")
HAN = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")
SERVANT = re.compile(r"abd(?:[aeu]l|oul)?|абд[аеу]ль?")


class Word(NamedTuple):
    """A word of a name: as it is compared, whether it is an initial, and which hyphenated compound it belongs to."""

    form: str
    initial: bool
    compound: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, given names first. `number` is a sovereign's, `junior` what tells the younger from the elder."""

    words: tuple[Word, ...]
    number: str = ""
    junior: str = ""
    sure: bool = field(default=False, compare=False)  # its spelling says which word is the surname

    @property
    def whole(self) -> bool:
        """It names a person by itself: a given name or its initial and a surname, or a name and a number."""
        return bool(self.words) and (bool(self.number) or (len(self.words) > 1 and not self.words[-1].initial))

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(word.form for word in self.words)


@lru_cache(1 << 16)
def parsed(text: str) -> Name:
    """The parts of a name as it is written."""
    if HAN.fullmatch(text.strip()):
        one = text.strip()
        return Name((Word(latin(one[:1]), False, None), Word(latin(one[1:]), False, None)))
    surname, comma, given = text.partition(",")
    turn = bool(comma) and fold(given.strip()) not in small("junior")
    if turn:
        text = f"{given} {surname}"
    parts = [(found, n if "-" in part else None) for n, part in enumerate(text.split()[:16]) for found in WORD.findall(part)]
    parts, junior = _without_junior(parts)
    parts, number = _without_number(parts)
    ordered = _surname_last(parts)
    return Name(tuple(_words(ordered)[:LONGEST]), number, junior, sure=turn or ordered != parts)


Part = tuple[str, int | None]


def _without_junior(parts: list[Part]) -> tuple[list[Part], str]:
    last = fold(parts[-1][0]).rstrip(".") if len(parts) > 2 else ""
    return (parts[:-1], last) if last in small("junior") else (parts, "")


def _without_number(parts: list[Part]) -> tuple[list[Part], str]:
    """A sovereign's number stands last, after no more than three names."""
    last = parts[-1][0] if 1 < len(parts) < 5 else ""
    if ORDINAL.fullmatch(last) or (ROMAN.fullmatch(last) and "." not in last):
        return parts[:-1], "I" if last.startswith("1") else last.removesuffix("er").rstrip("e.")
    return parts, ""


def _surname_last(parts: list[Part]) -> list[Part]:
    """A surname that stands first in capitals, the rest in small letters, belongs last: "TUSK Donald"."""
    capitals = [len(part) > 1 and part.isupper() and "." not in part for part, _ in parts]
    lead = capitals.index(False) if False in capitals else 0
    return parts[lead:] + parts[:lead] if lead and not any(capitals[lead:]) else parts


def _words(parts: list[Part]) -> list[Word]:
    """The words that are compared: no particles; "Abd al-", "Abdel" are one with what follows."""
    found: list[Word] = []
    servant = ""
    for n, (part, compound) in enumerate(parts):
        form = unicodedata.normalize("NFC", part.casefold()).rstrip(".")
        initial = len(form) == 1 and (part.endswith(".") or part.isupper())
        if initial:
            servant = ""
        elif servant:
            if form in small("particles") and n + 1 < len(parts):
                continue
            form, servant = servant + form, ""
        elif n + 1 < len(parts) and SERVANT.fullmatch(form):
            servant = form
            continue
        elif form in small("particles") and n + 1 < len(parts) and not (n == 0 and is_given(form) and compound is None):
            continue
        if form:
            found.append(Word(form, initial, compound))
    return found
