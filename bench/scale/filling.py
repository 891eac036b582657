"""Fills an empty record with readings, many at a time: the rows are those that `Record.add` makes, put there in bulk.

Only who is who is decided more simply: a whole name is one entity, and a surname that stands alone is one of its article's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, text

from bench.scale.claiming import COUNTED, Claiming
from selon.article import Article
from selon.reading.reading import Reading
from selon.record import index, keeping, linking, pieces, wording
from selon.record.database import Database
from selon.record.entities import NAMED, Name
from selon.record.fold import key
from selon.record.pieces import Pieces, Text, Values
from selon.record.record import Record
from selon.record.schema import (
    articles,
    attributions,
    characters,
    claims,
    entities,
    entity_names,
    mentions,
    metadata,
    name_sounds,
    places,
    timexes,
)
from selon.record.whois import Character, cast

AT_ONCE = 2000  # articles in one transaction
NUMBERED = (attributions, timexes, places, mentions, entities, entity_names)


def fill(record: Record, readings: Iterable[Reading]) -> None:
    """Keep all the readings."""
    rows, waiting = Rows(), iter(readings)
    while some := [*islice(waiting, AT_ONCE)]:
        for reading in some:
            rows.add(reading)
        with record.database.writing() as connection:
            _insert(connection, record.database, rows.taken())
    _settle(record.database)


class Rows:
    """The rows of readings, table by table, with the numbers that the database would give them."""

    def __init__(self) -> None:
        self.waiting = defaultdict[Table, list[Values]](list)
        self.next = dict.fromkeys((articles, *NUMBERED), 1)
        self.known: dict[Name, tuple[int, int]] = {}
        self.identities: dict[str, int] = {}
        self.claiming = Claiming()

    def taken(self) -> dict[Table, list[Values]]:
        """What is to be inserted now."""
        found, self.waiting = self.waiting, defaultdict(list)
        return found

    def add(self, reading: Reading) -> None:
        """The rows of one more article."""
        now = _moment(reading.article)
        (article,) = self._put(articles, [{**keeping._values(reading, now), "version": 1, "kept_at": now}])
        text = Text(article, 1)
        who = self._characters(text, reading)
        found = Pieces(
            self._put(timexes, pieces._timexes(text, reading)),
            self._put(places, pieces._places(text, reading)),
            self._put(mentions, pieces._mentions(text, reading, who)),
            who,
        )
        said = [wording.values(text, n, a, reading, found) for n, a in enumerate(reading.attributions)]
        numbers = self._put(attributions, [{**row, "parent": None, "since": 1, "kept_at": now} for row in said])
        for number, a in zip(numbers, reading.attributions, strict=True):
            for table, links in linking._of(a, reading, found).items():
                self.waiting[table] += [{"attribution": number, **link} for link in links]
        for table, rows in self.claiming.rows(article, numbers, reading, now).items():
            self.waiting[table] += rows

    def _put(self, table: Table, rows: Sequence[Values]) -> list[int]:
        """The numbers of the rows, which are to be inserted."""
        first = self.next[table]
        self.next[table] += len(rows)
        numbers = [*range(first, first + len(rows))]
        self.waiting[table] += [{"id": number, **row} for number, row in zip(numbers, rows, strict=True)]
        return numbers

    def _characters(self, text: Text, reading: Reading) -> dict[Name, int]:
        """The entity of each name in the article; new ones are made."""
        wanted = {Name(m.kind, m.name) for m in reading.mentions} | {n for a in reading.attributions for n in pieces.speakers(a)}
        named = sorted(name for name in wanted if name.kind in NAMED)
        alone = [c for c in cast(reading, [name for name in named if name not in self.known]) if not self._made(c)]
        found = {name: self.known[name] for name in named if name in self.known}
        found |= {c.name: self._entity(c) for c in alone}
        for position, (name, (_, called)) in enumerate(found.items()):
            row = {**text._asdict(), "position": position, "called": called, "kind": name.kind}
            self.waiting[characters].append({**row, "office": None, "score": None, "reason": None})
        return {name: entity for name, (entity, _) in found.items()}

    def _made(self, c: Character) -> bool:
        """The name is one that stands for the same entity everywhere; it does from now on."""
        if c.whole:
            self.known[c.name] = self._entity(c)
        return c.whole

    def _entity(self, c: Character) -> tuple[int, int]:
        """The numbers of the entity and of its name; an entity is new unless what it is says which one."""
        entity = self.identities.get(c.identity) if c.identity else None
        if entity is None:
            row = {"kind": c.kind, "name": c.name.name, "key": c.identity, "wikidata": None, "authority": None}
            (entity,) = self._put(entities, [row])
        if c.identity:
            self.identities[c.identity] = entity
        name = {"entity": entity, "name": c.name.name, "key": key(c.name.name), "whole": c.whole, "origin": "read"}
        (called,) = self._put(entity_names, [name])
        self.waiting[name_sounds] += [{"name": called, "key": sound} for sound in sorted(c.sounds)]
        return entity, called


def _moment(article: Article) -> str:
    """An article is kept at noon of its day."""
    return datetime.fromisoformat(f"{article.published}T12:00:00+00:00").isoformat()


def _insert(connection: Connection, database: Database, rows: dict[Table, list[Values]]) -> None:
    """Insert the rows, a table after those that it refers to, and index their words."""
    for table in metadata.sorted_tables:
        if rows[table]:
            put = _copied if database.postgresql else _executed
            names = [*rows[table][0]]
            put(connection, table, names, _bound(connection, table, names, rows[table]))
    language = {row["id"]: row["language"] for row in rows[articles]}
    said = defaultdict[str, list[tuple[int, Values]]](list)
    for row in rows[attributions]:
        said[language[row["article"]]].append((row["id"], row))
    for code, found in said.items():
        index.put(connection, code, found)


def _bound(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Values]) -> Iterator[tuple[Any, ...]]:
    """The values of the rows as the database takes them."""
    binders = [(name, table.c[name].type.bind_processor(connection.dialect)) for name in names]
    return (tuple(bind(row[name]) if bind else row[name] for name, bind in binders) for row in rows)


def _executed(connection: Connection, table: Table, names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """In SQLite: one statement, many rows."""
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    driver: Any = connection.connection.driver_connection
    driver.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", rows)


def _copied(connection: Connection, table: Table, names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """In PostgreSQL: COPY."""
    columns = ", ".join(f'"{name}"' for name in names)
    driver: Any = connection.connection.driver_connection
    with driver.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _settle(database: Database) -> None:
    """Claims are counted; and PostgreSQL numbers on from there, and does what its housekeeping would have done in the years."""
    with database.writing() as connection:
        connection.execute(text(COUNTED))
    if not database.postgresql:
        return
    with database.writing() as connection:
        for table in (articles, claims, *NUMBERED):
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
