"""The figures of a text: what it counts, how long it says things last, and on which days it says they happen.

Written in digits with whatever separators, or in words where text2num knows the language: "50,000", "50 000", "50.000" and
"cincuenta mil" are one figure. What is not understood is left out: a figure that is missing never clashes.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from selon.article import Spans
from selon.reading.reading import Timex

NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,   '’]\d{3})+(?:[.,]\d{1,2})?(?!\w)|(?<!\w)\d++(?:[.,]\d++)?+(?!\w)")
GROUPED = re.compile(r"[.,   '’](?=\d{3}(?!\d))")
SCALE = re.compile(
    r"\s+(?:de\s+)?(?:(mil\b|thousand|tausend|тыс|1000(?!\d))|(million|millón|mln|млн|миллион|мільйон|1000000(?!\d))"
    r"|(milliard|billion|mld|млрд|миллиард|мільярд|1000000000))",
    re.IGNORECASE,
)
HALF = re.compile(r"\b(?:half an?|half|demi|medio|halbe|mezzo|meio)[\s-]+$", re.IGNORECASE)
DOZEN = re.compile(r"\b(?:dozen|douzaine|docena|dutzend|dozzina|дюжин\w*)\b", re.IGNORECASE)
LEAST = 2  # "one" stands in every text and counts nothing
PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
DAYS = (365.0, 30.4, 7.0, 1.0)
ROUNDED = 0.05  # "some 1,200" and "1,237" are one figure


class Figures(NamedTuple):
    """Numbers as they count, durations in days, and days as (first, last)."""

    numbers: tuple[float, ...] = ()
    durations: tuple[float, ...] = ()
    days: tuple[tuple[str, str], ...] = ()


def figures(text: str, where: Spans, language: str, timexes: Sequence[Timex]) -> Figures:
    """The figures of the text in these spans."""
    here = [t for t in timexes if any(s.holds(t.span) for s in where)]
    told = [t.span for t in here if t.type == "DURATION" or (t.earliest and t.latest)]
    words = " … ".join(_without(text, s.start, s.end, told) for s in where)
    return Figures(
        numbers=tuple(sorted(numbers(words, language))),
        durations=tuple(sorted({d for t in here if t.type == "DURATION" if (d := _days(t.value))})),
        days=tuple(sorted({(t.earliest, t.latest) for t in here if t.earliest and t.latest and t.type != "DURATION"})),
    )


def numbers(text: str, language: str) -> set[float]:
    """The numbers of a text, from 2 on."""
    digits = DOZEN.sub("12", _in_digits(text, language))
    out, at = set(), 0
    while found := NUMBER.search(digits, at):
        value, at = _scaled(digits, found)
        out.add(value)
    return {value for value in out if value >= LEAST}


def _in_digits(text: str, language: str) -> str:
    """The text, its numbers in words as digits."""
    from text_to_num import alpha2digit

    try:
        told: str = alpha2digit(text, language)
    except ValueError:  # a language that it does not know
        return text
    return told


def _scaled(text: str, found: re.Match[str]) -> tuple[float, int]:
    """What the digits count with what stands around them ("half a million", "2,3 milliards"), and where that ends."""
    value = _value(found[0])
    if value in (1e6, 1e9) and HALF.search(text, max(0, found.start() - 12), found.start()):
        return value / 2, found.end()
    scale = SCALE.match(text, found.end())
    return (value * (1e3, 1e6, 1e9)[(scale.lastindex or 1) - 1], scale.end()) if scale else (value, found.end())


def _value(digits: str) -> float:
    whole = GROUPED.sub("", digits).replace(",", ".")
    return float(whole) if whole.count(".") < 2 else 0.0


def _without(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """text[start:end], the spans blanked."""
    out = text[start:end]
    for s, e in spans:
        if start <= s and e <= end:
            out = out[: s - start] + " " * (e - s) + out[e - start :]
    return out


def _days(value: str) -> float:
    """How many days a TIMEX3 duration lasts; 0 where it says hours, or nothing that counts."""
    found = PERIOD.fullmatch(value)
    return sum(int(n) * days for n, days in zip(found.groups(), DAYS, strict=True) if n) if found else 0.0


def shared(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The numbers of one that the other has, too, as far as one may be the other rounded."""
    return [a for a in one if any(_near(a, b) for b in other)]


def _near(a: float, b: float) -> bool:
    return a == b or (abs(a - b) <= ROUNDED * max(a, b) and (_round(a) or _round(b)))


def _round(number: float) -> bool:
    """Two digits say it all: 1,200, or 90."""
    return number >= 30 and float(f"{number:.1e}") == number


def clash(one: Figures, other: Figures) -> str:
    """What they say differently, as a phrase; empty where no figure keeps them apart."""
    days = _met(one.days, other.days)
    if days is False:
        return f"another day: {one.days[0][0]}, not {other.days[0][0]}"
    if not days and one.numbers and other.numbers and not shared(one.numbers, other.numbers):
        return f"another figure: {one.numbers[0]:g}, not {other.numbers[0]:g}"
    return ""


def _met(one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> bool | None:
    """Some day is in both; None where one has no days."""
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other) if one and other else None


def agreed(one: Figures, other: Figures) -> str:
    """The figure or the day that they share, as a phrase; empty where there is none."""
    both = shared(one.numbers, other.numbers)
    if both:
        return f"{max(both):g} in both"
    return "the same day" if _met(one.days, other.days) else ""
