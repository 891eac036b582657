"""How much a record holds."""

from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from selon.record.migrate import HEAD
from selon.record.results import Stats
from selon.record.schema import articles, attributions, claims, entities, mentions, places, timexes, topics, versions

TABLES = (articles, versions, attributions, entities, mentions, timexes, places, claims, topics)


def stats(connection: Connection, name: str) -> Stats:
    """The counts of the record of that name."""
    first, last = (connection.execute(select(end(articles.c.published_on))).scalar_one() for end in (func.min, func.max))
    superseded = select(func.count()).where(attributions.c.superseded.is_not(None))
    return Stats(
        record=name,
        version=HEAD,
        bytes=_size(connection),
        superseded=connection.execute(superseded).scalar_one(),
        first=first,
        last=last,
        languages=_by(connection, articles.c.language),
        outlets=_by(connection, articles.c.outlet),
        **{table.name: _rows(connection, table) for table in TABLES},
    )


def _rows(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _by(connection: Connection, column: Any) -> dict[str, int]:
    """Articles by what stands in the column, the most first; "" is where nothing is known."""
    count = func.count().label("count")
    rows = connection.execute(select(column, count).group_by(column).order_by(count.desc(), column))
    return {value or "": number for value, number in rows}


def _size(connection: Connection) -> int | None:
    """The bytes that it takes up."""
    if connection.dialect.name == "postgresql":
        size = "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"  # noqa: E501
        total: int | None = connection.execute(text(size)).scalar_one()
        return total
    pages: int = connection.execute(text("PRAGMA page_count")).scalar_one()
    size_of_page: int = connection.execute(text("PRAGMA page_size")).scalar_one()
    return pages * size_of_page
