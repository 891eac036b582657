"""`selon news`: each item once, and only when all of it was handed on."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from selon.article import Span
from selon.cli.news import content
from selon.export import webhook
from tests.cli.conftest import Run
from tests.cli.test_asking import filled, words
from tests.export.build import item
from tests.export.test_webhook import Hook, hook

__all__ = ["filled", "hook"]


@pytest.fixture
def followed(run: Run, filled: Path) -> Path:
    """A record with a topic."""
    run("follow", "pont", "--name", "Le Pont")
    return filled


def left(run: Run) -> int:
    """How much is new."""
    return int(json.loads(run("topics", "--json").stdout)["new"])


def test_news_says_what_is_new_and_why_and_once(run: Run, followed: Path) -> None:
    result = run("news")
    assert (result.exit_code, result.stderr) == (0, "")
    printed = words(result.stdout)
    for told in ("Le Pont: 3 new", "1:a1", "2026-03-09", "Jeanne Morel", "que le pont ouvrira en juin", "why: “pont” in what is"):
        assert told in printed
    assert "changed; before: que le pont" in printed
    result = run("news")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "selon: nothing is new\n")


def test_the_words_of_the_topic_are_marked() -> None:
    cell = content(item(content="que\tle pont " + "x" * 1000, highlights=(Span(7, 11), Span(900, 910))))
    assert [(cell.plain[span.start : span.end], span.style) for span in cell.spans if "bold" in str(span.style)] == [
        ("pont", "bold yellow")
    ]


def test_peek_and_limit_leave_it_new(run: Run, followed: Path) -> None:
    assert run("news", "--peek", "--json").stdout == run("news", "--peek", "--json").stdout
    result = run("news", "--limit", "2", "--json")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "selon: Le Pont: 1 more are new; they come the next time, or with --limit 0\n"
    assert len(run("news", "--json").stdout.splitlines()) == 1
    assert left(run) == 0


def test_json_and_csv_have_all_of_it(run: Run, followed: Path) -> None:
    first = json.loads(run("news", "--peek", "--json").stdout.splitlines()[0])
    assert (first["topic"], first["status"], first["why"]) == ("Le Pont", "changed", ["“pont” in what is said"])
    assert [first["content"][start:end] for start, end in first["highlights"]] == ["pont"]
    rows = [*csv.DictReader(io.StringIO(run("news", "--csv").stdout))]
    assert [row["topic"] for row in rows] == ["Le Pont"] * 3
    assert rows[0]["before"] == "que le pont ouvrira en mai"
    assert run("news", "--csv").stdout.startswith("ref,")


def test_without_topics_it_says_how_to_follow(run: Run, filled: Path) -> None:
    result = run("news")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no topic is followed yet: `selon follow WORDS` makes one" in result.stderr


def test_output_that_cannot_be_written_marks_nothing(run: Run, followed: Path, tmp_path: Path) -> None:
    for args in (["-o", tmp_path], ["-o", tmp_path / "nowhere" / "x"], ["--atom", tmp_path], ["-o", "/dev/full"]):
        assert run("news", *args).exit_code == 2
    assert left(run) == 3
    assert run("news", "-o", tmp_path / "out.txt").exit_code == 0
    assert "Le Pont: 3 new" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert left(run) == 0


def test_a_broken_pipe_marks_nothing(run: Run, followed: Path, start) -> None:  # type: ignore[no-untyped-def]
    process = start("news", "--json")
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() == b""
    assert left(run) == 3


def test_the_feed_is_written(run: Run, followed: Path, tmp_path: Path) -> None:
    feed = tmp_path / "news.xml"
    assert run("news", "--atom", feed).exit_code == 0
    entries = ElementTree.fromstring(feed.read_bytes()).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 3
    before = feed.read_bytes()
    assert run("news", "--atom", feed).exit_code == 0
    assert feed.read_bytes() == before


def test_the_webhook_gets_it_signed_and_once(run: Run, followed: Path, hook: str, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("not told\n")
    args = ["news", "--webhook", hook, "--secret-file", tmp_path / "key", "--allow-private", "--json"]
    printed = [json.loads(line) for line in run(*args).stdout.splitlines()]
    ((headers, body),) = Hook.came
    assert headers["X-Selon-Signature"] == webhook.signature(b"not told", headers["X-Selon-Timestamp"], body)
    assert json.loads(body)["topics"][0]["items"] == printed
    assert run(*args).exit_code == 0
    assert len(Hook.came) == 1


def test_a_webhook_that_fails_marks_nothing(run: Run, followed: Path, hook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_WEBHOOK_SECRET", "not told")
    Hook.answers = [404]
    result = run("news", "--webhook", hook, "--allow-private")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the server answers 404" in result.stderr
    assert run("news", "--webhook", hook).stderr.endswith("it is only asked with --allow-private\n")
    assert left(run) == 3


def test_a_webhook_needs_a_secret_unless_it_is_told_not_to(run: Run, followed: Path, hook: str, tmp_path: Path) -> None:
    result = run("news", "--webhook", hook, "--allow-private")
    assert result.exit_code == 2
    assert "--secret-file" in result.stderr
    assert run("news", "--webhook", hook, "--secret-file", tmp_path / "nowhere").exit_code == 2
    assert Hook.came == []
    assert run("news", "--webhook", hook, "--allow-private", "--unsigned").exit_code == 0
    assert Hook.came[0][0]["X-Selon-Signature"] is None
