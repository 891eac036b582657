"""What speaks for a pair of members, and against it."""

from dataclasses import replace

import numpy as np

from selon.reading.reading import Speaker
from selon.record.claims import compared
from selon.record.likeness import NAMES, measures
from tests.record.saying import Said, said_in

CLOSES = Said("Jeanne Morel", "que le pont de Vals ferme lundi pour des travaux")
BRIDGE = (Said("Ana Ruiz", "que la ville paie les travaux du pont"), Said("Luc Hamel", "que la police barre le pont lundi"))


def test_who_speaks_is_compared_over_spellings_and_only_where_both_are_known() -> None:
    said = said_in(
        a=(CLOSES,), b=(CLOSES._replace(who="Morel"),), c=(CLOSES._replace(who="Luc Hamel"),), d=(CLOSES._replace(who=None),)
    )
    same, unknown = measures(said)[..., 5], measures(said)[..., 6]
    assert same[0, 1] > 0 == same[0, 2] == same[0, 3]
    assert unknown[0].tolist() == [0, 0, 0, 1]


def test_figures_are_compared_of_every_pair_that_is_near() -> None:
    ninety, forty, none = (CLOSES._replace(content=f"que le pont ferme {days}") for days in ("90 jours", "40 jours", "lundi"))
    said = said_in(a=(ninety,), b=(forty,), c=(ninety,), d=(none,))
    agree, clash, alone = (measures(said)[..., n] for n in (2, 3, 4))
    assert np.array_equal(agree, agree.T)
    assert np.array_equal(clash, clash.T)
    assert (agree[0, 2], clash[0, 2]) != (agree[0, 1], clash[0, 1])
    assert alone[0].tolist()[:3] == [0, 0, 0]


def test_a_pair_is_seen_beside_what_else_either_is_most_alike_with() -> None:
    near = CLOSES._replace(content="que le pont de Vals ferme lundi pour des travaux de nuit")
    said = said_in(a=(CLOSES,), b=(CLOSES,), c=(near,))
    lower, upper = (measures(said)[..., NAMES.index(name)] for name in ("lower", "upper"))
    assert lower[0, 1] == upper[0, 1] == 0  # nothing is nearer to either
    assert upper[0, 2] < lower[0, 2] == 0  # the first has its own words elsewhere, the other has nothing nearer


def test_two_of_one_article_are_not_likelier_one_because_no_other_is_near_to_them() -> None:
    said = said_in(a=(CLOSES, CLOSES._replace(content="que le pont de Vals ferme lundi")), b=BRIDGE)
    for name in ("lower", "upper"):
        assert measures(said)[0, 1, NAMES.index(name)] == 0
    assert measures(said)[0, 1, NAMES.index("meaning")] > measures(said)[0, 2:, NAMES.index("meaning")].max()


def test_days_between_and_the_outlets_own_word_are_told() -> None:
    said = said_in(a=(CLOSES,), b=(CLOSES,))
    later, undated = (replace(said[1], published=day) for day in ("2026-03-20", ""))
    days = measures([said[0], later, undated])[..., NAMES.index("days")]
    assert days[0, 1] > 0 == days[0, 2]
    own = [replace(m, speaker=Speaker(name="Rive", kind="organisation", found="outlet", entity=None)) for m in said]
    both, either = (measures([*own, said[0]])[..., NAMES.index(name)] for name in ("own", "either"))
    assert (both[0, 1], both[0, 2], either[0, 1], either[0, 2]) == (1, 0, 0, 1)


def test_two_things_said_in_one_breath_are_never_one_claim() -> None:
    one, other, else_ = said_in(a=(CLOSES, CLOSES), b=(CLOSES,))
    breath = replace(other, attribution=one.attribution, part=1)
    assert compared([one, other, else_])[0][0, 1] > -np.inf
    likely = compared([one, breath, else_])[0]
    assert likely[0, 1] == likely[1, 0] == -np.inf
    assert np.isfinite(likely[0, 2])
    assert np.isfinite(likely.diagonal()).all()
