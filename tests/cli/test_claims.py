"""`selon claims` and `selon claim`: what is claimed, by whom, and what becomes of a record without claims."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import text

from selon.record.record import Record
from tests.cli.conftest import Run
from tests.record.saying import Said, add, article, understood

CLOSES = Said("Jeanne Morel", "que le pont de Vals ferme lundi pour des travaux")
DENIES = Said("Luc Hamel", CLOSES.content, cue="dément", act="deny", factuality="CT-")
OTHER = Said("Ana Ruiz", "que la cantine du lycée sert trop peu de légumes verts")
EVIL = "que \x1b[2J \u202e rien =cmd|' /C calc'!A0 <script> ne va plus"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A record in which two outlets say one thing, a third denies it, and one says something hostile."""
    with Record(tmp_path / "selon.db") as record:
        add(record, article("rive", "2026-03-09", CLOSES, OTHER, title="Le pont"), article("fil", "2026-03-10", CLOSES))
        add(record, article("post", "2026-03-11", DENIES, before="VALS (AFP) - "))
        add(record, article("evil", "2026-03-12", Said("=x\x1b[2J", EVIL), outlet=EVIL))
    return tmp_path / "selon.db"


def words(printed: str) -> str:
    """What is printed, on one line."""
    return " ".join(printed.split())


def test_claims_are_listed_those_of_most_outlets_first(run: Run, filled: Path) -> None:
    result = run("claims")
    assert (result.exit_code, result.stderr) == (0, "")
    told = words(result.stdout)
    assert told.index("que le pont de Vals ferme lundi") < told.index("que la cantine")
    for what in ("1 asserts, 1 repeats, 1 denies", "Jeanne Morel, Luc Hamel", "2026-03-09", "2026-03-11"):
        assert what in told


def test_claims_are_asked_for_by_words_and_filters(run: Run, filled: Path) -> None:
    assert [json.loads(line)["gloss"] for line in run("claims", "légumes", "--json").stdout.splitlines()] == [OTHER.content]
    denied = run(
        "claims", "--act", "deny", "--speaker", "Hamel", "--since", "2026", "--outlet", "post", "--language", "fr", "--json"
    )
    (claim,) = map(json.loads, denied.stdout.splitlines())
    assert [m["relation"] for m in claim["members"]] == ["asserts", "repeats", "denies"]
    assert run("claims", "nulle part").stderr == "selon: nothing was found\n"
    assert run("claims", "--limit", "1").stderr == "selon: these are the first 1; --limit 0 shows all\n"
    assert run("claims", "--act", "sing").exit_code == 2


def test_a_claim_a_line_as_json(run: Run, filled: Path) -> None:
    first = json.loads(run("claims", "--json", "--limit", "0").stdout.splitlines()[0])
    assert list(first) == ["id", "gloss", "members", "outlets", "origins"]
    assert (first["outlets"], first["origins"], len(first["members"])) == (3, 3, 3)
    assert [m["article"] for m in first["members"]] == ["rive", "fil", "post"]


def test_a_claim_a_row_as_csv(run: Run, filled: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(run("claims", "--csv").stdout))]
    assert (rows[0]["gloss"], rows[0]["outlets"], rows[0]["members"]) == (CLOSES.content, "3", "3")
    assert (rows[0]["relations"], rows[0]["last"]) == ("asserts: 1; repeats: 1; denies: 1", "2026-03-11")


def test_the_page_of_a_claim(run: Run, filled: Path) -> None:
    result = run("claim", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    told = words(result.stdout)
    for what in ("3 outlets · 3 origins · 3 members", "1:a1", "2026-03-11", "Luc Hamel", "denies", "3 (Post) credits AFP"):
        assert what in told
    page = json.loads(run("claim", "1", "--json").stdout)
    assert [(m["ref"], m["words"]) for m in page["members"]] == [
        ("1:a1", CLOSES.content),
        ("2:a1", CLOSES.content),
        ("3:a1", CLOSES.content),
    ]
    assert page["reprints"][0]["of"] == "AFP"
    assert len(run("claim", "1", "--csv").stdout.splitlines()) == 4


@pytest.mark.parametrize("called", ["99", "x", "1:a1", "9" * 40])
def test_a_claim_that_is_not_there_is_told(run: Run, filled: Path, called: str) -> None:
    result = run("claim", called)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no such claim in the record: `selon claims` lists them" in result.stderr


def test_an_attribution_is_shown_with_its_claims(run: Run, filled: Path) -> None:
    assert "claim 1 (denies): que le pont de Vals ferme lundi pour des travaux" in words(run("show", "3:a1").stdout)
    assert json.loads(run("show", "3:a1", "--json").stdout)["claims"] == [1]


@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]])
def test_hostile_text_is_harmless(run: Run, filled: Path, form: list[str]) -> None:
    number = json.loads(run("claims", "rien", "--json").stdout)["id"]
    for command in (["claims"], ["claim", number], ["show", "4:a1"]):
        printed = run(*command, *form).stdout
        assert "\x1b" not in printed
        assert "\u202e" not in printed
        assert "\n=" not in printed
        assert ",=" not in printed


def test_a_record_without_claims_says_what_to_do_and_does_it(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(filled) as record, record.database.writing() as connection:
        for table in ("reprints", "shingles", "fingerprints", "article_meanings", "member_meanings", "claim_members", "claims"):
            connection.execute(text(f"DELETE FROM {table}"))
    result = run("claims")
    assert result.exit_code == 0
    assert "4 articles were kept before claims were joined, and in none yet: `selon claims --join` joins them" in result.stderr
    monkeypatch.setattr("selon.record.catching_up.understood", understood)
    result = run("claims", "--join", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout.splitlines()[0])["outlets"] == 3
    assert run("claims").stderr == ""


def test_add_joins_as_it_keeps(run: Run, article: Path) -> None:
    assert run("add", article).exit_code == 0
    (claim,) = map(json.loads, run("claims", "--json").stdout.splitlines())
    assert (claim["gloss"], claim["members"][0]["speaker"]) == ("« Il rouvrira lundi »", "Jeanne Morel")
