"""Articles that were kept before claims were joined, or with another encoder: they are joined as they were read."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from selon.record import claiming
from selon.record.database import Database
from selon.record.loading import reading
from selon.record.member import understood
from selon.record.pieces import Text
from selon.record.schema import article_meanings, articles
from selon.record.shelf import encoder


class Article(NamedTuple):
    """An article of the record, by its number and its own id."""

    number: int
    id: str


def count(connection: Connection) -> int:
    """How many articles are in no claims yet."""
    all_ = connection.execute(select(func.count()).select_from(articles)).scalar_one()
    joined = select(func.count()).select_from(article_meanings).where(article_meanings.c.encoder == encoder())
    return all_ - connection.execute(joined).scalar_one()


def catch_up(database: Database, now: str) -> Iterator[Article]:
    """Each of them, once it is joined: in the order in which they were kept, each in a transaction of its own."""
    done = article_meanings.c
    waiting = select(articles.c.id, articles.c.own_id).where(
        ~select(done.article).where(done.article == articles.c.id, done.encoder == encoder()).exists()
    )
    with database.reading() as connection:
        wanted = [Article(*row) for row in connection.execute(waiting.order_by(articles.c.id))]
    for article in wanted:
        _join(database, article.number, now)
        yield article


def _join(database: Database, number: int, now: str) -> None:
    """Join one article, unless another run changed or joined it meanwhile."""
    query = select(articles).where(articles.c.id == number)
    with database.reading() as connection:
        row = connection.execute(query).one()
        what = understood(reading(connection, row))
    done = select(article_meanings.c.article).where(article_meanings.c.article == number, article_meanings.c.encoder == encoder())
    with database.writing() as connection:
        if connection.execute(query).one() == row and connection.execute(done).first() is None:
            was = claiming.before(connection, number)
            claiming.put(connection, Text(number, row.version), what.reading.article, what.said, was, now)
