"""Who speaks in the record, and how much."""

from typing import Any

from sqlalchemy import Connection, Integer, Select, Subquery, cast, distinct, func, null, select, union_all
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
    said = _counted(filters, attribution_speakers.c.entity, speakers_too=True)
    query = select(entities.c.id.label("entity"), entities.c.name, entities.c.kind, *_totals(said))
    return query.select_from(said).join(entities, entities.c.id == said.c.entity).group_by(entities.c.id)


def _unnamed(filters: Filters) -> Select[Any]:
    """A row for each way of calling a source that has no name."""
    said = _counted(filters, attributions.c.speaker_key, attributions.c.speaker_kind, attributions.c.speaker)
    name = func.min(said.c.speaker).label("name")
    query = select(cast(null(), Integer).label("entity"), name, said.c.speaker_kind.label("kind"), *_totals(said))
    return query.where(said.c.speaker_kind.not_in(NAMED)).group_by(said.c.speaker_key, said.c.speaker_kind)


def _counted(filters: Filters, *by: Any, speakers_too: bool = False) -> Subquery:
    """The attributions counted by these columns and article."""
    query = select(*by, attributions.c.article, articles.c.published_on, func.count().label("number")).select_from(attributions)
    query = query.join(articles, articles.c.id == attributions.c.article).where(*filters.conditions())
    if speakers_too:
        query = query.join(attribution_speakers, attribution_speakers.c.attribution == attributions.c.id)
    return query.group_by(*by, attributions.c.article, articles.c.published_on).subquery()


def _totals(said: Subquery) -> list[ColumnElement[Any]]:
    """How much, in how many articles, from when to when."""
    return [
        cast(func.sum(said.c.number), Integer).label("attributions"),
        func.count(distinct(said.c.article)).label("articles"),
        func.min(said.c.published_on).label("first"),
        func.max(said.c.published_on).label("last"),
    ]
