"""How surely: what each saying does, how sure its source is, and how the outlet stands to it."""

from collections.abc import Sequence

from selon.article import Article
from selon.reading.reading import Attribution


def judged(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with its act, factuality and distance."""
    return list(attributions)
