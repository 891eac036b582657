"""Bodies and countries by their names, in no language."""

import tomllib
from importlib.resources import files

import pytest

from selon import languages
from selon.record.bodies import body, plain, wikidata
from selon.record.offices import offices


@pytest.mark.parametrize(
    ("name", "language", "key"),
    [
        ("ministère biélorusse de la Défense", "fr", "ministry/defence@BY"),
        ("Ministerio de Defensa de Bielorrusia", "es", "ministry/defence@BY"),
        ("Belarus's Defence Ministry", "en", "ministry/defence@BY"),
        ("Defence Ministry in Minsk", "en", "ministry/defence@BY"),
        ("ministère russe des Affaires étrangères", "fr", "ministry/foreign@RU"),
        ("Gobierno de España", "es", "government@ES"),
        ("Partido Comunista de China", "es", "party/communist@CN"),
        ("Scottish government", "en", "government@GB-SCT"),
        ("département d’État", "fr", "ministry/foreign@US"),
        ("ONU", "fr", "UN"),
        ("Минобороны Белоруссии", "ru", "ministry/defence@BY"),  # no folder: a section of bodies_elsewhere.toml
        ("Белорусское министерство обороны", "ru", "ministry/defence@BY"),
        ("МЗС Польщі", "uk", "ministry/foreign@PL"),
        ("das russische Verteidigungsministerium", "de", "ministry/defence@RU"),
        ("Кремле", "ru", "kremlin"),
        ("Евразийского экономического союза", "ru", "EAEU"),
        ("The United Nations", "en", "UN"),
        ("l'Otan", "fr", "NATO"),
        ("OIEA", "es", "IAEA"),
        ("Conseil de sécurité de l'ONU", "fr", "UNSC"),
        ("agence TASS", "fr", "tass"),
        ("le Kremlin", "fr", "kremlin"),
        ("La Russie", "fr", "@RU"),
        ("EE UU", "es", "@US"),
        ("Россия", "ru", "@RU"),
    ],
)
def test_what_a_name_says_in_no_language(name: str, language: str, key: str) -> None:
    found = body(name, language)
    assert found
    assert (found.key, found.open) == (key, False)


@pytest.mark.parametrize(
    ("name", "language"), [("ministère de la Défense", "fr"), ("Gobierno", "es"), ("the police", "en"), ("Минобороны", "ru")]
)
def test_whose_it_is_may_be_left_open(name: str, language: str) -> None:
    found = body(name, language)
    assert found
    assert found.open
    assert found.of("FR").key == f"{found.key}@FR"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("ministère du Temps libre", "fr"),  # a field that the tables do not have
        ("police de Lyon", "fr"),
        ("Congo", "fr"),  # one of two
        ("CPI", "en"),  # an acronym of other languages
        ("un", "fr"),
        ("ministère", "fr"),
        ("Jeanne Morel", "fr"),
        ("Российская газета", "ru"),
        ("", "fr"),
    ],
)
def test_what_the_tables_do_not_say_stays_unsaid(name: str, language: str) -> None:
    assert body(name, language) is None


def test_words_that_only_say_what_it_is_do_not_count() -> None:
    assert plain("l'agence Belta", "fr") == plain("Belta", "fr") == "belta"
    assert plain("groupe", "fr") == "groupe"


def test_every_language_has_the_same_concepts() -> None:
    tables = {code: languages.table(code, "bodies") for code in languages.known()}
    first = tables["fr"]
    for code, table in tables.items():
        for part in ("nouns", "fields", "known", "world", "offices"):
            assert table[part].keys() == first[part].keys(), (code, part)


def test_every_wikidata_id_is_of_a_body_that_is_named() -> None:
    ids = tomllib.loads((files("selon.languages") / "bodies.toml").read_text(encoding="utf-8"))["wikidata"]
    assert ids.keys() <= languages.table("en", "bodies")["world"].keys()
    assert len(set(ids.values())) == len(ids)
    assert wikidata("UN") == "Q1065"
    assert wikidata("ministry/defence@BY") is None


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Le président biélorusse Jean Morel a dit non.", "fr", "president@BY"),
        ("Russian Defence Minister Jean Morel said no.", "en", "minister/defence@RU"),
        ("Jean Morel, ministre de la Défense, a dit non.", "fr", "minister/defence"),
        ("El portavoz Jean Morel dijo que no.", "es", "spokesperson"),
        ("Le président a reçu Jean Morel.", "fr", None),
        ("Le président de Vals, où vit Jean Morel.", "fr", None),
    ],
)
def test_the_office_beside_a_name(text: str, language: str, told: str | None) -> None:
    from selon.article import Span

    start = text.index("Jean Morel")
    assert offices(text, [Span(start, start + 10)], language) == told
