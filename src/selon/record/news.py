"""What is new for a topic: attributions that fit it and that have not been shown for it.

An attribution keeps its row as long as its article says it in the same words, so that reading an article again brings
nothing back, and a changed article only what it says anew or otherwise. Where another reader finds the bounds of an
attribution elsewhere in the same text, its row goes and another comes: what was shown then stands without a row, and the
one that shares half of its words is taken for the same (`succession.ALIKE`).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, exists, insert, select, update

from selon.record.entries import chosen, completed
from selon.record.fold import words
from selon.record.following import News, Topic, TopicNews
from selon.record.question import terms
from selon.record.schema import articles, attributions, topic_items, topics
from selon.record.succession import ALIKE, likeness
from selon.record.topics import Followed
from selon.record.why import explained

_earlier = attributions.alias("earlier")


class Fresh(NamedTuple):
    """The rows that are new for a topic, and which shown item each of the others is the same as."""

    rows: list[Row[Any]]
    same: dict[int, int]  # attribution: item


class Looked(NamedTuple):
    """What was found for a topic: to show, and to be marked once it was shown."""

    topic: Followed
    shown: list[Row[Any]]
    same: dict[int, int]
    news: TopicNews


def look(connection: Connection, topic: Followed, limit: int | None) -> Looked:
    """What is new for the topic, what came first into the record first; no more than `limit`."""
    found = fresh(connection, topic)
    shown = found.rows[:limit]
    items = tuple(_items(connection, topic, shown))
    told = as_topic(connection, topic, len(found.rows))
    return Looked(topic, shown, found.same, TopicNews(topic=told, items=items, more=len(found.rows) - len(shown)))


def as_topic(connection: Connection, topic: Followed, new: int | None = None) -> Topic:
    """The topic with its counts."""
    return Topic(
        id=topic.id,
        name=topic.name,
        question=topic.question,
        filters=topic.asked,
        made_at=topic.made_at,
        looked_at=topic.looked_at,
        matches=topic.matches(connection),
        new=len(fresh(connection, topic).rows) if new is None else new,
    )


def fresh(connection: Connection, topic: Followed) -> Fresh:
    """The attributions that were not shown for the topic; their numbers, articles and contents."""
    shown = exists().where(topic_items.c.topic == topic.id, topic_items.c.attribution == attributions.c.id)
    columns: list[Any] = [attributions.c.id, attributions.c.article, attributions.c.content]
    query: Select[Any] = select(*columns)
    query = topic.matching(connection, query.join(articles, articles.c.id == attributions.c.article)).where(~shown)
    rows = connection.execute(query.order_by(attributions.c.id)).all()
    same = _same(rows, _orphans(connection, topic))
    return Fresh([row for row in rows if row.id not in same], same)


def _orphans(connection: Connection, topic: Followed) -> Sequence[Row[Any]]:
    """What was shown and is not read so any more."""
    left = topic_items.c.topic == topic.id, topic_items.c.attribution.is_(None)
    return connection.execute(select(topic_items).where(*left).order_by(topic_items.c.id)).all()


def _same(rows: Iterable[Row[Any]], orphans: Sequence[Row[Any]]) -> dict[int, int]:
    """Pairs of rows and shown items of one article, the most alike first, nobody twice."""
    of = {orphan.article for orphan in orphans}
    before = [(orphan, Counter(words(orphan.content))) for orphan in orphans]
    after = [(row, Counter(words(row.content))) for row in rows if row.article in of]
    scored = [(likeness(a, b), -item.id, -row.id) for item, a in before for row, b in after if item.article == row.article]
    pairs: dict[int, int] = {}
    for score, item, row in sorted(scored, reverse=True):
        if score >= ALIKE and -row not in pairs and -item not in pairs.values():
            pairs[-row] = -item
    return pairs


def _items(connection: Connection, topic: Followed, shown: Sequence[Row[Any]]) -> Iterable[News]:
    """The news, each with why it is that."""
    if not shown:
        return
    more = attributions.c.content_read, attributions.c.kept_at, _earlier.c.content.label("before")
    query = chosen(*more).outerjoin(_earlier, _earlier.c.became == attributions.c.id)
    rows = list[Row[Any]]()
    for start in range(0, len(shown), 500):
        some = [row.id for row in shown[start : start + 500]]
        rows += connection.execute(query.where(attributions.c.id.in_(some)).order_by(attributions.c.id)).all()
    reasons = explained(connection, terms(topic.question) if topic.question else [], topic.asked, rows)
    for row, values, why in zip(rows, completed(connection, rows), reasons, strict=True):
        yield News(
            **values,
            id=_name(topic, row),
            topic=topic.name,
            status="new" if row.before is None else "changed",
            before=row.before,
            why=why.reasons,
            highlights=why.highlights,
            kept_at=row.kept_at,
        )


def _name(topic: Followed, row: Row[Any]) -> str:
    """What this piece of news is called for good."""
    told = (topic.id, topic.name, topic.made_at, row.url or row.article, row.number, row.source, row.cue, row.content)
    return hashlib.sha256("\0".join(map(str, told)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def mark(connection: Connection, looked: Iterable[Looked], now: str) -> None:
    """Remember what was shown for each topic, and that somebody looked."""
    for one in looked:
        seen(connection, one.topic, one.shown, now)
        for attribution, item in one.same.items():
            connection.execute(update(topic_items).where(topic_items.c.id == item).values(attribution=attribution))
        connection.execute(update(topics).where(topics.c.id == one.topic.id).values(looked_at=now))


def seen(connection: Connection, topic: Followed, rows: Iterable[Row[Any]], now: str) -> None:
    """Remember that these were shown for the topic."""
    items = [
        {"topic": topic.id, "article": row.article, "attribution": row.id, "content": row.content, "shown_at": now}
        for row in rows
    ]
    if items:
        connection.execute(insert(topic_items), items)
