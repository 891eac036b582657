"""Groups of what belongs together, by how likely each pair does (average linkage, UPGMA: Sokal & Michener 1958)."""

from selon.record.likeness import Matrix


def groups(chance: Matrix, least: float) -> list[int]:
    """The group of each, called by its first; two groups are one as long as the mean chance of their pairs is so much."""
    mean, size, group = chance.copy(), [1] * len(chance), [*range(len(chance))]
    mean[range(len(mean)), range(len(mean))] = -1
    best = mean.argmax(1) if len(mean) else mean
    while len(mean):
        a = int(mean[range(len(mean)), best].argmax())
        b = int(best[a])
        if mean[a, b] < least:
            break
        a, b = min(a, b), max(a, b)
        mean[a] = mean[:, a] = (size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b])
        mean[b] = mean[:, b] = mean[a, a] = -1
        size[a] += size[b]
        group = [a if g == b else g for g in group]
        best = mean.argmax(1)
    return group
