"""What a denial or a refusal speaks of, where it does not say so itself: mostly what stands just before it in its article."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from selon.reading import replies
from selon.record.likeness import Matrix, same_speaker
from selon.record.member import Member
from selon.record.side import Side

FEWEST = 6  # longer words of what can be understood by itself
BEFORE = (3.0, 0.0)  # what the last thing said before it gains, and the one before that
AT_LEAST = -1.2  # log odds of what is answered; this and the above were tuned on our own stories
NEAREST = 3  # members of a group that are compared
LOWEST = -4.0  # a short answer may have no word of what it answers
FURTHEST = 5  # members back
LONGER = re.compile(r"\w{4,}")


class Reply(NamedTuple):
    """What is answered, and how surely."""

    group: int
    score: float


def replied(members: Sequence[Member], sides: Sequence[Side], group: Sequence[int], odds: Matrix) -> dict[int, Reply]:
    """The members that answer something, and what; those that say by themselves what others say stay there."""
    alone = {n for n, g in enumerate(group) if group.count(g) == 1}
    asked = [n for n, one in enumerate(sides) if one != "for" and (n in alone or _is_short(members[n]))]
    held = defaultdict[int, list[int]](list)
    for n, g in enumerate(group):
        if n not in asked:
            held[g].append(n)
    before = _Before(members, asked)
    found = {n: _best(n, held, before.gains(n, group), odds) for n in asked}
    return {n: reply for n, reply in found.items() if reply}


def _is_short(member: Member) -> bool:
    """It cannot be understood by itself."""
    return len(LONGER.findall(member.text)) < FEWEST or replies.refuses(member.text, member.language)


def _best(n: int, held: dict[int, list[int]], gains: dict[int, float], odds: Matrix) -> Reply | None:
    best, reached = None, AT_LEAST
    for g, ones in held.items():
        near = float(np.sort(odds[n, ones])[-NEAREST:].mean())
        value = max(near, LOWEST) + gains.get(g, 0.0)
        if value > reached:
            best, reached = g, value
    return None if best is None else Reply(best, float(1 / (1 + np.exp(-reached))))


class _Before:
    """What others say before a member in its article."""

    def __init__(self, members: Sequence[Member], asked: Sequence[int]) -> None:
        self.members, self.asked = members, {*asked}
        self.where = {(m.article, m.order): n for n, m in enumerate(members)}

    def gains(self, n: int, group: Sequence[int]) -> dict[int, float]:
        """What each group gains by what of it stands there."""
        me = self.members[n]
        places = (self.where.get((me.article, me.order - back)) for back in range(1, FURTHEST + 1))
        said = [p for p in places if p is not None and p not in self.asked and same_speaker(me, self.members[p]) is not True]
        out = dict[int, float]()
        for place, gain in zip(said, BEFORE, strict=False):
            out[group[place]] = max(gain, out.get(group[place], 0.0))
        return out
