"""An authority file is imported, and what articles name is found to be its people and bodies; in both databases."""

import json
from pathlib import Path

import pytest

from selon.errors import RecordError
from selon.record.record import Record
from tests.record.test_people import article, spoke

CSV = """id,kind,name,aliases,wikidata
P1,person,Aleksandr Lukashenko,Александр Лукашенко;Batka,Q2866
B1,organisation,International Atomic Energy Agency,IAEA,Q41984
P2,,Jeanne Morel,,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_entries_are_kept_and_found_by_articles(record: Record, file: Path) -> None:
    done = record.import_entities(file)
    assert (done.entries, done.new, done.joined, done.updated, done.skipped) == (3, 3, 0, 0, 0)
    record.add(article("un", "Alexandre Loukachenko", ("AIEA", "organisation"), "Jeanne Morel"))
    assert {who.name for who in record.speakers()} == {
        "Aleksandr Lukashenko",
        "International Atomic Energy Agency",
        "Jeanne Morel",
    }
    found = record.entity("Loukachenko")
    assert (found.wikidata, found.authority) == ("Q2866", "P1")
    assert [s.name for s in found.spellings if s.origin == "imported"] == [
        "Aleksandr Lukashenko", "Александр Лукашенко", "Batka",
    ]  # fmt: skip


def test_what_articles_have_named_is_found_to_be_of_the_file(record: Record, file: Path) -> None:
    record.add(article("un", "Alexandre Loukachenko", ("AIEA", "organisation"), "Viktor Loukachenko"))
    done = record.import_entities(file)
    assert (done.new, done.joined) == (1, 2)
    assert record.entity("Alexandre Loukachenko").wikidata == "Q2866"
    assert record.entity("Viktor Loukachenko").wikidata is None


def test_the_file_says_that_two_are_one_unless_a_person_said_no(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "sand.csv"
    path.write_text("id,name,aliases\nS,George Sand,Aurore Dupin\n", encoding="utf-8")
    record.add(article("un", "George Sand", "Aurore Dupin"))
    record.import_entities(path)
    assert spoke(record) == {"George Sand": ["Aurore Dupin", "George Sand"]}
    record.split("George Sand", ["Aurore Dupin"], author="ana")
    record.import_entities(path)
    assert sorted(spoke(record)) == ["Aurore Dupin", "George Sand"]


def test_importing_again_updates(record: Record, file: Path) -> None:
    record.import_entities(file)
    record.rename("Aleksandr Lukashenko", "Loukachenko", author="ana")
    file.write_text(CSV.replace("Jeanne Morel", "Jeanne Morel-Petit"), encoding="utf-8")
    done = record.import_entities(file)
    assert (done.new, done.updated) == (0, 3)
    assert record.entity("Jeanne Morel").name == "Jeanne Morel-Petit"
    assert record.entity("Lukashenko").name == "Loukachenko"  # what a person said holds
    assert record.stats().entities == 3


def test_two_entries_of_one_name_are_told_apart_by_the_article_or_not_at_all(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("id,name\n1,Luc Hamel\n2,Luc Hamel\n", encoding="utf-8")
    assert record.import_entities(path).new == 2
    record.add(article("un", "Luc Hamel"))
    (who,) = record.speakers()
    assert who.entity is not None
    assert record.entity(who.entity).authority is None


def test_entities_of_follow_the_money(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "peps.ftm.json"
    lines = [
        {"id": "Q2866", "schema": "Person", "properties": {"name": ["Alexander Lukashenko"], "alias": ["Aliaksandr Lukashenka"]}},
        {
            "id": "by-mod",
            "schema": "PublicBody",
            "properties": {"name": ["Ministry of Defence of Belarus"], "wikidataId": ["Q8069"]},
        },
        {"id": "x", "schema": "Address", "properties": {"name": ["Minsk"]}},
        {"id": "y", "schema": "Person", "properties": {}},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + "\n", encoding="utf-8")
    record.add(article("un", ("ministère biélorusse de la Défense", "organisation")))
    done = record.import_entities(path)
    assert (done.entries, done.new, done.joined, done.skipped) == (2, 1, 1, 2)
    assert record.entity("Lukashenko").wikidata == "Q2866"
    assert record.entity("Ministry of Defence of Belarus").wikidata == "Q8069"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"id,label\n1,x\n", "no column name"),
        (b"id,name\n,x\n", r"people.csv:2: its id or its name is empty"),
        (b"id,name,kind\n1,x,ship\n", "people.csv:2: kind ship"),
        (b"id,name,wikidata\n1,x,http://q\n", "no Wikidata id"),
        (b"id,name\n1," + b"x" * 600, "longer than"),
        (b"id,name\n1,\xff\n", "UTF-8"),
        (b"", "no column"),
        (b'{"id": 1}\n', "people.csv:1: it is no entity of FollowTheMoney"),
        (b'{"id": "a", "schema": "Person", "properties": {"name": ["x"]}}\n{', "people.csv:2"),
        (b'id,name\n1,"' + b"x" * 200_000 + b'"\n', "no CSV|longer"),
        (b"id,name\n1,x\n\x00,y\n", ""),
    ],
)
def test_a_file_that_cannot_be_is_refused_whole(record: Record, tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    if not told:
        record.import_entities(path)
        return
    with pytest.raises(RecordError, match=told):
        record.import_entities(path)
    assert record.stats().entities == 0


def test_a_file_that_is_not_there(record: Record, tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(RecordError, match="cannot be read"):
            record.import_entities(path)
