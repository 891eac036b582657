"""What became of the attributions of a text when it was read again or changed: which stay, which changed, which are gone."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from selon.record.fold import words

ALIKE = 0.5  # of their words: an attribution that says something else about the same is none that changed
MOST = 40_000  # pairs compared; beyond, what does not stay is gone


class Said(NamedTuple):
    """An attribution's words."""

    speaker: str | None
    source: str
    cue: str
    content: str


class Succession(NamedTuple):
    """`same` and `became` give for an old place the new one; what is in neither is gone."""

    same: dict[int, int]
    became: dict[int, int]


def succession(old: Sequence[Said], new: Sequence[Said]) -> Succession:
    """Word for word the same first, each once and in order; of the rest, the most alike that share half of their words."""
    waiting = defaultdict[Said, list[int]](list)
    for place in reversed(range(len(new))):
        waiting[new[place]].append(place)
    same = {place: waiting[said].pop() for place, said in enumerate(old) if waiting[said]}
    left = [i for i in range(len(old)) if i not in same]
    free = sorted({*range(len(new))} - {*same.values()})
    return Succession(same, _most_alike(old, new, left, free) if len(left) * len(free) <= MOST else {})


def _most_alike(old: Sequence[Said], new: Sequence[Said], left: list[int], free: list[int]) -> dict[int, int]:
    """Pairs, the most alike first, nobody twice."""
    before, after = ({i: Counter(words(said[i].content)) for i in places} for said, places in ((old, left), (new, free)))
    scored = [(likeness(before[i], after[j]), old[i].speaker == new[j].speaker, -i, -j) for i in left for j in free]
    pairs: dict[int, int] = {}
    for score, _, i, j in sorted(scored, reverse=True):
        if score >= ALIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of their words that two texts have in common (Dice 1945)."""
    return 2 * (a & b).total() / (a.total() + b.total() or 1)
