"""`make bench`: scores on every gold set, and speed beside spaCy, printed and written into bench/RESULTS.md."""

import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import claims, events, factuality, people, places, repair, scores, shared, speed, stages, timex
from selon.reading import model

MEASURES = ("relation", "content", "exact", "cue")


def percent(value: float) -> str:
    """Two digits after the point, as the issue states its floors."""
    return f"{value:.3f}"


def score_table(results: dict[str, dict[str, Any]]) -> list[str]:
    """One row a gold set and type."""
    out = ["| set | gold | found | relation F1 (P, R) | content | exact | cue |", "|--|--|--|--|--|--|--|"]
    for language, result in results.items():
        named = {shared.SETS[language]: result["relations"]}
        if "seed" in result:
            named["the seed alone"] = result["seed"]
        named |= {f"– {kind}, {shared.SETS[language]}": s for kind, s in result["types"].items()}
        for name, s in named.items():
            r = s["relation"]
            cells = [name, s["gold"], s["predicted"], f"**{percent(r['f1'])}** ({percent(r['p'])}, {percent(r['r'])})"]
            out.append("| " + " | ".join(map(str, [*cells, *(percent(s[m]["f1"]) for m in MEASURES[1:])])) + " |")
    return out


def speaker_table(results: dict[str, dict[str, Any]]) -> list[str]:
    """Speakers right, of the relations found."""
    pairs = {shared.SETS[k]: r["speakers"] for k, r in results.items() if r["speakers"]}
    pairs["both"] = (sum(a for a, _ in pairs.values()), sum(b for _, b in pairs.values()))
    pairs["the seed alone"] = results["fr"]["seed speakers"]
    return ["| set | speakers right |", "|--|--|", *(f"| {n} | {a}/{b} = **{percent(a / b)}** |" for n, (a, b) in pairs.items())]


def speed_table(s: speed.Speed) -> list[str]:
    """Costs on one core, start-up included."""
    rows = [
        f"| bare spaCy `nlp.pipe`, fr-core-news-md | {s.spacy.cpu:.1f} | {s.words / s.spacy.cpu:,.0f} | {s.spacy.peak:,.0f} |",
        f"| `selon read --json` | {s.selon.cpu:.1f} | {s.words / s.selon.cpu:,.0f} | {s.selon.peak:,.0f} |",
    ]
    return [
        f"{s.words:,} French words on one core, start-up included:", "",
        "| | CPU s | words / CPU s | peak MB |", "|--|--|--|--|", *rows, "",
        f"CPU seconds of bare spaCy over those of `selon read`: **{s.ratio:.2f}**.",
        f"One article, cold start: **{s.cold.wall:.1f} s**, {s.cold.peak:,.0f} MB.",
    ]  # fmt: skip


def judgements() -> list[str]:
    """Macro F1 of act and factuality on our own gold."""
    return factuality.table({x: factuality.measure(factuality.GOLD / f"factuality.{x}.jsonl") for x in factuality.LANGUAGES})


def damage() -> list[str]:
    """False repairs in clean news, and what is mended of damage that was made."""
    return [*repair.false_repairs(repair.clean(), repair.verdicts()), "", *repair.recalls(repair.whole())]


def sections(folder: Path) -> dict[str, list[str]]:
    """When, where, how surely, and through damage: a heading and its table each."""
    print("times, certainty, places, events, damage, people, claims …", file=sys.stderr)
    return {
        "Times": timex.table(timex.measure(folder)).splitlines(),
        "Certainty": judgements(),
        "Places": places.table(places.measure()),
        "The outlet's own events": events.table(),
        "Damage": damage(),
        "People and bodies": people.table(people.measure()),
        "Claims and reprints": claims.table(claims.measure(), claims.speakers()),
        "Stages": stages.table(stages.measure()),
    }


def main() -> int:
    """Everything, in some minutes."""
    if not shared.BENCH.is_dir():
        print(
            f"{shared.BENCH} is missing: the gold standards stand beside the repository, or where SELON_SHARED says",
            file=sys.stderr,
        )
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = {}
        for language in shared.SETS:
            print(f"scoring {shared.SETS[language]} …", file=sys.stderr)
            results[language] = scores.measure(language, folder)
        print("measuring speed …", file=sys.stderr)
        cost = speed.measure(folder)  # before this process grows: a child's peak counts what it was forked from
        more = sections(folder)
    lines = ["# Results", "", f"Made by `make bench`: selon {version('selon')}, {model.card()['name']}, "
             f"Python {platform.python_version()}, {platform.machine()}.", "", "## Attribution", "", *score_table(results), "",
             "## Speakers", "", *speaker_table(results), "",
             *(line for name, table in more.items() for line in (f"## {name}", "", *table, "")),
             "## Speed", "", *speed_table(cost), ""]  # fmt: skip
    (shared.ROOT / "bench/RESULTS.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
