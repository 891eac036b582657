"""The gate of CI: scores on a part of the dev sets, and on the story, must reach the pinned floors, on the very gold the floors
were set on.

    python -m bench.gate            exit code 1 where a floor is missed or the gold is another one
    python -m bench.gate --raise    writes what is reached as the new floors; it never lowers one

A floor that has to come down is changed by hand in floors.toml, in a commit that says why.
"""

import sys
import tempfile
import tomllib
from pathlib import Path

from bench import claims, scores, shared

FLOORS = Path(__file__).parent / "floors.toml"
PART = {"en": 12, "fr": 6, "es": 5}  # how many articles of each dev set, from its beginning
STORY = "story"
SLACK = 0.01  # what another processor's int8 arithmetic may move
OF_STORY = 0.1  # the same of the story, where one pair that is joined joins many: .07 was seen


def reached(language: str, folder: Path) -> dict[str, float]:
    """The scores of the part."""
    articles = shared.rows(shared.gold_path(language))[: PART[language]]
    gold = shared.write(folder / f"{language}.gold.jsonl", articles)
    found = scores.read(articles, folder, language)
    scored = scores.relations(gold, found)
    out = {"relation": scored["relation"]["f1"], "content": scored["content"]["f1"]}
    if language != "en":
        right, compared = scores.speakers(gold, found)
        out["speaker"] = round(right / max(compared, 1), 4)
    return out


def joined() -> dict[str, float]:
    """The scores of the story that several outlets tell."""
    found = claims.measure()
    lines = dict(claims.lines(found.scores[claims.ALL].said))
    last = {name.split()[0]: float(lines[name].split()[-1]) for name in ("pairs", "across", "relation all")}
    return {**last, "reprints": found.groups[0] / found.groups[1]}


def gold(name: str) -> Path:
    """What the floors of a section stand on."""
    return claims.STORY / "belarus.claims.json" if name == STORY else shared.gold_path(name)


def failures(floors: dict[str, dict[str, float | str]], found: dict[str, dict[str, float]]) -> list[str]:
    """What is missed, one line each."""
    out = []
    for language, pinned in floors.items():
        if shared.digest(gold(language)) != pinned["gold"]:
            out.append(f"{language}: the gold is not the one that the floors were set on; set them anew in {FLOORS.name}")
        for name, value in found[language].items():
            floor = float(pinned[name])
            if value < floor - (OF_STORY if language == STORY else SLACK):
                out.append(f"{language}: {name} {value:.4f} is below its floor {floor:.4f}")
    return out


def write(floors: dict[str, dict[str, float | str]], found: dict[str, dict[str, float]]) -> None:
    """The floors raised to what is reached."""
    lines = ["# Pinned by `python -m bench.gate --raise`; never lowered but by hand, in a commit that says why.", ""]
    for language, values in found.items():
        pinned = floors.get(language, {})
        lines += [f"[{language}]", f'gold = "{shared.digest(gold(language))}"']
        lines += [f"{name} = {max(value, float(pinned.get(name, 0)))}" for name, value in values.items()]
        lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


def main(args: list[str]) -> int:
    """Reads, compares, says."""
    if not shared.BENCH.is_dir():
        print("gate: skipped, the gold standards are not here")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as name:
        found = {language: reached(language, Path(name)) for language in PART} | {STORY: joined()}
    for language, values in found.items():
        print(f"gate: {language}", *(f"{k} {v:.4f}" for k, v in values.items()))
    if "--raise" in args:
        write(floors, found)
        return 0
    missed = failures(floors, found)
    print(*(missed or ["gate: passed"]), sep="\n")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
