"""Who speaks in the record, and how much."""

from typing import Any

from sqlalchemy import Connection, Integer, Select, Subquery, cast, func, null, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from selon.record.entities import NAMED
from selon.record.filters import Filters
from selon.record.results import SpeakerCount
from selon.record.schema import articles, attribution_speakers, attributions, entities


def speakers(connection: Connection, filters: Filters, limit: int | None) -> list[SpeakerCount]:
    """Those who speak, who speaks most first."""
    found = union_all(_named(filters), _unnamed(filters)).subquery()
    ordered = select(found).order_by(found.c.attributions.desc(), found.c.name, found.c.entity).limit(limit)
    return [SpeakerCount(**row._mapping) for row in connection.execute(ordered)]


def _named(filters: Filters) -> Select[Any]:
    """A row for each entity."""
    said = _counted(filters, attribution_speakers.c.entity)
    said = said.join(attribution_speakers, attribution_speakers.c.attribution == attributions.c.id)
    told = said.subquery()
    query = select(entities.c.id.label("entity"), entities.c.name, entities.c.kind, *_totals(told))
    return query.join(entities, entities.c.id == told.c.entity).group_by(entities.c.id)


def _unnamed(filters: Filters) -> Select[Any]:
    """A row for each way of calling a source that has no name."""
    said = _counted(filters, attributions.c.speaker_key, attributions.c.speaker_kind)
    said = said.add_columns(func.min(attributions.c.speaker).label("speaker"))
    told = said.where(attributions.c.speaker_kind.not_in(NAMED)).subquery()
    name = func.min(told.c.speaker).label("name")
    query = select(cast(null(), Integer).label("entity"), name, told.c.speaker_kind.label("kind"), *_totals(told))
    return query.group_by(told.c.speaker_key, told.c.speaker_kind)


def _counted(filters: Filters, *by: ColumnElement[Any]) -> Select[Any]:
    """The attributions counted by article and these columns: article by article, as they stand in the database."""
    of_article = attributions.c.article, articles.c.published_on
    query = select(*of_article, *by, func.count().label("number")).select_from(attributions)
    query = query.join(articles, articles.c.id == attributions.c.article).where(*filters.conditions())
    return query.group_by(*of_article, *by)


def _totals(told: Subquery) -> list[ColumnElement[Any]]:
    """How much, in how many articles, from when to when; there is one row of each article."""
    return [
        cast(func.sum(told.c.number), Integer).label("attributions"),
        func.count().label("articles"),
        func.min(told.c.published_on).label("first"),
        func.max(told.c.published_on).label("last"),
    ]
