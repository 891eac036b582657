"""Which articles may be on one story: they are alike in what they are about, and name the same.

Words on one topic lie near each other whoever they speak of; that two articles name the same people, bodies and places
tells best whether they report the same events. Names are compared as they sound, over languages and scripts.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from selon.record import phones
from selon.record.likeness import Matrix, about_articles
from selon.record.member import Member

ONE_STORY = 0.7  # how alike two articles on one story are, mostly, both taken together
UNNAMED = 0.2  # as alike as two are taken to be of which one names nobody: its script has no capitals, or it says too little
INSIDE = re.compile(r"(?:(?<=[\w,;]\s)|(?<=\w['’-]))[^\W\d_]\w{2,}")  # a word that begins no sentence: a capital makes it a name
WORD = re.compile(r"[^\W\d_]\w{2,}")


def elsewhere(members: Sequence[Member]) -> Matrix:
    """How much less alike the articles of two members are than those on one story: 0 where they may be on one."""
    at, about = about_articles(members)
    names = [frozenset[str]() for _ in about]
    for member, article in zip(members, at, strict=True):
        names[article] |= _names(member.text, member.speaker.name if member.speaker else "")
    alike = about @ about.T + _in_common(names)
    away: Matrix = np.maximum(ONE_STORY - alike, 0)[np.ix_(at, at)]
    return away


def _in_common(named: Sequence[frozenset[str]]) -> Matrix:
    """The share of names that two articles have in common, 0 to 1 (the cosine of the two sets)."""
    places = {name: n for n, name in enumerate(sorted(frozenset[str]().union(*named)))}
    has = np.zeros((len(named), len(places)))
    for row, names in zip(has, named, strict=True):
        row[[places[name] for name in names]] = 1
    counts = np.outer(has.sum(1), has.sum(1))
    shares: Matrix = np.where(counts > 0, has @ has.T / np.sqrt(np.maximum(counts, 1)), UNNAMED)
    return shares


@lru_cache(1 << 14)
def _names(text: str, speaker: str) -> frozenset[str]:
    """What the names in a member's words and its speaker's sound like."""
    found = [word for word in (*INSIDE.findall(text), *WORD.findall(speaker)) if word[0].isupper()]
    return frozenset(min(keys) for word in found if (keys := phones.keys(word)))
