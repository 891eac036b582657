"""A reading as it was kept, from its rows."""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from selon.article import Article, Repair, Span
from selon.reading.reading import Attribution, Mention, Place, Reading, Speaker, Timex
from selon.record.entities import SEVERAL
from selon.record.schema import (
    attribution_places,
    attribution_speakers,
    attribution_times,
    attributions,
    mentions,
    places,
    repairs,
    timexes,
)

Links = dict[int, tuple[int, ...]]


def reading(connection: Connection, row: Row[Any]) -> Reading:
    """The reading of an article's text as it is now, entities named by their numbers in the record."""
    times, spots = _at(connection, timexes, row), _at(connection, places, row)
    return Reading(
        article=Article(
            id=row.own_id, text=row.text, language=row.language, title=row.title, byline=row.byline,
            published=row.published, outlet=row.outlet, url=row.url,
        ),
        attributions=_attributions(connection, row, times, spots),
        timexes=tuple(
            Timex(span=_span(t), type=t.type, value=t.value, earliest=t.earliest, latest=t.latest) for t in times
        ),
        places=tuple(
            Place(
                span=_span(p), name=p.name, geonames=p.geonames, country=p.country, lat=p.lat, lon=p.lon, reason=p.reason
            )
            for p in spots
        ),
        mentions=tuple(
            Mention(span=_span(m), kind=m.kind, name=m.name, entity=None if m.entity is None else str(m.entity))
            for m in _at(connection, mentions, row)
        ),
        repairs=tuple(Repair(span=_span(r), kind=r.kind, read_as=r.read_as) for r in _at(connection, repairs, row)),
        selon=json.loads(row.read_with),
    )  # fmt: skip


def _at(connection: Connection, table: Table, row: Row[Any]) -> list[Row[Any]]:
    """The rows of the article's text, in order."""
    of_text = table.c.article == row.id, table.c.version == row.version
    return [*connection.execute(select(table).where(*of_text).order_by(table.c.position))]


def _span(row: Row[Any]) -> Span:
    return Span(row.start, row.end)


def _attributions(connection: Connection, row: Row[Any], times: list[Row[Any]], spots: list[Row[Any]]) -> tuple[Attribution, ...]:
    """The attributions that the text has, in order."""
    current = attributions.c.article == row.id, attributions.c.superseded.is_(None)
    found = [*connection.execute(select(attributions).where(*current).order_by(attributions.c.position))]
    ids = {a.id: a.own_id for a in found}
    nth = {t.id: n for n, t in enumerate(times)}
    where = {p.id: n for n, p in enumerate(spots)}
    happened, at, who = (
        _links(connection, table, [*ids]) for table in (attribution_times, attribution_places, attribution_speakers)
    )
    return tuple(
        Attribution(
            id=a.own_id, type=a.type, source=a.source_spans, cue=a.cue_spans, content=a.content_spans,
            speaker=_speaker(a, who.get(a.id, ())), act=a.act, factuality=a.factuality, distance=a.distance,
            parent=ids.get(a.parent), said=nth.get(a.said),
            happened=tuple(nth[n] for n in happened.get(a.id, ())), places=tuple(where[n] for n in at.get(a.id, ())),
        )
        for a in found
    )  # fmt: skip


def _links(connection: Connection, table: Table, numbers: list[int]) -> Links:
    """What each of the attributions is linked to in that table, in order."""
    found = defaultdict[int, tuple[int, ...]](tuple)
    own, *_, other = table.c
    for row in connection.execute(select(own, other).where(own.in_(numbers)).order_by(*table.c)):
        found[row[0]] += (row[1],)
    return found


def _speaker(row: Row[Any], who: tuple[int, ...]) -> Speaker | None:
    """The speaker, and which entity that is ("4; 7" where they are several)."""
    if row.speaker is None:
        return None
    entity = SEVERAL.join(map(str, who)) or None
    return Speaker(name=row.speaker, kind=row.speaker_kind, found=row.speaker_found, entity=entity)
