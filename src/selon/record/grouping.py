"""Groups of what belongs together, by how likely each pair does (average linkage, UPGMA: Sokal & Michener 1958)."""

from collections.abc import Sequence

import numpy as np

from selon.record.likeness import Matrix

OTHERS, FEW = 0.5, 0.4  # how much others count beside the pair itself, and how many are few; tuned on our own stories


def groups(chance: Matrix, least: float) -> list[int]:
    """The group of each, called by its first: the mean chance of each with the others of its group is at least so much."""
    return _backed(chance, _linked(chance, least), least) if len(chance) else []


def expanded(chance: Matrix) -> Matrix:
    """The chance of each pair, seen with the others: two that the same ones say are likelier one claim (0 to 1).

    Whom else each may be one with is compared, as a query is expanded by what it finds (Chum et al. 2007): a pair by itself must
    be the likelier. Two that cannot be one stay apart.
    """
    others = chance.copy()
    np.fill_diagonal(others, 0)
    others /= np.sqrt((others**2).sum(1, keepdims=True) + FEW**2)
    seen: Matrix = np.where(chance > 0, (1 - OTHERS) * chance + OTHERS * (others @ others.T), 0)
    return seen


def _linked(chance: Matrix, least: float) -> list[int]:
    """Two groups are one as long as the mean chance of their pairs is so much."""
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
        changed = (best == a) | (best == b)
        changed[a] = True
        rows = np.flatnonzero(changed)
        best[rows] = mean[rows].argmax(1)
        most[rows] = mean[rows, best[rows]]
    return [int(g) for g in group]


def _backed(chance: Matrix, group: Sequence[int], least: float) -> list[int]:
    """The groups, but whom the others of its group do not back by so much goes where it is backed most, or stands alone.

    Linkage by itself never parts again what it has put together when less was known.
    """
    at, count = np.array(group, np.intp), len(group)
    together = (at[:, None] == at) & ~np.eye(count, dtype=bool)
    others = together.sum(1)
    weak = (others > 1) & ((chance * together).sum(1) < least * others)
    firm = (at[:, None] == np.arange(count)) & ~weak[:, None]
    mean = np.where(firm.any(0), chance[weak] @ firm / np.maximum(firm.sum(0), 1), -1)
    alone = count + np.flatnonzero(weak)
    at[weak] = np.where(mean.max(1) >= least, mean.argmax(1), alone)
    first = dict[int, int]()
    return [first.setdefault(int(g), n) for n, g in enumerate(at)]
