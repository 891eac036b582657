"""How many words two texts have in common."""

import pytest

from selon.record.shared_words import shared

TEXTS = ["Le pont de Vals ferme", "The Vals bridge closes", "Les ponts ferment", "Le pont de Luz ouvre", "Il pleut", ""]


def test_rare_words_tell_more_than_common_ones_whatever_their_endings_and_language() -> None:
    found = shared(["Le pont Vals", "The Vals bridge", "Le pont ouvre", "Le pont ferme", "Un pont"])
    assert found[0, 1] > found[0, 2] > 0
    assert shared(["la présidence", "el presidente", "il pleut"])[0, 1] == pytest.approx(1)


def test_nothing_in_common_and_nothing_said_is_nothing() -> None:
    found = shared(TEXTS)
    assert found[0, 4] == found[0, 5] == found[5, 5] == 0 < found[0, 2]
    assert (found == found.T).all()
