"""The language's table of certainty (languages/*/certainty.toml), made ready: phrases found in a run of words, and lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from selon.languages import table
from selon.reading.words import Word, words


@dataclass(frozen=True, slots=True)
class Certainty:
    """`phrases`: by first word, what may follow it and the kind that it is; `lists`: the words of the grammar by name."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    lists: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]

    def found(self, run: Sequence[Word]) -> list[tuple[str, int, int]]:
        """(kind, place, words) of each phrase that stands in the run."""
        lows = [w.low for w in run]
        return [
            (kind, i, len(rest) + 1)
            for i, low in enumerate(lows)
            for rest, kind in self.phrases.get(low, ())
            if tuple(lows[i + 1 : i + 1 + len(rest)]) == rest
        ]

    def negates(self, low: str) -> bool:
        """The word turns a cue round."""
        return any(kind == "negation" for _, kind in self.phrases.get(low, ())) or low.endswith("n't")


def stands(phrases: Iterable[str], lows: Sequence[str]) -> bool:
    """One of the phrases stands among the words."""
    told = f" {' '.join(lows)} "
    return any(f" {phrase} " in told for phrase in phrases)


@cache
def certainty(language: str) -> Certainty | None:
    """The table of the language; None where it has none."""
    rows = table(language, "certainty")
    if not rows:
        return None
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, entries in rows.items():
        for entry in entries if kind != "grammar" else ():
            first, *rest = [w.low for w in words(entry)]
            phrases.setdefault(first, []).append((tuple(rest), kind))
    grammar = rows["grammar"]
    return Certainty(
        phrases={first: tuple(found) for first, found in phrases.items()},
        lists={name: frozenset(found) for name, found in grammar.items()},
        endings={name: tuple(found) for name, found in grammar.items()},
    )
