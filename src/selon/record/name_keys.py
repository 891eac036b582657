"""The keys that names are found by: spellings of one name have one in common."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from selon.record import phones
from selon.record.given import rows_of, table
from selon.record.names import Name, Word

ANY = "*"  # the given name is an initial
LONGEST_KEY = 40


@lru_cache(1 << 14)
def sounds(name: Name) -> frozenset[str]:
    """The keys that a name is found by: of its surname, and of that with the beginning of the given name."""
    return frozenset(key[:LONGEST_KEY] for key in _sounds(name, turned=False))


@lru_cache(1 << 14)
def asked(name: Name) -> frozenset[str]:
    """The keys to look a name up by: names that may be the same have one of them among their `sounds`."""
    found = _sounds(name, turned=True)
    if name.whole and not name.words[0].initial:
        found = {key for key in found if "." in key} | {f"{key}.{ANY}" for key in found if "." not in key}
    elif name.whole:
        found = {key for key in found if "." not in key}
    return frozenset(key[:LONGEST_KEY] for key in found)


def _sounds(name: Name, *, turned: bool) -> set[str]:
    if name.number:
        return {f"{name.number}.{row}" for word in name.words[:1] for row in _reigning(word.form)}
    if len(name.words) < 2:
        return {key for form in name.forms for key in phones.keys(form)}
    found: set[str] = set()
    for place in range(1, len(name.words)):
        found |= _of(name.words[:place], name.words[place : place + 2])
    return found | _of(name.words[-1:], name.words[:-1]) if turned else found


def _of(given: Sequence[Word], rest: Sequence[Word]) -> set[str]:
    """The keys of the other words, and of two of them written as one, with each of the given names."""
    forms = [word.form for word in rest if not word.initial]
    forms += [one + other for one, other in pairwise(forms)]
    surnames = {key for form in forms for key in phones.keys(form)}
    begins = {begin for word in given for begin in ([ANY] if word.initial else _begins(word.form))}
    return surnames | {f"{key}.{begin}" for key in surnames for begin in begins}


@lru_cache(1 << 14)
def _begins(given: str) -> frozenset[str]:
    """The first consonants that forms of a given name may have."""
    first = {table()[kind][row].split()[0] for kind in ("same", "short") for row in rows_of(given, kind)}
    return frozenset(key[:1] for form in {given, *first} for key in phones.keys(form))


def _reigning(form: str) -> list[str]:
    """What forms of a sovereign's name have in common."""
    return [f"r{row}" for row in sorted(rows_of(form, "reigning"))] or [*_begins(form)]
