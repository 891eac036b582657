"""Attributions as answers: with the words and days of their times, the names of their places, and their article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, select

from selon.record.refs import ref
from selon.record.results import Entry
from selon.record.schema import (
    articles,
    attribution_places,
    attribution_times,
    attributions,
    claim_members,
    places,
    timexes,
)

AT_ONCE = 1000  # numbers that are named in one query

_became = attributions.alias("became")

COLUMNS = (
    attributions.c.id.label("number"), attributions.c.own_id.label("attribution"), attributions.c.version,
    attributions.c.superseded, _became.c.own_id.label("became"), _became.c.version.label("became_last"),
    _became.c.superseded.label("became_gone"), attributions.c.article.label("article_number"),
    attributions.c.speaker, attributions.c.speaker_kind.label("kind"), attributions.c.source, attributions.c.cue,
    attributions.c.content, attributions.c.type, attributions.c.act, attributions.c.factuality, attributions.c.distance,
    attributions.c.said_on, attributions.c.happened_on, timexes.c.value.label("said"),
    articles.c.own_id.label("article"), articles.c.outlet, articles.c.title, articles.c.published, articles.c.language,
    articles.c.url,
)  # fmt: skip
PLAIN = ("article", "attribution", "outlet", "title", "published", "language", "url", "speaker", "kind", "source", "cue",
         "content", "type", "act", "factuality", "distance", "said", "said_on", "happened_on", "superseded")  # fmt: skip


def chosen(*more: Any) -> Select[Any]:
    """A query for the columns of entries, and more."""
    query = select(*COLUMNS, *more).join(articles, articles.c.id == attributions.c.article)
    return query.outerjoin(timexes, timexes.c.id == attributions.c.said).outerjoin(_became, _became.c.id == attributions.c.became)


def entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[Entry]:
    """An entry for each row."""
    return [Entry(**values) for values in completed(connection, rows)]


def completed(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """The fields of an entry for each row, with what stands in other tables."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        numbers = [row.number for row in some]
        happened = _linked(connection, attribution_times, timexes, timexes.c.value, numbers)
        at = _linked(connection, attribution_places, places, places.c.name, numbers)
        said = _claims(connection, numbers)
        for row in some:
            last = row.version if row.superseded else None
            yield {
                **{name: getattr(row, name) for name in PLAIN},
                "ref": ref(row.article_number, row.attribution, last),
                "became": row.became and ref(row.article_number, row.became, row.became_last if row.became_gone else None),
                "happened": tuple(happened[row.number]),
                "places": tuple(at[row.number]),
                "claims": tuple(dict.fromkeys(said[row.number])),
            }


def _linked(
    connection: Connection, link: Table, other: Table, column: Column[str], numbers: list[int]
) -> defaultdict[int, list[str]]:
    """What each attribution is linked to in the other table, in order."""
    found = defaultdict[int, list[str]](list)
    query = select(link.c.attribution, column).select_from(link).join(other)
    for number, value in connection.execute(
        query.where(link.c.attribution.in_(numbers)).order_by(link.c.attribution, link.c.position)
    ):
        found[number].append(value)
    return found


def _claims(connection: Connection, numbers: list[int]) -> defaultdict[int, list[int]]:
    """The claims that each attribution belongs to, in the order of what it says."""
    found, c = defaultdict[int, list[int]](list), claim_members.c
    query = select(c.attribution, c.claim).where(c.attribution.in_(numbers)).order_by(c.attribution, c.part)
    for number, claim in connection.execute(query):
        found[number].append(claim)
    return found
