"""How likely any two of some members say the same: a few measures of each pair, weighed together.

The weights (`likeness.toml`) are a logistic regression's, learned by `training.likeness` from pairs of our own stories.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations_with_replacement, product

import numpy as np
import numpy.typing as npt

from selon.record import figures, meaning, phones
from selon.record.figures import Figures
from selon.record.fold import words
from selon.record.member import Member, middle, noes

NAMES = ("meaning", "around", "agree", "clash", "alone", "speaker", "unknown", "language")
FAR = 0.1  # how little alike two are that no figure brings together
OWN = "outlet"  # how the speaker of the outlet's own word is found
ONE_NAME = 0.8  # of two surnames as they sound
ONE_WORDING = 0.7  # of the words of two members: they differ in a "not", and in little else
TOPIC = 8.0  # members that count as much as all that are at hand: what they have in common tells no claims apart
SURNAME = re.compile(r"\w{3,}")
Matrix = npt.NDArray[np.float64]


def odds(members: Sequence[Member], measured: Matrix) -> Matrix:
    """The log odds that a pair is one claim."""
    weighed: Matrix = measured @ _weights() + _table()["bias"]
    return weighed


def measures(members: Sequence[Member]) -> Matrix:
    """The measures of every pair, in the order of `NAMES`: [members, members, measures]."""
    alike = _alike(members)
    agree, clash, alone = _figures(members, alike)
    same, unknown = _speakers(members)
    tongues = np.array([m.language for m in members])
    around = _around(alike, members)
    return np.stack([alike, around, agree, clash, alone, same, unknown, tongues[:, None] == tongues], -1).astype(float)


def _alike(members: Sequence[Member]) -> Matrix:
    """How near their words are in meaning, what is common to all that their articles are about set aside."""
    vectors: meaning.Array = np.stack([m.vector for m in members])
    articles = _articles(members)
    out = np.zeros((len(members), len(members)))
    for article in range(articles.max() + 1):
        mine = [n for n, one in enumerate(articles) if one == article]
        weight = np.maximum(vectors @ middle([members[n] for n in mine]), 0)
        told = meaning.units(vectors - (weight @ vectors) / (weight.sum() + TOPIC))
        out[mine] = told[mine] @ told.T
    return (out + out.T) / 2


def _articles(members: Sequence[Member]) -> npt.NDArray[np.int64]:
    """The number of each member's article, from 0."""
    numbers = {name: n for n, name in enumerate(dict.fromkeys(m.article for m in members))}
    return np.array([numbers[m.article] for m in members])


def same_article(members: Sequence[Member]) -> npt.NDArray[np.bool_]:
    """Which pairs stand in one article."""
    articles = _articles(members)
    same: npt.NDArray[np.bool_] = articles[:, None] == articles
    return same


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
    agree, clash = np.zeros((2, len(members), len(members)))
    for a, b in np.argwhere(np.triu(has[:, None] & has & (alike > FAR), 1)).tolist():
        agree[a, b], clash[a, b] = _compared(members[a].figures, members[b].figures)
    return agree + agree.T, clash + clash.T, has[:, None] != has


@lru_cache(1 << 16)
def _compared(one: Figures, other: Figures) -> tuple[bool, bool]:
    """Whether they share a figure, and whether they clash."""
    return bool(figures.agreed(one, other)), bool(figures.clash(one, other))


def _speakers(members: Sequence[Member]) -> tuple[Matrix, Matrix]:
    """How much it tells that one speaker says both, and where it is not known who says one of them.

    One who says little else tells more than one who says nearly all of it.
    """
    who = [m.speaker and (m.speaker.name, m.speaker.found == OWN, m.speaker.entity) for m in members]
    first = [members[who.index(one)] for one in dict.fromkeys(who)]
    numbers = {one: n for n, one in enumerate(dict.fromkeys(who))}
    at = [numbers[one] for one in who]
    said = np.full((len(first), len(first)), np.nan)  # nan: not known
    for (a, one), (b, other) in combinations_with_replacement(enumerate(first), 2):
        known = same_speaker(one, other)
        if known is not None:
            said[a, b] = said[b, a] = known
    told = said[np.ix_(at, at)]
    same, unknown = (told == 1).astype(float), np.isnan(told).astype(float)
    own = same.sum(1)
    rare = np.where(own > 0, np.log(len(members) / np.maximum(own, 1)), 0.0)
    return same * np.minimum(rare[:, None], rare), unknown


def same_speaker(one: Member, other: Member) -> bool | None:
    """Whether one speaker says both; None where one is not named, or the outlet itself."""
    a, b = one.speaker, other.speaker
    if a is None or b is None or OWN in (a.found, b.found):
        return None
    if a.entity and a.entity == b.entity:
        return True
    return _one_name(a.name, b.name)  # two entities may be one whom nothing yet shows to be


@lru_cache(1 << 16)
def _one_name(one: str, other: str) -> bool:
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
    said = ["the same speaker"] if same_speaker(one, other) else []
    figure = figures.agreed(one.figures, other.figures)
    return ", ".join([near, *said, *([figure] if figure else [])])


@cache
def _table() -> dict[str, float]:
    path = files(__package__) / "likeness.toml"
    found: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def _weights() -> npt.NDArray[np.float64]:
    return np.array([_table()[name] for name in NAMES])
