"""`selon follow`, `selon topics` and `selon unfollow`."""

import csv
import io
import json
from pathlib import Path

import pytest

from selon.record import topics
from tests.cli.conftest import Run
from tests.cli.test_asking import EVIL, filled, words

__all__ = ["filled"]


def test_follow_says_what_matches_now(run: Run, filled: Path) -> None:
    result = run("follow", "pont", "--name", "Le Pont")
    assert (result.exit_code, result.stderr) == (0, "")
    assert words(result.stdout) == "Le Pont (topic 1): 3 attributions match it now; `selon news` shows it"
    assert "1 attribution of the record matches it now; `selon news` shows what comes" in words(
        run("follow", "juin", "--from-now").stdout
    )
    assert "0 attributions match it now" in words(run("follow", "tunnel").stdout)


def test_follow_takes_every_filter(run: Run, filled: Path) -> None:
    every = ["--speaker", "Morel", "--language", "fr", "--since", "2026", "--until", "2026-03", "--act", "promise"]
    made = json.loads(run("follow", "pont", *every, "--outlet", "rive", "--json").stdout)
    assert made["matches"] == 1
    assert made["filters"] == {
        "speaker": "Morel", "language": "fr", "since": "2026", "until": "2026-03", "act": "promise", "outlet": "rive",
    }  # fmt: skip


def test_follow_asks_before_very_much(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "MANY", 2)
    result = run("follow", "pont")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "selon: pont: 3 attributions of the record match it now: narrow it down, or say --yes to follow it all the same\n"
    )
    assert run("topics").stderr == "selon: nothing was found\n"
    assert run("follow", "pont", "--yes").exit_code == 0


@pytest.mark.parametrize("args", [["follow", "-tunnel"], ["follow", "x", "--act", "sing"], ["unfollow", "x"], ["news", "x"]])
def test_what_is_not_understood_ends_with_2(run: Run, filled: Path, args: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")


def test_topics_are_listed_in_each_form(run: Run, filled: Path) -> None:
    run("follow", "pont", "--name", "Le Pont", "--since", "2026")
    printed = words(run("topics").stdout)
    assert "Le Pont" in printed
    assert "pont --since 2026" in printed
    assert "never" in printed
    (line,) = run("topics", "--json").stdout.splitlines()
    assert json.loads(line)["new"] == 2
    (row,) = csv.DictReader(io.StringIO(run("topics", "--csv").stdout))
    assert (row["name"], row["filters"], row["matches"]) == ("Le Pont", "since: 2026", "2")


def test_unfollow_forgets(run: Run, filled: Path) -> None:
    run("follow", "pont")
    assert run("unfollow", "1").stdout == "pont (topic 1) is followed no more\n"
    assert run("topics", "--json").stdout == ""


def test_a_hostile_topic_is_shown_harmlessly(run: Run, filled: Path) -> None:
    assert run("follow", "pont", "--name", EVIL.replace("\x00", "")).exit_code == 0
    for printed in (run("topics").stdout, run("topics", "--json").stdout, run("topics", "--csv").stdout, run("news").stdout):
        assert printed
        assert not any(c in printed for c in "\x1b\u202e\x00")


def test_without_a_record_it_says_how_to_make_one(run: Run) -> None:
    result = run("follow", "pont")
    assert result.exit_code == 2
    assert "there is no record here yet" in result.stderr
