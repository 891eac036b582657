"""How well names are told together and apart: pairs of spellings of public people and bodies (`bench/gold/names.csv`).

    .venv/bin/python -m bench.people [--errors]

Two halves, no person in both: the rules were tuned on `tune`, `check` says how well they do on others.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from selon.record import bodies
from selon.record.names import parsed
from selon.record.namesakes import same

GOLD = Path(__file__).parent / "gold" / "names.csv"


def judged(row: dict[str, str]) -> bool:
    """The two names are taken for one."""
    one, other = row["name"], row["other_name"]
    if row["kind"] == "person":
        return same(parsed(one), parsed(other)) is not None
    found = [bodies.body(name, language) for name, language in ((one, row["language"]), (other, row["other_language"]))]
    if found[0] and found[1]:
        return found[0] == found[1]
    keys = [bodies.plain(name, language) for name, language in ((one, row["language"]), (other, row["other_language"]))]
    return not any(found) and keys[0] == keys[1]


def main() -> None:
    """Print precision and recall of each half, and with --errors what is wrong."""
    counts: Counter[tuple[str, str, str]] = Counter()
    with GOLD.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found = judged(row)
            wanted = row["same"] == "yes"
            what = "right" if found and wanted else "wrong" if found else "missed" if wanted else "apart"
            counts[row["half"], row["kind"], what] += 1
            if "--errors" in sys.argv and what in ("wrong", "missed") and (row["half"] == "tune" or "--check" in sys.argv):
                print(what, row["kind"], row["name"], "|", row["other_name"])
    for half in ("tune", "check"):
        for kind in ("person", "body"):
            right, wrong, missed, apart = (counts[half, kind, what] for what in ("right", "wrong", "missed", "apart"))
            precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
            print(
                f"{half} {kind}: precision {precision:.3f}, recall {recall:.3f} ({right + missed} the same, {wrong + apart} not)"
            )


if __name__ == "__main__":
    main()
