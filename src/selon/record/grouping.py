"""Groups of what belongs together, by how likely each pair does (average linkage, UPGMA: Sokal & Michener 1958)."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from selon.record.likeness import Matrix


def groups(chance: Matrix, least: float) -> list[int]:
    """The group of each, called by its first: the mean chance of each with the others of its group is at least so much."""
    return _backed(chance, _linked(chance, least), least)


def _linked(chance: Matrix, least: float) -> list[int]:
    """Two groups are one as long as the mean chance of their pairs is so much."""
    if not len(chance):
        return []
    mean, size, group = chance.copy(), np.ones(len(chance)), np.arange(len(chance))
    np.fill_diagonal(mean, -1)
    best = mean.argmax(1)
    most = mean[group, best]
    while most[a := int(most.argmax())] >= least:
        a, b = sorted((a, int(best[a])))
        mean[a] = mean[:, a] = (size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b])
        mean[b] = mean[:, b] = mean[a, a] = most[b] = -1
        size[a] += size[b]
        group[group == b] = a
        # No mean of two exceeds the greater: only those have another best one whose best one has changed.
        rows = np.union1d(np.flatnonzero((best == a) | (best == b)), a)
        best[rows] = mean[rows].argmax(1)
        most[rows] = mean[rows, best[rows]]
    return [int(g) for g in group]


def _backed(chance: Matrix, group: Sequence[int], least: float) -> list[int]:
    """The groups, but whom the others of its group do not back by so much goes where it is backed most, or stands alone.

    Linkage by itself never parts again what it has put together when less was known.
    """
    held = defaultdict[int, list[int]](list)
    for n, g in enumerate(group):
        held[g].append(n)
    weak = {n for ones in held.values() if len(ones) > 2 for n in ones if _mean(chance, n, ones) < least}
    firm = [left for ones in held.values() if (left := [n for n in ones if n not in weak])]
    out = {n: ones[0] for ones in firm for n in ones}
    for n in weak:
        best = max(firm, key=lambda ones: _mean(chance, n, ones), default=[])
        out[n] = best[0] if best and _mean(chance, n, best) >= least else n
    first = dict[int, int]()
    return [first.setdefault(out[n], n) for n in range(len(group))]


def _mean(chance: Matrix, n: int, ones: Sequence[int]) -> float:
    """The mean chance of one with the others of these."""
    others = [m for m in ones if m != n]
    return float(chance[n, others].mean())
