"""Reprints: copies share runs of words; translations say the same things in the same order.

Shingles after Broder (1997), kept as the least of their hashes; the order of what is said by dynamic programming, as
sentences are aligned with their translations (Gale & Church 1993).
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
import numpy.typing as npt

from selon.record import figures, fold
from selon.record.meaning import Array
from selon.record.member import Member

SHINGLE = 4  # words
KEPT = 128  # hashes of an article; a short report has fewer
COPIED = 0.5  # of the shingles of the shorter article; copies in training/claims have 0.64 or more, others up to 0.06
A_QUOTATION = 20  # shingles that two articles may share without being reprints
INDEXED = 8  # hashes by which copies are looked for
MEANT = 0.5  # how alike two members are that translate one another
# How much of what the shorter article says the other must say, by how many members do. In the stories of training/claims
# translations have 4 members and 0.67 or more; two reports of one event up to 0.57, and 0.74 where it is only 3 members.
TRANSLATED = {3: 0.8, 4: 0.62}
FEWEST = min(TRANSLATED)
LONGEST = 400_000  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Sketch:
    """How many shingles an article has, and the least of their hashes."""

    count: int
    least: tuple[int, ...]

    @property
    def indexed(self) -> tuple[int, ...]:
        """The least of all, by which copies are looked for: as every database takes them, with a sign."""
        return tuple(value - 2**31 for value in self.least[:INDEXED])

    def packed(self) -> bytes:
        """The sketch as it is kept."""
        return np.array([self.count, *self.least], "<u4").tobytes()

    @classmethod
    def unpacked(cls, kept: bytes) -> "Sketch":
        """The sketch that was kept."""
        count, *least = np.frombuffer(kept, "<u4").tolist()
        return cls(count, tuple(least))


def sketch(text: str) -> Sketch:
    """The sketch of a text."""
    words = fold.words(text[:LONGEST])
    hashes = {zlib.crc32(" ".join(words[n : n + SHINGLE]).encode("utf-8", "replace")) for n in range(len(words) - SHINGLE + 1)}
    return Sketch(len(hashes), tuple(nsmallest(KEPT, hashes)))


def copied(one: Sketch, other: Sketch) -> float:
    """The share of the shorter text's shingles that the other has, too, as far as the sketches tell."""
    ours = {*one.least}
    if ours.isdisjoint(other.least):
        return 0.0
    both = nsmallest(KEPT, ours | {*other.least})
    common = len(ours & {*other.least} & {*both}) / len(both)
    return min(1.0, common * (one.count + other.count) / (1 + common) / min(one.count, other.count))


def is_copy(share: float, one: Sketch, other: Sketch) -> bool:
    """One is a copy of the other, with this share."""
    return share >= COPIED and share * min(one.count, other.count) > A_QUOTATION


def is_translation(share: float, count: int) -> bool:
    """So much is said in the same order, in so many members, by a translation."""
    return count >= FEWEST and share >= TRANSLATED[min(count, max(TRANSLATED))]


def translated(one: Sequence[Member], other: Sequence[Member]) -> tuple[float, int]:
    """How much of what the shorter article says the other says in the same order, and in how many members.

    Each member counts by its length and by how alike the two are.
    """
    if not one or not other:
        return 0.0, 0
    alike = np.stack([m.vector for m in one]) @ np.stack([m.vector for m in other]).T
    kept = [(i, j) for i, j in _aligned(alike) if not _differ(one[i].figures.numbers, other[j].figures.numbers)]
    ours = sum(alike[i, j] * len(one[i].text) for i, j in kept) / _length(one)
    theirs = sum(alike[i, j] * len(other[j].text) for i, j in kept) / _length(other)
    return float(max(ours, theirs)), len(kept)


def _differ(one: Sequence[float], other: Sequence[float]) -> bool:
    """Both have figures, and none in common. Days are no matter: "on Monday" is another day where it is printed later."""
    return bool(one) and bool(other) and not figures.shared(one, other)


def _length(said: Sequence[Member]) -> int:
    return max(1, sum(len(m.text) for m in said))


def _aligned(alike: Array) -> list[tuple[int, int]]:
    """The pairs, each further on in both than the one before, that are alike and together most so."""
    gain: npt.NDArray[np.float64] = np.where(alike >= MEANT, alike, 0).astype(float)
    if not gain.any():
        return []
    best = np.zeros((len(alike) + 1, alike.shape[1] + 1))
    for i in range(len(alike)):
        for j in range(alike.shape[1]):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + gain[i, j])
    out, i, j = [], len(alike), alike.shape[1]
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            out.append((i, j))
    return out[::-1]
