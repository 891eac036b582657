"""Which places a name may mean where it stands: by its article, the preposition and noun before it, and what is beside it."""

from collections.abc import Sequence

from selon.reading import gazetteer
from selon.reading.around import Around
from selon.reading.gazetteer import CITIES, PARTS, TABLE, Entry
from selon.reading.toponym import Toponym, is_clear

SHARE = 0.05  # of a region's people that live in a city of its name, where the city is meant by it


def candidates(around: Around, toponym: Toponym) -> list[Entry]:
    """The places that the name may mean here."""
    known = _known(toponym)
    lands = {k.country for k in known if k.kind in PARTS}
    found = known + [e for e in toponym.entries if e.id not in {k.id for k in known} and e.country not in lands]
    country = any(e.kind == "country" for e in found)
    if _is_region(around, toponym, "region") or (not country and _is_region(around, toponym, "realm")):
        regions = [e for e in found if e.kind in PARTS]
        return [e for e in regions if e.called == 2] or regions or found
    if country:
        return _not_the_capital(around, toponym, found)
    if toponym.before.article and around.cues.articled:
        with_it = {e.id for article in around.cues.articles for e in gazetteer.named(f"{article} {toponym.key}") if is_clear(e)}
        found = [e for e in found if e.kind not in CITIES or e.id in with_it]  # "au Caire" is Le Caire
    return [e for e in found if e in known or not _is_outdone(e, found)]


def _known(toponym: Toponym) -> list[Entry]:
    """The places that the tables know by the name."""
    found = [gazetteer.coded(code) for code in (toponym.known.codes if toponym.known else ())]
    return [e._replace(called=TABLE) for e in found if e]


def _is_region(around: Around, toponym: Toponym, kind: str) -> bool:
    """A noun says that the region is meant: "province de Liège", "Kyiv region"."""
    if toponym.before.kind == "of" and around.is_noun_before(kind, toponym.before.start):
        return True
    after = around.tokens[toponym.last + 1].key if around.beside(toponym.last) else ""
    return around.cues.region_after and after in around.cues.nouns[kind]


def _not_the_capital(around: Around, toponym: Toponym, found: list[Entry]) -> list[Entry]:
    """The country rather than what lies in it under the same name, unless the preposition is one for cities."""
    before = toponym.before
    land = {e.country for e in found if e.kind == "country"}
    city = before.words in around.cues.at_city and not before.article and not land & around.cues.bare
    if city and any(e.kind in CITIES for e in found):
        return [e for e in found if e.kind in CITIES]
    return [e for e in found if e.kind == "country" or e.country not in land]


def _is_outdone(entry: Entry, found: Sequence[Entry]) -> bool:
    """Of a city and a region of one name in one country the other is meant: the city, unless it is small beside the region."""
    cities = [e for e in found if e.kind in CITIES and e.country == entry.country]
    regions = [e for e in found if e.kind == "region" and e.country == entry.country]
    if not cities or not regions:
        return entry.kind == "district" and bool(cities)
    city, region = max(cities, key=lambda e: e.population), max(regions, key=lambda e: e.population)
    small = city.kind != "capital" and city.population < SHARE * region.population
    return entry.kind in CITIES if small else entry.kind not in CITIES


def container(around: Around, one: Toponym, other: Toponym) -> Entry | None:
    """What stands beside a name and holds one of its places: "Paris, Texas", "Cascais (Portugal)", "Québec, au Canada"."""
    if not _is_beside(around, one, other):
        return None
    holders = _known(other) or [e for e in other.entries if e.kind in PARTS]
    return next((h for h in holders if any(lies_in(e, h) for e in one.entries)), None)


def elsewhere(around: Around, one: Toponym, other: Toponym) -> Entry | None:
    """What stands beside a city as its container does, and holds none of that name: a smaller one is meant."""
    gap = around.text[one.span.end : other.span.start]
    if one.sense != "city" or gap not in (" (", ", ") or container(around, one, other):
        return None
    holder = max(candidates(around, other), key=lambda e: e.population, default=None)
    return holder if holder and holder.kind in (PARTS if gap == ", " else ("country", *PARTS)) else None


def _is_beside(around: Around, one: Toponym, other: Toponym) -> bool:
    """Nothing but a comma, a bracket, a dash or a preposition parts the two."""
    between = around.tokens[one.last + 1 : other.first]
    gap = around.text[one.span.end : other.span.start]
    linked = gap.startswith((",", " (", " -", " –", "(")) or between
    return bool(linked) and len(gap) < 20 and all(around.cues.is_link(t.low) for t in between)


def lies_in(entry: Entry, holder: Entry) -> bool:
    """The place is a part of the container."""
    if holder.kind == "country":
        return entry.country == holder.country and entry.id != holder.id
    return holder.id in (entry.region, entry.district)
