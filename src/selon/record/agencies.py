"""News agencies: the one that an article credits ("PARIS (AFP) –", "with Reuters"), or on whose word something stands in it."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from selon.article import Article
from selon.record.fold import fold

HEAD, TAIL = 200, 120  # characters of a text where it credits an agency
DASH = r"(?:\s*[–—]|[\s.]-)\s"
DATELINES = (
    re.compile(rf"([^\n–—]{{2,80}}?){DASH}"),  # "MINSK, 1 June, TASS – The bridge …"
    re.compile(rf"[^\n–—]{{2,60}}?{DASH}([^\n.]{{2,30}})\."),  # "MINSK, 1 June – TASS. The bridge …"
)
ASIDE = re.compile(r"[(\[/]([^()\[\]/\n]{2,60})[)\]/]")
FEW = 6  # words of a last line that is no sentence: "With AFP and Reuters"
SHORT = 4  # letters: such a name is one only in capitals
WORD = re.compile(r"\w+")


class Called(NamedTuple):
    """One of an agency's names, in words as they are compared."""

    words: tuple[str, ...]
    agency: str


def credited(article: Article) -> str | None:
    """The agency that publishes the article, or that it says it has its report from; the first of several."""
    places = (article.outlet or "", article.byline or "", *_places(article.text))
    return next((found for place in places if (found := named(place))), None)


def named(text: str) -> str | None:
    """The agency that the words name: the first, in its longest name ("Interfax-Ukraine" is not Interfax)."""
    whole = [*WORD.finditer(text)]
    words = [fold(m[0]) for m in whole]
    for n in range(len(words)):
        for name in _by_first().get(words[n], ()):
            if tuple(words[n : n + len(name.words)]) == name.words and _is_name(whole[n][0], name):
                return name.agency
    return None


def _is_name(word: str, name: Called) -> bool:
    """It is no other word that is written alike: "AP", not "ap"."""
    return len(name.words) > 1 or len(word) > SHORT or word.isupper()


def _places(text: str) -> Iterator[str]:
    """Where a text credits an agency: its dateline, an aside at its beginning or end, its last line."""
    head, tail = text[:HEAD].lstrip(), text[-TAIL:].rstrip()
    for dateline in DATELINES:
        if found := dateline.match(head):
            yield found[1]
    yield from ASIDE.findall(head)
    yield from reversed(ASIDE.findall(tail))
    last = tail.rpartition("\n")[2]
    if len(WORD.findall(last)) <= FEW:
        yield last


@cache
def _by_first() -> dict[str, list[Called]]:
    """The names of all agencies by their first word, the longest first."""
    table = tomllib.loads((files("selon.languages") / "agencies.toml").read_text(encoding="utf-8"))
    found: dict[str, list[Called]] = {}
    for agency, others in table.items():
        for name in (agency, *others):
            words = tuple(WORD.findall(fold(name)))
            found.setdefault(words[0], []).append(Called(words, agency))
    return {first: sorted(names, key=lambda name: (-len(name.words), name)) for first, names in found.items()}
