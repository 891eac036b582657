"""Where something is told to be: of the places that a text names, those that a preposition of place stands before.

"À Minsk", "dans le nord du Mali", "sur le territoire biélorusse" say where; "la Russie a livré", "l'armée malienne", "livré à la
Biélorussie" name a country without saying that anything happened there.
"""

import re
from collections.abc import Sequence

from selon.article import Article
from selon.languages import table
from selon.reading.reading import Place
from selon.reading.words import words

BEFORE = 60  # characters before a place that are looked at
LISTED = re.compile(r"\s*(?:,|\(|/|\b(?:et|y|e|and|ou|o|or)\b)?\s*(?:(?:à|en|au|aux|in)\s)?\s*\Z", re.IGNORECASE)


def scenes(article: Article, places: Sequence[Place]) -> list[int]:
    """The indices of the resolved places that the text puts something at; those of a list are all where its first is."""
    facts = {kind: frozenset(listed) for kind, listed in table(article.language or "", "circumstance").items()}
    out: list[int] = []
    for i, place in enumerate(places):
        follows = bool(out) and out[-1] == i - 1
        listed = follows and LISTED.match(article.text[places[i - 1].span.end : place.span.start])
        if place.geonames is not None and (not facts or listed or _is_located(article.text, place, facts)):
            out.append(i)
    return out


def _is_located(text: str, place: Place, facts: dict[str, frozenset[str]]) -> bool:
    """A preposition of place stands before it, with or without its article, or before a part of it ("le nord de")."""
    before = [w.low for w in words(text, max(0, place.span.start - BEFORE), place.span.start)]
    if not before:
        return False
    if before[-1] in facts["where"]:
        return True
    bare = _without(before, facts["articles"])
    if len(bare) < len(before) and bare and bare[-1] in facts["where_the"]:
        return True
    part = _without(bare, facts["of"])
    if len(part) < len(bare) and facts["near"].intersection(part[-1:]):
        return True
    ground = _without(part, facts["parts"])
    if len(ground) == len(part) or not ground:
        return False
    opening = _without(ground, facts["articles"])[-1:]
    return ground[-1] in facts["where"] or bool(facts["where_the"].intersection(opening))


def _without(run: list[str], kind: frozenset[str]) -> list[str]:
    """The words without those of a kind at their end."""
    while run and run[-1] in kind:
        run = run[:-1]
    return run
