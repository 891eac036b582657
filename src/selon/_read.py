"""`selon.read`: one text, file or article in, its reading out."""

from dataclasses import fields
from functools import cache
from pathlib import Path

from selon.article import Article
from selon.errors import InputError
from selon.intake import Defaults, articles
from selon.intake.building import Found, Stated, build
from selon.reading.reader import Reader
from selon.reading.reading import Reading


def read(
    what: str | Path | Article, *, language: str | None = None, published: str | None = None, outlet: str | None = None
) -> Reading:
    """The reading of a text (`str`), of a file (`Path`: text, HTML, or JSONL of one line) or of an article.

    `language` (ISO 639-1), `published` (ISO 8601) and `outlet` say of it what `--language`, `--date` and `--outlet` do.
    Raises InputError where it cannot be read. To read many, keep a `Reader`.
    """
    defaults = Defaults(language=language, published=published, outlet=outlet)
    if isinstance(what, Path):
        article = _only(what, defaults)
    elif isinstance(what, Article):
        article = _completed(what, defaults)
    else:
        article = build(Found(id="text", text=what), "text", defaults)
    return _reader().read(article)


@cache
def _reader() -> Reader:
    """One reader a process: its model is loaded at the first text."""
    return Reader()


def _completed(article: Article, defaults: Defaults) -> Article:
    """The article, with what it leaves unsaid taken from `defaults`, and its language found."""
    stated = Stated(**{field.name: getattr(article, field.name) for field in fields(Stated)})
    return build(Found(id=article.id, text=article.text, stated=stated), article.id, defaults)


def _only(path: Path, defaults: Defaults) -> Article:
    """The one article that a file holds."""
    found = list(articles([str(path)], defaults=defaults))
    if len(found) != 1:
        raise InputError(str(path), f"it holds {len(found)} articles: read it with Reader().read_many(…), or `selon read`")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]
