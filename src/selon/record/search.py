"""Attributions that have the words of a question and fit what else is asked: the best match first, or in time order."""

from sqlalchemy import Connection, case, func, literal

from selon.errors import RecordError
from selon.record import index
from selon.record.entries import chosen, completed, entries
from selon.record.filters import Filters
from selon.record.index import Match
from selon.record.question import terms
from selon.record.results import Entry, Moment
from selon.record.schema import articles, attributions

WHEN = func.coalesce(attributions.c.happened_on, attributions.c.said_on, articles.c.published_on)
WAS = case(
    (attributions.c.happened_on.is_not(None), literal("happened")),
    (attributions.c.said_on.is_not(None), literal("said")),
    (articles.c.published_on.is_not(None), literal("published")),
)


def search(connection: Connection, question: str, filters: Filters, limit: int | None) -> list[Entry]:
    """The best matches first (`index.Match.order`); without a question, what was published last."""
    order = [articles.c.published_on.desc().nulls_last(), attributions.c.article.desc(), attributions.c.position]
    match = _match(connection, question, filters)
    if match:
        order = [*match.order(connection)]
    query = filters.narrowed(chosen(), match)
    return entries(connection, connection.execute(query.order_by(*order).limit(limit)).all())


def timeline(connection: Connection, question: str, filters: Filters, limit: int | None) -> list[Moment]:
    """The same in time order, with `since` and `until` about that time; what has no day comes last."""
    query = filters.narrowed(chosen(WHEN.label("day"), WAS.label("was")), _match(connection, question, filters), WHEN)
    order = [WHEN.asc().nulls_last(), attributions.c.article, attributions.c.position, attributions.c.id]
    rows = connection.execute(query.order_by(*order).limit(limit)).all()
    found = zip(rows, completed(connection, rows), strict=True)
    return [Moment(**values, day=row.day, was=row.was) for row, values in found]


def _match(connection: Connection, question: str, filters: Filters) -> Match | None:
    """How the question is asked, None where only the filters say what is wanted."""
    if question.strip():
        return index.match(connection, terms(question))
    if filters:
        return None
    raise RecordError("the search", "nothing is asked: give some words, or --speaker, --outlet, --since, …")
