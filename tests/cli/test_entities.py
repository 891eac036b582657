"""The commands about people and bodies: who is one, what a person decides of it, and authority files."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from selon.record.record import Record
from tests.cli.conftest import Run
from tests.record.build import reading

EVIL = "=cmd|' /C calc'!A0 \x1b[2J\u202e\x00 <script>"


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record in which four speak, one of them in two spellings, one of them hostile."""
    with Record(tmp_path / "selon.db") as record:
        for n, name in enumerate(("Alexandre Loukachenko", "Alexander Lukashenko", "George Sand", "Aurore Dupin", EVIL)):
            record.add(reading("{s1|X} {c1|dit} {q1|non}.", id=f"a{n}", said_by={1: name}))
    monkeypatch.setenv("SELON_RECORD", str(tmp_path / "selon.db"))
    monkeypatch.setenv("LOGNAME", "somebody")
    return tmp_path / "selon.db"


def words(printed: str) -> str:
    """What is printed, on one line."""
    return " ".join(printed.split())


def told(run: Run, *args: str) -> list[dict[str, Any]]:
    """The lines of JSON that a command prints."""
    result = run(*args, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_entity_is_shown_with_its_spellings_and_why(run: Run, filled: Path) -> None:
    shown = words(run("entity", "Lukaschenko").stdout)  # a spelling that no article has
    for part in ("Alexandre Loukachenko", "person 1", "2 articles", "Alexander Lukashenko", "a form of the given name"):
        assert part in shown
    (found,) = told(run, "entity", "1")
    assert [spelling["name"] for spelling in found["spellings"]] == ["Alexandre Loukachenko", "Alexander Lukashenko"]
    rows = [*csv.DictReader(io.StringIO(run("entity", "1", "--csv").stdout))]
    assert [(row["name"], row["articles"]) for row in rows] == [("Alexandre Loukachenko", "1"), ("Alexander Lukashenko", "1")]


def test_a_dossier_is_found_by_any_spelling(run: Run, filled: Path) -> None:
    assert [entry["article"] for entry in told(run, "dossier", "Lukaschenko")] == ["a0", "a1"]


def test_decisions_are_made_listed_and_undone(run: Run, filled: Path) -> None:
    merged = run("merge", "George Sand", "Aurore Dupin", "--reason", "a pen name")
    assert "George Sand (person) and Aurore Dupin (person) are one" in words(merged.stdout)
    assert "selon undo 1" in words(merged.stdout)
    assert told(run, "split", "1", "Alexander Lukashenko", "--author", "ana")[0]["verdict"] == "negative"
    assert told(run, "rename", "George Sand", "Sand", "--author", "ana")[0]["object"] == "Sand"
    assert told(run, "undo", "2", "--author", "luc")[0]["kind"] == "undo"
    assert [(made["kind"], made["author"], made["undone_by"]) for made in told(run, "judgements")] == [
        ("merge", "somebody", None), ("split", "ana", 4), ("rename", "ana", None), ("undo", "luc", None),
    ]  # fmt: skip
    assert {who["name"] for who in told(run, "speakers")} >= {"Alexandre Loukachenko", "Sand"}
    shown = words(run("judgements").stdout)
    for part in ("positive", "a pen name", "undone by 4", "luc"):
        assert part in shown
    rows = csv.DictReader(io.StringIO(run("judgements", "--csv").stdout))
    assert [row["kind"] for row in rows] == ["merge", "split", "rename", "undo"]


def test_unsure_is_kept_and_joins_nothing(run: Run, filled: Path) -> None:
    assert "nothing was joined" in words(run("merge", "George Sand", "Aurore Dupin", "--unsure").stdout)
    assert len(told(run, "speakers")) == 4


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["entity", "Nobody"], "nobody in the record"),
        (["merge", "George Sand", "George Sand"], "already"),
        (["split", "1", "X"], "has no such name"),
        (["rename", "1", "…"], "no name in it"),
        (["undo", "9"], "none of that number"),
        (["merge", "1", "George Sand", "--author", ""], "--author says who decides"),
        (["entities", "import", "none.csv"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(run: Run, filled: Path, args: list[str], why: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert why in result.stderr


def test_an_authority_file_is_imported(run: Run, filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = "P1,Aleksandr Lukashenko,Александр Лукашенко,Q2866\nP2,Ana Ruiz,,\n"
    path.write_text(f"id,name,aliases,wikidata\n{rows}", encoding="utf-8")
    assert words(run("entities", "import", path).stdout) == "2 entries: 1 new, 1 known from articles, 0 updated"
    assert told(run, "entities", "import", str(path))[0]["updated"] == 2
    (found,) = told(run, "entity", "Loukachenko")
    assert (found["name"], found["wikidata"]) == ("Aleksandr Lukashenko", "Q2866")
    assert "Q2866" in run("entity", "Loukachenko").stdout


@pytest.mark.parametrize("form", ["table", "--json", "--csv"])
def test_hostile_names_are_shown_harmlessly(run: Run, filled: Path, form: str) -> None:
    flags = [] if form == "table" else [form]
    number = str(next(who["entity"] for who in told(run, "speakers") if "script" in who["name"]))
    with Record(filled) as record:
        record.rename(number, EVIL + "2", author=EVIL, reason=EVIL)
    for args in (["entity", number], ["judgements"]):
        result = run(*args, *flags)
        assert result.exit_code == 0
        assert not {"\x1b", "\u202e", "\x00"} & {*result.stdout}
        cells = [cell for row in csv.reader(io.StringIO(result.stdout)) for cell in row]
        assert form != "--csv" or not any(cell.startswith("=") for cell in cells)


def test_the_help_of_import_says_what_a_file_looks_like(run: Run) -> None:
    shown = run("entities", "import", "--help", env={"COLUMNS": "80"}).stdout
    for part in ("aliases", "wikidata", "FollowTheMoney", "Examples:", "  selon entities import people.csv"):
        assert part in shown
    assert max(map(len, shown.splitlines())) <= 80
