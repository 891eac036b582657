"""Articles in which somebody says something, written in a line each, and an encoder that knows only which words are alike."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from selon.reading.reading import Reading
from selon.record import meaning
from selon.record.cuts import Cuts
from selon.record.fold import words
from selon.record.member import Member, Sense, Understood, members
from selon.record.record import Record
from selon.record.results import Claim, Kept
from selon.record.side import Side
from selon.record.stance import Stance
from tests.record.build import reading

# What means the same in two languages; a word that is not here means only itself.
PAIRS = """
bridge pont, closes ferme, monday lundi, tuesday mardi, mayor maire, says dit, school ecole, opens ouvre, september septembre,
workers ouvriers, strike greve, water eau, clean propre, town ville, pays paie, repairs travaux, trains trains, stop arret,
friday vendredi, union syndicat, river fleuve, rises monte, metres metres, night nuit, police police, found trouve, car voiture,
"""
MEANS = {word: pair.split()[0] for pair in PAIRS.replace("\n", " ").split(",") if pair.strip() for word in pair.split()}
AROUND = 0.3  # what the words around weigh
SMALL = {"the", "le", "la", "les", "l", "que", "that", "a", "an", "in", "en", "on", "by", "de", "du", "des", "of", "un", "une"}


class Said(NamedTuple):
    """One sentence: who says what, and what is found of it."""

    who: str | tuple[str, str] | None
    content: str
    cue: str = "dit"
    act: str | None = "assert"
    factuality: str | None = "CT+"
    distance: str | None = "neutral"
    parent: str | None = None


def article(name: str, day: str, *said: Said, times: dict[str, str] | None = None, before: str = "", **head: Any) -> Reading:
    """The reading of an article in which this is said, one sentence each; published that day, by the outlet of its name."""
    marked = " ".join(
        (f"{{s{n}|{_name(one)}}} " if one.who else "") + f"{{c{n}|{one.cue}}} {{q{n}|{one.content}}}."
        for n, one in enumerate(said, 1)
    )  # fmt: skip
    given = {"outlet": name.capitalize(), "published": day, **head}
    found = reading(
        before + marked, id=name, said_by={n: one.who for n, one in enumerate(said, 1)},
        times={words: day for words, day in (times or {}).items() if words in marked}, **given,
    )  # fmt: skip
    known = [
        replace(a, act=one.act, factuality=one.factuality, distance=one.distance, parent=one.parent)
        for a, one in zip(found.attributions, said, strict=True)
    ]
    return replace(found, attributions=tuple(known))


def _name(one: Said) -> str:
    assert one.who
    return one.who if isinstance(one.who, str) else one.who[0]


def encode(passages: Sequence[meaning.Passage], known: meaning.Known) -> meaning.Array:
    """Vectors by which words are alike as far as they have some that mean the same."""
    rows = [_sum(words(passage.words)) + AROUND * _sum(words(passage.text)) for passage in passages]
    found: meaning.Array = meaning.units(np.array(rows, np.float32).reshape(-1, meaning.WIDTH))
    return found


def _sum(told: Iterable[str]) -> meaning.Array:
    out = np.zeros(meaning.WIDTH, np.float32)
    for word in (MEANS.get(word, word) for word in told if word not in SMALL):
        out += np.random.default_rng(zlib.crc32(word.encode("utf-8", "replace"))).standard_normal(meaning.WIDTH)
    return out


def find(text: str, sentences: object, wanted: object) -> Cuts:
    """No claim begins within what is said, and words lean nowhere."""
    return Cuts()


def weigh(leaning: object, side: Side, act: str) -> Stance:
    """The stance that the rules and the act tell, whatever words lean to."""
    confirms = side == "for" and act == "confirm"
    return Stance(float(side == "against"), float(side == "open" or act == "hedge"), float(confirms))


def understood(what: Reading) -> Understood:
    """The reading and what it says, with the vectors and the stances of this module."""
    return Understood(what, members(what, Sense(find, encode, weigh)))


def said_in(**articles: tuple[Said, ...]) -> list[Member]:
    """What is said in articles of one day, by their names."""
    return [m for name, ones in articles.items() for m in understood(article(name, "2026-03-09", *ones)).said]


def add(record: Record, *what: Reading, **how: Any) -> list[Kept]:
    """Keep the readings."""
    return [record.keep(understood(one), **how) for one in what]


def told(record: Record) -> list[set[str]]:
    """Which attributions (article:attribution) are joined: a set for each claim that has several."""
    return sorted(({f"{m.article}:{m.attribution}" for m in c.members} for c in record.claims() if len(c.members) > 1), key=min)


def claim_of(record: Record, article: str, attribution: str = "a1") -> Claim:
    """The claim that the attribution of the article belongs to, as its page has it."""
    found = [c.id for c in record.claims() if any((m.article, m.attribution) == (article, attribution) for m in c.members)]
    return record.claim(found[0])


def relations(claim: Claim) -> list[tuple[str, str]]:
    """Each member's article, and its relation, in order."""
    return [(m.article, m.relation) for m in claim.members]
