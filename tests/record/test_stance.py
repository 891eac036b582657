"""How a member stands to what is claimed."""

from dataclasses import replace

import numpy as np
import pytest

from selon.article import Article
from selon.reading.reader import Reader
from selon.record.member import members
from selon.record.relation import relations
from selon.record.stance import USUAL, Stance, measures, stance
from tests.record.saying import Said, said_in

SAYS, DENIES, HEDGES, CONFIRMS = (np.log(np.where(np.arange(4) == way, 0.97, 0.01)).astype(np.float32) for way in range(4))


def test_what_words_lean_to_tells_the_stance() -> None:
    assert [stance(leaning, "for", "assert").side for leaning in (SAYS, DENIES, HEDGES, CONFIRMS)] == [
        "for", "against", "open", "for",
    ]  # fmt: skip
    assert [stance(leaning, "for", "assert").is_confirming for leaning in (SAYS, DENIES, CONFIRMS)] == [False, False, True]


def test_what_the_rules_say_makes_it_likelier() -> None:
    for way, side, act in (("denies", "against", "deny"), ("hedges", "open", "decline"), ("confirms", "for", "confirm")):
        plain, ruled = (getattr(stance(None, *how), way) for how in (("for", "assert"), (side, act)))
        assert plain < ruled


def test_what_is_not_read_says_what_it_says() -> None:
    assert stance(None, "for", "assert").side == "for"
    assert np.allclose(measures(None, "for", ""), measures(USUAL, "for", ""))


def test_the_likelier_of_two_stances_is_taken() -> None:
    assert Stance(0.7, 0.6, 0.0).side == "against"
    assert Stance(0.6, 0.7, 0.0).side == "open"
    assert Stance(0.3, 0.45, 0.9).side == "for"
    assert Stance().side == "for"


def test_who_leans_to_confirm_what_nobody_has_said_only_says_it() -> None:
    [first] = said_in(rive=(Said("Ana Ruiz", "que le pont ferme lundi"),))
    [later] = said_in(fil=(Said("Luc Hamel", "que le pont ferme lundi"),))
    leaning = [replace(m, stance=Stance(confirms=0.9)) for m in (first, later)]
    assert [one.relation for one in relations(leaning, ["for", "for"])] == ["asserts", "confirms"]
    assert [one.relation for one in relations([replace(first, act="confirm")], ["for"])] == ["confirms"]


TEXTS = [
    ("en", "The harbour board denied on Tuesday that any oil had reached the beach.", "against"),
    ("fr", "La ministre a nié vendredi que la centrale ait été arrêtée.", "against"),
    ("es", "El alcalde negó el lunes que el puente estuviera cerrado.", "against"),
    ("en", "The ministry would neither confirm nor deny that the ship had been seized.", "open"),
    ("fr", "Le porte-parole s'est refusé à confirmer que l'accord avait été signé.", "open"),
    ("en", "The mayor said on Monday that the bridge would open in June.", "for"),
    ("en", "No one was hurt in the fire, the mayor said on Monday.", "for"),
    ("fr", "Le pont ne rouvrira pas avant mars, a dit la préfète.", "for"),
    ("es", "No hay heridos, informó la alcaldía.", "for"),
]


@pytest.mark.parametrize(("language", "text", "side"), TEXTS)
def test_what_is_read_has_its_stance(language: str, text: str, side: str) -> None:
    said = members(Reader(events=True).read(Article(id="a", text=text, language=language, published="2026-03-09")))
    assert {m.stance.side for m in said if m.speaker is None or m.speaker.found != "outlet"} == {side}
