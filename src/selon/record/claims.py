"""Claims: members over articles and languages that say the same, joined as articles come.

A new article is put beside those nearest to it, by what they are about, and all that these say is grouped anew: the pairs
likeliest to say the same first, a group with a group by the mean of all their pairs (average linkage), each pair seen with
the others, and the less likely the less their articles are on one story. Then denials and refusals that are grouped with
little else are put to what they likeliest speak of, mostly what stands just before them. A group keeps the name of the claim
that most of it was in, and what was in one claim stays together a little more readily. Another figure, another day or a bare
"not" of one speaker keeps two claims apart.

The same articles in the same order give the same claims.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol

import numpy as np

from selon.record.grouping import expanded, groups
from selon.record.likeness import Matrix, measures, odds, one_breath, opposed, reason, same_article, same_speaker
from selon.record.meaning import Array
from selon.record.member import Member, middle
from selon.record.replying import Reply, replied
from selon.record.same_story import elsewhere
from selon.record.side import Side

Key = tuple[str, str, int]

NEAREST = 28  # articles that are looked at: those of a story, if it is not a long one
AT_LEAST = 0.33  # mean chance of the pairs of two groups that are one; this and what follows were tuned on our own stories
TWICE = 2.5  # what two members of one article must have more: the weights are learned from pairs of two articles
APART = 3.0  # what a pair must have more that has other figures
STAY = 0.3  # what a pair is given that was in one claim: so four in ten fewer members change theirs as articles come
ELSEWHERE = 12.0  # the same as `APART`, of articles that are on another story: tuned on threes of ours in one record


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A member, in its claim: on which side, how surely (0 to 1), and why. A claim is called after its first member."""

    member: Member
    claim: str
    side: Side
    score: float
    reason: str


class Shelf(Protocol):
    """What has been joined so far."""

    def near(self, about: Array, count: int) -> Sequence[str]:
        """The articles nearest to what one is about, the nearest first."""

    def of_articles(self, articles: Iterable[str]) -> Sequence[Joined]:
        """What these articles say, article by article, in the order in which it was joined."""


def join(shelf: Shelf, said: Sequence[Member], kept: Mapping[Key, Joined] = MappingProxyType({})) -> list[Joined]:
    """The members of one new article, each in the claim that it belongs to, and then those of others that change theirs.

    `kept` tells where the article's members were when it was read before.
    """
    near = {one.member.key: one for one in shelf.of_articles(shelf.near(middle(said), NEAREST))}
    members = [*said, *(one.member for one in near.values())]
    before = {**near, **kept}
    places = arranged(members, [before[m.key].claim if m.key in before else None for m in members])
    names = _named(places.group, members, before)
    out = []
    for n, (member, group, stand) in enumerate(zip(members, places.group, places.sides, strict=True)):
        was = before.get(member.key)
        if n < len(said) or was is None or (names[group], stand) != (was.claim, was.side):
            score, why = places.why(n)
            out.append(Joined(member=member, claim=names[group], side=stand, score=score, reason=why))
    return out


def name(member: Member) -> str:
    """What the claim is called that this member begins."""
    return f"{member.article}#{member.attribution}.{member.part}"


def _named(group: Sequence[int], members: Sequence[Member], before: Mapping[Key, Joined]) -> dict[int, str]:
    """The name of each group: of the claim that most of it was in and that has most of it; else that of its first member."""
    was = Counter((g, before[m.key].claim) for g, m in zip(group, members, strict=True) if m.key in before)
    names: dict[int, str] = {}
    for (g, claim), _ in was.most_common():  # of equals, as they were joined
        if g not in names and claim not in names.values():
            names[g] = claim
    for g, member in sorted(zip(group, members, strict=True), key=lambda one: (one[1].published, one[1].order)):
        names.setdefault(g, name(member))
    return names


class Arranged(NamedTuple):
    """Members in groups that say the same: the group of each, called by the place of its first member, and its side."""

    members: Sequence[Member]
    group: Sequence[int]
    sides: Sequence[Side]
    replies: Mapping[int, Reply]
    chance: Matrix
    alike: Matrix

    def why(self, n: int) -> tuple[float, str]:
        """How surely a member says what the others of its group say, and in what it comes nearest."""
        if n in self.replies:
            return self.replies[n].score, "a reply to what the others say"
        others = [m for m, g in enumerate(self.group) if g == self.group[n] and m != n]
        if not others:
            return 1.0, ""
        likely = self.chance[n, others]
        best = others[int(likely.argmax())]
        return float(likely.mean()), reason(self.members[n], self.members[best], float(self.alike[n, best]))


def arranged(members: Sequence[Member], was: Sequence[str | None] = ()) -> Arranged:
    """The members in groups that say the same; `was` are the claims that they were in."""
    sides = [m.stance.side for m in members]
    likely, alike = compared(members)
    if was:
        likely += STAY * _in_one(was)
    chance = 1 / (1 + np.exp(-likely))
    by_words = groups(expanded(chance), AT_LEAST)
    replies = replied(members, sides, by_words, likely)
    group = [replies[n].group if n in replies else g for n, g in enumerate(by_words)]
    return Arranged(members, group, _turned(group, members, sides), replies, chance, alike)


def _in_one(was: Sequence[str | None]) -> Matrix:
    """1 where two were in one claim."""
    at = np.unique([name or "" for name in was], return_inverse=True)[1]
    known = np.array([name is not None for name in was])
    return np.where((at[:, None] == at) & known & known[:, None], 1.0, 0.0)


def compared(members: Sequence[Member]) -> tuple[Matrix, Matrix]:
    """The log odds of every pair that it is one claim, with what keeps two apart; and how alike the two are in meaning."""
    measured = measures(members)
    likely = odds(members, measured) - TWICE * same_article(members) - APART * measured[..., 3] - ELSEWHERE * elsewhere(members)
    likely[one_breath(members)] = -np.inf  # of those in our stories one in twenty is one claim, however alike
    for a, b in _contrary(members, measured[..., 0]):
        likely[a, b] = likely[b, a] = -np.inf
    return likely, measured[..., 0]


def _contrary(members: Sequence[Member], alike: Matrix) -> list[tuple[int, int]]:
    """The pairs in which one speaker says it and says no to it."""
    near = np.argwhere(np.triu(alike > 0.5, 1))
    who = [m.speaker for m in members]
    return [(a, b) for a, b in near if opposed(members[a], members[b]) and same_speaker(who[a], who[b]) is not False]


def _turned(group: Sequence[int], members: Sequence[Member], sides: Sequence[Side]) -> list[Side]:
    """The sides, where another speaker than the first says no to it in nearly its words: that one is against it.

    A "not" in other words tells less: of those who had one and agreed in all else, one in five denied what the others said.
    """
    out, first = [*sides], dict[int, Member]()
    for n in sorted(range(len(members)), key=lambda n: (members[n].published, n)):
        if sides[n] == "for":
            one = first.setdefault(group[n], members[n])
            if opposed(members[n], one) and same_speaker(members[n].speaker, one.speaker) is False:
                out[n] = "against"
    return out
