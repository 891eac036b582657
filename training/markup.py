"""Annotated text as a person writes it: `{s1|The minister} {c1|said} {q1|that it rained}.`

A file is a head of `key: value` lines, an empty line, and the text. In the text `{s1|…}` is a source, `{c1|…}` a cue
and `{q1|…}` a content of relation 1; a span of several relations names them all (`{s1,2|…}`), a role in several
pieces is marked piece by piece, and marks nest. `speaker 1: Name` in the head says who the source of relation 1 is
(nothing after the colon: the text leaves it unsaid). The corpus in `training/corpus/` and the cases in `tests/cases/`
are written so.

    python -m training.markup FILE…                     check files, one line a relation
    python -m training.markup --gold GOLD.jsonl.gz N    show the first N gold articles in this form
"""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]
ROLES = {"s": "source", "c": "cue", "q": "content"}
MARK = re.compile(r"\{([scq])([0-9]+(?:,[0-9]+)*)\|")


class MarkupError(ValueError):
    """The text is not well marked: the message says where and how."""


def parse(marked: str) -> tuple[dict[str, str], str, list[Row]]:
    """(head, text, attributions) of a marked file; attributions as in the gold, in the order of their numbers."""
    head_part, _, body = marked.replace("\r\n", "\n").partition("\n\n")
    head = dict(re.split(r":\s*", line, maxsplit=1) for line in head_part.splitlines() if ":" in line)
    text, spans = unmark(body.strip("\n"))
    rows: list[Row] = []
    for number in sorted({n for n, _ in spans}, key=int):
        row: Row = {role: spans.get((number, key), []) for key, role in ROLES.items()}
        if not row["content"]:
            raise MarkupError(f"relation {number} has no content")
        row["number"], row["speaker"] = int(number), head.get(f"speaker {number}") or None
        rows.append(row)
    return head, text, rows


def unmark(marked: str) -> tuple[str, dict[tuple[str, str], list[list[int]]]]:
    """The text without marks, and the spans of each (relation number, role letter)."""
    out: list[str] = []
    length, at, open_marks = 0, 0, []
    spans: dict[tuple[str, str], list[list[int]]] = {}
    while at < len(marked):
        mark = MARK.match(marked, at)
        if mark:
            open_marks.append((mark[1], mark[2].split(","), length))
            at = mark.end()
        elif marked[at] == "}":
            if not open_marks:
                raise MarkupError(f"a '}}' closes nothing: …{marked[max(0, at - 40) : at + 1]}")
            role, numbers, start = open_marks.pop()
            for number in numbers:
                spans.setdefault((number, role), []).append([start, length])
            at += 1
        elif marked[at] == "{":
            raise MarkupError(f"a '{{' that is no mark: {marked[at : at + 40]}…")
        else:
            out.append(marked[at])
            length += 1
            at += 1
    if open_marks:
        raise MarkupError(f"a mark is never closed: {marked[-40:]}")
    return "".join(out), {key: sorted(found) for key, found in spans.items()}


def mark(text: str, attributions: list[Row]) -> str:
    """The text with its relations marked, numbered in their order."""
    edges = []
    for number, row in enumerate(attributions, 1):
        for key, role in ROLES.items():
            for s, e in row[role]:
                edges += [(s, 1, -e, f"{{{key}{number}|"), (e, 0, -s, "}")]
    out, at = [], 0
    for place, _, _, mark_text in sorted(edges):
        out += [text[at:place], mark_text]
        at = place
    return "".join([*out, text[at:]])


def check(path: Path) -> list[str]:
    """One line a relation of the file; raises MarkupError where it is not well marked."""
    _, text, rows = parse(path.read_text(encoding="utf-8"))
    show = lambda spans: " … ".join(text[s:e] for s, e in spans) or "∅"
    return [f"  {r['number']}: {show(r['source'])} | {show(r['cue'])} | {show(r['content'])} ({r['speaker']})" for r in rows]


def main(args: list[str]) -> int:
    if args[:1] == ["--gold"]:
        with gzip.open(args[1], "rt", encoding="utf-8") as lines:
            for row, _ in zip(map(json.loads, lines), range(int(args[2])), strict=False):
                speakers = "".join(f"speaker {i}: {a.get('speaker') or ''}\n" for i, a in enumerate(row["attributions"], 1))
                print(f"language: {row['language']}\n{speakers}\n{mark(row['text'], row['attributions'])}\n\n{'=' * 60}")
        return 0
    bad = 0
    for name in args:
        try:
            print(name, *check(Path(name)), sep="\n")
        except MarkupError as error:
            bad += 1
            print(f"{name}: {error}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
