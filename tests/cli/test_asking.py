"""The commands that ask the record: what they show, in each form, and how they end."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from selon.record.record import Record
from tests.cli.conftest import Run
from tests.record.build import reading

EVIL = "=cmd|' /C calc'!A0 \x1b[2J\u202e\x00 <script>"
ASKING = {
    "search": ["search", "pont"],
    "show": ["show", "1"],
    "show one": ["show", "1:a1"],
    "speakers": ["speakers"],
    "dossier": ["dossier", "Morel"],
    "timeline": ["timeline", "pont"],
    "stats": ["stats"],
}


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A record of three articles, one of them changed, one hostile."""
    with Record(tmp_path / "selon.db") as record:
        first = "{s1|La maire} {c1|dit} {q1|que le pont ouvrira en mai}."
        head = {"id": "un", "title": "Le pont de Vals", "outlet": "La Rive", "published": "2026-03-09", "act": "promise"}
        who = {1: "Jeanne Morel"}
        record.add(reading(first, said_by=who, **head))  # type: ignore[arg-type]
        second = first.replace(" mai}", " juin}") + " {s2|Luc} {c2|nie} {q2|les propos de Jeanne Morel}."
        record.add(reading(second, said_by=who | {2: "Luc Hamel"}, about={"Jeanne Morel": "person"}, **head))  # type: ignore[arg-type]
        record.add(reading(f"{{s1|x}} {{q1|pont {EVIL}}}", id="deux", said_by={1: EVIL}, outlet=EVIL, title=EVIL))
        record.add(reading("{q1|Le pont a cédé}.", id="trois", act="report", published="2026-04-01", url="https://x.org/3"))
    return tmp_path / "selon.db"


def words(printed: str) -> str:
    """What is printed, on one line."""
    return " ".join(printed.split())


def test_search_shows_who_said_what_where(run: Run, filled: Path) -> None:
    result = run("search", "pont", "juin")
    assert (result.exit_code, result.stderr) == (0, "")
    for told in ("1:a1", "2026-03-09", "La Rive", "Jeanne Morel", "promise", "que le pont ouvrira en juin"):
        assert told in words(result.stdout)
    assert "(the outlet)" in words(run("search", "cédé").stdout)


def test_search_takes_every_filter(run: Run, filled: Path) -> None:
    every = ["--speaker", "Morel", "--language", "fr", "--since", "2026", "--until", "2026-03", "--act", "promise"]
    found = run("search", "pont", *every, "--outlet", "rive", "--superseded", "--json").stdout
    assert {json.loads(line)["ref"] for line in found.splitlines()} == {"1:a1", "1@1:a1"}
    assert json.loads(run("search", "--act", "report", "--json").stdout)["article"] == "trois"


def test_search_says_what_a_later_version_no_longer_has(run: Run, filled: Path) -> None:
    printed = words(run("search", "mai", "--superseded").stdout)
    assert "no longer there in version 2, which has 1:a1 instead" in printed.replace("ins tead", "instead")


def test_nothing_found_is_said_and_no_failure(run: Run, filled: Path) -> None:
    result = run("search", "introuvable")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "selon: nothing was found\n")


def test_that_there_are_more_is_said(run: Run, filled: Path) -> None:
    result = run("search", "pont", "--limit", "2", "--json")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "selon: these are the first 2; --limit 0 shows all\n"
    assert run("search", "pont", "--limit", "3").stderr == ""
    assert len(run("search", "pont", "--limit", "0", "--json").stdout.splitlines()) == 3


def test_show_marks_the_article_and_tells_what_it_no_longer_says(run: Run, filled: Path) -> None:
    printed = words(run("show", "un").stdout)
    assert "[1 La maire] <1 dit> {1 que le pont ouvrira en juin}" in printed
    assert "version 2" in printed
    assert "Earlier versions also said" in printed
    assert "que le pont ouvrira en mai" in printed
    assert words(run("show", "1").stdout) == printed
    assert "Le pont a cédé" in run("show", "https://x.org/3").stdout


def test_show_tells_all_of_one_attribution(run: Run, filled: Path) -> None:
    printed = run("show", "1:a1").stdout
    for told in ("Le pont de Vals", "[La maire] <dit> {que le pont ouvrira en juin}", "promise", "Jeanne Morel (person)"):
        assert told in words(printed)
    assert "no longer there in version 2" in words(run("show", "1@1:a1").stdout)


def test_show_as_data(run: Run, filled: Path) -> None:
    shown = json.loads(run("show", "1", "--json").stdout)
    assert shown["record"]["number"] == 1
    assert [gone["ref"] for gone in shown["record"]["superseded"]] == ["1@1:a1"]
    assert [row["ref"] for row in rows(run("show", "1", "--csv").stdout)] == ["1:a1", "1:a2", "1@1:a1"]
    assert json.loads(run("show", "1:a2", "--json").stdout)["speaker"] == "Luc Hamel"


@pytest.mark.parametrize("called", ["99", "nowhere", "99:a1", "1:a9", "1@7:a1", "https://x.org/4"])
def test_what_is_not_in_the_record_is_said_not_to_be(run: Run, filled: Path, called: str) -> None:
    result = run("show", called)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"selon: {called}: there is no such ")


def test_speakers_are_counted(run: Run, filled: Path) -> None:
    found = rows(run("speakers", "--csv").stdout)
    assert [(row["name"], row["attributions"]) for row in found if row["name"] in ("Jeanne Morel", "Luc Hamel")] == [
        ("Jeanne Morel", "1"),
        ("Luc Hamel", "1"),
    ]
    assert "Jeanne Morel" in run("speakers", "--outlet", "rive").stdout
    assert "Luc Hamel" in run("speakers", "--limit", "0").stdout


def test_a_dossier_has_both_sides(run: Run, filled: Path) -> None:
    printed = words(run("dossier", "jeanne", "morel").stdout)
    assert "person 1 · 2 attributions by, 1 about" in printed
    assert "les propos de Jeanne Morel" in printed
    lines = [json.loads(line) for line in run("dossier", "Morel", "--json").stdout.splitlines()]
    assert [(line["ref"], line["role"], line["superseded"]) for line in lines] == [
        ("1@1:a1", "by", 2), ("1:a1", "by", None), ("1:a2", "about", None),
    ]  # fmt: skip
    assert "nobody in the record" in run("dossier", "Personne").stderr


def test_a_dossier_may_be_cut_short(run: Run, filled: Path) -> None:
    result = run("dossier", "Morel", "--limit", "1")
    assert "2 attributions by, 1 about" in words(result.stdout)
    assert "les propos de Jeanne Morel" not in words(result.stdout)
    assert "these are the first 1" in result.stderr


def test_a_timeline_is_in_the_order_of_time(run: Run, filled: Path) -> None:
    found = [json.loads(line) for line in run("timeline", "pont", "--json").stdout.splitlines()]
    assert [(row["day"], row["was"]) for row in found] == [("2026-03-09", "published"), ("2026-04-01", "published"), (None, None)]
    assert "(open)" in run("timeline", "pont").stdout


def test_a_timeline_says_where_only_the_year_is_known(run: Run, tmp_path: Path) -> None:
    with Record(tmp_path / "selon.db") as record:
        told = reading("{q1|Le pont ouvrit en 2021}.", times={"2021": "2021-01-01"})
        record.add(replace(told, timexes=(replace(told.timexes[0], value="2021"),)))
    assert "2021-01-01 1:a1 (left open) Le pont ouvrit en 2021 happened 2021" in words(run("timeline", "pont").stdout)


def test_stats_say_where_the_record_is(run: Run, filled: Path) -> None:
    assert str(filled) in "".join(run("stats").stdout.split())
    assert json.loads(run("stats", "--json").stdout)["articles"] == 3
    assert rows(run("stats", "--csv").stdout)[0]["languages"] == "fr: 3"


def rows(printed: str) -> list[dict[str, str]]:
    """The rows of CSV."""
    return [*csv.DictReader(io.StringIO(printed))]


@pytest.mark.parametrize("asking", ASKING.values(), ids=ASKING)
def test_every_command_has_every_form_and_goes_to_a_file(run: Run, filled: Path, tmp_path: Path, asking: list[str]) -> None:
    for flag in ([], ["--json"], ["--csv"]):
        printed = run(*asking, *flag)
        assert printed.exit_code == 0
        assert printed.stdout
        assert run(*asking, *flag, "-o", tmp_path / "out").stdout == ""
        assert (tmp_path / "out").read_text(encoding="utf-8") == printed.stdout
    for line in run(*asking, "--json").stdout.splitlines():
        assert isinstance(json.loads(line), dict)
    assert len({len(row) for row in csv.reader(io.StringIO(run(*asking, "--csv").stdout))}) == 1
    assert run(*asking, "--json", "--csv").exit_code == 2


@pytest.mark.parametrize("asking", ASKING.values(), ids=ASKING)
def test_every_command_says_what_to_do_where_there_is_no_record(run: Run, tmp_path: Path, asking: list[str]) -> None:
    result = run(*asking, "--record", tmp_path / "none.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "selon add" in result.stderr
    assert not (tmp_path / "none.db").exists()
    assert run(*asking, "--record", tmp_path).exit_code == 2


@pytest.mark.parametrize("asking", [*ASKING.values(), ["show", "2"], ["show", "2:a1"]], ids=[*ASKING, "evil", "evil one"])
@pytest.mark.parametrize("form", ["", "--json", "--csv"])
def test_hostile_text_reaches_no_terminal_and_no_spreadsheet(run: Run, filled: Path, asking: list[str], form: str) -> None:
    printed = run(*asking, *([form] if form else [])).stdout
    assert not set(printed) & set("\x1b\u202e\x00\x07")
    if form == "--csv":
        assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(printed)) for cell in row)


@pytest.mark.parametrize("asking", [["search", "pont"], ["speakers"], ["timeline", "pont"], ["dossier", "Morel"]])
def test_nothing_is_wider_than_80_columns(run: Run, filled: Path, asking: list[str]) -> None:
    assert max(map(len, run(*asking).stdout.splitlines())) <= 80


@pytest.mark.parametrize("wrong", [["--since", "hier"], ["--until", "2026-13"], ["--act", "shout"]])
def test_a_filter_that_means_nothing_is_named(run: Run, filled: Path, wrong: list[str]) -> None:
    for command in (["search", "pont"], ["timeline", "pont"], ["speakers"], ["dossier", "Morel"]):
        result = run(*command, *wrong)
        assert result.exit_code == 2
        assert wrong[1] in result.stderr
