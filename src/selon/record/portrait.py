"""What the record knows of one entity: every spelling of its name, where it stands, and why it is taken for the entity's."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, distinct, func, select

from selon.record.finding import one
from selon.record.results import Portrait, Spelling
from selon.record.schema import articles, attribution_speakers, characters, entity_names

SHOWN = 5  # articles that are named for one spelling


def portrait(connection: Connection, called: str) -> Portrait:
    """The portrait of the one who is meant."""
    who = one(connection, called)
    said = select(func.count(distinct(attribution_speakers.c.attribution))).where(attribution_speakers.c.entity == who.id)
    there = select(func.count(distinct(characters.c.article))).join(entity_names, entity_names.c.id == characters.c.called)
    return Portrait(
        entity=who.id,
        **{name: getattr(who, name) for name in ("name", "kind", "key", "wikidata", "authority")},
        attributions=connection.execute(said).scalar_one(),
        articles=connection.execute(there.where(entity_names.c.entity == who.id)).scalar_one(),
        spellings=tuple(_spellings(connection, who.id)),
    )


def _spellings(connection: Connection, entity: int) -> list[Spelling]:
    """The names of the entity, the most used first."""
    names = connection.execute(select(entity_names).where(entity_names.c.entity == entity).order_by(entity_names.c.id)).all()
    where = _where(connection, entity)
    found = [_spelling(name, where[name.id]) for name in names]
    return sorted(found, key=lambda spelling: -spelling.articles)


def _where(connection: Connection, entity: int) -> dict[int, list[Row[Any]]]:
    """For each of the entity's names where it stands, the first article first."""
    query = select(characters.c.called, characters.c.article, characters.c.score, characters.c.reason, articles.c.language)
    query = query.join(articles, articles.c.id == characters.c.article)
    query = query.join(entity_names, entity_names.c.id == characters.c.called).where(entity_names.c.entity == entity)
    found = defaultdict[int, list[Row[Any]]](list)
    rows: Iterable[Row[Any]] = connection.execute(query.order_by(characters.c.article, characters.c.version))
    for row in rows:
        found[row.called].append(row)
    return found


def _spelling(name: Row[Any], where: list[Row[Any]]) -> Spelling:
    there = [*dict.fromkeys(row.article for row in where)]
    why = next((row for row in where if row.reason), None)
    return Spelling(
        name=name.name,
        whole=name.whole,
        articles=len(there),
        languages=tuple(sorted({row.language for row in where if row.language})),
        named_in=tuple(there[:SHOWN]),
        score=why.score if why else None,
        reason=why.reason if why else None,
        origin=name.origin,
    )
