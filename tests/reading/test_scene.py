"""Which of the places named are where something is told to be: [in brackets]; (in parentheses) those that are only named."""

import re

import pytest

from selon.article import Article, Span
from selon.reading.reading import Place
from selon.reading.scene import scenes

CASES = {
    "fr": [
        "Le pont de (Vals) a été fermé à [Vals] lundi.",
        "La grêle a frappé dans le nord du [Mali] et près de [Gao].",
        "(La Russie) a livré des camions à la (Biélorussie).",
        "Des troupes sont arrivées sur le territoire [biélorusse].",
        "L'armée (malienne) a quitté la ville de (Gao).",
        "Ils jouent au [Mali], au [Niger] et en [Algérie].",
        "Le traité a été signé à [Minsk], [Biélorussie].",
    ],
    "es": [
        "El puente de (Valdeor) fue cerrado en [Valdeor] el lunes.",
        "La granizada cayó en el norte de [Malí] y cerca de [Gao].",
        "(Rusia) entregó camiones a (Bielorrusia).",
        "Las tropas llegaron desde la [Argentina].",
        "El ejército (boliviano) salió de la ciudad de (Potosí).",
    ],
    "en": [
        "The (Valdor) bridge was closed in [Valdor] on Monday.",
        "Hail fell across northern [Mali] and south of [Gao].",
        "(Russia) gave trucks to (Belarus).",
        "Troops arrived in the [Netherlands].",
        "The treaty was signed in [Minsk], [Belarus].",
    ],
}


@pytest.mark.parametrize(("language", "marked"), [(code, case) for code, cases in CASES.items() for case in cases])
def test_a_preposition_of_place_says_where(language: str, marked: str) -> None:
    text, spans, wanted = "", list[Span](), list[int]()
    for before, kind, name in re.findall(r"([^\[(]*)(?:([\[(])([^\])]*)[\])])?", marked):
        text += before
        if kind:
            wanted += [len(spans)] if kind == "[" else []
            spans.append(Span(len(text), len(text) + len(name)))
            text += name
    places = [Place(span=s, name=text[slice(*s)], geonames=n) for n, s in enumerate(spans, 1)]
    assert scenes(Article(id="1", text=text, language=language), places) == wanted


def test_what_is_not_resolved_is_no_scene() -> None:
    assert scenes(Article(id="1", text="à Moscou", language="fr"), [Place(span=Span(2, 8), name="Moscou")]) == []


def test_a_language_without_tables_takes_every_place() -> None:
    assert scenes(Article(id="1", text="Minsk", language="de"), [Place(span=Span(0, 5), name="Minsk", geonames=1)]) == [0]
