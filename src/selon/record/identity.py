"""Which article of the record an article is, and whether the record already has what a reading of it would say."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from selon.article import Article
from selon.record.schema import articles, versions

# What an input that names nothing is called: standard input, a text in Python, a line of JSONL without an id.
NAMELESS = re.compile(r"-|text|(-|.*\.(jsonl|ndjson|json|txt|gz)):\d+", re.DOTALL)
DETAILS = ("url", "outlet", "title", "byline", "published", "language")


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def stamp(read_with: Mapping[str, str]) -> str:
    """What a text was read with, as it is kept."""
    return json.dumps(read_with, sort_keys=True)


def known(connection: Connection, article: Article) -> Row[Any] | None:
    """The record's row of this article: one of its address; else one of its id that neither address nor outlet speaks against.

    An id that names nothing is no proof: there the text must be the same, too.
    """
    if article.url:
        found = connection.execute(select(articles).where(articles.c.url == article.url).order_by(articles.c.id)).first()
        if found:
            return found
    alike = [articles.c.own_id == article.id]
    for name in ("url", "outlet"):
        if value := getattr(article, name):
            alike.append(articles.c[name].is_(None) | (articles.c[name] == value))
    if NAMELESS.fullmatch(article.id):
        alike.append(articles.c.sha256 == digest(article.text))
    return connection.execute(select(articles).where(*alike).order_by(articles.c.id)).first()


def completed(article: Article, row: Row[Any]) -> Article:
    """The article, with what it leaves unsaid as the record has it."""
    return replace(article, **{name: getattr(article, name) or getattr(row, name) for name in DETAILS})


def is_read(connection: Connection, article: Article, row: Row[Any], read_with: Mapping[str, str]) -> bool:
    """The record has this text with these details, read with all of that: reading it again would change nothing.

    So it does where the text is that of an earlier version: an old copy does not make itself the newest.
    """
    text = digest(article.text)
    if text != row.sha256:
        earlier = versions.c.article == row.id, versions.c.sha256 == text
        return bool(connection.execute(select(exists().where(*earlier))).scalar())
    told = all(getattr(article, name) in (None, getattr(row, name)) for name in DETAILS)
    return told and read_with.items() <= json.loads(row.read_with).items()
