"""How members stand to their claim, by what they count and how surely they are said."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from selon.article import Span
from selon.reading.reading import Speaker, Timex
from selon.record.counting import gloss
from selon.record.figures import Figures, figures, numbers
from selon.record.relation import Related, Relation, relations
from selon.record.stance import Stance


@dataclass
class Told:
    """A member, as far as its relation depends on it."""

    published: str
    speaker: Speaker | None = None
    figures: Figures = field(default_factory=Figures)
    stance: Stance = field(default_factory=Stance)
    act: str = "assert"
    distance: str = "neutral"


def of(*told: Told) -> list[str]:
    """Their relations, all for the claim."""
    return [one.relation for one in relations(told, ["for"] * len(told))]


@pytest.mark.parametrize(
    ("first", "then", "found"),
    [
        ((3.0,), (3.0, 4.0), "updates"),
        ((60.0,), (61.0,), "repeats"),
        ((3.0,), (3.0, 4.0, 5.0), "repeats"),
        ((3.0,), (4.0,), "repeats"),
    ],
    ids=["four instead of three", "61 is some 60", "two new ones", "another figure alone"],
)
def test_who_has_the_figure_and_one_new_one_updates_it(first: tuple[float, ...], then: tuple[float, ...], found: str) -> None:
    members = Told("2026-03-09", figures=Figures(first)), Told("2026-03-10", figures=Figures(then))
    assert of(*members) == ["asserts", found]


@pytest.mark.parametrize(("chance", "found"), [(0.35, "hedges"), (0.25, "asserts")])
def test_what_is_likely_left_open_and_nobody_said_before_is_left_open(chance: float, found: str) -> None:
    assert of(Told("2026-03-09", stance=Stance(hedges=chance))) == [found]


def test_what_others_said_before_is_left_open_only_where_that_is_likelier() -> None:
    assert of(Told("2026-03-09"), Told("2026-03-10", stance=Stance(hedges=0.35))) == ["asserts", "repeats"]


def test_the_numbers_of_a_date_count_nothing() -> None:
    text = "Le 12 mars, 14 barges ont quitté Vals"
    day = Timex(span=Span(3, 10), type="DATE", value="2026-03-12", earliest="2026-03-12", latest="2026-03-12")
    told = figures(text, (Span(0, len(text)),), "fr", [day])
    assert (told.numbers, told.days) == ((14.0,), (("2026-03-12", "2026-03-12"),))
    assert numbers(text, "fr") == {12.0, 14.0}  # of what no time was read in


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([("for", "hedges"), ("for", "asserts"), ("for", "repeats")], 1),  # told with reserve before anybody said so
        ([("against", "denies"), ("open", "hedges"), ("for", "hedges")], 2),
        ([("against", "denies"), ("open", "hedges")], 0),
    ],
)
def test_the_words_of_a_claim_are_of_the_first_who_says_it(members: list[tuple[str, Relation]], words: int) -> None:
    order: list[Any] = [
        (SimpleNamespace(side=side, at=n, content="the bridge of Vals closes"), Related(relation, ""))
        for n, (side, relation) in enumerate(members)
    ]
    assert gloss(order).at == words


@pytest.mark.parametrize(("said", "words"), [(["the plan", "the bridge of Vals closes"], 1), (["the plan", "it closes"], 0)])
def test_few_words_leave_it_to_the_next_that_says_more(said: list[str], words: int) -> None:
    order: list[Any] = [(SimpleNamespace(side="for", at=n, content=one), Related("asserts", "")) for n, one in enumerate(said)]
    assert gloss(order).at == words
