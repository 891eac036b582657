"""Everything by and about one speaker."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Select, Subquery, case, func, literal, select, union_all

from selon.record.entries import chosen, completed
from selon.record.filters import Filters
from selon.record.finding import one
from selon.record.results import Dossier, DossierEntry
from selon.record.schema import (
    articles,
    attribution_mentions,
    attribution_speakers,
    attributions,
    entity_names,
    mentions,
)

BY, ABOUT = 0, 1
DAY = func.coalesce(attributions.c.said_on, articles.c.published_on)


def dossier(connection: Connection, name: str, filters: Filters, limit: int | None) -> Dossier:
    """The dossier of the one who bears the name or part of it, or of the entity of that number."""
    who = one(connection, name)
    spelled = select(entity_names.c.name).where(entity_names.c.entity == who.id).order_by(entity_names.c.id)
    theirs = _theirs(who.id)
    role = case((theirs.c.role == BY, literal("by")), else_=literal("about")).label("role")
    query = chosen(DAY.label("day"), role).join(theirs, theirs.c.attribution == attributions.c.id)
    order = [DAY.asc().nulls_last(), attributions.c.article, attributions.c.position, attributions.c.id]
    query = query.where(*filters.conditions(DAY))
    rows = connection.execute(query.order_by(*order).limit(limit)).all()
    found = zip(rows, completed(connection, rows), strict=True)
    roles = _all_roles(connection, query) if len(rows) == limit else Counter(row.role for row in rows)
    return Dossier(
        entity=who.id,
        name=who.name,
        kind=who.kind,
        names=tuple(connection.execute(spelled).scalars()),
        by=roles["by"],
        about=roles["about"],
        entries=tuple(DossierEntry(**values, day=row.day, role=row.role) for row, values in found),
    )


def _all_roles(connection: Connection, query: Select[Any]) -> Counter[str]:
    """How many attributions there are by and about the entity, where not all are asked for."""
    role = query.selected_columns.role
    rows = connection.execute(query.with_only_columns(role, func.count().label("number")).group_by(role))
    return Counter({row.role: row.number for row in rows})


def _theirs(entity: int) -> Subquery:
    """The attributions by the entity, and those by others whose content names it."""
    by = select(attribution_speakers.c.attribution, literal(BY).label("role")).where(attribution_speakers.c.entity == entity)
    about = select(attribution_mentions.c.attribution, literal(ABOUT)).join(
        mentions, mentions.c.id == attribution_mentions.c.mention
    )
    both = union_all(by, about.where(mentions.c.entity == entity)).subquery()
    return select(both.c.attribution, func.min(both.c.role).label("role")).group_by(both.c.attribution).subquery()
