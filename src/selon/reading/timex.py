"""When: every time expression of an article, typed and normalised (TIMEX3)."""

from selon.article import Article
from selon.reading.reading import Timex


def timexes(article: Article) -> list[Timex]:
    """The time expressions of the article in text order, never overlapping."""
    return []
