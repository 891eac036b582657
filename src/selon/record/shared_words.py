"""How many words two texts have in common, rare ones before common ones; words that begin alike are one, over languages."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from selon.record.fold import words

SHORTEST, BEGIN = 4, 5  # letters of a word that counts, and those by which it is known: inflection and language change the rest


def shared(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """The cosine of the words of any two texts, each weighed by how few of them have it (Spärck Jones 1972): 0 to 1.

    A text is not compared with itself: the diagonal means nothing.
    """
    said = [_begins(text) for text in texts]
    count = Counter(word for one in said for word in one)
    rare = {word: np.log(len(texts) / n) for word, n in count.items()}
    place = {word: n for n, word in enumerate(sorted(word for word in count if count[word] > 1))}
    has = np.zeros((len(texts), len(place)), np.float32)
    for row, one in zip(has, said, strict=True):
        for word in one & place.keys():
            row[place[word]] = np.sqrt(rare[word])
    size = np.sqrt([sum(rare[word] for word in sorted(one)) for one in said])
    size[size == 0] = np.inf
    alike: npt.NDArray[np.float64] = (has @ has.T).astype(float) / (size[:, None] * size)
    return alike


@lru_cache(1 << 14)
def _begins(text: str) -> frozenset[str]:
    """What the longer words of a text begin with; the same texts are compared again with every article."""
    return frozenset(word[:BEGIN] for word in words(text) if len(word) >= SHORTEST)
