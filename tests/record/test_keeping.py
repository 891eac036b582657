"""What becomes of an article that is added: new, unchanged, changed or read again."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from selon.article import Article
from selon.errors import RecordError
from selon.reading.reading import Reading
from selon.record.record import Record
from tests.record import build
from tests.record.build import reading

FIRST = (
    "{s1|La maire} {c1|dit} {q1|que le pont ferme lundi}. {s2|Le préfet} {c2|nie} {q2|tout retard}. {s3|Luc} {c3|rit}{q3| : non}."
)
LATER = "Mis à jour. {s1|La maire} {c1|dit} {q1|que le pont ferme mardi}. {s2|Le préfet} {c2|nie} {q2|tout retard}."
WHO = {1: "Jeanne Morel", 2: "Luc Hamel", 3: "Luc Petit"}
MONDAY, TUESDAY = datetime(2026, 3, 9, 8, tzinfo=UTC), datetime(2026, 3, 10, 8, tzinfo=UTC)


def rows(record: Record, query: str) -> list[tuple[object, ...]]:
    """What the database holds."""
    with record.database.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def ids(record: Record) -> list[object]:
    """The numbers of the attributions that are not superseded, in order."""
    return [n for (n,) in rows(record, "SELECT id FROM attributions WHERE superseded IS NULL ORDER BY position")]


def everything(record: Record) -> list[object]:
    """All rows of all tables."""
    tables = ("articles", "versions", "attributions", "attribution_speakers", "attribution_mentions", "timexes", "entities")
    return [rows(record, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]


def test_a_new_article_is_kept_with_when(record: Record) -> None:
    kept = record.add(reading(FIRST, said_by=WHO), at=MONDAY)
    assert (kept.outcome, kept.version, kept.attributions) == ("new", 1, 3)
    found = record.article(kept.number)
    assert (found.kept_at, found.read_at) == ("2026-03-09T08:00:00+00:00",) * 2
    assert build.plain(found.reading) == build.plain(reading(FIRST, said_by=WHO))


def test_reading_the_same_again_changes_nothing(record: Record) -> None:
    record.add(reading(FIRST, said_by=WHO), at=MONDAY)
    before = everything(record)
    kept = record.add(reading(FIRST, said_by=WHO), at=TUESDAY)
    assert (kept.outcome, kept.number, kept.attributions) == ("unchanged", 1, 3)
    assert everything(record) == before


def test_a_changed_article_is_a_new_version_and_shows_what_is_gone(record: Record) -> None:
    record.add(reading(FIRST, said_by=WHO), at=MONDAY)
    kept = record.add(reading(LATER, said_by=WHO), at=TUESDAY)
    assert (kept.outcome, kept.number, kept.version, kept.superseded) == ("changed", 1, 2, 2)
    found = record.article(1)
    assert build.plain(found.reading) == build.plain(reading(LATER, said_by=WHO))
    assert [(v.version, v.text, v.replaced_at) for v in found.versions] == [
        (1, reading(FIRST).article.text, "2026-03-10T08:00:00+00:00")
    ]
    changed, vanished = found.superseded
    assert (changed.ref, changed.content, changed.superseded, changed.became) == ("1@1:a1", "que le pont ferme lundi", 2, "1:a1")
    assert (vanished.ref, vanished.content, vanished.superseded, vanished.became) == ("1@1:a3", " : non", 2, None)


def test_what_stays_the_same_through_a_change_keeps_its_row(record: Record) -> None:
    record.add(reading(FIRST, said_by=WHO), at=MONDAY)
    first = ids(record)
    record.add(reading(LATER, said_by=WHO), at=TUESDAY)
    assert ids(record)[1] == first[1]
    assert ids(record)[0] != first[0]
    assert rows(record, "SELECT since, version, kept_at FROM attributions WHERE position = 1 AND superseded IS NULL") == [
        (1, 2, "2026-03-09T08:00:00+00:00")
    ]


def test_the_same_words_by_another_speaker_are_a_change(record: Record) -> None:
    record.add(reading("{s1|Il} {c1|dit} {q1|non}. Un.", said_by={1: "Luc Hamel"}))
    record.add(reading("{s1|Il} {c1|dit} {q1|non}. Deux.", said_by={1: "Luc Petit"}))
    (gone,) = record.article(1).superseded
    assert (gone.speaker, gone.became) == ("Luc Hamel", "1:a1")


def test_a_third_version_supersedes_what_the_second_said(record: Record) -> None:
    for n, what in enumerate(("un", "deux mots tout autres", "trois choses sans rapport"), 1):
        kept = record.add(reading(f"{{s1|Luc}} {{c1|dit}} {{q1|{what}}}."))
        assert kept.version == n
    assert [(gone.ref, gone.superseded) for gone in record.article(1).superseded] == [("1@1:a1", 2), ("1@2:a1", 3)]
    assert record.attribution("1@2:a1").content == "deux mots tout autres"
    assert record.attribution("1:a1").content == "trois choses sans rapport"


def test_an_old_copy_does_not_make_itself_the_newest(record: Record) -> None:
    record.add(reading(FIRST))
    record.add(reading(LATER))
    assert record.add(reading(FIRST)).outcome == "unchanged"
    assert record.article(1).version == 2


def test_a_newer_selon_takes_the_place_of_an_earlier_reading(record: Record) -> None:
    record.add(reading(FIRST, said_by=WHO, about={"préfet": "person"}, times={"lundi": "2026-03-09"}))
    first = ids(record)
    better = FIRST.replace("{s3|Luc} {c3|rit}{q3| : non}", "Luc rit : non")
    kept = record.add(reading(better, said_by={**WHO, 1: "Ana Ruiz"}, version="2"))
    assert (kept.outcome, kept.version, kept.superseded) == ("read again", 1, 0)
    assert build.plain(record.article(1).reading) == build.plain(reading(better, said_by={**WHO, 1: "Ana Ruiz"}, version="2"))
    assert ids(record) == first[:2]  # the same words are the same attribution, whoever is now found to say them
    assert record.article(1).superseded == ()
    assert rows(record, "SELECT count(*) FROM timexes") == [(0,)]


def test_what_is_new_about_the_article_is_read_again(record: Record) -> None:
    record.add(reading(FIRST, published=None))
    kept = record.add(reading(FIRST, published="2026-03-09"))
    assert kept.outcome == "read again"
    assert record.article(1).reading.article.published == "2026-03-09"
    assert record.add(reading(FIRST, published=None)).outcome == "unchanged"  # less is known, nothing contradicts
    assert record.add(reading(FIRST), again=True).outcome == "read again"


def test_a_reading_with_more_in_it_is_not_replaced_by_one_with_less(record: Record) -> None:
    first = reading(FIRST)
    record.add(replace(first, selon={**first.selon, "events": "yes"}))
    assert record.add(first).outcome == "unchanged"


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ({"id": "a"}, {"id": "a"}, "changed"),
        ({"id": "a"}, {"id": "b"}, "new"),
        ({"id": "a", "url": "https://x.org/1"}, {"id": "b", "url": "https://x.org/1"}, "changed"),
        ({"id": "a", "url": "https://x.org/1"}, {"id": "a", "url": "https://x.org/2"}, "new"),
        ({"id": "a", "url": "https://x.org/1"}, {"id": "a"}, "changed"),
        ({"id": "a", "outlet": "La Rive"}, {"id": "a", "outlet": "El Faro"}, "new"),
        ({"id": "a", "outlet": "La Rive"}, {"id": "a"}, "changed"),
        ({"id": "-"}, {"id": "-"}, "new"),
        ({"id": "text"}, {"id": "text"}, "new"),
        ({"id": "news.jsonl:7"}, {"id": "news.jsonl:7"}, "new"),
        ({"id": "news:7"}, {"id": "news:7"}, "changed"),
    ],
)
def test_which_article_is_the_same(record: Record, one: dict[str, Any], other: dict[str, Any], outcome: str) -> None:
    record.add(reading(FIRST, **one))
    assert record.add(reading(LATER, **other)).outcome == outcome


def test_a_text_without_a_name_is_known_by_its_words(record: Record) -> None:
    record.add(reading(FIRST, id="-"))
    assert record.add(reading(FIRST, id="-")).outcome == "unchanged"


def test_what_must_be_read_is_said_before_it_is_read(record: Record) -> None:
    article = reading(FIRST, outlet="La Rive").article
    stamp = {"version": "1", "model": "none"}
    assert record.needs(article, stamp) == article
    record.add(reading(FIRST, outlet="La Rive"))
    told = record.needs(reading(FIRST).article, stamp)
    assert not isinstance(told, Article)
    assert (told.outcome, told.number, told.attributions) == ("unchanged", 1, 3)
    filled = record.needs(reading(FIRST, published="2026-03-09").article, stamp)
    assert isinstance(filled, Article)
    assert (filled.outlet, filled.published) == ("La Rive", "2026-03-09")
    assert isinstance(record.needs(article, {"version": "2"}), Article)
    assert isinstance(record.needs(article, stamp, again=True), Article)


def test_a_reading_that_is_not_whole_is_refused_and_leaves_nothing(record: Record) -> None:
    whole = reading(FIRST)
    twice = replace(whole, attributions=whole.attributions * 2)
    orphan = replace(whole, attributions=(replace(whole.attributions[0], parent="a9"),))
    untimed = replace(whole, attributions=(replace(whole.attributions[0], said=0),))
    for broken in (twice, orphan, untimed):
        with pytest.raises(RecordError, match="not whole"):
            record.add(broken)
    assert record.stats().articles == 0


def test_an_article_in_which_nobody_speaks_is_kept_too(record: Record) -> None:
    assert record.add(Reading(article=Article(id="x", text="Il pleut."), attributions=())).outcome == "new"
    assert record.article("x").reading.article.text == "Il pleut."


def test_parents_and_times_go_with_the_attribution(record: Record) -> None:
    first = reading("{s1|Luc} {c1|dit} {q1|que {s2|Ana} {c2|dit} {q2|non lundi}}.", times={"lundi": "2026-03-09"})
    inner = replace(first.attributions[1], parent="a1", said=0, happened=(0, 0))
    whole = replace(first, attributions=(first.attributions[0], inner))
    record.add(whole)
    assert build.plain(record.article(1).reading) == build.plain(whole)
    longer = replace(whole, article=replace(whole.article, text=whole.article.text + " Fin."))
    record.add(longer)
    assert build.plain(record.article(1).reading) == build.plain(longer)
    assert record.article(1).superseded == ()


def test_names_are_entities_and_sources_without_one_are_not(record: Record) -> None:
    who: dict[int, build.Who] = {1: "Jeanne Morel", 2: "JEANNE MOREL", 3: ("source diplomatique", "unnamed")}
    record.add(reading(FIRST, said_by=who))
    entities = [a.speaker and a.speaker.entity for a in record.article(1).reading.attributions]
    assert entities == ["1", "1", None]


def test_two_who_speak_as_one_are_two_entities(record: Record) -> None:
    record.add(reading("{s1|Ana et Luc} {c1|disent} {q1|non}.", said_by={1: "Luc Hamel; Ana Ruiz"}))
    assert [(who.name, who.attributions) for who in record.speakers()] == [("Ana Ruiz", 1), ("Luc Hamel", 1)]
    said = record.article(1).reading.attributions[0].speaker
    assert said
    assert said.entity == "2;1".replace(";", "; ")
