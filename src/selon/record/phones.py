"""A word of a name as sounds: how alike two spellings of it are, and keys that the spellings of one word share.

After Steinberger and Pouliquen (2007), whose normalised names fall together letter for letter; here a letter keeps all the
sounds that it may have (`sounds.toml`), so that French ch, Spanish j and German ch need no language to be told apart.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from anyascii import anyascii

Phones = tuple[str, ...]  # a sound a place; a place with several may be any of them, "-" is none

VOWELS = frozenset("aeiou")
COARSE = {  # sounds that spellings mix up most are one in a key; vowels and breaths are left out of it
    **dict.fromkeys("szSCZJ", "s"), **dict.fromkeys("kg", "k"), **dict.fromkeys("vf", "v"), **dict.fromkeys("pb", "p"),
    **dict.fromkeys("td", "t"), **dict.fromkeys("lmnr", ""),
}  # fmt: skip
SHORT = 3  # consonants: fewer tell a name only together with its vowels
MOST_KEYS = 8
LONGEST = 40  # letters of a word that are heard
FRONT = frozenset("eiyéèêëíïý")


@cache
def _sounds() -> dict[str, Any]:
    return tomllib.loads((files("selon.record") / "sounds.toml").read_text(encoding="utf-8"))


@lru_cache(1 << 16)
def phones(word: str) -> Phones:
    """The sounds of a word, in any script."""
    table, longest = _sounds(), 7
    low = word[:LONGEST].casefold()
    found: list[str] = []
    at = 0
    while at < len(low):
        size = next((n for n in range(min(longest, len(low) - at), 0, -1) if _known(table, low, at, n) is not None), 0)
        if size:
            found += _known(table, low, at, size) or []
            at += size
        else:
            plain = "".join(c for c in anyascii(low[at]).lower() if c.isalnum())
            found += phones(plain) if plain != low[at] else [plain] * plain.isdigit()
            at += 1
    return tuple(p for n, p in enumerate(found) if not n or p != found[n - 1])


def _known(table: dict[str, Any], low: str, at: int, size: int) -> list[str] | None:
    """What the table says of the letters at that place."""
    letters = low[at : at + size]
    if not at and letters in table["first"]:
        return list(table["first"][letters])
    if at + size == len(low) and at and letters in table["last"]:
        return list(table["last"][letters])
    if low[at + size : at + size + 1] in FRONT and at + size < len(low) and letters in table["before_front"]:
        return list(table["before_front"][letters])
    found = table["letters"].get(letters)
    return None if found is None else list(found)


@lru_cache(1 << 16)
def likeness(one: str, other: str) -> float:
    """How alike two words sound, from 0 to 1."""
    if one == other:
        return 1.0
    a, b = phones(one), phones(other)
    if not a or not b:
        return 0.0
    size = (len(a) + len(b)) / 2
    weight = 1.6 if min(_consonants(a), _consonants(b)) < SHORT else 1.0
    return max(0.0, 1 - _distance(a, b, weight) / size)


def _consonants(word: Phones) -> int:
    return sum(not VOWELS & {*p} for p in word)


def _distance(a: Phones, b: Phones, weight: float) -> float:
    """The cost of turning one word into the other (Wagner and Fischer 1974); vowels count by `weight`."""
    less, more = _more(a, weight), _more(b, weight)
    row = [0.0]
    for cost in more:
        row.append(row[-1] + cost)
    for sound, gone in zip(a, less, strict=True):
        before, row = row, [row[0] + gone]
        for j, other in enumerate(b):
            row.append(min(before[j] + _instead(sound, other) * weight, before[j + 1] + gone, row[j] + more[j]))
    return row[-1]


@lru_cache(1 << 16)
def _more(word: Phones, weight: float) -> tuple[float, ...]:
    """What each sound of a word costs where the other word has it not."""
    return tuple(_one_more(word, at, weight) for at in range(len(word)))


def _one_more(word: Phones, at: int, weight: float) -> float:
    costs, sound = _sounds()["more"], word[at]
    if "-" in sound:
        return float(costs["perhaps"])
    if "Y" in sound:
        if {*sound} <= {*"iY"}:
            return float(costs["glide"])
        return float(costs["glide_or_consonant"]) if at else float(costs["glide_or_consonant_first"]) * weight  # Anne, Jeanne
    if "X" in sound:
        return float(costs["breath"])
    if not VOWELS & {*sound}:
        return float(costs["consonant"])
    beside = any(0 <= n < len(word) and (VOWELS & {*word[n]} or "Y" in word[n]) for n in (at - 1, at + 1))
    return float(costs["vowel_beside_another" if beside else "vowel"]) * weight


@cache
def _instead(one: str, other: str) -> float:
    """The cost of one sound for the other: nothing where they may be the same."""
    return min((_pair(x, y) for x in one for y in other if x != "-" and y != "-"), default=1.0)


@cache
def _pair(x: str, y: str) -> float:
    if x == y:
        return 0.0
    near = _sounds()["near"]
    found = [group[pair] for group in near.values() for pair in (x + y, y + x) if pair in group]
    return float(found[0]) if found else 1.0


@lru_cache(1 << 14)
def keys(word: str) -> tuple[str, ...]:
    """Keys for looking the word up: spellings of one word have one in common. Few, and the same for the same word."""
    found = phones(word)
    choices = [tuple(dict.fromkeys(_coarse(found, n))) for n in range(len(found))]
    made = dict.fromkeys(_key(parts, found) for parts in _some(choices))
    return tuple(made)


def _coarse(word: Phones, at: int) -> list[str]:
    """What a sound may leave in a key."""
    found: list[str] = []
    for sound in word[at]:
        if sound in "lmnr":
            found.append(sound)
        elif sound == "T":
            found += ["s", "t"]
        elif sound in COARSE:
            found.append(COARSE[sound])
        else:
            found += ["", "k"] if sound == "X" and not at else [""]
    if "v" in word[at] and at + 1 < len(word) and not VOWELS & {*word[at + 1]}:
        found.append("")  # Tikhanovskaya, Tsikhanouskaya
    return found


def _some(choices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The ways to choose, as long as they are few: the later choices are then left at their first."""
    number = 1
    limited = []
    for choice in choices:
        kept = choice if number * len(choice) <= MOST_KEYS else choice[:1]
        number *= len(kept)
        limited.append(kept)
    return list(product(*limited))


def _key(parts: tuple[str, ...], word: Phones) -> str:
    """The consonants, each once where it is doubled; with the first vowel where they are few."""
    key = ""
    for part in parts:
        if not key.endswith(part) or not part:
            key += part
    if len(key) < SHORT:
        first = next((sound for p in word for sound in p if sound in VOWELS), "")
        key += "i" if first in ("e", "i") else "a" if first else ""
    return key
