"""What a denial or a refusal speaks of, where its own words do not join it to that.

Mostly it is what another says shortly before it in its article. A refusal that several articles have in the same words is
grouped with itself: such replies are put as one to the group that they likeliest speak of, so that the articles that leave
the question out go with those that have it. Replies among more who say the same stay there.

The weights (`replying.toml`) are a logistic regression's, learned by `training.replying` from our own stories.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from selon.record.likeness import Matrix, same_speaker
from selon.record.member import Member
from selon.record.regression import log_odds
from selon.record.side import Side

NAMES = ("odds", "another", "share")
AT_LEAST = 0.15  # chance of what is answered; this and what follows were tuned on our own stories
SHARE = 0.5  # of a group, that makes it one of replies
SCALE = 150.0  # characters, over which nearness fades to a third
NOTHING = 0.1  # nearness of what is not found, so that what stands far off has no large share
LOWEST = -30.0  # log odds of two that are kept apart
Groups = Mapping[int, Sequence[int]]


class Reply(NamedTuple):
    """What is answered, and how surely."""

    group: int
    score: float


def replied(members: Sequence[Member], sides: Sequence[Side], group: Sequence[int], odds: Matrix) -> dict[int, Reply]:
    """The members that answer what another group says, and which."""
    asked, said = divided(sides, group)
    if not asked or not said:
        return {}
    each = np.exp(log_odds(measures(members, _all(asked), said, odds), NAMES, "replying.toml"))
    out, names = dict[int, Reply](), [*said]
    for (own, ones), together in zip(asked.items(), _means(each.T, asked).T, strict=True):
        best = int(together.argmax())
        chance = float(together[best] / (1 + together[best]))
        if chance >= AT_LEAST and names[best] != own:
            out |= dict.fromkeys(ones, Reply(names[best], chance))
    return out


def divided(sides: Sequence[Side], group: Sequence[int]) -> tuple[Groups, Groups]:
    """The replies of each group that holds little else, and of every group what it holds beside replies."""
    replies, said = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for n, (one, g) in enumerate(zip(sides, group, strict=True)):
        (said if one == "for" else replies)[g].append(n)
    asked = {g: ones for g, ones in replies.items() if len(ones) >= SHARE * (len(ones) + len(said.get(g, ())))}
    return asked, said


def measures(members: Sequence[Member], asked: Sequence[int], said: Groups, odds: Matrix) -> Matrix:
    """The measures of each reply with each group, in the order of `NAMES`: [replies, groups, measures].

    They are the mean odds that it says the same; how near before it another speaker says that; and how near whoever may be
    another does, as a share of all the groups'.
    """
    alike = _means(np.maximum(odds[np.ix_(asked, _all(said))], LOWEST), said)
    another, whoever = _before(members, asked, said)
    return np.stack([alike, another, whoever / (whoever.sum(1, keepdims=True) + NOTHING)], -1)


def _all(held: Groups) -> list[int]:
    return [n for ones in held.values() for n in ones]


def _means(values: Matrix, held: Groups) -> Matrix:
    """The mean of each group's columns, which stand in the order of `_all`."""
    sizes = np.array([len(ones) for ones in held.values()])
    found: Matrix = np.add.reduceat(values, np.cumsum(sizes) - sizes, axis=1) / sizes
    return found


def _before(members: Sequence[Member], asked: Sequence[int], said: Groups) -> tuple[Matrix, Matrix]:
    """How near before each reply each group is said by another speaker, and by whoever may be another."""
    another, whoever = np.zeros((2, len(asked), len(said)))
    inside = defaultdict[str, list[tuple[int, Member]]](list)
    for k, ones in enumerate(said.values()):
        for n in ones:
            inside[members[n].article].append((k, members[n]))
    for row, reply in enumerate(members[n] for n in asked):
        for k, one in inside[reply.article]:
            if one.order < reply.order:
                near, same = _nearness(one, reply), same_speaker(one.speaker, reply.speaker)
                another[row, k] = max(another[row, k], near * (same is False))
                whoever[row, k] = max(whoever[row, k], near * (same is not True))
    return another, whoever


def _nearness(before: Member, member: Member) -> float:
    """How near one stands before the other: 1 where it ends there."""
    return math.exp(-max(member.content[0][0] - before.content[-1][1], 0) / SCALE)
