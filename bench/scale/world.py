"""Whom and what invented articles are about: people, bodies, towns, projects and outlets, a few of them everywhere."""

import tomllib
from bisect import bisect
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, NamedTuple, TypeVar

LANGUAGES = ("fr", "es", "en")
FIRST, DAYS = date(2019, 1, 1), 2500  # when articles appear: some seven years
PEOPLE, SURNAMES, TOWNS, PROJECTS, BODIES, OUTLETS = 40_000, 15_000, 5_000, 60_000, 3_000, 300
ONSETS = (
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "j", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "st", "t",
    "tr", "v", "k", "sk", "h", "w", "z",
)  # fmt: skip
VOWELS = ("a", "e", "i", "o", "u", "ai", "é", "ou", "ia")
CODAS = ("", "", "", "l", "n", "r", "s", "t", "m", "k", "rd", "nt")

T = TypeVar("T")


@cache
def table() -> dict[str, Any]:
    """The words, as `words.toml` has them."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


class Tail(Generic[T]):
    """Things of which the first are drawn most: the n-th in proportion to 1/(n + `flat`), as words and names are (Zipf 1949)."""

    def __init__(self, things: Sequence[T], flat: float) -> None:
        self.things = things
        self.sums = [*accumulate(1 / (n + flat) for n in range(1, len(things) + 1))]

    def place(self, random: Random) -> int:
        """The place of one of them."""
        return bisect(self.sums, random.random() * self.sums[-1], 0, len(self.things) - 1)

    def drawn(self, random: Random) -> T:
        """One of them."""
        return self.things[self.place(random)]


class Town(NamedTuple):
    """A town, and the code of its country."""

    name: str
    country: str


class Outlet(NamedTuple):
    """A newspaper, and its language."""

    name: str
    language: str


class World:
    """All there is, always the same."""

    def __init__(self) -> None:
        random = Random(2)
        told = table()
        names = coined(random, SURNAMES + TOWNS + PROJECTS)
        surnames = Tail([name.title() for name in names[:SURNAMES]], 20)
        towns = [Town(name.title(), random.choice(told["countries"])) for name in names[SURNAMES : SURNAMES + TOWNS]]
        people = {f"{random.choice(told['given'])} {surnames.drawn(random)}": None for _ in range(PEOPLE)}
        self.people = Tail([*people], 3)
        self.towns = Tail(towns, 5)
        self.projects = Tail(names[SURNAMES + TOWNS :], 3)
        self.bodies = {language: Tail(self._bodies(language), 3) for language in LANGUAGES}
        self.outlets = Tail(
            [Outlet(f"{name.title()} {n}", random.choice(LANGUAGES)) for n, name in enumerate(names[:OUTLETS])], 5
        )

    def _bodies(self, language: str) -> list[str]:
        """The bodies by their names in the language: the n-th is one in all of them."""
        random, patterns = Random(3), table()[language]["bodies"]
        return [
            random.choice(patterns).format(town=random.choice(self.towns.things).name, coined=self.projects.things[-n].title())
            for n in range(1, BODIES + 1)
        ]


def coined(random: Random, count: int) -> list[str]:
    """So many words that no language has, each another."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (
            random.choice(ONSETS) + random.choice(VOWELS) + random.choice(CODAS) for _ in range(random.choice((2, 3, 3)))
        )
        found["".join(syllables)] = None
    return [*found]
