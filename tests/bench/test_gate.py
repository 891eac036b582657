"""The gate says what is missed, and never lowers a floor."""

import tomllib
from pathlib import Path

import pytest

from bench import gate, shared


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "fr.dev.jsonl.gz"
    path.write_bytes(b"gold")
    monkeypatch.setattr(shared, "gold_path", lambda language, split="dev": path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    return path


def floors(gold: Path, relation: float) -> dict[str, dict[str, float | str]]:
    return {"fr": {"gold": shared.digest(gold), "relation": relation}}


def test_what_reaches_its_floor_passes(gold: Path) -> None:
    assert gate.failures(floors(gold, 0.60), {"fr": {"relation": 0.60}}) == []


def test_what_falls_below_its_floor_is_named(gold: Path) -> None:
    (missed,) = gate.failures(floors(gold, 0.60), {"fr": {"relation": 0.55}})
    assert all(word in missed for word in ("fr", "relation", "0.6"))


def test_the_story_may_miss_its_floor_by_more() -> None:
    if not shared.BENCH.is_dir():
        pytest.skip("needs ../shared/bench")
    pinned: dict[str, dict[str, float | str]] = {gate.STORY: {"gold": shared.digest(gate.gold(gate.STORY)), "pairs": 0.60}}
    assert gate.failures(pinned, {gate.STORY: {"pairs": 0.55}}) == []
    assert len(gate.failures(pinned, {gate.STORY: {"pairs": 0.45}})) == 1


def test_other_gold_is_refused(gold: Path) -> None:
    pinned = floors(gold, 0.60)
    gold.write_bytes(b"another gold")
    (missed,) = gate.failures(pinned, {"fr": {"relation": 0.99}})
    assert "gold" in missed


def test_a_floor_is_raised_but_never_lowered(gold: Path) -> None:
    gate.write(floors(gold, 0.60), {"fr": {"relation": 0.70}})
    assert tomllib.loads(gate.FLOORS.read_text())["fr"]["relation"] == 0.70
    gate.write(floors(gold, 0.60), {"fr": {"relation": 0.50}})
    assert tomllib.loads(gate.FLOORS.read_text())["fr"]["relation"] == 0.60


def test_the_floors_stand_on_the_gold_that_is_here() -> None:
    if not shared.BENCH.is_dir():
        pytest.skip("needs ../shared/bench")
    pinned = tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert {language: row["gold"] for language, row in pinned.items()} == {
        name: shared.digest(gate.gold(name)) for name in (*gate.PART, gate.STORY)
    }
