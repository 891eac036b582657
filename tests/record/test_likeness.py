"""What speaks for a pair of members, and against it."""

import numpy as np

from selon.record.claims import compared
from selon.record.likeness import elsewhere, measures
from tests.record.saying import Said, said_in

CLOSES = Said("Jeanne Morel", "que le pont de Vals ferme lundi pour des travaux")
BRIDGE = (Said("Ana Ruiz", "que la ville paie les travaux du pont"), Said("Luc Hamel", "que la police barre le pont lundi"))
CANTEEN = (
    Said("Ana Ruiz", "que la cantine du lycée sert trop peu de légumes verts"),
    Said("Luc Hamel", "que les élèves jettent la moitié du pain"),
    Said("Léa Petit", "que l'école ouvre en septembre"),
)


def test_articles_on_other_things_are_told_from_those_on_one_story() -> None:
    away = elsewhere(said_in(rive=(CLOSES, *BRIDGE), fil=(*BRIDGE, CLOSES), post=CANTEEN))
    assert (away[:3, :6] == 0).all()
    assert (away[:3, 6:] > 0).all()
    assert np.array_equal(away, away.T)


def test_a_pair_is_the_less_likely_one_claim_the_less_its_articles_are_on_one_story() -> None:
    beside = said_in(rive=(CLOSES, *BRIDGE), fil=(*BRIDGE, CLOSES))
    apart = said_in(rive=(CLOSES, *BRIDGE), fil=(*CANTEEN, CLOSES))
    one, other = (compared(said)[0][0, -1] for said in (beside, apart))
    assert elsewhere(apart)[0, -1] > 0
    assert one > other


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
