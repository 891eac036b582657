"""How likely any two of some members say the same: a few measures of each pair, weighed together.

The weights (`likeness.toml`) are a logistic regression's, learned by `training.likeness` from pairs of our own stories.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations_with_replacement, product
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from selon.reading.reading import Speaker
from selon.record import figures, phones
from selon.record.days import day
from selon.record.figures import Figures
from selon.record.fold import words
from selon.record.meaning import Array
from selon.record.member import Member, middle, noes
from selon.record.regression import log_odds
from selon.record.shared_words import shared

NAMES = (
    "meaning", "around", "agree", "clash", "alone", "speaker", "unknown", "language", "lower", "upper", "words", "days",
    "own", "either",
)  # fmt: skip
FAR = 0.1  # how little alike two are that no figure brings together
OWN = "outlet"  # how the speaker of the outlet's own word is found
ONE_NAME = 0.8  # of two surnames as they sound
ONE_WORDING = 0.7  # of the words of two members: they differ in a "not", and in little else
TOPIC = 8.0  # members that count as much as all that are at hand: what they have in common tells no claims apart
SURNAME = re.compile(r"\w{3,}")
Matrix = npt.NDArray[np.float64]
Value = TypeVar("Value", bound=Hashable)


def odds(members: Sequence[Member], measured: Matrix) -> Matrix:
    """The log odds that a pair is one claim."""
    return log_odds(measured, NAMES, "likeness.toml")


def measures(members: Sequence[Member]) -> Matrix:
    """The measures of every pair, in the order of `NAMES`: [members, members, measures]."""
    alike = _alike(members)
    agree, clash, alone = _figures(members, alike)
    same, unknown = _speakers(members)
    _, tongues = _distinct([m.language for m in members])
    around = _around(alike, members)
    lower, upper = _beside_others(alike, members)
    own = np.array([m.speaker is not None and m.speaker.found == OWN for m in members])
    found = np.stack([
        alike, around, agree, clash, alone, same, unknown, tongues[:, None] == tongues, lower, upper,
        shared([m.text for m in members]), _days(members), own[:, None] & own, own[:, None] ^ own,
    ])  # fmt: skip
    return np.moveaxis(found, 0, -1)  # each measure stays one piece in memory


def _beside_others(alike: Matrix, members: Sequence[Member]) -> tuple[Matrix, Matrix]:
    """How much less alike a pair is than what either is most alike with in other articles: the lesser and the greater of both.

    Two of one article, on which nothing of others depends, may be more alike than that: it speaks neither for them nor against.
    """
    best = np.where(same_article(members), 0, alike).max(1)
    lower, upper = (np.minimum(alike - which(best[:, None], best), 0) for which in (np.minimum, np.maximum))
    return lower, upper


def _days(members: Sequence[Member]) -> Matrix:
    """The logarithm of the days between their articles; as if on one day where that of one is not known."""
    known = [day(m.published) for m in members]
    at = np.array([date.fromisoformat(one).toordinal() if one else np.nan for one in known])
    between: Matrix = np.log1p(np.nan_to_num(np.abs(at[:, None] - at)))
    return between


def _alike(members: Sequence[Member]) -> Matrix:
    """How near their words are in meaning, what is common to all that their articles are about set aside."""
    vectors: Matrix = np.stack([m.vector for m in members]).astype(float)
    (articles, about), products = about_articles(members), vectors @ vectors.T
    weights = np.maximum(vectors @ about.T, 0)  # of each member for each article
    common = (weights.T @ vectors) / (weights.sum(0)[:, None] + TOPIC)
    shares, squares = vectors @ common.T, (common**2).sum(1)
    lengths = np.sqrt(np.maximum(products.diagonal()[:, None] - 2 * shares + squares, 0))  # without what is common
    lengths[lengths == 0] = 1
    mine = np.arange(len(members)), articles
    out = products - shares[mine][:, None] - shares.T[articles] + squares[articles][:, None]
    out /= lengths[mine][:, None] * lengths.T[articles]
    both_ways: Matrix = (out + out.T) / 2
    return both_ways


def _articles(members: Sequence[Member]) -> npt.NDArray[np.int64]:
    """The number of each member's article, from 0."""
    return _distinct([m.article for m in members])[1]


def about_articles(members: Sequence[Member]) -> tuple[npt.NDArray[np.int64], Array]:
    """The number of each member's article, and what each article is about, as a vector."""
    at = _articles(members)
    return at, np.stack([middle([members[n] for n in np.flatnonzero(at == article).tolist()]) for article in range(at.max() + 1)])


def _distinct(values: Sequence[Value]) -> tuple[list[Value], npt.NDArray[np.int64]]:
    """The different ones among these values, as they come, and the place of each value among them."""
    places = {value: n for n, value in enumerate(dict.fromkeys(values))}
    return [*places], np.array([places[value] for value in values], np.int64)


def same_article(members: Sequence[Member]) -> npt.NDArray[np.bool_]:
    """Which pairs stand in one article."""
    articles = _articles(members)
    same: npt.NDArray[np.bool_] = articles[:, None] == articles
    return same


def one_breath(members: Sequence[Member]) -> npt.NDArray[np.bool_]:
    """Which pairs are two things that one attribution says."""
    _, said = _distinct([(m.article, m.attribution) for m in members])
    pairs: npt.NDArray[np.bool_] = (said[:, None] == said) & ~np.eye(len(members), dtype=bool)
    return pairs


def _around(alike: Matrix, members: Sequence[Member]) -> Matrix:
    """How near the neighbours are: those before both, or those after both; translations and copies go on alike."""
    where = {(m.article, m.order): n for n, m in enumerate(members)}
    edged, out = np.pad(alike, ((0, 1), (0, 1))), np.zeros_like(alike)
    for step in (-1, 1):
        beside = [where.get((m.article, m.order + step), -1) for m in members]
        out = np.maximum(out, edged[np.ix_(beside, beside)])
    out[same_article(members)] = 0
    return out


def _figures(members: Sequence[Member], alike: Matrix) -> tuple[Matrix, Matrix, npt.NDArray[np.bool_]]:
    """Which pairs share a figure, which have other figures, and where only one has any; not asked of what is far apart."""
    has = np.array([m.figures.numbers != () or m.figures.days != () for m in members])
    said, at = _distinct([m.figures for m in members])
    near = np.zeros((len(said), len(said)), bool)
    one, other = np.nonzero(has[:, None] & has & (alike > FAR))
    near[at[one], at[other]] = True
    agree, clash = np.zeros((2, *near.shape))
    a, b = np.nonzero(np.triu(near))
    found = [_compared(said[x], said[y]) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    agree[a, b] = agree[b, a] = [same for same, _ in found]
    clash[a, b] = clash[b, a] = [other for _, other in found]
    pairs = np.ix_(at, at)
    asked = near[pairs] & (alike > FAR) & ~np.eye(len(members), dtype=bool)
    return agree[pairs] * asked, clash[pairs] * asked, has[:, None] != has


@lru_cache(1 << 17)
def _compared(one: Figures, other: Figures) -> tuple[bool, bool]:
    """Whether they share a figure, and whether they clash."""
    return bool(figures.agreed(one, other)), bool(figures.clash(one, other))


def _speakers(members: Sequence[Member]) -> tuple[Matrix, Matrix]:
    """How much it tells that one speaker says both, and where it is not known who says one of them.

    One who says little else tells more than one who says nearly all of it.
    """
    who, at = _distinct([(m.speaker.name, m.speaker.entity) if m.speaker and m.speaker.found != OWN else None for m in members])
    first = np.unique(at, return_index=True)[1]
    named = np.array([one is not None for one in who])
    said = np.where(named[:, None] & named, 0.0, np.nan)  # nan: not known
    for a, b in _maybe_one(who):
        said[a, b] = said[b, a] = same_speaker(members[first[a]].speaker, members[first[b]].speaker)
    told = said[np.ix_(at, at)]
    same, unknown = (told == 1).astype(float), np.isnan(told).astype(float)
    own = same.sum(1)
    rare = np.where(own > 0, np.log(len(members) / np.maximum(own, 1)), 0.0)
    return same * np.minimum(rare[:, None], rare), unknown


def _maybe_one(who: Sequence[tuple[str, str | None] | None]) -> set[tuple[int, int]]:
    """The pairs of speakers, by their places, that are one entity or of which some word sounds alike."""
    sharing = defaultdict[str, list[int]](list)
    for number, (name, entity) in ((n, one) for n, one in enumerate(who) if one):
        for mark in (*sounds(name), *((f"#{entity}",) if entity else ())):
            sharing[mark].append(number)
    return {pair for numbers in sharing.values() for pair in combinations_with_replacement(numbers, 2)}


@lru_cache(1 << 14)
def sounds(name: str) -> frozenset[str]:
    """What the words of a name sound like."""
    return frozenset(key for word in SURNAME.findall(name) for key in phones.keys(word))


def same_speaker(one: Speaker | None, other: Speaker | None) -> bool | None:
    """Whether the two are one; None where one is not named, or the outlet itself."""
    if one is None or other is None or OWN in (one.found, other.found):
        return None
    if one.entity and one.entity == other.entity:
        return True
    return one_name(one.name, other.name)  # two entities may be one whom nothing yet shows to be


@lru_cache(1 << 16)
def one_name(one: str, other: str) -> bool:
    """A surname of one sounds like one of the other."""
    a, b = (SURNAME.findall(name) for name in (one, other))
    pairs = [(x, y) for (i, x), (j, y) in product(enumerate(a), enumerate(b)) if i or j or len(a) == 1 or len(b) == 1]
    return any({*phones.keys(x)} & {*phones.keys(y)} and phones.likeness(x, y) >= ONE_NAME for x, y in pairs)


def opposed(one: Member, other: Member) -> bool:
    """One says no to what the other says, in nearly the same words."""
    if one.language != other.language or one.negative == other.negative or None in (one.negative, other.negative):
        return False
    a, b = ({*words(m.text)} - noes(m.language) for m in (one, other))
    return len(a & b) >= ONE_WORDING * len(a | b)


def reason(one: Member, other: Member, alike: float) -> str:
    """What speaks for the pair, as a phrase."""
    near = f"{'words' if one.language == other.language else 'meaning over languages'} {alike:.2f} alike"
    said = ["the same speaker"] if same_speaker(one.speaker, other.speaker) else []
    figure = figures.agreed(one.figures, other.figures)
    return ", ".join([near, *said, *([figure] if figure else [])])
