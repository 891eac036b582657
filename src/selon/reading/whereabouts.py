"""Which of the places of a name is meant: by what stands beside it, the countries that the article names, and population.

"Toponym resolution" in the field (Leidner 2007): a container right after the name, one place for a name in an article, the
countries that the article names without ambiguity, and who has most people. What two places have equal claims to stays open.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.reading import gazetteer
from selon.reading.candidate import lies_in
from selon.reading.gazetteer import CITIES, PARTS, SMALLEST, TABLE, Entry
from selon.reading.toponym import Toponym

# Weights are powers of ten of population: a country that the article names makes up for a place ten times as large, and
# thirty times when it names none more often. Chosen by thought, and looked at on the articles of bench/gold/places.jsonl.
WEIGHTS = {"country": 1.0, "capital": 0.7, "city": 0.0, "region": 0.0, "district": -0.5, "continent": 1.0}
CALLED = {1: 0.0, 0: -1.0, 2: -1.0, TABLE: 2.0}  # by its first name, by another, as newspapers in the language call it
NAMED, MOST_NAMED, NEAR, HOME, OUTLET, AROUND = 1.0, 0.5, 0.7, 0.4, 1.5, 1.0
COUNTRY = 10_000_000
FAME = 1.0  # a place with names in many languages is known in many
CLEAR = 0.5  # by so much the best must lead


@dataclass(frozen=True, slots=True)
class Choice:
    """The place meant, or None, and why."""

    entry: Entry | None
    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is about, where: how often it names each country, and by which names; the regions that it names;
    its outlet's country, and those where its language is at home."""

    named: dict[str, Counter[str]]
    regions: frozenset[int]
    outlet: str
    home: frozenset[str]

    def count(self, country: str, but: str) -> int:
        """How often the country is named otherwise than by one name."""
        return sum(n for name, n in self.named.get(country, {}).items() if name != but)

    def is_home(self, country: str, but: str) -> bool:
        """The article is about that country, or comes from it."""
        return country == self.outlet or self.count(country, but) > 0


def setting(found: Iterable[tuple[Toponym, Sequence[Entry]]], outlet: str, home: frozenset[str]) -> Setting:
    """The setting that those names make which leave nothing open."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    regions = set()
    for toponym, entries in found:
        entry = _plain(toponym, entries)
        country = entry.country if entry else toponym.known.country if toponym.known else ""
        if country:
            named[country][toponym.key] += 1
        if entry and entry.kind in PARTS:
            regions.add(entry.id)
    return Setting(dict(named), frozenset(regions), outlet, home)


def _plain(toponym: Toponym, entries: Sequence[Entry]) -> Entry | None:
    """The place, where the name leaves nothing open: the only one, the country of that name, the capital of that name."""
    countries = [e for e in entries if e.kind == "country"]
    if countries and toponym.known and len(toponym.known.codes) == 1:
        return countries[0]
    if toponym.capital and toponym.sense in ("city", "seat"):
        return toponym.capital
    return entries[0] if len(entries) == 1 else None


def choose(key: str, entries: Sequence[Entry], where: Setting, holder: Entry | None) -> Choice:
    """The place meant among those of the name `key`."""
    inside = [e for e in entries if holder and lies_in(e, holder)]
    if holder and inside:
        return Choice(max(inside, key=lambda e: e.population), f"in {holder.name}, which stands beside it")
    if len(entries) == 1:
        return Choice(entries[0], _only(entries[0]))
    scores = {e: _score(e, key, where) for e in entries}
    ranked = sorted(entries, key=lambda e: (-scores[e], e.id))
    near = [e for e in ranked if scores[ranked[0]] - scores[e] < CLEAR]
    if len(near) > 1:
        lands = sorted({_land(e) for e in near})
        return Choice(None, f"{len(entries)} places of that name, in {' and '.join(lands)}: nothing says which")
    return Choice(ranked[0], _why(ranked[0], key, entries, where))


def _score(entry: Entry, key: str, where: Setting) -> float:
    """How likely the place is meant: its population on a logarithmic scale, and what speaks for its country."""
    counts = {country: where.count(country, key) for country in where.named}
    count = counts.get(entry.country, 0)
    people = COUNTRY if entry.kind == "country" else max(entry.population, 1000)  # two Congos are not told apart by their size
    score = math.log10(people) + WEIGHTS[entry.kind] + FAME * math.log10(1 + entry.names)
    score += CALLED[entry.called] + HOME * (entry.country in where.home) + OUTLET * (entry.country == where.outlet)
    score += AROUND * bool({entry.region, entry.district} & where.regions)
    if not count and any(counts.get(land) for land in entry.neighbours.split(",")):
        score += NEAR
    return score + NAMED * (count > 0) + MOST_NAMED * (0 < count == max(counts.values()))


def _only(entry: Entry) -> str:
    if entry.kind in CITIES:
        return f"only one of that name above {SMALLEST:,} people"
    return f"a {entry.kind}" + (f" of {_land(entry)}" if entry.kind in PARTS else "")


def _why(entry: Entry, key: str, entries: Sequence[Entry], where: Setting) -> str:
    """What settled it."""
    most = all(e.population <= entry.population for e in entries)
    if entry.kind in ("country", "continent"):
        return f"the {entry.kind} of that name"
    if where.count(entry.country, key) and any(e.country != entry.country for e in entries):
        return f"in {_land(entry)}, which the article names" + (f", and most populous of {len(entries)}" if most else "")
    if entry.country == where.outlet:
        return f"in {_land(entry)}, where the outlet is"
    return f"most populous of {len(entries)}" if most else f"best known of {len(entries)}"


def _land(entry: Entry) -> str:
    """The country's name in English, as reasons are."""
    land = gazetteer.coded(entry.country)
    return land.name if land else entry.country
