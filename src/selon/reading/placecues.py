"""The words around a name of a place, as a language's table lists them: prepositions, nouns, verbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from selon.languages import table
from selon.reading.gazetteer import key


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists of a language. Stems of four letters and more stand for all words that begin so."""

    before: dict[tuple[str, ...], str]
    at_seat: frozenset[str]
    at_city: frozenset[str]
    bare: frozenset[str]
    to: frozenset[str]
    articles: frozenset[str]
    contracted: dict[str, list[str]]
    articled: bool
    region_after: bool
    lists: frozenset[str]
    nouns: dict[str, frozenset[str]]
    auxiliaries: frozenset[str]
    skipped: frozenset[str]
    stems: dict[str, tuple[tuple[str, ...], frozenset[str]]]
    language: frozenset[str]
    language_article: frozenset[str]
    prefixes: frozenset[str]
    based: frozenset[str]

    def is_link(self, low: str) -> bool:
        """The word is an article or a preposition, or both in one."""
        return low in self.articles or (low,) in self.before or low in self.contracted

    def is_stem(self, kind: str, word: str) -> bool:
        """The word (a key) begins with a stem of that list, or is one of its short words."""
        stems, whole = self.stems[kind]
        return word in whole or word.startswith(stems)


@cache
def cues(language: str) -> Cues:
    """The word lists of a language, made ready; without a folder, none."""
    rows = table(language, "places")
    words = rows.get("words", {})
    kinds = ("of", "between", "by", "to", "at")  # what stands in two lists is read as the last of these
    return Cues(
        before={tuple(phrase.split()): kind for kind in kinds for phrase in words.get(kind, [])},
        at_seat=frozenset(words.get("at_seat", [])),
        at_city=frozenset(words.get("at_city", [])),
        bare=frozenset(words.get("bare", [])),
        to=frozenset(words.get("to", [])),
        articles=frozenset(words.get("articles", [])),
        contracted={word: parts.split() for word, parts in words.get("contracted", {}).items()},
        articled=words.get("articled", False),
        region_after=words.get("region_after", False),
        lists=frozenset(words.get("lists", [])),
        nouns={
            kind: frozenset(map(key, words.get(kind, [])))
            for kind in ("city", "region", "realm", "directions", "streets", "state")
        },
        auxiliaries=frozenset(words.get("auxiliaries", [])),
        skipped=frozenset(words.get("skipped", [])),
        stems={kind: _stems(words.get(kind, [])) for kind in ("acts", "suffers", "addressed", "given", "powers", "motion")},
        language=frozenset(rows.get("demonyms", {}).get("language", [])),
        language_article=frozenset(rows.get("demonyms", {}).get("language_article", [])),
        prefixes=frozenset(rows.get("demonyms", {}).get("prefixes", [])),
        based=frozenset(words.get("based", [])),
    )


def _stems(words: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    return tuple(w for w in words if len(w) > 3) or ("\0",), frozenset(w for w in words if len(w) < 4)
