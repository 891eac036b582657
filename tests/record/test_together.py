"""Several who use a record at once."""

import threading

import pytest
from sqlalchemy import text

from selon.errors import RecordError
from selon.reading.reading import Reading
from selon.record.record import Record
from tests.record.build import reading


def article(n: int) -> Reading:
    return reading("{s1|Luc} {c1|dit} {q1|que le pont ferme}. {s2|Ana} {c2|rit}{q2| : non}.", id=f"n{n}",
                   said_by={1: "Luc Hamel", 2: "Ana Ruiz"})  # fmt: skip


def test_readers_see_whole_articles_while_one_writes(where: str) -> None:
    Record(where).close()
    done, seen = threading.Event(), []

    def look() -> None:
        with Record(where, create=False) as record:
            while not done.is_set():
                found = record.stats()
                seen.append((found.articles, found.attributions))

    readers = [threading.Thread(target=look) for _ in range(2)]
    for thread in readers:
        thread.start()
    with Record(where) as record:
        for n in range(40):
            record.add(article(n))
    done.set()
    for thread in readers:
        thread.join()
    assert seen
    assert all(attributions == 2 * articles for articles, attributions in seen)


def test_two_writers_wait_for_each_other(where: str) -> None:
    failed: list[BaseException] = []

    def write(start: int) -> None:
        try:
            with Record(where) as record:
                for n in range(start, start + 25):
                    record.add(article(n))
        except BaseException as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(start,)) for start in (0, 10, 20)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    assert failed == []
    with Record(where, create=False) as record:
        found = record.stats()
        assert (found.articles, found.attributions, found.entities) == (45, 90, 2)  # each article once, whoever was first


def test_a_writer_that_waits_too_long_says_so_and_others_can_read(where: str) -> None:
    with Record(where) as first, Record(where, wait=0.2) as second:
        first.add(article(1))
        with first.database.writing() as connection:
            connection.execute(text("UPDATE articles SET title = 'x'"))
            with pytest.raises(RecordError, match="another program is writing"):
                second.add(article(2))
            assert second.stats().articles == 1
        assert second.add(article(2)).outcome == "new"


def test_one_record_serves_several_threads(where: str) -> None:
    with Record(where) as record:
        record.add(article(1))
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(len(record.search("pont")))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [1] * 8
