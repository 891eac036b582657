"""Where: the places that an article names, resolved to GeoNames.

A name of a country or its people ("biélorusse") is the country, a state that is no more ("Union soviétique") stays without
an id, and so does a name that stands for a government ("Moscou a annoncé"): it is listed with the country and the reason,
since it is no place where something happened. What stays unclear stays unresolved, and `reason` says why.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from selon.article import Article
from selon.reading import gazetteer
from selon.reading.around import Around, tokens
from selon.reading.candidate import candidates, container, elsewhere
from selon.reading.gazetteer import CITIES, SMALLEST, Entry
from selon.reading.metonymy import Use, is_listed, uses
from selon.reading.placecues import cues
from selon.reading.placenames import PlaceNames, placenames
from selon.reading.reading import Mention, Place
from selon.reading.toponym import Toponym, toponyms
from selon.reading.whereabouts import Setting, choose, setting
from selon.reading.words import lexicon

LARGE = 500_000  # people: known everywhere, so that its name alone is enough
UNKNOWN = f"not among the places above {SMALLEST:,} people"


class Read(NamedTuple):
    """A name, how it is used, and what places it may mean."""

    toponym: Toponym
    use: Use
    entries: list[Entry]


def places(article: Article, mentions: Sequence[Mention]) -> list[Place]:
    """The places that the article names, in text order, never overlapping."""
    language = article.language or ""
    names = placenames(language)
    around = Around(article.text, tokens(article.text), cues(language))
    found = toponyms(around, mentions, names, lexicon(language))
    read = [Read(t, use, candidates(around, t)) for t, use in zip(found, uses(around, found, names.wary), strict=True)]
    kept = [r for r in read if r.use.kind != "neither" and (r.entries or r.toponym.known)]
    where = setting(
        ((r.toponym, r.entries) for r in kept if r.use.kind == "place" and r.use.sure), _outlet(article.url), names.home
    )
    resolved = _resolved(around, kept, where, names)
    return sorted([*resolved, *_unknown(around, mentions, found, names)], key=lambda p: p.span)


def _resolved(around: Around, kept: Sequence[Read], where: Setting, names: PlaceNames) -> Iterator[Place]:
    """Each name's place; a container that stands beside a name once holds for that name in the whole article."""
    pairs = [(one.toponym, other.toponym) for one, other in pairwise(kept)]
    holders = {one.key: holder for one, other in pairs if (holder := container(around, one, other))}
    listed = [is_listed(around, one, other) for one, other in pairs]
    alone = [pair for n, pair in enumerate(pairs) if not any((*listed[max(0, n - 1) : n], *listed[n + 1 : n + 2]))]
    others = {one.key: holder for one, other in alone if (holder := elsewhere(around, one, other))}
    for read in kept:
        key = read.toponym.key
        if key in others and key not in holders:
            yield _open(around.text, read.toponym, f"none of that name above {SMALLEST:,} people in {others[key].name}")
            continue
        place = _place(around.text, read, where, holders.get(key), names)
        large = any(e.id == place.geonames and e.population > LARGE for e in read.entries)
        if read.use.sure or large or where.is_home(place.country or "", key):
            yield place


def _place(text: str, read: Read, where: Setting, holder: Entry | None, names: PlaceNames) -> Place:
    """The place that a name stands for, or why it stays open."""
    toponym, use, entries = read
    known = toponym.known
    if known and known.sense in ("historic", "part"):
        why = f"a state that is no more ({known.years})" if known.years else "a part of the world that has no id here"
        return replace(_open(text, toponym, why), country=known.country or None)
    choice = choose(toponym.key, entries, where, holder) if entries else None
    if use.kind != "place":
        likely = toponym.capital or (choice.entry if choice else None)
        land = known.country if known and known.sense == "seat" else likely.country if likely else ""
        return replace(_open(text, toponym, use.reason), country=land or None)
    if choice is None:
        return _seat(text, toponym)
    if choice.entry is None:
        return _open(text, toponym, choice.reason)
    written = text[toponym.span.start : toponym.span.end]
    name = written if choice.entry.kind in CITIES else names.display.get(choice.entry.code, written)
    return _at(toponym, choice.entry, name, f"{choice.reason}; {use.reason}" if use.reason else choice.reason)


def _seat(text: str, toponym: Toponym) -> Place:
    """The city where the building stands that a power is named by."""
    written, city = text[toponym.span.start : toponym.span.end], toponym.known.city if toponym.known else ""
    found = max(gazetteer.named(gazetteer.key(city)), key=lambda e: e.kind in CITIES, default=None)
    return _at(toponym, found, city, f"the city where “{written}” stands") if found else _open(text, toponym, UNKNOWN)


def _at(toponym: Toponym, entry: Entry, name: str, reason: str) -> Place:
    return Place(span=toponym.span, name=name, geonames=entry.id, country=entry.country or None,
                 lat=entry.lat, lon=entry.lon, reason=reason)  # fmt: skip


def _open(text: str, toponym: Toponym, reason: str) -> Place:
    return Place(span=toponym.span, name=text[toponym.span.start : toponym.span.end], reason=reason)


def _unknown(around: Around, mentions: Sequence[Mention], found: Sequence[Toponym], names: PlaceNames) -> Iterator[Place]:
    """Places that the recogniser and a preposition agree on, and that the gazetteer does not have."""
    starts, taken = [t.start for t in around.tokens], {i for t in found for i in range(*t.span)}
    other = around.cues.nouns["streets"] | around.cues.nouns["directions"]
    for mention in mentions:
        if mention.kind != "place" or not taken.isdisjoint(range(*mention.span)):
            continue
        words = gazetteer.key(mention.name)
        at = bisect_left(starts, mention.span.start)
        if words in names.bodies or not other.isdisjoint(words.split()) or at == len(starts) or gazetteer.named(words):
            continue
        if around.before(at).kind == "at":
            yield Place(span=mention.span, name=mention.name, reason=UNKNOWN)


def _outlet(url: str | None) -> str:
    """The country that the address of the article ends in, as its code; "" where it says none."""
    try:
        end = (urlsplit(url or "").hostname or "").rpartition(".")[2].upper()
    except ValueError:
        return ""
    return "GB" if end == "UK" else end if len(end) == 2 and gazetteer.coded(end) else ""
