"""What people decide of entities, in both databases: it is done, kept, undone, and holds when articles are read again."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from selon.errors import RecordError
from selon.reading.reading import Reading
from selon.record.record import Record
from tests.record.test_people import article, spoke

MONDAY = datetime(2026, 3, 9, 8, tzinfo=UTC)


@pytest.fixture
def filled(record: Record) -> Record:
    """Two spellings that nobody would take for one, and a surname alone."""
    for one in articles():
        record.add(one)
    return record


def articles() -> Sequence[Reading]:
    return [
        article("un", "George Sand", "Luc Hamel"),
        article("deux", "Aurore Dupin"),
        article("trois", "Dupin", "Luc Petit"),
        article("quatre", "Jeanne Morel", "Jeanne Morell"),
    ]


def again(record: Record) -> dict[str, list[str]]:
    """Who speaks once everything has been read again."""
    for one in articles():
        record.add(one, again=True)
    return spoke(record)


def test_two_that_are_one(filled: Record) -> None:
    made = filled.merge("George Sand", "Aurore Dupin", author="ana", reason="a pen name", at=MONDAY)
    assert (made.kind, made.verdict, made.subject, made.object) == (
        "merge", "positive", "George Sand (person)", "Aurore Dupin (person)",
    )  # fmt: skip
    assert (made.author, made.reason, made.made_at) == ("ana", "a pen name", "2026-03-09T08:00:00+00:00")
    assert spoke(filled)["George Sand"] == ["Aurore Dupin", "George Sand"]
    assert again(filled)["George Sand"] == ["Aurore Dupin", "George Sand"]
    assert len(filled.dossier("Aurore Dupin").entries) == 2


def test_one_that_is_two(filled: Record) -> None:
    assert spoke(filled)["Jeanne Morel"] == ["Jeanne Morel", "Jeanne Morell"]
    made = filled.split("Jeanne Morel", ["Jeanne Morell"], author="ana")
    assert (made.kind, made.verdict) == ("split", "negative")
    for found in (spoke(filled), again(filled)):
        assert (found["Jeanne Morel"], found["Jeanne Morell"]) == (["Jeanne Morel"], ["Jeanne Morell"])
    filled.add(article("cinq", "Jeanne Morell"))
    assert len(filled.dossier("Jeanne Morell").entries) == 2


def test_what_was_told_apart_stays_so_though_the_name_is_gone_for_a_while(filled: Record) -> None:
    filled.split("Jeanne Morel", ["Jeanne Morell"], author="ana")
    filled.add(article("quatre", "Jeanne Morel"), again=True)
    assert "Jeanne Morell" not in spoke(filled)
    assert again(filled)["Jeanne Morell"] == ["Jeanne Morell"]


def test_what_was_joined_stays_so_though_the_name_is_gone_for_a_while(filled: Record) -> None:
    filled.merge("George Sand", "Aurore Dupin", author="ana")
    filled.add(article("deux", "Luc Hamel"), again=True)
    assert spoke(filled)["George Sand"] == ["George Sand"]
    assert again(filled)["George Sand"] == ["Aurore Dupin", "George Sand"]


def test_a_surname_that_a_person_gave_to_somebody(filled: Record) -> None:
    number = next(who.entity for who in filled.speakers() if who.name == "Dupin")
    assert number
    filled.merge("Aurore Dupin", number, author="ana")
    assert again(filled)["Aurore Dupin"] == ["Aurore Dupin", "Dupin"]
    filled.add(article("cinq", "Dupin"))  # in that article, not in all
    assert spoke(filled)["Dupin"] == ["Dupin"]


def test_a_body_that_a_person_joined_with_another(record: Record) -> None:
    record.add(article("un", ("Kremlin", "organisation")))
    record.add(article("deux", ("présidence russe", "organisation")))
    record.merge("Kremlin", "présidence russe", author="ana")
    record.add(article("trois", ("Russian presidency", "organisation"), language="en"))
    assert [*spoke(record)] == ["Kremlin"]


def test_a_new_name(filled: Record) -> None:
    filled.rename("George Sand", "Aurore Dupin de Francueil", author="ana")
    assert "Aurore Dupin de Francueil" in again(filled)
    filled.rename("George Sand", "Sand", author="luc")
    filled.undo(2, author="luc")
    assert "Aurore Dupin de Francueil" in spoke(filled)
    filled.undo(1, author="luc")
    assert "George Sand" in spoke(filled)


def test_a_decision_is_undone_and_stays_on_record(filled: Record) -> None:
    before = spoke(filled)
    filled.merge("George Sand", "Aurore Dupin", author="ana")
    undone = filled.undo(1, author="luc", reason="no")
    assert (undone.kind, undone.subject, undone.number) == ("undo", "1", 2)
    assert spoke(filled) == before
    assert again(filled) == before
    assert [(made.kind, made.undone_by) for made in filled.judgements()] == [("merge", 2), ("undo", None)]
    filled.undo(2, author="ana")
    assert again(filled)["George Sand"] == ["Aurore Dupin", "George Sand"]
    assert [(made.kind, made.undone_by) for made in filled.judgements()] == [("merge", None), ("undo", 3), ("undo", None)]


def test_undoing_takes_along_what_came_since_and_is_spelled_like_it(filled: Record) -> None:
    filled.merge("George Sand", "Aurore Dupin", author="ana")
    filled.add(article("cinq", "Aurore Dupine"))
    filled.add(article("six", "Georges Sand"))
    filled.undo(1, author="ana")
    found = spoke(filled)
    assert found["Aurore Dupin"] == ["Aurore Dupin", "Aurore Dupine"]
    assert found["George Sand"] == ["George Sand", "Georges Sand"]


def test_a_split_is_undone(filled: Record) -> None:
    before = spoke(filled)
    filled.split("Jeanne Morel", ["Jeanne Morell"], author="ana")
    filled.undo(1, author="ana")
    assert spoke(filled) == before


def test_what_a_body_is_known_by_comes_back_with_it(record: Record) -> None:
    record.add(article("un", ("ONU", "organisation")))
    record.add(article("deux", ("Société des nations", "organisation")))
    record.merge("Société des nations", "ONU", author="ana")
    assert record.entity("Société des nations").wikidata == "Q1065"
    record.undo(1, author="ana")
    assert (record.entity("Société des nations").wikidata, record.entity("ONU").wikidata) == (None, "Q1065")
    record.add(article("trois", ("UN", "organisation"), language="en"))
    assert sorted(map(len, spoke(record).values())) == [1, 2]


def test_the_later_of_two_decisions_holds(filled: Record) -> None:
    filled.split("Jeanne Morel", ["Jeanne Morell"], author="ana")
    filled.merge("Jeanne Morel", "Jeanne Morell", author="luc")
    assert again(filled)["Jeanne Morel"] == ["Jeanne Morel", "Jeanne Morell"]
    assert [(made.kind, made.undone_by) for made in filled.judgements()] == [("split", 2), ("merge", None)]


def test_unsure_joins_nothing(filled: Record) -> None:
    before = spoke(filled)
    made = filled.merge("George Sand", "Aurore Dupin", author="ana", unsure=True)
    assert (made.kind, made.verdict) == ("unsure", "unsure")
    assert again(filled) == before


def test_two_who_speak_as_one_speak_once_when_they_are_one(record: Record) -> None:
    record.add(article("un", "Ana Ruiz; Luc Hamel"))
    record.merge("Ana Ruiz", "Luc Hamel", author="ana")
    assert [(who.name, who.attributions) for who in record.speakers()] == [("Ana Ruiz", 1)]


@pytest.mark.parametrize(
    ("decide", "told"),
    [
        (lambda r: r.merge("George Sand", "George Sand", author="a"), "already"),
        (lambda r: r.merge("George Sand", "Nobody", author="a"), "nobody"),
        (lambda r: r.split("George Sand", ["Luc"], author="a"), "has no such name"),
        (lambda r: r.split("George Sand", ["George Sand"], author="a"), "all of its names"),
        (lambda r: r.rename("George Sand", "…", author="a"), "no name in it"),
        (lambda r: r.undo(7, author="a"), "none of that number"),
        (lambda r: r.undo(10**12, author="a"), "none of that number"),
        (lambda r: r.merge("George Sand", "Aurore Dupin", author=" "), "author"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(filled: Record, decide: object, told: str) -> None:
    before = spoke(filled)
    with pytest.raises(RecordError, match=told):
        decide(filled)  # type: ignore[operator]
    assert spoke(filled) == before
    assert filled.judgements() == []


def test_a_decision_is_undone_once(filled: Record) -> None:
    filled.merge("George Sand", "Aurore Dupin", author="ana")
    filled.undo(1, author="ana")
    with pytest.raises(RecordError, match="undone already, by judgement 2"):
        filled.undo(1, author="ana")
