"""Quotations in clean text and in text whose marks were damaged."""

import pytest

from selon.reading.quotation import quotations


def found(text: str) -> list[str]:
    return [text[s:e] for s, e in quotations(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il dit « oui » et part.", ["« oui »"]),
        ("Elle répond “non”, puis “peut-être”.", ["“non”", "“peut-être”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("Er sagte: „Das geht.“ Dann ging er.", ["„Das geht.“"]),
        ("Dijo ‘no quiero’ y se fue.", ["‘no quiero’"]),
        ("« Il a dit « oui » trois fois », note le greffier.", ["« Il a dit « oui » trois fois »"]),
        ("L'avis d'hier n'a pas d'effet.", []),
        ("The workers' union and the miners' guild agree.", []),
        ("Personne ne parle ici.", []),
    ],
)
def test_clean_marks(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("« Le pont a cédé« Morel a déclaré à la radio.", ["« Le pont a cédé«"]),
        ("« C’est prêt. Nous partons« , il ajouta.", ["« C’est prêt. Nous partons«"]),
        ("Il répond : « Je verrai« .", ["« Je verrai«"]),
    ],
)
def test_marks_turned_round(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    assert found("Il a dit : « La porte reste ouverte à tous\nSuite.") == ["« La porte reste ouverte à tous"]


def test_a_mark_alone_is_no_quotation() -> None:
    assert found('Taille : 5" de haut\nFin « là') == []
