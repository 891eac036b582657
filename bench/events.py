"""The outlet's own events on our gold: `gold/events.jsonl`, ids and offsets into the bench's training articles.

    python -m bench.events            precision and recall of each language

A clause found is right where it and one of the gold share half of their letters or more (intersection over union),
one to one. The attributions are the reader's own, so its errors count here too. All was labelled before it was read by
selon; "dev" was looked at afterwards while the rules were made, "test" was not.

What is labelled: a finite main clause in the outlet's own voice that tells what happened or will, from its first word to
its last, verbs that share a subject together; in the past, the future, or a present that tells one happening. Not: states,
habits, imperfects and pluperfects, what may or must be, judgements, headlines, captions, what anybody is said to say.
"""

import json
import sys
from typing import Any

from bench import shared
from selon import Article, Reader

GOLD = shared.ROOT / "bench/gold/events.jsonl"


def letters(text: str, spans: list[list[int]]) -> set[int]:
    """The places of letters and digits in the spans."""
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def agreed(text: str, gold: list[list[int]], found: list[list[list[int]]]) -> int:
    """How many of the clauses found are right."""
    right, left = 0, [letters(text, [span]) for span in gold]
    for clause in (letters(text, spans) for spans in found):
        best = max(left, key=lambda g: len(g & clause) / len(g | clause), default=set())
        if best and 2 * len(best & clause) >= len(best | clause):
            right += 1
            left.remove(best)
    return right


def found_in(row: dict[str, Any], reader: Reader) -> list[list[list[int]]]:
    """The contents of the events that selon finds."""
    article = Article(id=row["id"], text=row["text"], language=row["language"], published=row.get("published"))
    return [[[*s] for s in a.content] for a in reader.read(article).attributions if a.act == "report"]


def measured(part: str, language: str, reader: Reader) -> tuple[int, int, int]:
    """(right, found, in the gold) over the articles of one part."""
    gold = [row for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if row["set"] == part]
    texts = {row["id"]: row for row in shared.rows(shared.gold_path(language, "train"))}
    right = found = wanted = 0
    for row in (row for row in gold if row["language"] == language):
        hits = found_in(texts[row["id"]], reader)
        right += agreed(texts[row["id"]]["text"], row["events"], hits)
        found, wanted = found + len(hits), wanted + len(row["events"])
    return right, found, wanted


def table() -> list[str]:
    """One row a part and language."""
    reader = Reader(events=True)
    out = ["| events | gold | found | P | R | F1 |", "|--|--|--|--|--|--|"]
    for part in ("dev", "test"):
        for language in shared.SETS:
            right, found, wanted = measured(part, language, reader)
            p, r = right / max(found, 1), right / max(wanted, 1)
            f1 = 2 * p * r / max(p + r, 1e-9)
            out.append(f"| {language} {part} | {wanted} | {found} | {p:.2f} | {r:.2f} | **{f1:.2f}** |")
    return out


def main() -> int:
    """Prints the table."""
    if not shared.BENCH.is_dir():
        print(f"{shared.BENCH} is missing: the articles stand beside the repository, or where SELON_SHARED says", file=sys.stderr)
        return 2
    print(*table(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
