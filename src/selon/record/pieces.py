"""What stands at one place of a text, as rows: its times, places, mentions and repairs."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select

from selon.article import Span
from selon.reading.reading import Attribution, Reading
from selon.record.entities import SEVERAL, Name
from selon.record.people import settled
from selon.record.schema import mentions, places, repairs, timexes

Values = dict[str, Any]


class Text(NamedTuple):
    """A text of the record: an article and the number of its version."""

    article: int
    version: int

    def at(self, position: int, span: Span) -> Values:
        """Where something stands in it."""
        return {**self._asdict(), "position": position, "start": span[0], "end": span[1]}


class Pieces(NamedTuple):
    """The rows that attributions refer to, in the order of the reading."""

    timexes: list[int]
    places: list[int]
    mentions: list[int]
    entities: Mapping[Name, int]


def kept(connection: Connection, text: Text, reading: Reading) -> Pieces:
    """The pieces of the reading, now that they are kept in the place of those before."""
    for table in (timexes, places, mentions, repairs):
        connection.execute(delete(table).where(table.c.article == text.article, table.c.version == text.version))
    named = {Name(m.kind, m.name) for m in reading.mentions} | {n for a in reading.attributions for n in speakers(a)}
    entities = settled(connection, text.article, text.version, reading, named)
    inserted(connection, repairs, _repairs(text, reading))
    return Pieces(
        inserted(connection, timexes, _timexes(text, reading)),
        inserted(connection, places, _places(text, reading)),
        inserted(connection, mentions, _mentions(text, reading, entities)),
        entities,
    )


def speakers(a: Attribution) -> list[Name]:
    """Each of those who say it, by kind and name."""
    return [Name(a.speaker.kind, name) for name in a.speaker.name.split(SEVERAL)] if a.speaker else []


def inserted(connection: Connection, table: Table, rows: Sequence[Values]) -> list[int]:
    """The numbers of the rows, now that they are kept."""
    if not rows:
        return []
    if connection.dialect.name != "sqlite":
        made = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        return [row.id for row in connection.execute(made, rows)]
    # SQLite returns rows in no order, so that SQLAlchemy would insert them one by one. It writes one transaction at a time, and
    # numbers a row one more than the last: so do we.
    last = connection.execute(select(func.max(table.c.id))).scalar_one() or 0
    numbers = [*range(last + 1, last + 1 + len(rows))]
    connection.execute(insert(table), [{**row, "id": number} for number, row in zip(numbers, rows, strict=True)])
    return numbers


def _timexes(text: Text, reading: Reading) -> list[Values]:
    return [
        {
            **text.at(n, t.span), "words": reading.text_of((t.span,)),
            "type": t.type, "value": t.value, "earliest": t.earliest, "latest": t.latest,
        }
        for n, t in enumerate(reading.timexes)
    ]  # fmt: skip


def _places(text: Text, reading: Reading) -> list[Values]:
    return [
        {
            **text.at(n, p.span), "name": p.name, "geonames": p.geonames, "country": p.country,
            "lat": p.lat, "lon": p.lon, "reason": p.reason,
        }
        for n, p in enumerate(reading.places)
    ]  # fmt: skip


def _mentions(text: Text, reading: Reading, entities: Mapping[Name, int]) -> list[Values]:
    return [
        {**text.at(n, m.span), "kind": m.kind, "name": m.name, "entity": entities.get(Name(m.kind, m.name))}
        for n, m in enumerate(reading.mentions)
    ]


def _repairs(text: Text, reading: Reading) -> list[Values]:
    return [{**text.at(n, r.span), "kind": r.kind, "read_as": r.read_as} for n, r in enumerate(reading.repairs)]
