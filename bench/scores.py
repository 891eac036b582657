"""Scores of `selon read` on the gold sets, by the bench's own scorers."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import run, shared

TYPES = ("direct", "indirect", "mixed")
Row = shared.Row


def read(articles: list[Row], folder: Path, name: str) -> Path:
    """The readings of the articles by `selon read --json`, as a file."""
    given = shared.write(folder / f"{name}.in.jsonl", shared.bare(articles))
    found = folder / f"{name}.out.jsonl"
    run.measured(run.selon("read", "--json", str(given)), found)
    return found


def relations(gold: Path, found: Path) -> dict[str, Any]:
    """What score.py says: content, exact, cue, relation."""
    out = subprocess.run([sys.executable, str(shared.BENCH / "score.py"), str(gold), str(found), "--json"],
                         check=True, capture_output=True, text=True)  # fmt: skip
    scored: dict[str, Any] = json.loads(out.stdout)
    return scored


def speakers(gold: Path, found: Path) -> tuple[int, int]:
    """What score_speakers.py says: right, and how many were compared."""
    out = subprocess.run([sys.executable, str(shared.BENCH / "score_speakers.py"), str(gold), str(found)],
                         check=True, capture_output=True, text=True)  # fmt: skip
    counts = re.search(r"all\s+(\d+)/(\d+)", out.stdout)
    if not counts:
        raise SystemExit(f"score_speakers.py printed what is not understood: {out.stdout!r}")
    return int(counts[1]), int(counts[2])


def of_type(articles: list[Row], kind: str) -> list[Row]:
    """The articles with only the attributions of one type."""
    return [{**a, "attributions": [x for x in a["attributions"] if x["type"] == kind]} for a in articles]


def by_type(gold: list[Row], found: list[Row], folder: Path) -> dict[str, dict[str, Any]]:
    """Scores of each type, the type itself right included."""
    out = {}
    for kind in TYPES:
        g = shared.write(folder / f"gold.{kind}.jsonl", of_type(gold, kind))
        f = shared.write(folder / f"found.{kind}.jsonl", of_type(found, kind))
        out[kind] = relations(g, f)
    return out


def measure(language: str, folder: Path) -> dict[str, Any]:
    """All scores of one language's dev set; with the seed alone, its first article, where that is French."""
    articles = shared.rows(shared.gold_path(language))
    gold = shared.write(folder / f"{language}.gold.jsonl", articles)
    found = read(articles, folder, language)
    readings = [json.loads(line) for line in found.read_text(encoding="utf-8").splitlines()]
    out: dict[str, Any] = {"relations": relations(gold, found), "types": {}, "speakers": None}
    if "type" in articles[0]["attributions"][0]:
        out["types"] = by_type(articles, readings, folder)
        out["speakers"] = speakers(gold, found)
    if language == "fr":
        seed = shared.write(folder / "seed.gold.jsonl", articles[:1])
        out["seed"] = relations(seed, shared.write(folder / "seed.found.jsonl", readings[:1]))
        out["seed speakers"] = speakers(seed, folder / "seed.found.jsonl")
    return out
