"""The one whom a person means: by number, by name, by part of one, or by how it sounds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from selon.errors import RecordError
from selon.record import entities as rows
from selon.record.filters import names
from selon.record.fold import key, words
from selon.record.name_keys import asked
from selon.record.names import parsed
from selon.record.namesakes import same
from selon.record.phones import likeness
from selon.record.schema import characters, entities, entity_names

SHOWN = 9  # of those that a name may mean
SURNAME = 0.9  # how alike a surname must sound
MOST = 1000  # names that are looked through
LARGEST = 2**31 - 1  # number of an entity


def one(connection: Connection, called: str) -> Row[Any]:
    """The entity of that number, or the only one of that name: the whole name first, then its words, then how it sounds."""
    if called.isdecimal() and len(called) < 11 and int(called) <= LARGEST:
        row = connection.execute(select(entities).where(entities.c.id == int(called))).first()
        if row:
            return row
    if not words(called):
        raise RecordError(repr(called), "there is no name in it")
    for bearers in (_of_key, _of_words, _of_sound):
        found = _entities(connection, bearers(connection, called))
        if len(found) > 1:
            raise RecordError(called, f"more than one bears this name: give more of it, or a number: {_listed(found)}")
        if found:
            return found[0]
    raise RecordError(called, "nobody in the record bears this name: `selon speakers` lists who speaks")


def _entities(connection: Connection, wanted: set[int]) -> Sequence[Row[Any]]:
    """Those entities; of several those that articles name, if there are such: an authority file has many more."""
    if not wanted:
        return []
    found = connection.execute(select(entities).where(entities.c.id.in_(wanted)).order_by(entities.c.id)).all()
    named = select(entity_names.c.entity).join(characters, characters.c.called == entity_names.c.id)
    there = (
        {*connection.execute(named.where(entity_names.c.entity.in_(wanted)).distinct()).scalars()} if len(found) > 1 else set()
    )
    return [row for row in found if row.id in there] or found


def _of_key(connection: Connection, called: str) -> set[int]:
    return {row.entity for row in rows.named(connection, [key(called)])}


def _of_words(connection: Connection, called: str) -> set[int]:
    return {*connection.execute(select(entity_names.c.entity).where(names(entity_names.c.key, called))).scalars()}


def _of_sound(connection: Connection, called: str) -> set[int]:
    """Those who have a name that sounds like it: the whole of it, or their surname."""
    name = parsed(called)
    found = rows.sounding(connection, asked(name), MOST)
    if len(name.words) == 1:
        return {row.entity for row in found if any(likeness(form, name.forms[0]) >= SURNAME for form in parsed(row.name).forms)}
    return {row.entity for row in found if same(name, parsed(row.name))}


def _listed(found: Sequence[Row[Any]]) -> str:
    """The first of them, as "3 Ana Ruiz (person)"."""
    shown = ", ".join(f"{row.id} {row.name} ({row.kind})" for row in found[:SHOWN])
    return shown + (", …" if len(found) > SHOWN else "")
