"""Which way the nearest verb looks."""

import pytest

from selon.reading.timex.tables import lexicon
from selon.reading.timex.tense import direction
from selon.reading.timex.text import cut


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("fr", "Le ministre a parlé lundi", -1),
        ("fr", "Le ministre parlait lundi", -1),
        ("fr", "Le ministre parlera lundi", 1),
        ("fr", "Le ministre va parler lundi", 1),
        ("fr", "Le ministre doit parler lundi", 1),
        ("fr", "La réunion est prévue lundi", 1),
        ("fr", "La réunion a été repoussée lundi", 1),
        ("fr", "Une hausse plus forte que prévu lundi", 0),
        ("fr", "Le ministre aurait été tué lundi", -1),
        ("fr", "La loi serait votée lundi", 1),
        ("fr", "Il parlera. Paris et Rome, lundi", 0),
        ("fr", "Une vidéo de lundi", 0),
        ("es", "El ministro habló el lunes", -1),
        ("es", "El ministro ha hablado el lunes", -1),
        ("es", "El ministro hablará el lunes", 1),
        ("es", "El ministro va a hablar el lunes", 1),
        ("es", "La reunión está prevista el lunes", 1),
        ("es", "La economía del lunes", 0),
        ("en", "The minister spoke on Monday", -1),
        ("en", "The minister has spoken on Monday", -1),
        ("en", "The minister will speak on Monday", 1),
        ("en", "He will be elected Monday", 1),
        ("en", "The meeting was postponed to Monday", 1),
        ("en", "The need on Monday", 0),
    ],
)
def test_which_way(language: str, text: str, way: int) -> None:
    cut_text = cut(text, lexicon(language))
    last = len(cut_text.starts) - 1
    assert direction(cut_text, last, last) == way


def test_a_verb_of_another_clause_is_further_off() -> None:
    text = cut("Il annoncera, dit-on, lundi qu'il est parti", lexicon("fr"))
    at = next(i for i in range(len(text.starts)) if text.word(i) == "lundi")
    assert direction(text, at, at) == -1
