"""Topics: what is followed, and what is new for it, in both databases."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from selon.article import Span
from selon.errors import RecordError
from selon.reading.reading import Reading
from selon.record import topics
from selon.record.following import News
from selon.record.record import Record
from tests.record.build import at, reading

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def bridge(rest: str = "", *, id: str = "pont", **head: Any) -> Reading:
    """An article about a bridge."""
    marked = "{s1|La maire Xavière} {c1|dit} {q1|que le pont ouvrira en mai avec trois voies}." + rest
    return reading(marked, id=id, said_by={1: "Jeanne Morel", 2: "Luc Hamel"}, **head)


def shown(record: Record, *called: str, **how: Any) -> list[News]:
    """What is new, as a list of all topics."""
    with record.news(*called, **how) as found:
        return [item for one in found for item in one.items]


def refs(found: list[News]) -> list[str]:
    return [item.ref for item in found]


def test_what_matches_already_is_the_first_news_and_comes_once(record: Record) -> None:
    record.add(bridge())
    made = record.follow("pont", at=NOON)
    assert (made.name, made.matches, made.new, made.looked_at) == ("pont", 1, 1, None)
    assert refs(shown(record, at=NOON)) == ["1:a1"]
    assert shown(record) == []
    record.add(bridge(id="autre", url="https://x.org/2"))
    assert refs(shown(record)) == ["2:a1"]
    assert shown(record) == []


def test_from_now_leaves_out_what_is_there(record: Record) -> None:
    record.add(bridge())
    assert record.follow("pont", from_now=True).new == 0
    record.add(bridge(id="autre"))
    assert refs(shown(record)) == ["2:a1"]


def test_topics_are_counted_and_tell_when_they_were_looked_at(record: Record) -> None:
    record.add(bridge())
    record.follow("pont", name="Le Pont", speaker="Morel", until="2027", at=NOON)
    shown(record, "le pont", at=NOON)
    record.add(bridge(id="deux"))
    record.add(bridge(id="trois", published="2026-01-05"))
    record.follow("tunnel", at=NOON)
    first, second = record.topics()
    assert (first.name, first.question, first.filters) == ("Le Pont", "pont", {"speaker": "Morel", "until": "2027"})
    assert (first.matches, first.new, first.looked_at) == (1, 1, "2026-03-09T12:00:00+00:00")
    assert (second.name, second.matches, second.looked_at) == ("tunnel", 0, None)


def test_a_topic_is_called_by_name_or_number_and_forgotten(record: Record) -> None:
    record.add(bridge())
    record.follow("pont")
    record.follow("ouvrira", name="ouverture")
    assert [item.topic for item in shown(record, "2", peek=True)] == ["ouverture"]
    assert record.unfollow("PONT").name == "pont"
    assert [topic.name for topic in record.topics()] == ["ouverture"]
    record.follow("pont")
    assert refs(shown(record, "pont")) == ["1:a1"]
    with pytest.raises(RecordError, match="there is no such topic"):
        record.unfollow("tunnel")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "nothing is asked"),
        ({"question": "-pont"}, "no word in it"),
        ({"question": "pont", "act": "sing"}, "there is no such act"),
        ({"question": "pont", "since": "hier"}, "it is no date"),
        ({"question": "pont", "name": "12"}, "taken for a topic's number"),
        ({"question": "pont", "name": " "}, "1 to 80 characters"),
        ({"question": "AUTRE pont"}, "called so already"),
    ],
)
def test_what_cannot_be_followed_is_refused_and_leaves_nothing(record: Record, asked: dict[str, Any], told: str) -> None:
    record.follow("autre pont")
    with pytest.raises(RecordError, match=told):
        record.follow(**asked)
    assert len(record.topics()) == 1


def test_a_topic_without_words_is_called_after_its_filters(record: Record) -> None:
    assert record.follow(speaker="Morel", act="deny").name == "speaker Morel, act deny"


def test_very_much_is_followed_only_if_wanted(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "MANY", 1)
    record.add(bridge())
    record.add(bridge(id="autre"))
    with pytest.raises(RecordError, match="2 attributions of the record match it now: narrow it down, or say --yes"):
        record.follow("pont")
    assert record.topics() == []
    assert record.follow("pont", wide=True).matches == 2


def test_a_look_and_a_failure_mark_nothing(record: Record) -> None:
    record.add(bridge())
    record.follow("pont")
    assert refs(shown(record, peek=True)) == ["1:a1"]
    with pytest.raises(BrokenPipeError), record.news():
        raise BrokenPipeError
    assert record.topics()[0].looked_at is None
    assert refs(shown(record)) == ["1:a1"]


def test_what_is_over_the_limit_comes_the_next_time(record: Record) -> None:
    for n in range(3):
        record.add(bridge(id=f"n{n}"))
    record.follow("pont")
    with record.news(limit=2) as (one,):
        assert (refs([*one.items]), one.more, one.topic.new) == (["1:a1", "2:a1"], 1, 3)
    assert refs(shown(record, limit=2)) == ["3:a1"]


def test_an_article_that_is_read_again_brings_nothing_back(record: Record) -> None:
    record.add(bridge())
    record.follow("pont")
    shown(record)
    assert record.add(bridge(), again=True).outcome == "read again"
    assert shown(record) == []
    read = bridge(version="2")
    (only,) = read.attributions
    shorter = replace(only, content=(Span(only.content[0].start, only.content[0].end - 11),))  # other bounds: another row
    record.add(replace(read, attributions=(shorter,)))
    assert record.topics()[0].new == 0
    assert shown(record) == []
    assert shown(record) == []
    record.add(bridge(version="3"))  # and back
    assert shown(record) == []


def test_a_changed_article_brings_what_is_new_and_what_changed(record: Record) -> None:
    first = bridge(" {s2|Il} {c2|nie} {q2|que le pont soit trop cher}.", id="un")
    record.add(first)
    record.follow("pont")
    assert len(shown(record)) == 2
    changed = "{s1|La maire Xavière} {c1|dit} {q1|que le pont ouvrira en juin avec trois voies}."
    anew = changed + " {s2|Il} {c2|nie} {q2|que le pont soit trop cher}. {s3|Elle} {c3|rit}{q3| : un pont de singe}."
    who = {1: "Jeanne Morel", 2: "Luc Hamel", 3: "Jeanne Morel"}
    assert record.add(reading(anew, id="un", said_by=who)).outcome == "changed"
    found = shown(record)
    assert [(item.ref, item.status, item.before) for item in found] == [
        ("1:a1", "changed", "que le pont ouvrira en mai avec trois voies"),
        ("1:a3", "new", None),
    ]
    assert len({item.id for item in found}) == 2
    assert shown(record) == []


def test_each_topic_has_its_own_news(record: Record) -> None:
    record.add(bridge())
    record.follow("pont")
    record.follow("morel")
    assert refs(shown(record, "pont")) == ["1:a1"]
    found = shown(record)
    assert [(item.topic, item.ref) for item in found] == [("morel", "1:a1")]


@pytest.mark.parametrize(
    ("asked", "why", "words"),
    [
        ({"question": "PONT"}, ("“pont” in what is said",), ["pont"]),
        ({"question": "ouvr* -tunnel"}, ("“ouvrira” (ouvr*) in what is said",), ["ouvrira"]),
        (
            {"question": '"trois voies" morel'},
            ("“trois voies” in what is said", "“Morel” in the speaker's name"),
            ["trois voies"],
        ),
        ({"question": "maire"}, ("“maire” in the source",), []),
        (
            {"speaker": "morel", "since": "2026", "outlet": "rive", "act": "promise", "language": "fr"},
            ("speaker morel: Jeanne Morel", "language fr", "since 2026: 2026-03-09", "act promise", "outlet rive: La Rive"),
            [],
        ),
    ],
)
def test_why_it_is_shown(record: Record, asked: dict[str, Any], why: tuple[str, ...], words: list[str]) -> None:
    record.add(bridge(outlet="La Rive", published="2026-03-09T08:00:00+01:00", act="promise"))
    record.follow(**asked, name="x")
    (item,) = shown(record)
    assert item.why == why
    assert [item.content[start:end] for start, end in item.highlights] == words


def test_other_forms_of_a_word_are_told_as_they_stand(record: Record) -> None:
    record.add(bridge())
    record.follow("ponts", name="x")
    found = shown(record)
    assert [item.why for item in found] == ([("“pont” (ponts) in what is said",)] if record.database.postgresql else [])


def test_hostile_words_are_shown_as_they_are(record: Record) -> None:
    evil = "pont'; DROP TABLE topics; -- \x00\u202e<b>"
    record.add(reading(f"{{s1|x}} {{c1|y}} {{q1|{evil}}}", said_by={1: evil}))
    record.follow(evil, name=evil)
    (item,) = shown(record)
    assert item.content == evil
    assert item.topic == record.topics()[0].name == " ".join(evil.split())
    assert at(item.content, "pont") in item.highlights


def test_the_rows_go_with_their_topic(record: Record) -> None:
    record.add(bridge())
    record.follow("pont")
    shown(record)
    record.unfollow(1)
    with record.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM topic_items")).scalar() == 0


def test_two_who_look_at_once_do_not_see_the_same(where: str) -> None:
    with Record(where, wait=0.2) as one, Record(where, wait=0.2) as other:
        one.add(bridge())
        one.follow("pont")
        with one.news() as found:
            assert len(found[0].items) == 1
            with pytest.raises(RecordError, match="another program is writing"), other.news():
                pytest.fail("it looked meanwhile")
        assert shown(other) == []
