"""Whether two names may be one person's, over languages and scripts.

After Steinberger and Pouliquen (2007): words are compared as they sound, names word by word. Who is named apart stays
apart: a word on either side that has no counterpart on the other ("Raúl" in one, "Fidel" in the other) tells two people, a
word that only one side has (a middle name, a second surname) does not. A surname alone is nobody's name yet (`Name.whole`).
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from selon.record import phones
from selon.record.given import fold, gender, is_given, rows_of
from selon.record.names import Name, Word

ALIKE = 0.83  # of two words: tuned on bench/gold/names.csv
ACROSS = 0.78  # of a word and its transcription: letters that are not heard are lost
TOGETHER = 0.9  # of two words and one
GIVEN_ROW, SHORT_ROW, INITIAL, JOINED = 0.97, 0.93, 0.9, 0.97
EXTRA, TURNED = 0.01, 0.02  # what a word more, or another order, takes off


class Same(NamedTuple):
    """The two names may be one person's: how surely, from 0 to 1, and why."""

    score: float
    reason: str


@lru_cache(1 << 16)
def same(one: Name, other: Name, slack: float = 0.0) -> Same | None:
    """How surely the two may be one person's name; None where they are named apart, or too little is said.

    With `slack` words need be less alike: what is None even so is told apart by more than its spelling.
    """
    if one == other:
        return Same(1.0, "the same name")
    if one.number != other.number or one.junior != other.junior:
        return None
    pairs = _aligned(one, other, slack)
    if not pairs or _apart(one, other, pairs):
        return None
    scores = [pair.score for pair in pairs]
    extra = abs(len(one.words) - len(other.words))
    turned = _turned(pairs)
    score = sum(scores) / len(scores) - EXTRA * extra - TURNED * turned
    return Same(round(score, 3), _reason(pairs, extra, turned))


class Pair(NamedTuple):
    """Words of the two names, from and to which place, that stand for each other."""

    a: tuple[int, int]
    b: tuple[int, int]
    score: float
    how: str


def _aligned(one: Name, other: Name, slack: float) -> list[Pair]:
    """Pairs of words that are alike, the most alike first, none twice; then two words written as one."""
    options = []
    for i, j in product(range(len(one.words)), range(len(other.words))):
        found = _alike(
            one.words[i], other.words[j], reigns=bool(one.number), given=_is_first(one, i) or _is_first(other, j), slack=slack
        )
        if found:
            options.append(Pair((i, i + 1), (j, j + 1), *found))
    if len(one.words) != len(other.words):
        options += _run_together(one, other)
    options.sort(
        key=lambda pair: (
            -pair.score * (pair.a[1] - pair.a[0] + pair.b[1] - pair.b[0]),
            abs(pair.a[0] - pair.b[0]),
            pair.a,
            pair.b,
        )
    )
    taken: list[Pair] = []
    for pair in options:
        if all(_clear(pair.a, other_pair.a) and _clear(pair.b, other_pair.b) for other_pair in taken):
            taken.append(pair)
    return sorted(taken)


def _is_first(name: Name, place: int) -> bool:
    """The word stands where given names do; all of a sovereign's do."""
    return bool(name.number) or place < len(name.words) - 1


def _clear(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _run_together(one: Name, other: Name) -> list[Pair]:
    """Two words of one name that the other writes as one: "Jong Un", "Jongun"."""
    found = []
    for names, turned in (((one, other), False), ((other, one), True)):
        for i, j in product(range(len(names[0].words) - 1), range(len(names[1].words))):
            two = names[0].words[i : i + 2]
            score = phones.likeness("".join(word.form for word in two), names[1].words[j].form)
            if score >= TOGETHER and _as_long(two, names[1].words[j]) and not any(word.initial for word in two):
                spans = ((i, i + 2), (j, j + 1))
                found.append(Pair(*(spans[::-1] if turned else spans), score * JOINED, "written as one"))
    return found


def _as_long(two: Sequence[Word], one: Word) -> bool:
    """The two words have as many sounds as the one."""
    return abs(sum(len(phones.phones(word.form)) for word in two) - len(phones.phones(one.form))) < 2


@lru_cache(1 << 16)
def _alike(one: Word, other: Word, *, reigns: bool, given: bool, slack: float) -> tuple[float, str] | None:
    """How alike two words of names are, and in what way; None where they are not."""
    if fold(one.form) == fold(other.form):
        return 1.0, ""
    if one.initial or other.initial:
        first = (phones.phones(word.form)[:1] for word in (one, other))
        sounds = [{*found[0]} - {"-"} if found else set() for found in first]
        fits = one.form[0] == other.form[0] or bool(sounds[0] & sounds[1])
        return (INITIAL, "an initial") if fits else None
    if given:
        known = _given(one.form, other.form, reigns)
        if known is not None:
            return known or None
    score = phones.likeness(one.form, other.form)
    least = ALIKE if one.form.isascii() == other.form.isascii() or _script(one.form) == _script(other.form) else ACROSS
    if score < least - slack or _gendered(one.form, other.form):
        return None
    return score, "sounds the same" if score > 0.99 else "sounds alike"


def _script(word: str) -> str:
    """The script of a word, by its first letter."""
    return unicodedata.name(word[0], "").partition(" ")[0]


def _given(one: str, other: str, reigns: bool) -> tuple[float, str] | tuple[()] | None:
    """What the table of given names says: one name, () two, None nothing."""
    if rows_of(one, "same") & rows_of(other, "same"):
        return GIVEN_ROW, "a form of the given name"
    if rows_of(one, "short") & rows_of(other, "short"):
        return SHORT_ROW, "a short form"
    if reigns and rows_of(one, "reigning") & rows_of(other, "reigning"):
        return GIVEN_ROW, "a form of the name"
    apart = rows_of(one, "same") and rows_of(other, "same")
    return () if apart or {gender(one), gender(other)} == {"m", "f"} else None


def _gendered(one: str, other: str) -> bool:
    """One is the feminine of the other: Ivanov, Ivanova; Zelensky, Zelenska. Loukachenko and Łukaszenka are one form."""
    ends = [next((sound for sound in reversed(phones.phones(word)) if not {*sound} & {*"-X"}), "") for word in (one, other)]
    return ("a" in ends[0]) != ("a" in ends[1]) and not {"o", "e"} & {*ends}


def _apart(one: Name, other: Name, pairs: Sequence[Pair]) -> bool:
    """They are named apart, or what they share is not enough."""
    left = [[n for n in range(len(name.words)) if not any(span[0] <= n < span[1] for span in spans)]
            for name, spans in ((one, [p.a for p in pairs]), (other, [p.b for p in pairs]))]  # fmt: skip
    if left[0] and left[1]:
        return True
    if one.number:
        return bool(left[0] or left[1])
    said = sum(p.how != "an initial" for p in pairs)
    if len(pairs) < 2 and not any(p.how == "written as one" for p in pairs):
        return True
    return (
        not said
        or not any(_turned(pairs) or (p.a[1] > 1 and p.b[1] > 1) for p in pairs if p.how != "an initial")
        or _other_initial(one, other, left)
        or _given_only(one, other, left)
        or _half_a_compound(one, left[0])
        or _half_a_compound(other, left[1])
        or _mixed(pairs)
        or (_turned(pairs) and not (one.sure or other.sure) and all(is_given(form) for form in one.forms))
    )


def _other_initial(one: Name, other: Name, left: Sequence[Sequence[int]]) -> bool:
    """An initial that only one side has, where the other has others: George H. W. Bush, George W. Bush."""
    has = [any(word.initial for word in name.words[1:]) for name in (one, other)]
    return all(has) and any(name.words[n].initial for name, places in ((one, left[0]), (other, left[1])) for n in places)


def _given_only(one: Name, other: Name, left: Sequence[Sequence[int]]) -> bool:
    """All that they share are given names, before a surname that only one side has: Juan Carlos, Juan Carlos Monedero."""
    longer, rest, shorter = (one, left[0], other) if left[0] else (other, left[1], one)
    return bool(rest) and rest[-1] == len(longer.words) - 1 and all(is_given(form) for form in shorter.forms)


def _half_a_compound(name: Name, left: Sequence[int]) -> bool:
    """The given name is a compound that the other has half of: Jean-Pierre Martin, Jean Martin."""
    first = name.words[0].compound
    return first is not None and any(name.words[n].compound == first for n in left)


def _turned(pairs: Sequence[Pair]) -> bool:
    """The words stand in another order."""
    places = [p.b for p in pairs]
    return places != sorted(places)


def _mixed(pairs: Sequence[Pair]) -> bool:
    """The order is another, and not only that of given name and surname: Kim Jong-il, Kim Il-sung."""
    places = [p.b for p in pairs]
    return all(places[n:] + places[:n] != sorted(places) for n in range(len(places)))


def _reason(pairs: Sequence[Pair], extra: int, turned: bool) -> str:
    """What is alike and what is not, in words."""
    told = dict.fromkeys(pair.how for pair in pairs if pair.how)
    if extra:
        told["one has a name more" if extra == 1 else "one has names more"] = None
    if turned:
        told["the surname first"] = None
    return ", ".join(told) or "the same words"
