"""`selon read`: what goes where, and how it ends."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from tests.cli.conftest import ROOT, TEXT, Run

Start = Callable[..., "Popen[bytes]"]


def test_one_article_is_shown_and_the_exit_code_is_0(run: Run, article: Path) -> None:
    result = run("read", article)
    assert result.exit_code == 0
    assert "Jeanne Morel" in result.stdout
    assert result.stderr == ""


def test_json_is_one_object_a_line(run: Run, article: Path) -> None:
    result = run("read", "--json", article, article)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["text"] for row in rows] == [TEXT, TEXT]
    assert rows[0]["attributions"][0]["speaker"]["name"] == "Jeanne Morel"
    assert "fermé" in result.stdout  # not \u00e9


def test_what_it_says_can_be_read_again(run: Run, article: Path, tmp_path: Path) -> None:
    first = run("read", "--json", "--date", "2026-03-14", "--outlet", "La Rive", article).stdout
    (tmp_path / "again.jsonl").write_text(first, encoding="utf-8")
    assert run("read", "--json", tmp_path / "again.jsonl").stdout == first
    assert (json.loads(first)["published"], json.loads(first)["outlet"]) == ("2026-03-14", "La Rive")


def test_the_outlets_own_word_is_read_when_it_is_asked_for(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bool, bool]] = []
    module = sys.modules["selon.reading.reader"]
    made = module.Reader

    def reader(*, events: bool, narration: bool) -> object:
        asked.append((events, narration))
        return made(events=events, narration=narration)

    monkeypatch.setattr(module, "Reader", reader)
    run("read", article)
    run("read", "--events", article)
    run("read", "--narration", article)
    assert asked == [(False, False), (True, False), (False, True)]


def test_standard_input_is_read(run: Run) -> None:
    result = run("read", "--json", "-", input=TEXT)
    assert json.loads(result.stdout)["text"] == TEXT


def test_a_missing_file_among_good_ones_is_named_and_the_rest_is_read(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("read", "--json", tmp_path / "not-there.txt", article)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "not-there.txt" in result.stderr
    assert result.stderr.startswith("selon: ")


def test_nothing_read_is_2(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "not-there.txt")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "not-there.txt" in result.stderr


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (["--date", "yesterday"], "--date"),
        (["--language", "klingon"], "--language"),
        (["--jobs", "0"], "--jobs"),
        (["--table", "--json"], "--table"),
        (["--colour-me"], "--colour-me"),
    ],
)
def test_a_command_that_is_not_understood_is_2_and_says_what(run: Run, article: Path, wrong: list[str], named: str) -> None:
    result = run("read", article, *wrong)
    assert result.exit_code == 2
    assert named in result.stderr
    assert "Traceback" not in result.stderr


def test_no_colour_where_the_output_is_no_terminal(run: Run, article: Path) -> None:
    assert "\x1b" not in run("read", article).stdout


def test_colour_on_demand_and_never_with_no_color_flag(run: Run, article: Path) -> None:
    assert "\x1b[" in run("read", "--color", article).stdout
    assert "\x1b" not in run("read", "--no-color", article).stdout


def test_a_reader_that_has_had_enough_ends_it_quietly(start: Start, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(3000)), encoding="utf-8")
    process = start("read", "--json", "--language", "fr", many)
    assert process.stdout
    assert process.stderr
    assert json.loads(process.stdout.readline())["id"] == "0"
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_json_is_utf8_whatever_the_locale(start: Start, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    out, _ = start("read", "--json", article).communicate()
    assert json.loads(out.decode("utf-8"))["text"] == TEXT


def test_text_is_written_where_the_terminal_lacks_its_characters(
    start: Start, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = start("read", article)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert b"Le pont est ferm\\xe9" in out


@pytest.mark.parametrize("form", ["--json", "--table", "--no-color"])
def test_half_a_character_in_the_text_stops_nothing(start: Start, article: Path, tmp_path: Path, form: str) -> None:
    half = tmp_path / "half.jsonl"
    half.write_text(json.dumps({"id": "1", "text": TEXT + "\ud83d fin"}) + "\n", encoding="utf-8")
    process = start("read", form, half, article)
    out, err = process.communicate()
    assert process.returncode in (0, 1)
    assert b"Traceback" not in err
    assert "Jeanne Morel" in out.decode("utf-8")


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="there is no shell here")
@pytest.mark.parametrize(("closed", "code"), [("- <&-", 2), ("FILE >&-", 0), ("FILE 2>&-", 0)])
def test_it_runs_where_a_standard_stream_is_closed(article: Path, closed: str, code: int) -> None:
    command = f"{shlex.quote(sys.executable)} -m tests.cli.fake read " + closed.replace("FILE", shlex.quote(str(article)))
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, capture_output=True)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told(run: Run, article: Path) -> None:
    result = run("read", article, "-o", "/dev/full")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert "-o" in result.stderr
