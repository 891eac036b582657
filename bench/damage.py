"""Damage done to clean text on purpose, one kind at a time, so that it is known what was meant."""

import random
import re
from collections.abc import Callable, Iterator

from selon.intake.lexicon import lexicon

Edit = tuple[int, int, str]
Damage = Callable[[str, str], Iterator[Edit]]  # (text, language) -> where it could strike

APART = 120  # characters between two damages, so that each is seen alone
AT_MOST = 6  # in one article
COMMON = -2.8  # the level of the 100 commonest words of a language


def places(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Damage:
    """What the pattern finds is replaced."""

    def found(text: str, _: str) -> Iterator[Edit]:
        for match in re.finditer(pattern, text):
            yield (*match.span(), new if isinstance(new, str) else new(match))

    return found


def common_words(text: str, language: str) -> Iterator[Edit]:
    """Two words glued, one of which is among the commonest of the language."""
    words = lexicon(language)
    for match in re.finditer(r"(?<=\s)([a-zß-ÿœ]{2,})( )([a-zß-ÿœ]{2,})(?=[\s,.])", text):
        if words and max(map(words.level, match.group(1, 3))) > COMMON and len(match[0]) > 6:
            yield (*match.span(2), "")


def lines(**inserted: str) -> Damage:
    """A line that is none of the article's stands between two paragraphs."""

    def found(text: str, language: str) -> Iterator[Edit]:
        for match in re.finditer(r"\n", text):
            yield match.end(), match.end(), inserted[language] + "\n"

    return found


def again(text: str, _: str) -> Iterator[Edit]:
    """The longest paragraph comes a second time."""
    longest = max(text.split("\n"), key=len)
    yield len(text), len(text), "\n" + longest


def wrongly_read(match: re.Match[str]) -> str:
    """UTF-8 read as Latin-1 or, where that can be written, as Windows-1252."""
    coded = match[0].encode("utf-8")
    try:
        return coded.decode("windows-1252")
    except UnicodeDecodeError:
        return coded.decode("latin-1")


DAMAGES: dict[str, Damage] = {
    "glued, one a common word": common_words,
    "glued, any two words": places(r"(?<=[a-zß-ÿ]{2}) (?=[a-zß-ÿ]{2})", ""),
    "glued, two sentences": places(r"(?<=[a-zß-ÿ]{2}\.) (?=[A-ZÀ-Þ][a-zß-ÿ])", ""),
    "glued, behind a number": places(r"(?<=\d\d) (?=(?:que|qui|et|avec|para|con|and|that|the|with)\b)", ""),
    "mark turned round": places(r"\s?»(?=[ ,.])|”(?=[ ,.])", lambda m: "«" if "»" in m[0] else "“"),
    "mark turned round, opening": places(r"(?<=\s)«\s?|(?<=\s)“", lambda m: "»" if "«" in m[0] else "”"),
    "mark of another style": places(r"(?<=\w)(?:\s?»|”)", '"'),
    "space lost beside a mark": places(r"(?<=[a-zß-ÿ]) (?=[«“])|(?<=[»”]) (?=\w{3})", ""),
    "quotation not closed": places(r"(?<=\.)\s?[»”](?=\n|$)", ""),
    "wrong encoding": places(r"[à-ÿ’“”«»œ]+", wrongly_read),
    "entities": places(r"['’é«»]", lambda m: f"&#{ord(m[0])};"),
    "tags": places(r"(?<=\w) (?=\w)", lambda m: " <b>" if m.start() % 2 else "</i> "),
    "soft hyphens": places(r"(?<=\w{3})(?=\w{3})", "\xad"),
    "zero-width characters": places(r"(?<=\w{3})(?=\w{3})", "\u200b"),
    "word broken at a line's end": places(r"(?<=[a-zß-ÿ]{4})(?=[a-zß-ÿ]{4})", "-\n"),
    "headline, another language": lines(
        fr="[El alcalde aplaza la visita a las obras]",
        es="[Le maire reporte la visite du chantier]",
        en="[El alcalde aplaza la visita a las obras]",
    ),
    "headline, the same language": lines(
        fr="[Le maire reporte la visite du chantier]",
        es="[El alcalde aplaza la visita a las obras]",
        en="[Mayor puts off visit to building site]",
    ),
    "boilerplate": lines(
        fr="Lire aussi : le port en chiffres", es="Te puede interesar: el puerto en cifras", en="Read more: the port in figures"
    ),
    "paragraph repeated": again,
}


def damaged(text: str, language: str, kind: str, rng: random.Random) -> tuple[str, list[Edit]]:
    """The text with a few places damaged, and what was done to it."""
    found = list(DAMAGES[kind](text, language))
    rng.shuffle(found)
    kept: list[Edit] = []
    for edit in found:
        if len(kept) < AT_MOST and all(abs(edit[0] - other[0]) > APART for other in kept):
            kept.append(edit)
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(kept):
        pieces += text[at:start], new
        at = end
    return "".join([*pieces, text[at:]]), kept
