"""The words, numbers and marks of a text, and what a number by itself may be: a day, a year, an hour, a decade."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

URL = r"(?:https?://|www\.)\S+"
DATE = (
    r"\d{4}([-/])\d\d\1\d\d(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?!\d))?|\d{1,2}([/.-])\d{1,2}\2\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d\d(?!\d)"
)
CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?!\d)"
GAP = r"[ \u00a0\u202f\u2009.,'’]"
NUMBER = rf"\d{{1,3}}(?:{GAP}\d{{3}})+(?!\d)|\d+[.,](?!(?:1[5-9]|20)\d\d(?!\d))\d+"
WORD = r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*"
FIRST = r"1°(?! ?[CFNSEO\d])"
TOKEN = re.compile(
    rf"{URL}|{DATE}|{CLOCK}|{NUMBER}|{FIRST}|[QTHS][1-4](?![^\W_])|\d+(?:{WORD})?\d*|{WORD}|\n\s*|"
    r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

Values = dict[str, Any]
Classes = frozenset[str]
NOTHING: tuple[Classes, Values] = (frozenset(), {})
ROMAN = re.compile(r"(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})")
ORDINAL_OF_ROMAN = re.compile(r"([IVX]+)(?:e|ᵉ|ème|º)")


def low(word: str) -> str:
    """The word as the tables write it: without capitals, with plain apostrophes, accents in one piece."""
    word = word.lower().replace("’", "'").replace("\u2011", "-")
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def words(text: str) -> list[str]:
    """The words of a phrase of the tables."""
    return [low(m[0]) for m in TOKEN.finditer(text)]


def of_value(value: float) -> frozenset[str]:
    """What a number that is written out may be."""
    if value != int(value):
        return frozenset({"number"})
    names = {"number"}
    if 1 <= value <= 31:
        names.add("day")
    if value <= 24:
        names.add("hour")
    return frozenset(names)


@lru_cache(maxsize=1 << 12)
def numeral(word: str, ordinals: Classes = frozenset(), hours: Classes = frozenset()) -> tuple[Classes, Values]:
    """What a word that begins with a digit may be, and its values; `ordinals` and `hours` are the endings that a language has."""
    if word.isdigit():
        return _digits(word)
    if word == "1°":
        return frozenset({"nth", "day", "dd"}), {"nth": 1, "day": 1, "dd": 1}
    if re.fullmatch(DATE, word):
        return _date(word)
    if re.fullmatch(CLOCK, word):
        parts = tuple(int(p) for p in word.split(":"))
        return (frozenset({"clock"}), {"clock": parts}) if parts[0] <= 24 and max(parts[1:]) < 60 else NOTHING
    if re.fullmatch(NUMBER, word):
        return _amount(word)
    if ending := re.fullmatch(r"(\d{1,4})(\D+)(\d\d)?", word):
        return _ending(int(ending[1]), low(ending[2]), ending[3], ordinals, hours, len(ending[1]))
    return NOTHING


def _digits(word: str) -> tuple[Classes, Values]:
    """A plain number: what it may be depends on its length and size."""
    if len(word) > 9 or not word.isascii():
        return NOTHING
    value, names = int(word), {"number"}
    if len(word) <= 2:
        names |= of_value(value) | ({"dd"} if 1 <= value <= 31 else set())
    if len(word) == 2:
        names |= {"yy"} | ({"minute"} if value < 60 else set())
    if len(word) == 4 and value >= 1000:
        names.add("year")
    return frozenset(names), dict.fromkeys(names, value)


def _amount(word: str) -> tuple[Classes, Values]:
    """A number with decimals or with its thousands set apart."""
    if re.fullmatch(rf"\d{{1,3}}(?:{GAP}\d{{3}})+", word):
        value: float = int(re.sub(r"\D", "", word)[:15])
    else:
        value = float(word.replace(",", ".")[:15])
    names = {"number"} | ({"hourpoint"} if re.fullmatch(r"(?:[01]?\d|2[0-3])[.][0-5]\d", word) else set())
    hour, _, minute = word.partition(".")
    return frozenset(names), {"number": value} | ({"hourpoint": (int(hour), int(minute))} if len(names) > 1 else {})


def _date(word: str) -> tuple[Classes, Values]:
    day, _, clock = word.replace("T", " ").partition(" ")
    parts = tuple(int(p) for p in re.split(r"[-/.]", day))
    if len(day) == 10 and day[4] in "-/":
        return frozenset({"isodate"}), {"isodate": parts, "at": clock}
    if "/" not in word:  # with points or hyphens the day comes first everywhere
        return frozenset({"isodate"}), {"isodate": parts[::-1], "at": ""}
    return frozenset({"numdate"}), {"numdate": parts}


def _ending(value: int, ending: str, rest: str | None, ordinals: Classes, hours: Classes, size: int) -> tuple[Classes, Values]:
    """A number and what is written onto it: 1er, 20th, 1990s, 18h30, 8pm."""
    if ending in hours and value <= 24 and int(rest or 0) < 60:
        return frozenset({"clock"}), {"clock": (value, int(rest or 0)), "half": ending}
    if rest:
        return NOTHING
    if ending in ordinals and size <= 2:
        names = {"nth"} | ({"day", "dd"} if 1 <= value <= 31 else set())
        return frozenset(names), dict.fromkeys(names, value)
    if ending == "s" and value % 10 == 0 and size in (2, 4):
        return frozenset({"decade"}), {"decade": value}
    return NOTHING


def code(word: str, units: dict[str, str]) -> tuple[Classes, Values]:
    """A quarter or half of a year by its letter and number (Q3); `units` are the letters that a language has."""
    unit = units.get(word[0]) if len(word) == 2 and word[1].isdigit() else None
    return (frozenset({"code"}), {"code": word, "unit": unit, "nth": int(word[1])}) if unit else NOTHING


@lru_cache(maxsize=1 << 10)
def roman(word: str) -> tuple[Classes, Values]:
    """The number of a century as it is written in capitals: XIX, XIXe."""
    ordinal = ORDINAL_OF_ROMAN.fullmatch(word)
    digits = ROMAN.fullmatch(ordinal[1] if ordinal else word)
    if not digits:
        return NOTHING
    tens, ones = digits.groups()
    value = 10 * len(tens) + {"IX": 9, "IV": 4}.get(ones, 5 * ("V" in ones) + ones.count("I"))
    names = ("nth", "century") if ordinal else ("roman",)
    return frozenset(names), dict.fromkeys(names, value)
