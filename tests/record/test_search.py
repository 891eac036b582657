"""What a question finds, in both databases, and what it never does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from selon.article import Repair
from selon.errors import RecordError
from selon.record import index
from selon.record.question import MOST, Term, terms
from selon.record.record import Record
from tests.record.build import at, reading


@pytest.fixture
def filled(record: Record) -> Record:
    """A record of five articles."""
    record.add(
        reading(
            "{s1|La maire} {c1|dit} {q1|que le pont de l'Été rouvrira lundi}. {s2|Il} {c2|nie} {q2|tout retard du chantier}.",
            id="1", said_by={1: "Jeanne Morel", 2: "Luc Hamel"}, outlet="La Rive", published="2026-03-09", act="assert",
        )
    )  # fmt: skip
    record.add(
        reading(
            "{s1|Una fuente diplomática} {c1|dijo} {q1|que el puente de Vals sigue cerrado}.",
            id="2", said_by={1: ("fuente diplomática", "unnamed")}, outlet="El Faro", published="2026-04-02T18:30:00+02:00",
            language="es", act="deny",
        )
    )  # fmt: skip
    record.add(reading("{s1|The mayor} {c1|said} {q1|S-400 units would open the bridge}.", id="3", language="en", outlet="Echo"))
    record.add(reading("{s1|Мэр} {c1|сказал} {q1|мост откроют в понедельник}.", id="4", language="ru", published="2026"))
    record.add(reading("{q1|100 % des tunnels_neufs}, {c1|selon} {s1|l'INSEE}.", id="5", said_by={1: ("INSEE", "organisation")}))
    return record


def found(record: Record, question: str = "", **filters: Any) -> list[str]:
    """The refs of what is found."""
    return sorted(entry.ref for entry in record.search(question, **filters))


@pytest.mark.parametrize(
    ("question", "refs"),
    [
        ("pont", ["1:a1"]),
        ("PONT ete", ["1:a1"]),
        ("étÉ", ["1:a1"]),
        ("pont retard", []),
        ('"rouvrira lundi"', ["1:a1"]),
        ("« rouvrira lundi »", ["1:a1"]),
        ('"lundi rouvrira"', []),
        ("rouv*", ["1:a1"]),
        ('"tout retard" -chantier', []),
        ("retard -pont", ["1:a2"]),
        ("morel pont", ["1:a1"]),
        ("diplomatica", ["2:a1"]),
        ("мост", ["4:a1"]),
        ("МОСТ понедельник", ["4:a1"]),
        ("S-400", ["3:a1"]),
        ("100", ["5:a1"]),
        ("tunnels_neufs", ["5:a1"]),
        ("« INSEE »", ["5:a1"]),
        ("rien de tel", []),
    ],
)
def test_a_question_finds_what_has_all_its_words(filled: Record, question: str, refs: list[str]) -> None:
    assert found(filled, question) == refs


@pytest.mark.parametrize(
    ("filters", "refs"),
    [
        ({"speaker": "morel"}, ["1:a1"]),
        ({"speaker": "Jeanne MOREL"}, ["1:a1"]),
        ({"speaker": "fuente diplomática"}, ["2:a1"]),
        ({"speaker": "more"}, []),
        ({"speaker": "%"}, None),
        ({"speaker": "luc_hamel"}, []),
        ({"language": "es"}, ["2:a1"]),
        ({"act": "deny"}, ["2:a1"]),
        ({"outlet": "rive"}, ["1:a1", "1:a2"]),
        ({"outlet": "%"}, []),
        ({"since": "2026-03-09", "until": "2026-03-09"}, ["1:a1", "1:a2"]),
        ({"since": "2026-04"}, ["2:a1"]),
        ({"until": "2026-03"}, ["1:a1", "1:a2"]),
        ({"since": "2026"}, ["1:a1", "1:a2", "2:a1"]),
        ({"outlet": "La Rive", "speaker": "hamel"}, ["1:a2"]),
    ],
)
def test_filters_narrow_it_down(filled: Record, filters: dict[str, str], refs: list[str] | None) -> None:
    if refs is None:
        with pytest.raises(RecordError, match="no name"):
            found(filled, **filters)
    else:
        assert found(filled, **filters) == refs


def test_words_and_filters_together(filled: Record) -> None:
    assert found(filled, "pont", outlet="Rive", speaker="Morel", since="2026", language="fr") == ["1:a1"]
    assert found(filled, "pont", outlet="Faro") == []


def test_postgresql_knows_forms_of_the_article_s_language(filled: Record) -> None:
    if not filled.database.postgresql:
        pytest.skip("SQLite finds words as they stand")
    assert found(filled, "ponts tunnel") == []
    assert found(filled, "ponts") == ["1:a1"]
    assert found(filled, "tunnel neuf -ponts") == ["5:a1"]
    assert found(filled, "retards -chantiers") == []
    assert found(filled, "bridges unit") == ["3:a1"]
    assert found(filled, "puentes cerrada") == ["2:a1"]


def test_an_entry_tells_all_that_a_reader_needs(record: Record) -> None:
    record.add(
        reading(
            "{s1|Luc} {c1|dit} {q1|que le pont ferme lundi à Vals}.", id="x", said_by={1: "Luc Hamel"}, act="assert",
            title="Le pont", outlet="La Rive", published="2026-03-07", url="https://x.org/1", times={"lundi": "2026-03-09"},
            places={"Vals": "FR"},
        )
    )  # fmt: skip
    (entry,) = record.search("pont")
    assert entry.as_dict() == {
        "ref": "1:a1", "article": "x", "attribution": "a1", "outlet": "La Rive", "title": "Le pont", "published": "2026-03-07",
        "language": "fr", "url": "https://x.org/1", "speaker": "Luc Hamel", "kind": "person", "source": "Luc", "cue": "dit",
        "content": "que le pont ferme lundi à Vals", "type": "indirect", "act": "assert", "factuality": None, "distance": None,
        "said": None, "said_on": None, "happened": ("2026-03-09",), "happened_on": "2026-03-09", "places": ("Vals",),
        "superseded": None, "became": None, "claims": (1,),
    }  # fmt: skip


def test_what_is_superseded_is_found_only_where_asked_for(record: Record) -> None:
    record.add(reading("{s1|Luc} {c1|dit} {q1|que le pont ferme lundi}."))
    record.add(reading("{s1|Luc} {c1|dit} {q1|que le pont ferme mardi}."))
    assert found(record, "pont") == ["1:a1"]
    assert found(record, "lundi") == []
    assert found(record, "lundi", superseded=True) == ["1@1:a1"]
    record.add(reading("Rien."))
    assert found(record, "pont", superseded=True) == ["1@1:a1", "1@2:a1"]


def test_a_reading_that_is_replaced_is_found_no_more(record: Record) -> None:
    record.add(reading("{s1|Luc} {c1|dit} {q1|que le pont ferme}."))
    record.add(reading("Luc dit que {q1|le pont ferme}.", version="2"))
    assert [entry.content for entry in record.search("ferme")] == ["le pont ferme"]


def test_the_best_come_first_and_the_newest_where_there_are_many(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(6):
        record.add(reading(f"{{q1|le pont {'et tout le reste ' * (n != 2)}}}.", id=f"n{n}"))
    assert [entry.article for entry in record.search("pont", limit=1)] == ["n2"]
    monkeypatch.setattr(index, "MANY", 3)
    assert [entry.article for entry in record.search("pont", limit=2)] == ["n5", "n4"]


def test_without_words_the_last_published_come_first(filled: Record) -> None:
    assert [entry.ref for entry in filled.search(since="2026")] == ["2:a1", "1:a1", "1:a2"]
    assert [entry.ref for entry in filled.search(since="2026", limit=1)] == ["2:a1"]


@pytest.mark.parametrize("question", ["", "   "])
def test_nothing_asked_is_said(filled: Record, question: str) -> None:
    with pytest.raises(RecordError, match="nothing is asked"):
        filled.search(question)


@pytest.mark.parametrize("question", ["-", '"', "-pont", "« »", "\x00", "*", "…"])
def test_a_question_without_a_word_is_said_to_have_none(filled: Record, question: str) -> None:
    with pytest.raises(RecordError, match="no word"):
        filled.search(question)


@pytest.mark.parametrize("wrong", [{"since": "hier"}, {"until": "2026-13"}, {"since": "2026-02-30"}, {"act": "shout"}])
def test_a_filter_that_means_nothing_is_named(filled: Record, wrong: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match=next(iter(wrong.values()))):
        filled.search("pont", **wrong)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    question=st.text(st.sampled_from("pont \"*()-:^{}+«»'\\%_;&|!<>~@?") | st.characters(exclude_categories=()), max_size=25),
    speaker=st.none() | st.text(st.characters(exclude_categories=()), max_size=5),
)
def test_no_question_is_a_command_to_the_database(record: Record, question: str, speaker: str | None) -> None:
    for ask in (lambda: record.search(question, speaker=speaker), lambda: record.timeline(question, outlet=speaker)):
        assert asked(ask) in (None, "no word", "nothing is asked", "no name")


def asked(ask: Callable[[], object]) -> str | None:
    """What the record refuses a question for; the whole message where it is none that we know."""
    try:
        ask()
    except RecordError as error:
        return next((told for told in ("no word", "nothing is asked", "no name") if told in str(error)), str(error))
    return None


def test_the_terms_of_a_question() -> None:
    assert terms('Été "le pont" rouv* -"deux mots" -un l\'arme') == [
        Term(("ete",)),
        Term(("le", "pont")),
        Term(("rouv",), prefix=True),
        Term(("deux", "mots"), without=True),
        Term(("un",), without=True),
        Term(("l", "arme")),
    ]


def test_a_question_has_an_end() -> None:
    with pytest.raises(RecordError, match="at most"):
        terms("mot " * (MOST + 1))
    assert len(terms("mot " * MOST)) == MOST


def test_damaged_words_are_found_as_they_stand_and_as_they_were_meant(record: Record) -> None:
    damaged = reading("{s1|Luc} {c1|dit} {q1|que le pontferme “ lundi ”}.")
    glued, mark = at(damaged.article.text, "pontferme"), at(damaged.article.text, "“")
    repairs = (Repair(span=glued, kind="glued", read_as="pont ferme"), Repair(span=mark, kind="mark", read_as="«"))
    record.add(replace(damaged, repairs=repairs))
    for question in ("pont ferme", '"pont ferme"', "pontferme", "lundi"):
        assert [entry.content for entry in record.search(question)] == ["que le pontferme “ lundi ”"]
    with record.database.reading() as connection:
        assert connection.execute(text("SELECT content_read FROM attributions")).scalar_one() == "que le pont ferme « lundi ”"
