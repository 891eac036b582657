"""Who is given which entity when articles are added, in both databases."""

import itertools
from typing import Any

import pytest
from sqlalchemy import text

from selon.record.record import Record
from tests.record.build import Who, reading


def article(name: str, *who: Who | str, language: str = "fr", more: str = "", **known: Any) -> Any:
    """An article in which these speak, one after the other."""
    marked = "".join(f"{{s{n}|X{n}}} {{c{n}|dit}} {{q{n}|non}}. " for n in range(1, len(who) + 1)) + more
    return reading(marked, id=name, said_by=dict(enumerate(who, 1)), language=language, **known)


def spoke(record: Record) -> dict[str, list[str]]:
    """Who speaks, each with the names of all that is theirs."""
    return {who.name: sorted(record.dossier(who.entity).names) for who in record.speakers() if who.entity}


def number(record: Record) -> int:
    """How many speak."""
    return len(record.speakers())


def test_one_person_in_every_spelling(record: Record) -> None:
    spellings = {
        "fr": "Alexandre Loukachenko", "es": "Alexander Lukashenko", "de": "Alexander Lukaschenko",
        "pl": "Aleksandr Łukaszenka", "ru": "Александр Лукашенко",
    }  # fmt: skip
    for language, name in spellings.items():
        record.add(article(language, name, language=language))
    assert spoke(record) == {"Alexandre Loukachenko": sorted(spellings.values())}
    portrait = record.entity("Lukashenko")
    assert (portrait.name, portrait.articles, portrait.attributions) == ("Alexandre Loukachenko", 5, 5)
    reasons = {spelling.name: spelling.reason for spelling in portrait.spellings}
    assert reasons["Alexandre Loukachenko"] is None
    assert reasons["Alexander Lukaschenko"] == "like “Alexander Lukashenko”: sounds the same"


def test_a_body_in_every_language(record: Record) -> None:
    for language, name in (
        ("fr", "ministère biélorusse de la Défense"),
        ("en", "Belarus's Defence Ministry"),
        ("es", "ONU"),
        ("en", "UN"),
    ):
        record.add(article(name, (name, "organisation"), language=language))
    assert {who: len(names) for who, names in spoke(record).items()} == {"ministère biélorusse de la Défense": 2, "ONU": 2}
    assert record.entity("UN").wikidata == "Q1065"


def test_people_of_one_surname_who_are_named_apart_stay_apart(record: Record) -> None:
    record.add(article("un", "Raúl Castro", "Fidel Castro"))
    record.add(article("deux", "Raul Castro", "Fidel Castro Ruz"))
    assert spoke(record) == {
        "Raúl Castro": ["Raul Castro", "Raúl Castro"],
        "Fidel Castro": ["Fidel Castro", "Fidel Castro Ruz"],
    }


def test_an_initial_is_nobodys_where_it_may_be_two_peoples(record: Record) -> None:
    record.add(article("un", "Julián Castro"))
    record.add(article("deux", "Joaquin Castro"))
    record.add(article("trois", "J. Castro"))
    assert number(record) == 3
    record.add(article("quatre", "R. Morel"))
    record.add(article("cinq", "Renée Morel"))
    assert spoke(record)["Renée Morel"] == ["R. Morel", "Renée Morel"]  # and is called by the fuller one


def test_a_name_must_go_with_all_that_somebody_is_called(record: Record) -> None:
    record.add(article("un", "Fidel Castro Ruz"))
    record.add(article("deux", "Fidel Castro"))
    record.add(article("trois", "Fidel Castro Díaz-Balart"))
    assert [*spoke(record).values()] == [["Fidel Castro", "Fidel Castro Ruz"], ["Fidel Castro Díaz-Balart"]]


def test_a_surname_alone_is_the_one_whom_its_article_names_in_full(record: Record) -> None:
    record.add(article("un", "Jeanne Morel", ("Morel", "person")))
    assert spoke(record) == {"Jeanne Morel": ["Jeanne Morel", "Morel"]}


def test_a_surname_alone_proves_nothing(record: Record) -> None:
    record.add(article("un", "Jeanne Morel"))
    record.add(article("deux", "Morel"))
    record.add(article("trois", "Morel"))
    assert [(who.name, who.articles) for who in record.speakers()] == [("Jeanne Morel", 1), ("Morel", 1), ("Morel", 1)]


@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
def test_a_surname_alone_is_whom_its_article_speaks_for_in_every_order(record: Record, order: tuple[int, ...]) -> None:
    found = [article("un", "Jeanne Morel", "Luc Hamel"), article("deux", "Morel", "Luc Hamel"), article("trois", "Paul Hamelin")]
    for n in order:
        record.add(found[n])
    assert spoke(record) == {
        "Jeanne Morel": ["Jeanne Morel", "Morel"],
        "Luc Hamel": ["Luc Hamel"],
        "Paul Hamelin": ["Paul Hamelin"],
    }
    (why,) = [spelling.reason for spelling in record.entity("Jeanne Morel").spellings if not spelling.whole]
    assert why == "the surname alone; also named there: Luc Hamel"


def test_the_same_office_speaks_for_a_surname_alone(record: Record) -> None:
    text = "Le président biélorusse {} parle."
    record.add(article("un", more=text.format("Ivan Morel"), about={"Ivan Morel": "person"}))
    record.add(article("deux", more=text.format("Morel"), about={"Morel": "person"}))
    record.add(article("trois", more="Le gardien Morel parle.", about={"Morel": "person"}))
    assert [(s.name, s.articles) for s in record.entity("Ivan Morel").spellings] == [("Ivan Morel", 1), ("Morel", 1)]


def test_a_surname_alone_that_two_may_bear_stays_nobodys(record: Record) -> None:
    record.add(article("un", "Jeanne Morel", "Luc Hamel"))
    record.add(article("deux", "Anne Morel", "Luc Hamel"))
    record.add(article("trois", "Morel", "Luc Hamel"))
    assert number(record) == 4


def test_a_ministry_of_no_country_is_that_of_the_only_country_of_its_article(record: Record) -> None:
    ministry = ("ministère de la Défense", "organisation")
    record.add(article("un", ("ministère biélorusse de la Défense", "organisation")))
    record.add(article("deux", ministry, more="À Minsk.", places={"Minsk": "BY"}))
    record.add(article("trois", ministry, more="À Minsk et Moscou.", places={"Minsk": "BY", "Moscou": "RU"}))
    record.add(article("quatre", ministry, more="À Minsk et Moscou.", places={"Minsk": "BY", "Moscou": "RU"}))
    found = record.entity("ministère biélorusse de la Défense")
    assert [(s.name, s.named_in) for s in found.spellings] == [
        ("ministère biélorusse de la Défense", (1,)),
        ("ministère de la Défense", (2,)),
    ]
    assert len(record.speakers()) == 3  # two articles name two countries: of which it is stays open in each


def test_a_domestic_body_is_that_of_its_outlet(record: Record) -> None:
    for name, outlet in (("un", "La Rive"), ("deux", "La Rive"), ("trois", "Le Quai")):
        record.add(article(name, ("gouvernement", "organisation"), outlet=outlet))
    assert sorted(who.articles for who in record.speakers()) == [1, 2]


def test_a_power_stays_what_the_article_calls_it(record: Record) -> None:
    for name, language in (("Kremlin", "fr"), ("the Kremlin", "en"), ("Rusia", "es"), ("Russie", "fr")):
        record.add(article(name, (name, "organisation"), language=language))
    assert [len(names) for names in spoke(record).values()] == [2, 2]


@pytest.mark.parametrize("kind", ["unnamed", "group", "document"])
def test_a_source_without_a_name_is_nobody(record: Record, kind: str) -> None:
    record.add(article("un", ("source diplomatique", kind)))
    record.add(article("deux", ("source diplomatique", kind)))
    assert spoke(record) == {}
    assert record.stats().entities == 0


def test_reading_again_gives_the_same_entities(record: Record) -> None:
    found = [
        article("un", "Jeanne Morel", "Luc Hamel"), article("deux", "Morel"), article("trois", ("gouvernement", "organisation")),
        article("quatre", "R. Castro"), article("cinq", "Raúl Castro"), article("six", "Ramón Castro"),
    ]  # fmt: skip
    for one in found:
        record.add(one)
    before = everybody(record)
    for one in reversed(found):
        record.add(one, again=True)
    assert everybody(record) == before


def everybody(record: Record) -> list[tuple[Any, ...]]:
    """Each character of each article, and who that is."""
    query = """SELECT article, characters.kind, name, entity, reason FROM characters
               JOIN entity_names ON entity_names.id = called ORDER BY 1, 2, 3"""
    with record.database.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_who_is_named_no_more_is_forgotten(record: Record) -> None:
    record.add(article("un", "Jeanne Morel", "Luc Hamel"))
    record.add(article("un", "Jeanne Morel", "Luc Petit"), again=True)
    assert sorted(spoke(record)) == ["Jeanne Morel", "Luc Petit"]
    assert record.stats().entities == 2


def test_what_an_earlier_version_said_keeps_its_speaker(record: Record) -> None:
    record.add(article("un", "Luc Hamel"))
    record.add(article("un", "Jeanne Morel", more="Mis à jour."))
    assert [entry.role for entry in record.dossier("Luc Hamel").entries] == ["by"]


def test_names_of_no_recogniser_are_read_with_care(record: Record) -> None:
    record.add(article("fr", "Alexandre Loukachenko", "Kassym-Jomart Tokaïev"))
    record.add(
        article(
            "uk",
            ("Самопроголошений президент Білорусі Олександр Лукашенко", "organisation"), ("Токаєв", "organisation"),
            language="uk",
        )
    )  # fmt: skip
    assert [len(names) for names in spoke(record).values()] == [2, 2]


def test_a_company_is_not_taken_for_a_person_of_its_name(record: Record) -> None:
    record.add(article("un", "Serge Dassault", "Luc Hamel"))
    record.add(article("deux", ("Dassault", "organisation"), "Luc Hamel"))
    assert "Dassault" in spoke(record)


def test_hostile_names_are_names_like_others(record: Record) -> None:
    names = [
        "' OR 1=1 DROP TABLE entities --",
        "<b>Ana</b> Ruiz",
        "A\x00B C\ud800",
        "مرحبا\u202eabc",
        "x" * 100_000 + " y",
        "X" * 3000,
    ]
    record.add(article("un", *names))
    record.add(article("un", *names), again=True)
    assert record.stats().entities == len(names)
