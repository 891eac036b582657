"""Whether a surname alone is somebody whom the record knows: by who else is named there, the countries, the office.

A surname that two articles share proves nothing. It is taken for one whom the record knows in full only where what stands
around it speaks for that one, and for no other of the surname.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from selon import languages
from selon.reading.placenames import placenames
from selon.reading.reading import Reading
from selon.record.schema import articles, characters, entities, entity_names, places

ENOUGH = 2.0  # points: a person whom both articles name is enough, or an office of the same country
MUCH = 6.0  # where the recogniser takes the surname for a body's name, as it may be
CLEAR = 3.0  # points ahead of every other of the surname
NEWEST = 50  # articles of one entity that are looked at
WEIGHT = {"person": 2.0, "organisation": 1.0}
MOST_COUNTRIES = 2
COMMON = 50  # articles: who is named in more is no great evidence
WIRES = frozenset({"afp", "ap", "dpa", "efe", "reuters", "tass", "xinhua"})  # they are named everywhere


@dataclass(slots=True)
class Context:
    """What stands around a name: other people and bodies, countries, and its offices."""

    others: set[int] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)


class Plausible(NamedTuple):
    """An entity that the name may stand for: the points that speak for it, and why."""

    points: float
    entity: int
    reason: str


def countries(reading: Reading) -> set[str]:
    """The countries that an article is about; those where its language is published are in every article, and tell nothing."""
    home = _home(reading.article.language or "")
    return {place.country for place in reading.places if place.country} - home


def weighed(connection: Connection, context: Context, candidates: Mapping[int, Context]) -> list[Plausible]:
    """What speaks for each of the candidates, the most plausible first."""
    shared = {entity: context.others & theirs.others for entity, theirs in candidates.items()}
    worth = _worth(connection, set().union(*shared.values()))
    found = []
    for entity, theirs in candidates.items():
        points, reason = _points(context, theirs, [worth[other] for other in sorted(shared[entity]) if other in worth])
        found.append(Plausible(points, entity, reason))
    return sorted(found, key=lambda one: (-one.points, one.entity))


def chosen(plausible: list[Plausible], enough: float = ENOUGH) -> Plausible | None:
    """The one that is plausible, if there is just one, or one that is far ahead of the others."""
    if not plausible or plausible[0].points < enough:
        return None
    second = plausible[1].points if len(plausible) > 1 else 0.0
    return plausible[0] if second < ENOUGH or plausible[0].points - second >= CLEAR else None


def _points(ours: Context, theirs: Context, shared: Sequence[tuple[float, str]]) -> tuple[float, str]:
    """The points of two contexts that share these people and bodies, and what speaks for them."""
    lands = sorted(ours.countries & theirs.countries)[:MOST_COUNTRIES]
    office = _office(ours.offices, theirs.offices)
    points = sum(weight for weight, _ in shared) + len(lands) + office[0]
    people = sorted(name for _, name in shared)
    told = [*([office[1]] if office[1] else []), *([f"also named there: {', '.join(people[:3])}"] if people else [])]
    return points, "; ".join([*told, *([f"both about {', '.join(lands)}"] if lands else [])])


def _office(ours: Collection[str], theirs: Collection[str]) -> tuple[float, str]:
    """The same office counts, of the same country for more."""
    whole = sorted(office for office in {*ours} & {*theirs} if "@" in office)
    if whole:
        return 3.0, f"the same office ({whole[0]})"
    bare = {office.partition("@")[0] for office in ours} & {office.partition("@")[0] for office in theirs}
    return (1.0, f"the same office ({min(bare)})") if bare else (0.0, "")


def contexts(connection: Connection, wanted: Collection[int]) -> dict[int, Context]:
    """What stands around each of these entities in the newest articles that name them."""
    return {entity: _context(connection, entity) for entity in sorted(wanted)}


def _context(connection: Connection, entity: int) -> Context:
    rows = connection.execute(_named(), {"entity": entity}).all()
    lands = connection.execute(_lands(), {"entity": entity}).all()
    return Context(
        others={*connection.execute(_others(), {"entity": entity}).scalars().all()},
        countries={row.country for row in lands if row.country not in _home(row.language or "")},
        offices={office for row in rows for office in (row.office or "").split()},
    )


@cache  # as all queries here: they are asked many times an article, and building one takes as long as its answer
def _named() -> Select[Any]:
    """Where an entity is named."""
    query = select(characters.c.article, characters.c.version, characters.c.office)
    query = query.join(entity_names, entity_names.c.id == characters.c.called).where(entity_names.c.entity == bindparam("entity"))
    return query.order_by(characters.c.article.desc(), characters.c.version.desc()).limit(NEWEST)


def _there() -> Select[Any]:
    """The articles that it is named in."""
    return _named().with_only_columns(characters.c.article)


@cache
def _others() -> Select[Any]:
    """Who else is named there by a whole name."""
    query = select(entity_names.c.entity).distinct().join(characters, characters.c.called == entity_names.c.id)
    query = query.where(characters.c.article.in_(_there()))
    outlets = select(articles.c.outlet).where(articles.c.id.in_(_there()), articles.c.outlet.is_not(None))
    return query.where(entity_names.c.whole, entity_names.c.name.not_in(outlets), entity_names.c.entity != bindparam("entity"))


def _worth(connection: Connection, wanted: Collection[int]) -> dict[int, tuple[float, str]]:
    """What it is worth that two articles name each of these people and bodies; those that are worth nothing are left out."""
    rows = connection.execute(_telling(), {"wanted": [*wanted]}).all() if wanted else ()
    telling = [row for row in rows if row.key not in WIRES and (row.key is None or "=" not in row.key or " " in row.key)]
    return {row.id: (WEIGHT[row.kind] / (1 + row.common), row.name) for row in telling}


@cache
def _telling() -> Select[Any]:
    query = select(entities.c.id, entities.c.kind, entities.c.key, entities.c.name, _is_common().label("common"))
    return query.where(entities.c.id.in_(bindparam("wanted", expanding=True)), entities.c.kind.in_(WEIGHT))


def _is_common() -> ColumnElement[bool]:
    """More articles than most name the entity: there is one after that many."""
    named = select(characters.c.article).join(entity_names, entity_names.c.id == characters.c.called)
    one_more = named.where(entity_names.c.entity == entities.c.id).correlate(entities).limit(1).offset(COMMON)
    return one_more.scalar_subquery().is_not(None)


@cache
def _lands() -> Select[Any]:
    """The countries that these articles are about, and their languages."""
    query = select(articles.c.language, places.c.country).distinct().join(articles, articles.c.id == places.c.article)
    return query.where(places.c.article.in_(_there()), places.c.country.is_not(None))


def _home(language: str) -> frozenset[str]:
    """The countries where a language is published."""
    return placenames(language).home if language in languages.known() else frozenset()
