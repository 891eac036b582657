"""What is known of given names: their genders, which stand for each other, and the small words between names."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

from selon.languages import first_names
from selon.record.fold import fold as folded


@lru_cache(1 << 16)
def fold(word: str) -> str:
    """The word without capitals and accents."""
    return folded(word)


@lru_cache(1 << 16)
def spelled(word: str) -> tuple[str, str]:
    """The word as the tables may have it: without accents, and in Latin letters."""
    return fold(word), latin(word)


@lru_cache(1 << 16)
def latin(word: str) -> str:
    """The word in Latin letters without accents."""
    return anyascii(word).lower().replace("'", "")


@cache
def table() -> dict[str, list[str]]:
    """The table, as `languages/given_names.toml` has it."""
    rows = tomllib.loads((files("selon.languages") / "given_names.toml").read_text(encoding="utf-8"))
    return {key: list(value) for key, value in rows.items()}


@cache
def rows(kind: str) -> dict[str, frozenset[int]]:
    """For each given name the numbers of the rows of that kind (same, short, reigning) that hold it."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(table()[kind]):
        for word in map(fold, row.split()):
            found[word] = found.get(word, frozenset()) | {number}
    return found


def rows_of(word: str, kind: str) -> frozenset[int]:
    """The rows of that kind that hold the word, in one spelling or another."""
    return frozenset[int]().union(*(rows(kind).get(form, frozenset()) for form in spelled(word)))


@cache
def small(kind: str) -> frozenset[str]:
    """The words of that kind (particles, junior)."""
    return frozenset(table()[kind])


@cache
def gender(word: str) -> str:
    """The gender that lists of first names give the word, in any script; "" where they have none."""
    lists = (first_names(), first_names(words=True))
    return next((names[form] for form in spelled(word) for names in lists if form in names), "")


def is_given(word: str) -> bool:
    """The word is known as a given name."""
    return bool(gender(word)) or any(rows_of(word, kind) for kind in ("same", "short"))
