"""The outlet's own word: reported events that nobody is named for."""

from collections.abc import Sequence

from selon.article import Article
from selon.reading.reading import Attribution


def events(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """One attribution with empty source and cue for each finite main clause that tells an event in the outlet's own voice."""
    return []
