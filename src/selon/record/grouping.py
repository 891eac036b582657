"""Groups of what belongs together, by how likely each pair does (average linkage, UPGMA: Sokal & Michener 1958)."""

import numpy as np

from selon.record.likeness import Matrix


def groups(chance: Matrix, least: float) -> list[int]:
    """The group of each, called by its first; two groups are one as long as the mean chance of their pairs is so much."""
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
