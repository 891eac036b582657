"""`selon add`: what is kept, what is passed by, and how it ends."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from selon.record.record import Record
from tests.cli.conftest import TEXT, Run

Start = Callable[..., "Popen[bytes]"]


def outcomes(printed: str) -> list[str]:
    """What became of each article, of what --json prints."""
    return [json.loads(line)["outcome"] for line in printed.splitlines()]


def test_an_article_is_kept_once(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("add", article)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.replace("\n", "") == f"{tmp_path / 'selon.db'}: 1 new"
    assert run("add", article).stdout.replace("\n", "").endswith(": 1 unchanged")
    with Record(tmp_path / "selon.db") as record:
        assert [entry.speaker for entry in record.search("rouvrira")] == ["Jeanne Morel"]


def test_what_the_record_has_is_not_read_again(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cli.fake import FakeReader

    run("add", article)
    monkeypatch.setattr(FakeReader, "read", lambda *_: pytest.fail("it was read"))
    assert outcomes(run("add", "--json", article).stdout) == ["unchanged"]


def test_a_changed_file_is_a_new_version(run: Run, article: Path) -> None:
    run("add", article)
    article.write_text(TEXT.replace("lundi", "mardi"), encoding="utf-8")
    result = run("add", article)
    assert result.stdout.replace("\n", "").endswith("1 changed (1 attribution gone)")
    assert "no longer there in version 2, which has 1:a1 instead" in " ".join(run("show", "1").stdout.split())


def test_a_file_is_the_same_from_every_folder(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", article)
    monkeypatch.chdir(article.parent)
    assert outcomes(run("add", "--json", article.name).stdout) == ["unchanged"]


def test_files_of_one_name_in_two_folders_are_two_articles(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n, folder in enumerate(("monday", "tuesday")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(f"{TEXT} {n}", encoding="utf-8")
        monkeypatch.chdir(tmp_path / folder)
        assert outcomes(run("add", "--json", "1.txt").stdout) == ["new"]


def test_what_is_said_later_of_an_article_is_added_to_what_is_known(run: Run, article: Path) -> None:
    run("add", article, "--outlet", "La Rive")
    assert outcomes(run("add", "--json", article, "--date", "2026-03-09").stdout) == ["read again"]
    shown = json.loads(run("show", "--json", "1").stdout)
    assert (shown["outlet"], shown["published"]) == ("La Rive", "2026-03-09")
    assert outcomes(run("add", "--json", article).stdout) == ["unchanged"]


def test_all_is_read_again_where_that_is_wanted(run: Run, article: Path) -> None:
    run("add", "--no-events", article)
    assert outcomes(run("add", "--json", "--no-events", "--again", article).stdout) == ["read again"]
    assert outcomes(run("add", "--json", article).stdout) == ["read again"]
    assert outcomes(run("add", "--json", "--no-events", article).stdout) == ["unchanged"]


def test_a_missing_file_among_good_ones_is_named_and_the_rest_is_kept(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("add", tmp_path / "not-there.txt", article)
    assert result.exit_code == 1
    assert "not-there.txt" in result.stderr
    assert "1 new, 1 could not be read" in " ".join(result.stdout.split())


def test_nothing_kept_is_2(run: Run, tmp_path: Path) -> None:
    result = run("add", tmp_path / "not-there.txt")
    assert result.exit_code == 2
    assert "not-there.txt" in result.stderr


def test_jsonl_csv_and_standard_input(run: Run) -> None:
    lines = "".join(json.dumps({"id": f"n{n}", "text": TEXT, "language": "fr"}) + "\n" for n in range(3))
    result = run("add", "--csv", "-", input=lines)
    assert result.stdout.splitlines() == [
        "number,article,outcome,version,attributions,superseded",
        "1,n0,new,1,1,0",
        "2,n1,new,1,1,0",
        "3,n2,new,1,1,0",
    ]


def test_texts_of_standard_input_are_each_an_article(run: Run) -> None:
    assert outcomes(run("add", "--json", "-", input=TEXT).stdout) == ["new"]
    assert outcomes(run("add", "--json", "-", input=TEXT + "Autre.").stdout) == ["new"]
    assert outcomes(run("add", "--json", "-", input=TEXT).stdout) == ["unchanged"]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [(["--date", "yesterday"], "--date"), (["--language", "klingon"], "--language"), (["--json", "--csv"], "--csv")],
)
def test_a_command_that_is_not_understood_makes_no_record(
    run: Run, article: Path, tmp_path: Path, wrong: list[str], named: str
) -> None:
    result = run("add", article, *wrong)
    assert result.exit_code == 2
    assert named in result.stderr
    assert not (tmp_path / "selon.db").exists()


@pytest.mark.parametrize("record", ["/", "no/such/folder/selon.db", "mysql://x/y", "README.md"])
def test_a_record_that_cannot_be_is_told_in_a_line(run: Run, article: Path, record: str) -> None:
    result = run("add", article, "--record", record)
    assert result.exit_code == 2
    assert result.stderr.startswith("selon: ")
    assert result.stderr.count("\n") == 1


def test_results_go_to_a_file_where_that_is_wanted(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("add", "--json", article, "-o", tmp_path / "out.jsonl").stdout == ""
    assert outcomes((tmp_path / "out.jsonl").read_text(encoding="utf-8")) == ["new"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
def test_what_becomes_of_them_is_counted_on_a_terminal(start: Start, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Il pleut sur le pont de Vals depuis lundi.", encoding="utf-8")
    ours, theirs = os.openpty()
    process = start("add", "--language", "fr", article, tmp_path / "other.txt", stderr=theirs)
    process.communicate()
    os.close(theirs)
    told = os.read(ours, 10_000)
    os.close(ours)
    assert b"2 new" in told
