"""The inflected forms of a verb, by the language's table of endings (languages/*/inflection.toml); accents are folded."""

from collections.abc import Iterable
from functools import cache

from selon.languages import table
from selon.reading.words import fold


@cache
def forms(language: str, verb: str) -> frozenset[str]:
    """The forms of the infinitive, itself among them; that alone where the table knows no such ending."""
    base, known = fold(verb), table(language, "inflection")
    irregular = known.get("irregular", {})
    if base in irregular:
        return frozenset({base, *irregular[base].split()})
    lender = _longest(base, [key[1:] for key in irregular if key.startswith("-")])
    if lender:
        return frozenset({base, *_put(base.removesuffix(lender), irregular["-" + lender])})
    ending = _longest(base, known.get("endings", ()))
    if not ending:
        return frozenset({base})
    stems = [base.removesuffix(ending), *known.get("stems", {}).get(base, "").split()]
    return frozenset({base}.union(*(_put(stem, known["endings"][ending]) for stem in stems)))


def _longest(base: str, endings: Iterable[str]) -> str:
    """The longest of the endings that the verb has; empty where it has none."""
    return max((ending for ending in endings if base.endswith(ending)), key=len, default="")


def _put(stem: str, endings: str) -> set[str]:
    return {stem + ending.replace("~", "") for ending in endings.split()}
