"""How members stand to their claim, by what they count and how surely they are said."""

from dataclasses import dataclass, field

import pytest

from selon.article import Span
from selon.reading.reading import Speaker, Timex
from selon.record.figures import Figures, figures, numbers
from selon.record.relation import relations
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
