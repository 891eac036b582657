"""Numbers that are written in several words, made one: "vingt et un", "treinta y cinco", "two hundred and fifty"."""

from typing import NamedTuple

from selon.reading.timex.text import Text
from selon.reading.timex.tokens import Values, of_value

POWERS = (100, 1000, 1_000_000, 1_000_000_000)


class Item(NamedTuple):
    """A word, number or phrase of a run: its kind, its values, and its first and last word."""

    kind: str
    values: Values
    first: int
    last: int


def joined_numbers(text: Text, items: list[Item]) -> list[Item]:
    """The items, each number that goes on with the next made one with it."""
    made: list[Item] = []
    for item in items:
        size, joined = _with_previous(text, made, item)
        if size:
            del made[-size:]
        made.append(joined)
    return made


def _with_previous(text: Text, made: list[Item], item: Item) -> tuple[int, Item]:
    """How many of the items before go into one number with this, and that number; none, and this."""
    value = item.values.get("number")
    if not made or not isinstance(value, int) or _is_digit(text, item):
        return 0, item
    linked = len(made) > 1 and made[-1].first == made[-1].last and text.word(made[-1].last) in text.lexicon.near["number_links"]
    head = made[-2] if linked else made[-1]
    whole = _together(head.values.get("number"), value, linked=linked, digits=_is_digit(text, head))
    if whole is None:
        return 0, item
    names = of_value(whole)
    return 2 if linked else 1, Item(text.lexicon.kinds[names], dict.fromkeys(names, whole), head.first, item.last)


def _is_digit(text: Text, item: Item) -> bool:
    """The number stands in figures."""
    return text.text[text.starts[item.first]].isdigit()


def _together(first: float | None, second: int, *, linked: bool, digits: bool) -> float | None:
    """What two numbers make together; None where they are two. Figures take a power alone: "3 millions"."""
    if not isinstance(first, int | float) or first <= 0:
        return None
    if second in POWERS:
        return first * second if first < second and not linked and (not digits or second >= 1000) else None
    if digits or first != int(first) or second <= 0:
        return None
    tens = first % 100 in range(20, 91, 10) and second < 10
    teens = first % 100 in (60, 80) and 10 <= second < 20  # soixante-dix, quatre-vingt-onze
    hundreds = first % 100 == 0 and first >= 100 and second < min(first, 1000)
    return first + second if tens or teens or hundreds else None
