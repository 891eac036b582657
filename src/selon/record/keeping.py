"""Keeping a reading: as a new article, as a new version of one, in the place of an earlier reading, or not at all."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from selon.article import Article
from selon.reading.reading import Reading
from selon.record import claiming
from selon.record.days import day
from selon.record.identity import DETAILS, completed, digest, is_read, known, stamp
from selon.record.member import Understood
from selon.record.pieces import Text
from selon.record.results import Kept, Outcome
from selon.record.schema import articles, attributions, versions
from selon.record.writing import write


def needs(connection: Connection, article: Article, read_with: Mapping[str, str], *, again: bool) -> Article | Kept:
    """The article as it must be read, or that it need not be."""
    row = known(connection, article)
    if row is None:
        return article
    if not again and is_read(connection, article, row, read_with):
        return _unchanged(connection, article, row)
    return completed(article, row)


def is_wanted(connection: Connection, reading: Reading) -> bool:
    """The record has not all that the reading says."""
    row = known(connection, reading.article)
    return row is None or not is_read(connection, reading.article, row, reading.selon)


def keep(connection: Connection, understood: Understood, now: str, *, again: bool = False) -> Kept:
    """What became of the reading. One that the record has already changes nothing, unless it is to be written `again`."""
    reading = understood.reading
    row = known(connection, reading.article)
    if row and not again and is_read(connection, reading.article, row, reading.selon):
        return _unchanged(connection, reading.article, row)
    was = claiming.before(connection, row.id) if row else ()
    outcome: Outcome = "new" if row is None else "changed" if row.sha256 != digest(reading.article.text) else "read again"
    text = _new(connection, reading, now) if row is None else _renewed(connection, row, reading, now, outcome == "changed")
    superseded = write(connection, text, reading, now)
    claiming.put(connection, text, reading.article, understood.said, was, now)
    return Kept(
        number=text.article,
        article=reading.article.id,
        outcome=outcome,
        version=text.version,
        attributions=len(reading.attributions),
        superseded=superseded,
    )


def _unchanged(connection: Connection, article: Article, row: Row[Any]) -> Kept:
    current = attributions.c.article == row.id, attributions.c.superseded.is_(None)
    count = connection.execute(select(func.count()).where(*current)).scalar_one()
    return Kept(number=row.id, article=article.id, outcome="unchanged", version=row.version, attributions=count)


def _new(connection: Connection, reading: Reading, now: str) -> Text:
    made = insert(articles).values(**_values(reading, now), version=1, kept_at=now).returning(articles.c.id)
    return Text(connection.execute(made).scalar_one(), 1)


def _renewed(connection: Connection, row: Row[Any], reading: Reading, now: str, changed: bool) -> Text:
    """The article's row tells of this reading; a text that changed is kept among the versions."""
    if changed:
        kept = ("text", "sha256", "read_with", "read_at", "version", *DETAILS)
        before = {name: getattr(row, name) for name in kept}
        connection.execute(insert(versions).values(article=row.id, replaced_at=now, **before))
    text = Text(row.id, row.version + changed)
    values = {**_values(reading, now), "version": text.version}
    connection.execute(update(articles).where(articles.c.id == row.id).values(**values))
    return text


def _values(reading: Reading, now: str) -> dict[str, Any]:
    """The columns of an article that its reading tells."""
    article = reading.article
    return {
        **{name: getattr(article, name) for name in DETAILS},
        "own_id": article.id,
        "published_on": day(article.published),
        "text": article.text,
        "sha256": digest(article.text),
        "read_with": stamp(reading.selon),
        "read_at": now,
    }
