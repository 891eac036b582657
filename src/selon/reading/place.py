"""Where: the places that an article names, resolved to GeoNames."""

from collections.abc import Sequence

from selon.article import Article
from selon.reading.reading import Mention, Place


def places(article: Article, mentions: Sequence[Mention]) -> list[Place]:
    """The places that the article names, in text order, never overlapping."""
    return []
