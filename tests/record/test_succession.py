"""What became of each attribution when a text changed."""

from hypothesis import given
from hypothesis import strategies as st

from selon.record import succession as module
from selon.record.succession import Said, likeness, succession


def said(*contents: str, speaker: str | None = "Luc") -> list[Said]:
    return [Said(speaker, "il", "dit", content) for content in contents]


def test_the_same_words_stay_in_order_and_each_once() -> None:
    assert succession(said("oui", "non", "oui"), said("non", "oui", "oui", "oui")).same == {0: 1, 1: 0, 2: 2}


def test_what_shares_half_of_its_words_has_changed() -> None:
    before, after = said("le pont ferme lundi", "il pleut"), said("le soleil", "le pont ferme mardi")
    assert succession(before, after) == ({}, {0: 1})


def test_the_most_alike_go_together_and_the_same_speaker_first() -> None:
    before = said("le pont ferme lundi")
    after = [*said("le pont ferme mardi", speaker="Ana"), *said("le pont ferme jeudi")]
    assert succession(before, after).became == {0: 1}


def test_too_many_to_compare_are_gone() -> None:
    before = said(*(f"mot {n}" for n in range(300)))
    assert succession(before, said(*(f"mot neuf {n}" for n in range(300)))).became == {}
    assert len(before) * 300 > module.MOST


TEXTS = st.lists(st.sampled_from(["un", "deux", "un deux", "un deux trois", ""]), max_size=6)


@given(TEXTS, TEXTS)
def test_nobody_is_twice_the_successor(old: list[str], new: list[str]) -> None:
    same, became = succession(said(*old), said(*new))
    assert not {*same} & {*became}
    heirs = [*same.values(), *became.values()]
    assert len(heirs) == len({*heirs})
    assert all(old[i] == new[j] for i, j in same.items())
    assert len(same) == sum(min(old.count(text), new.count(text)) for text in {*old})


def test_two_texts_without_words_are_not_alike() -> None:
    from collections import Counter

    assert likeness(Counter(), Counter()) == 0
