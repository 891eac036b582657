"""Entities and their names, as rows: how they are made, found, and moved from one entity to another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from selon.record.fold import key
from selon.record.schema import (
    articles,
    attribution_speakers,
    attributions,
    characters,
    entities,
    entity_names,
    mentions,
    name_sounds,
)

NAMED = frozenset({"person", "organisation", "place"})  # a source without a name is nobody that could be met again
SEVERAL = "; "  # stands between the names where a source is more than one
AT_ONCE = 500  # values that are named in one query

Rows = Sequence[Row[Any]]


class Name(NamedTuple):
    """A name as an article gives it in full, and the kind of who bears it."""

    kind: str
    name: str


def made(connection: Connection, kind: str, name: str, **known: str | None) -> int:
    """A new entity of that name; `known` are its key, its Wikidata id and its id in an authority file."""
    values = {"kind": kind, "name": name, **known}
    entity: int = connection.execute(insert(entities).values(**values).returning(entities.c.id)).scalar_one()
    return entity


def called(
    connection: Connection, entity: int, name: str, *, whole: bool, sounds: Iterable[str] = (), origin: str = "read"
) -> int:
    """The row of the entity's name; one that is not there is made, to be found by how it sounds."""
    found = names_there(connection, [entity], [name]).get((entity, name))
    if found is not None:
        return found
    values = {"entity": entity, "name": name, "key": key(name), "whole": whole, "origin": origin}
    made: int = connection.execute(insert(entity_names).values(**values).returning(entity_names.c.id)).scalar_one()
    rows = [{"name": made, "key": sound} for sound in sorted(sounds)]
    if rows:
        connection.execute(insert(name_sounds), rows)
    return made


def names_there(connection: Connection, wanted: Collection[int], names: Collection[str]) -> dict[tuple[int, str], int]:
    """The rows of those names that the entities have already."""
    query = select(entity_names.c.entity, entity_names.c.name, entity_names.c.id).where(entity_names.c.entity.in_(wanted))
    return {(row.entity, row.name): row.id for row in _all(connection, query, entity_names.c.name, names)}


def is_known(connection: Connection, entity: int, key: str | None) -> None:
    """The entity is what the key says in no language, if nothing else was known of it."""
    unknown = entities.c.id == entity, entities.c.key.is_(None)
    connection.execute(update(entities).where(*unknown).values(key=key))


def in_full(connection: Connection, entity: int, name: str, shorter: Collection[str]) -> None:
    """The entity goes by this name, if it went by one of the shorter ones."""
    short = entities.c.id == entity, entities.c.name.in_(shorter)
    if shorter:
        connection.execute(update(entities).where(*short).values(name=name))


def _names() -> Select[Any]:
    """Names with the entity that bears each."""
    of_name = (entity_names.c.id, entity_names.c.name, entity_names.c.key, entity_names.c.whole, entity_names.c.origin)
    query = select(entity_names.c.entity, entities.c.kind, entities.c.authority, *of_name)
    return query.join(entities, entities.c.id == entity_names.c.entity)


def named(connection: Connection, keys: Collection[str]) -> Rows:
    """The names of these keys, whole or not."""
    return _all(connection, _names(), entity_names.c.key, keys)


def sounding(connection: Connection, sounds: Collection[str], most: int) -> Rows:
    """The names that have one of these sounds, with the sound; no more than so many, the oldest first."""
    query = _names().add_columns(name_sounds.c.key.label("sound")).join(name_sounds, name_sounds.c.name == entity_names.c.id)
    query = query.where(name_sounds.c.key.in_(sounds)).order_by(entity_names.c.id).limit(most)
    return connection.execute(query).all() if sounds else []


def alone(connection: Connection, sounds: Collection[str], most: int) -> dict[int, list[Row[Any]]]:
    """The newest entities that have one of these sounds for a name, and no name that is whole."""
    which = select(entity_names.c.entity).join(name_sounds, name_sounds.c.name == entity_names.c.id)
    which = which.where(name_sounds.c.key.in_(sounds), entity_names.c.whole.is_(False)).distinct()
    whole = select(entity_names.c.id).where(entity_names.c.whole, entity_names.c.entity == entities.c.id).correlate(entities)
    query = select(entities.c.id).where(entities.c.id.in_(which), ~whole.exists())
    return names_of(
        connection, connection.execute(query.order_by(entities.c.id.desc()).limit(most)).scalars().all() if sounds else []
    )


def names_of(connection: Connection, wanted: Collection[int]) -> dict[int, list[Row[Any]]]:
    """The names of each of these entities, the oldest first."""
    found = defaultdict[int, list[Row[Any]]](list)
    for row in sorted(_all(connection, _names(), entity_names.c.entity, wanted), key=lambda row: int(row.id)):
        found[row.entity].append(row)
    return found


def keyed(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """The entities that are what these keys say, in no language."""
    rows = _all(connection, select(entities.c.key, entities.c.id), entities.c.key, keys)
    return {row.key: row.id for row in sorted(rows, key=lambda row: -int(row.id))}


def identified(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The entities of these Wikidata ids."""
    rows = _all(connection, select(entities.c.wikidata, entities.c.id), entities.c.wikidata, ids)
    return {row.wikidata: row.id for row in sorted(rows, key=lambda row: -int(row.id))}


def languages_of(connection: Connection, entity: int) -> set[str]:
    """The languages of the articles that name the entity."""
    query = select(articles.c.language).distinct().join(characters, characters.c.article == articles.c.id)
    query = query.join(entity_names, entity_names.c.id == characters.c.called).where(entity_names.c.entity == entity)
    return {language or "" for language in connection.execute(query).scalars()}


def _all(connection: Connection, query: Select[Any], column: Any, values: Collection[Any]) -> list[Row[Any]]:
    """The rows whose column has one of the values, some at a time."""
    wanted = sorted(values)
    parts = [wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)]
    return [row for part in parts for row in connection.execute(query.where(column.in_(part)))]


# moving -----------------------------------------------------------------------------------------------------------


def joined(connection: Connection, kept: int, gone: int) -> None:
    """All that was of one entity is of the other now, and the first is no more."""
    _names_moved(connection, [row.id for row in names_of(connection, [gone]).get(gone, ())], kept)
    for table in (mentions, attribution_speakers):
        connection.execute(update(table).where(table.c.entity == gone).values(entity=kept))
    _once(connection, kept)
    connection.execute(delete(entities).where(entities.c.id == gone))


def explained(connection: Connection, entity: int, score: float, reason: str) -> None:
    """All that the entity is called in articles is now called so for this reason."""
    theirs = select(entity_names.c.id).where(entity_names.c.entity == entity)
    connection.execute(update(characters).where(characters.c.called.in_(theirs)).values(score=score, reason=reason))


def moved(connection: Connection, names: Rows, source: int, target: int) -> None:
    """These names of one entity, and all that is said under them, are of the other now."""
    spelled = {row.name for row in names}
    places = {row.name: _places(connection, row.id) for row in names if not row.whole}
    of_source = select(mentions.c.id, mentions.c.name, mentions.c.article).where(mentions.c.entity == source)
    theirs = [m.id for m in connection.execute(of_source) if m.name in spelled and m.article in places.get(m.name, (m.article,))]
    _set(connection, mentions, mentions.c.id, theirs, target)
    said = select(
        attribution_speakers.c.attribution, attribution_speakers.c.position, attributions.c.speaker, attributions.c.article
    )
    said = said.join(attributions, attributions.c.id == attribution_speakers.c.attribution)
    for row in connection.execute(said.where(attribution_speakers.c.entity == source)).all():
        who = [name for name in (row.speaker or "").split(SEVERAL) if name in spelled]
        if any(row.article in places.get(name, (row.article,)) for name in who):
            here = attribution_speakers.c.attribution == row.attribution, attribution_speakers.c.position == row.position
            connection.execute(update(attribution_speakers).where(*here).values(entity=target))
    _names_moved(connection, [row.id for row in names], target)
    _once(connection, target)


def _places(connection: Connection, name: int) -> set[int]:
    """The articles that call somebody by this row."""
    return {*connection.execute(select(characters.c.article).where(characters.c.called == name)).scalars()}


def _set(connection: Connection, table: Any, column: Any, values: Sequence[int], entity: int) -> None:
    for at in range(0, len(values), AT_ONCE):
        connection.execute(update(table).where(column.in_(values[at : at + AT_ONCE])).values(entity=entity))


def _names_moved(connection: Connection, ids: Sequence[int], target: int) -> None:
    """The names are the target's; one that it has already is not there twice."""
    has = {row.name: row.id for row in names_of(connection, [target]).get(target, ())}
    for row in connection.execute(select(entity_names.c.id, entity_names.c.name).where(entity_names.c.id.in_(ids))).all():
        if row.name in has:
            connection.execute(update(characters).where(characters.c.called == row.id).values(called=has[row.name]))
            connection.execute(delete(entity_names).where(entity_names.c.id == row.id))
        else:
            connection.execute(update(entity_names).where(entity_names.c.id == row.id).values(entity=target))


def _once(connection: Connection, entity: int) -> None:
    """Where one attribution now names the entity twice, once is enough."""
    links = attribution_speakers
    twice = select(links.c.attribution, func.min(links.c.position).label("first")).where(links.c.entity == entity)
    for row in connection.execute(twice.group_by(links.c.attribution).having(func.count() > 1)).all():
        again = links.c.attribution == row.attribution, links.c.entity == entity, links.c.position > row.first
        connection.execute(delete(links).where(*again))


def forsaken(connection: Connection, names: Collection[int]) -> None:
    """Forget those of these names that no article has any more, and entities that are left without a name."""
    if not names:
        return
    used = set(connection.execute(select(characters.c.called).where(characters.c.called.in_(names)).distinct()).scalars())
    free = sorted({*names} - used)
    read = entity_names.c.id.in_(free), entity_names.c.origin == "read"
    bearers = sorted({*connection.execute(select(entity_names.c.entity).where(*read)).scalars()})
    if not bearers:
        return
    connection.execute(delete(entity_names).where(*read))
    nameless = entities.c.id.in_(bearers), entities.c.id.not_in(select(entity_names.c.entity))
    connection.execute(delete(entities).where(*nameless))
