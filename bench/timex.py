"""Scores of the time expressions by the bench's own scorer, beside HeidelTime's: `python -m bench.timex`.

Only the times are read here, so that it takes a second; `bench.scores` measures whole readings.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import shared
from selon.article import Article
from selon.reading.timex import timexes

SETS = {
    "TimeBank en": shared.BENCH / "timex" / "timebank.en.jsonl",
    "TimeBank es": shared.BENCH / "timex" / "timebank.es.jsonl",
    "French dev": shared.gold_path("fr"),
    "Spanish dev": shared.gold_path("es"),
}
HEIDELTIME = {
    "TimeBank en": (78.1, 90.7),
    "TimeBank es": (84.6, 89.9),
    "French dev": (64.4, 85.2),
}  # value, relaxed F1: its README
MEASURES = ("value", "relaxed", "strict", "type")


def articles(path: Path) -> list[shared.Row]:
    """The articles of a gold file, packed or not."""
    if path.suffix == ".gz":
        return shared.rows(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def found(article: shared.Row) -> shared.Row:
    """An article's times as the scorer reads them."""
    read = Article(id=article["id"], text=article["text"], language=article["language"], published=article.get("published"))
    return {"id": read.id, "timexes": [{"span": [*t.span], "type": t.type, "value": t.value} for t in timexes(read)]}


def scored(gold: Path, predicted: Path, *options: str) -> str:
    """What score_timex.py prints."""
    command = [sys.executable, str(shared.BENCH / "score_timex.py"), str(gold), str(predicted), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """The F1 of each measure on each set, in percent, and how many times it has."""
    out = {}
    for name, path in SETS.items():
        rows = articles(path)
        gold = shared.write(folder / "gold.jsonl", rows)
        said: dict[str, Any] = json.loads(scored(gold, shared.write(folder / "found.jsonl", map(found, rows)), "--json"))
        out[name] = {"times": said["gold"], **{m: said[m]["f1"] for m in MEASURES}}
    return out


def table(scores: dict[str, dict[str, float]]) -> str:
    """The scores as a table in Markdown."""
    lines = [
        "| time expressions, F1 | times | value | relaxed | span | type | HeidelTime: value (relaxed) |",
        "|--|--|--|--|--|--|--|",
    ]
    for name, s in scores.items():
        other = "{} ({})".format(*HEIDELTIME[name]) if name in HEIDELTIME else "–"
        lines.append(f"| {name} | {s['times']:.0f} | " + " | ".join(f"{s[m]:.1f}" for m in MEASURES) + f" | {other} |")
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(table(measure(Path(folder))))
