"""What is told in the order of time: timelines and dossiers; who speaks; how much there is."""

from dataclasses import replace

import pytest

from selon.errors import RecordError
from selon.record.days import day, first_day, last_day
from selon.record.record import Record
from tests.record.build import reading


@pytest.fixture
def filled(record: Record) -> Record:
    """A record in which one event is told before and after."""
    told = reading(
        "{s1|Luc} {c1|dit} {q1|que le pont ferma en mai 2020}. {s2|Ana} {c2|dit} {q2|que le pont ouvre}.",
        id="1", said_by={1: "Luc Hamel", 2: "Ana Ruiz"}, published="2026-03-10", times={"mai 2020": "2020-05-01"},
    )  # fmt: skip
    said = replace(told.attributions[1], said=0)
    record.add(replace(told, attributions=(told.attributions[0], said)))
    about = {"Luc Hamel": "person"}
    record.add(reading("{s1|Ana} {c1|accuse} {q1|Luc Hamel d'un pont}.", id="2", said_by={1: "Ana Ruiz"}, about=about,
                       published="2026-03-09", act="accuse"))  # fmt: skip
    record.add(reading("{s1|Un témoin} {c1|voit} {q1|un pont}.", id="3", said_by={1: ("témoin", "unnamed")}))
    record.add(reading("{s1|Luc} {c1|dit} {q1|non}.", id="4", said_by={1: "Luc Petit"}, published="2025"))
    return record


def test_a_timeline_goes_by_what_is_known_of_the_time(filled: Record) -> None:
    assert [(m.day, m.was, m.ref) for m in filled.timeline("pont")] == [
        ("2020-05-01", "happened", "1:a1"),
        ("2020-05-01", "said", "1:a2"),
        ("2026-03-09", "published", "2:a1"),
        (None, None, "3:a1"),
    ]


def test_since_and_until_are_about_that_time(filled: Record) -> None:
    assert [m.ref for m in filled.timeline("pont", since="2020", until="2020-05")] == ["1:a1", "1:a2"]
    assert [m.ref for m in filled.timeline("pont", since="2021")] == ["2:a1"]
    assert [m.ref for m in filled.timeline("pont", limit=1)] == ["1:a1"]


def test_a_dossier_has_what_somebody_said_and_what_is_said_of_them(filled: Record) -> None:
    found = filled.dossier("hamel")
    assert (found.name, found.kind, found.names) == ("Luc Hamel", "person", ("Luc Hamel",))
    assert [(e.ref, e.role, e.day) for e in found.entries] == [("2:a1", "about", "2026-03-09"), ("1:a1", "by", "2026-03-10")]
    assert [e.ref for e in filled.dossier("ana ruiz", since="2026").entries] == ["2:a1"]
    assert [e.ref for e in filled.dossier("Ana", act="accuse").entries] == ["2:a1"]
    assert filled.dossier(found.entity) == found


def test_a_dossier_says_how_much_there_is_where_not_all_is_asked_for(filled: Record) -> None:
    first = filled.dossier("hamel", limit=1)
    assert ([e.ref for e in first.entries], first.by, first.about) == (["2:a1"], 1, 1)
    assert (filled.dossier("hamel").by, filled.dossier("hamel", act="accuse", limit=1).by) == (1, 0)


def test_a_dossier_shows_what_was_taken_back(record: Record) -> None:
    record.add(reading("{s1|Luc} {c1|dit} {q1|que tout va bien}.", said_by={1: "Luc Hamel"}))
    record.add(reading("Rien.", said_by={}))
    (entry,) = record.dossier("Luc Hamel").entries
    assert (entry.ref, entry.superseded) == ("1@1:a1", 2)


@pytest.mark.parametrize(("name", "told"), [("luc", "more than one"), ("nobody", "nobody"), ("…", "no name"), ("999", "nobody")])
def test_a_name_that_is_not_one_is_said_to_be_none(filled: Record, name: str, told: str) -> None:
    with pytest.raises(RecordError, match=told) as error:
        filled.dossier(name)
    if told == "more than one":
        assert "Luc Hamel (person)" in str(error.value)
        assert "Luc Petit (person)" in str(error.value)


def test_a_whole_name_is_preferred_to_a_part(record: Record) -> None:
    record.add(reading("{s1|A} {q1|b}", id="un", said_by={1: "Morel"}))
    record.add(reading("{s1|C} {q1|d}", id="deux", said_by={1: "Jeanne Morel"}))
    assert record.dossier("Morel").name == "Morel"


def test_who_speaks_is_counted(filled: Record) -> None:
    told = [(w.name, w.kind, w.attributions, w.articles, w.first, w.last) for w in filled.speakers()]
    assert told == [
        ("Ana Ruiz", "person", 2, 2, "2026-03-09", "2026-03-10"),
        ("Luc Hamel", "person", 1, 1, "2026-03-10", "2026-03-10"),
        ("Luc Petit", "person", 1, 1, None, None),
        ("témoin", "unnamed", 1, 1, None, None),
    ]
    assert [w.entity is None for w in filled.speakers()] == [False, False, False, True]
    assert [w.name for w in filled.speakers(act="accuse")] == ["Ana Ruiz"]
    assert [w.name for w in filled.speakers(limit=1)] == ["Ana Ruiz"]


def test_what_is_there_is_counted(filled: Record) -> None:
    found = filled.stats()
    assert (found.articles, found.attributions, found.mentions, found.timexes) == (4, 5, 1, 1)
    assert (found.first, found.last) == ("2026-03-09", "2026-03-10")
    assert found.languages == {"fr": 4}
    assert found.outlets == {"": 4}
    assert found.bytes
    assert found.bytes > 10_000


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-05-31", "2023-05-31", "2023-05-31"),
    ],
)
def test_a_year_and_a_month_have_a_first_and_a_last_day(value: str, first: str, last: str) -> None:
    assert (first_day(value, "since"), last_day(value, "until")) == (first, last)


@pytest.mark.parametrize(
    ("value", "found"),
    [("2026-03-09", "2026-03-09"), ("2026-03-09T23:30:00-05:00", "2026-03-09"), ("2026", None), ("hier", None), (None, None)],
)
def test_the_day_of_a_date_is_that_of_where_it_was_written(value: str | None, found: str | None) -> None:
    assert day(value) == found
