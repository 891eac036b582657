"""The words of a run as rules see them: phrases of the tables and written-out numbers made one, numbers within names left out."""

import re

from selon.reading.timex.lexicon import OTHER
from selon.reading.timex.numbers import Item, joined_numbers
from selon.reading.timex.text import Text
from selon.reading.timex.tokens import low

NUMBER_ONLY = frozenset({"number"})
CURRENCY = ("$", "€", "£")
OTHER_UNITS = ("%", "‰", "°", *CURRENCY)
NAMED_YEARS = range(1980, 2061)  # JO-2024, Mondial-1998
LONGER_BEHIND = re.compile(r"[-/](?:\d{3}(?!\d)|\d{5})|-[^\W\d_]")
LONGER_BEFORE = re.compile(r"(?:^|\D)\d{1,3}[-/]$|\d{5,}[-/]$")


def items(text: Text, start: int, end: int) -> tuple[list[Item], list[Item]]:
    """The words of a run, once with the phrases of the tables made one, once without ("the past" and "the past | year").

    The second is empty where it would be the same.
    """
    joined: list[Item] = []
    loose: list[Item] = []
    at = start
    while at < end:
        phrase = _phrase(text, at, end)
        last = phrase.last if phrase else at
        joined.append(phrase or _word(text, at))
        if phrase and text.word(last) == "'":  # an article that is cut short is never two words
            loose.append(phrase)
        else:
            loose += [_word(text, i) for i in range(at, last + 1)] if phrase else joined[-1:]
        at = last + 1
    return joined_numbers(text, joined), joined_numbers(text, loose) if len(loose) > len(joined) else []


def _word(text: Text, at: int) -> Item:
    """One word by itself; a number as it may be read where it stands."""
    word = text.stands(at)
    item = Item(text.kinds[at], text.lexicon.values(word), at, at)
    return _free(text, item) if word[0].isdigit() else item


def _phrase(text: Text, at: int, end: int) -> Item | None:
    """The longest phrase of the tables that begins there."""
    for key, entry in text.lexicon.phrases.get(text.word(at), ()):
        if at + len(key) <= end and all(text.word(at + i) == word for i, word in enumerate(key)):
            return Item(entry.kind, entry.values, at, at + len(key) - 1)
    return None


def _free(text: Text, item: Item) -> Item:
    """The number as it may be read where it stands: not within a name or an address (S-400, @2010), less where it is a price."""
    start, end, whole = text.starts[item.first], text.ends[item.first], text.text
    before, after = whole[max(0, start - 2) : start], whole[end : end + 2]
    if _is_within(text, item, before, after):
        return Item(OTHER, {}, item.first, item.last)
    if before.endswith(CURRENCY) or after.startswith(OTHER_UNITS) or _is_reference(whole, start, end):
        return _amount(text, item)
    return item


def _is_within(text: Text, item: Item, before: str, after: str) -> bool:
    """The number is part of something that is no number."""
    if before[-1:].isalnum() or before.endswith(("_", "@", "#", "=", "&", "\\", "+")) or after.startswith(("_", "@")):
        return True
    if after[:1] == "/" and after[1:].isalpha():
        return True
    return before.endswith(("-", ".", "/")) and before[0].isalpha() and not _is_prefixed(text, item)


def _is_prefixed(text: Text, item: Item) -> bool:
    """The number is joined to a word that leaves it one: mi-2024, JO-2024."""
    word = text.stands(item.first - 2)
    if low(word) in text.lexicon.near["prefixes"]:
        return True
    named = text.stands(item.first - 1) == "-" and len(word) > 1 and word[0].isupper()
    return named and item.values.get("year") in NAMED_YEARS


def _is_reference(whole: str, start: int, end: int) -> bool:
    """A number of four digits is part of another: of a law (2010-123), a telephone (555-2010)."""
    if end - start != 4:
        return False
    return bool(LONGER_BEHIND.match(whole, end) or LONGER_BEFORE.search(whole[max(0, start - 6) : start]))


def _amount(text: Text, item: Item) -> Item:
    """The number as a number of things and nothing else."""
    if "number" not in item.values:
        return Item(OTHER, {}, item.first, item.last)
    return Item(text.lexicon.kinds[NUMBER_ONLY], {"number": item.values["number"]}, item.first, item.last)
