"""One article of the record, or one attribution, by what a person calls it."""

from typing import Any

from sqlalchemy import Connection, Row, select

from selon.errors import RecordError
from selon.record.entries import chosen, entries
from selon.record.loading import reading
from selon.record.refs import REF
from selon.record.results import Entry, KeptArticle, Version
from selon.record.schema import articles, attributions, versions


def article(connection: Connection, called: str) -> KeptArticle:
    """The article of that number, address or id, with what its earlier versions said."""
    row = _row(connection, called)
    kept = select(versions).where(versions.c.article == row.id).order_by(versions.c.version)
    order = attributions.c.superseded.asc().nulls_first(), attributions.c.position
    rows = connection.execute(chosen().where(attributions.c.article == row.id).order_by(*order)).all()
    return KeptArticle(
        number=row.id,
        version=row.version,
        kept_at=row.kept_at,
        read_at=row.read_at,
        reading=reading(connection, row),
        versions=tuple(
            Version(version=v.version, text=v.text, read_at=v.read_at, replaced_at=v.replaced_at)
            for v in connection.execute(kept)
        ),
        entries=tuple(entries(connection, rows)),
    )


def attribution(connection: Connection, ref: str) -> Entry:
    """The attribution of that ref (12:a3; 12@1:a3 in an earlier version)."""
    found = REF.fullmatch(ref)
    if not found:
        raise RecordError(ref, "it names no attribution: write it as 12:a3, as `selon search` shows it")
    number, last, own = found.groups()
    current = attributions.c.superseded.is_(None) if last is None else attributions.c.superseded.is_not(None)
    wanted = [attributions.c.article == int(number), attributions.c.own_id == own, current]
    if last is not None:
        wanted.append(attributions.c.version == int(last))
    rows = connection.execute(chosen().where(*wanted)).all()
    if not rows:
        raise RecordError(ref, "there is no such attribution in the record: `selon search` and `selon show` name them")
    return entries(connection, rows)[0]


def _row(connection: Connection, called: str) -> Row[Any]:
    """The row of the article: numbers are the record's own, before they are ids."""
    ways = [articles.c.url == called, articles.c.own_id == called]
    if called.isdecimal() and len(called) < 10:
        ways.insert(0, articles.c.id == int(called))
    for way in ways:
        row = connection.execute(select(articles).where(way).order_by(articles.c.id)).first()
        if row:
            return row
    raise RecordError(called, "there is no such article in the record: give its number, its id or its address")
