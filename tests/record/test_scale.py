"""The bench of scale: what the generator writes is a whole record, and every question of the bench has an answer in it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bench.scale import asking
from bench.scale.__main__ import measured, table
from bench.scale.filling import fill
from bench.scale.world import LANGUAGES, World
from bench.scale.world import table as words
from bench.scale.writing import later, readings
from selon.record.identity import digest
from selon.record.record import Record
from tests.record.build import plain

ARTICLES = 60


def test_the_same_articles_are_written_each_time() -> None:
    assert [*readings(30)] == [*readings(30)]


def test_what_is_written_says_what_its_spans_say() -> None:
    for reading in readings(30):
        told = words()[reading.article.language or ""]
        for mention in reading.mentions:
            assert reading.text_of((mention.span,)) == mention.name
        for a in reading.attributions:
            assert a.speaker
            assert reading.text_of(a.source) == a.speaker.name
            assert reading.text_of(a.cue) in [*told["cues"], *told["denials"]]


def test_contents_stand_in_one_order_in_every_language() -> None:
    for name in ("things", "contents", "when"):
        assert len({len(words()[language][name]) for language in LANGUAGES}) == 1
    bodies = World().bodies
    assert [bodies["fr"].things[n].split()[-1] for n in range(9)] == [bodies["es"].things[n].split()[-1] for n in range(9)]


def test_few_are_drawn_often() -> None:
    speakers = [a.speaker.name for reading in readings(300) for a in reading.attributions if a.speaker]
    assert len({*speakers}) > 300
    assert max(map(speakers.count, {*speakers})) > len(speakers) / 100


def test_a_filled_record_is_whole(where: str) -> None:
    written = [*readings(ARTICLES)]
    with Record(where) as record:
        fill(record, written)
        with record.database.reading() as connection:
            if not record.database.postgresql:
                assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
                assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert [plain(record.article(n).reading) for n in range(1, ARTICLES + 1)] == [plain(reading) for reading in written]
        assert record.stats().attributions == sum(len(reading.attributions) for reading in written)


def test_a_filled_record_is_what_adding_would_have_made(where: str, tmp_path: Path) -> None:
    written = [*readings(ARTICLES)]
    with Record(where) as filled, Record(tmp_path / "added.db") as added:
        fill(filled, written)
        for reading in written:
            added.add(reading)
        for question in ("budget", "project", '"familles de"'):
            assert {e.ref for e in filled.search(question)} >= {e.ref for e in added.search(question)} != set()
        assert [(w.name, w.attributions) for w in filled.speakers(limit=5)] == [
            (w.name, w.attributions) for w in added.speakers(limit=5)
        ]


def test_a_filled_record_grows(where: str) -> None:
    with Record(where) as record:
        fill(record, readings(ARTICLES))
        assert [record.add(reading).outcome for reading in later(5, begin=ARTICLES)] == ["new"] * 5
        kept = record.article(1).reading.article
        assert record.add(next(readings(ARTICLES))).outcome == "unchanged"
        assert digest(kept.text) == digest(next(readings(ARTICLES)).article.text)


def test_every_question_is_asked(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for often in ("OFTEN", "SOMETIMES", "SELDOM", "WARM"):
        monkeypatch.setattr(asking, often, 2)
    lines = table([measured("a few", where, 600)])
    assert "600" not in lines[0]
    assert "in 60 articles" in lines[0]
    assert any(line.startswith("| adding it, joining included | 150 (50) |") for line in lines)
