"""What a record survives: kill -9 in the middle of `selon add`, a full disk, a limit on the size of files."""

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import event, text

from selon.errors import RecordError
from selon.record.record import Record
from tests.record.build import reading

ROOT = Path(__file__).parents[2]
ARTICLES = 60
SAID = "« Le pont {n} ferme », a dit Jeanne Morel. « Non », a dit Luc Hamel. « Il rouvrira {n} fois », a dit Ana Ruiz. "


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Articles with nine attributions each."""
    return written(tmp_path / "news.jsonl", ARTICLES)


def written(path: Path, articles: int) -> Path:
    """A file of so many articles."""
    lines = [{"id": f"n{n}", "language": "fr", "text": SAID.format(n=n) * 3} for n in range(articles)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def start(record: str, news: Path, **how: object) -> "subprocess.Popen[bytes]":
    """`selon add`, with a reader of one pattern."""
    command = [sys.executable, "-m", "tests.cli.fake", "add", "--record", record, "--json", str(news)]
    environment = os.environ | {"PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, **how
    )


def killed(record: str, news: Path, luck: random.Random) -> int:
    """How many articles it said were kept before it was killed: at the start, or at some moment after some article."""
    process = start(record, news)
    assert process.stdout
    told = b"".join(process.stdout.readline() for _ in range(luck.randrange(ARTICLES // 4)))
    time.sleep(luck.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    return (told + process.communicate()[0]).count(b'"outcome": "new"')


def check_whole(record: str) -> int:
    """The number of articles, each with all that belongs to it; the database says it is sound."""
    try:
        opened = Record(record, create=False)
    except RecordError:  # killed before there was one
        return 0
    with opened:
        found = opened.stats()
        assert found.attributions == 9 * found.articles
        assert len(opened.search("pont", limit=None)) == 3 * found.articles
        check_claims(opened)
    if "://" not in record:
        with sqlite3.connect(record) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.execute("INSERT INTO attribution_words (attribution_words, rank) VALUES ('integrity-check', 1)")
    return found.articles


def check_claims(record: Record) -> None:
    """Every article is joined, every claim has members and counts them, and every member has what it is compared by."""
    assert record.not_joined() == 0
    wrong = (
        "SELECT count(*) FROM claims WHERE members <> (SELECT count(*) FROM claim_members WHERE claim = claims.id)",
        "SELECT count(*) FROM claims WHERE members = 0",
        "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM fingerprints)",
        "SELECT count(*) FROM attributions WHERE id NOT IN (SELECT attribution FROM claim_members)",
        "SELECT (SELECT count(*) FROM claim_members) - (SELECT count(*) FROM member_meanings)",
    )
    with record.database.reading() as connection:
        assert [connection.execute(text(query)).scalar_one() for query in wrong] == [0] * len(wrong)


def run(record: str, news: Path, *, kills: int, articles: int) -> None:
    """Kill it so many times; nothing that was said to be kept is lost, and the last run keeps the rest."""
    luck, were = random.Random(kills), 0
    for _ in range(kills):
        told = killed(record, news, luck)
        have = check_whole(record)
        assert have >= were + told
        were = have
    process = start(record, news)
    out, err = process.communicate(timeout=900)
    assert (process.returncode, err) == (0, b"")
    outcomes = [json.loads(line)["outcome"] for line in out.splitlines()]
    assert outcomes.count("unchanged") == were
    assert outcomes.count("new") == articles - were
    assert check_whole(record) == articles


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_a_killed_run_loses_nothing_and_the_next_goes_on(where: str, news: Path) -> None:
    run(where, news, kills=5, articles=ARTICLES)


@pytest.mark.slow
@pytest.mark.skipif("SELON_SLOW" not in os.environ, reason="takes minutes: SELON_SLOW=1")
def test_fifty_killed_runs_lose_nothing(where: str, tmp_path: Path) -> None:
    many = 50 * ARTICLES // 4
    run(where, written(tmp_path / "many.jsonl", many), kills=50, articles=many)


def test_a_full_disk_is_told_and_what_was_kept_is_safe(tmp_path: Path) -> None:
    with Record(tmp_path / "selon.db") as record:
        pages = (record.stats().bytes or 0) // 4096 + 40
        event.listen(record.database.engine, "begin", lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(RecordError, match="disk is full"):
            fill(record)
        kept = record.stats().articles
        assert 0 < kept < 1000
        assert len(record.search("pont", limit=None)) == kept


def fill(record: Record) -> None:
    """Add articles until it is too much."""
    for n in range(1000):
        record.add(reading("{s1|Luc} {c1|dit} {q1|que " + "le pont ferme " * 50 + "}.", id=f"n{n}"))


def test_a_command_on_a_full_disk_ends_with_a_line(news: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "selon.db")
    Record(record).close()
    limit = Path(record).stat().st_size + 60_000
    process = start(record, news, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    out, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert err.startswith(f"selon: {record}: ".encode())
    assert b"full" in err
    assert err.count(b"\n") == 1
    assert check_whole(record) == out.count(b"\n")
    assert start(record, news).wait(timeout=120) == 0
    assert check_whole(record) == ARTICLES
