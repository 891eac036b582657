"""Which articles may be on one story, and what that does to what they say."""

import numpy as np

from selon.record.claims import compared
from selon.record.same_story import elsewhere
from tests.record.saying import Said, said_in

CLOSES = Said("Jeanne Morel", "que le pont de Vals ferme lundi pour des travaux")
BRIDGE = (
    Said("Ana Ruiz", "que la ville de Vals paie les travaux du pont"),
    Said("Luc Hamel", "que la police barre le pont lundi"),
)
CANTEEN = (
    Said("Ines Bouchard", "que la cantine du lycée sert trop peu de légumes verts"),
    Said("Paul Roy", "que les élèves jettent la moitié du pain"),
    Said("Léa Petit", "que l'école ouvre en septembre"),
    Said("Marc Olive", "que le chef de cuisine part à la retraite"),
)
RUSSIAN = (
    Said("Жанна Морель", "что мост в городе Вальс закрывается в понедельник"),
    Said("Ана Руис", "что город оплачивает ремонт моста"),
)


def test_articles_on_other_things_are_told_from_those_on_one_story() -> None:
    away = elsewhere(said_in(rive=(CLOSES, *BRIDGE), fil=(*BRIDGE, CLOSES), post=CANTEEN))
    assert (away[:3, :6] == 0).all()
    assert (away[:3, 6:] > 0).all()
    assert np.array_equal(away, away.T)


def test_articles_on_one_topic_that_name_others_are_on_other_stories() -> None:
    later = (Said("Ana Ruiz", "que le pont de Vals ouvre en septembre"), Said("Luc Hamel", "que la police trouve une voiture"))
    others = (Said("Ida Kern", later[0].content.replace("Vals", "Nort")), later[1]._replace(who="Max Blum"))
    same, other = (elsewhere(said_in(rive=(CLOSES, *BRIDGE), fil=said))[0, -1] for said in (later, others))
    assert same == 0 < other


def test_names_are_the_same_in_another_script() -> None:
    others = (RUSSIAN[0]._replace(who="Ида Керн"), RUSSIAN[1]._replace(who="Макс Блюм"))
    same, other = (elsewhere(said_in(rive=(CLOSES, *BRIDGE), vest=said))[0, -1] for said in (RUSSIAN, others))
    assert same < other


def test_one_that_names_nobody_is_judged_by_what_it_is_about() -> None:
    nobody = (Said(None, "que le pont ouvre en septembre"), Said(None, "que la police trouve une voiture"))
    strangers = tuple(said._replace(who="Ida Kern") for said in nobody)
    unnamed, named = (elsewhere(said_in(rive=(CLOSES, *BRIDGE), fil=said))[0, -1] for said in (nobody, strangers))
    assert unnamed < named


def test_a_pair_is_the_less_likely_one_claim_the_less_its_articles_are_on_one_story() -> None:
    beside = said_in(rive=(CLOSES, *BRIDGE), fil=(*BRIDGE, CLOSES))
    apart = said_in(rive=(CLOSES, *BRIDGE), fil=(*CANTEEN, CLOSES))
    one, other = (compared(said)[0][0, -1] for said in (beside, apart))
    assert elsewhere(apart)[0, -1] > 0
    assert one > other
