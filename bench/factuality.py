"""Act, factuality and distance on their gold: `gold/factuality.{fr,es,en}.jsonl`, labels and offsets into the bench's articles.

    python -m bench.factuality            macro F1 of act and factuality, accuracy of distance, a language a line
    python -m bench.factuality --errors   what was taken for what, too, with the cues

The gold's own attributions are judged, so that what the reader misses does not count here. Macro F1 is the mean over the
classes of the gold that have at least five members, and in brackets over all of them. The articles are in two halves by
their digest: --errors shows those of the open half alone, so that the kept half stays unseen by whoever writes rules.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import shared
from selon.article import Article, Span, Spans
from selon.reading import factuality, shape
from selon.reading.reading import Attribution

GOLD = shared.ROOT / "bench/gold"
LANGUAGES = ("fr", "es", "en")
LABELS = ("act", "factuality", "distance")
ROLES = ("source", "cue", "content")
ENOUGH = 5  # members that a class of the gold needs to count in the first macro F1

Row = shared.Row
Pairs = Sequence[tuple[str, str]]  # the gold's class, and selon's


class GoldError(Exception):
    """The gold does not fit the articles that are here; the message says which and what to do."""


class Judged(NamedTuple):
    """One attribution of the gold: where it is, its label of each kind, and selon's."""

    article: str
    cue: str
    kept: bool
    gold: dict[str, str]
    found: dict[str, str]


def kept(sha256: str) -> bool:
    """The article is in the half that --errors never shows."""
    return int(sha256[0], 16) % 2 == 1


def f1(pairs: Pairs) -> dict[str, float]:
    """F1 of each class of the gold."""
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    right = Counter(g for g, f in pairs if g == f)
    return {c: 2 * right[c] / (gold[c] + found[c]) for c in sorted(gold)}


def macro(pairs: Pairs, least: int = 1) -> float:
    """The mean F1 over the classes that have at least so many members in the gold."""
    members = Counter(g for g, _ in pairs)
    scores = [score for c, score in f1(pairs).items() if members[c] >= least]
    return sum(scores) / max(len(scores), 1)


def accuracy(pairs: Pairs) -> float:
    """The share that is right."""
    return sum(g == f for g, f in pairs) / max(len(pairs), 1)


def attributions(row: Row) -> list[Attribution]:
    """All relations of a gold article, as the reader would give them to be judged; speakers are left open."""
    out = []
    for n, relation in enumerate(row["attributions"], 1):
        source, cue, content = (spans(relation[role]) for role in ROLES)
        kind = relation.get("type") or shape.type_of(row["text"], cue, content)
        out.append(Attribution(id=f"a{n}", type=kind, source=source, cue=cue, content=content))
    return [shape.with_parent(a, out) for a in out]


def spans(role: list[list[int]]) -> Spans:
    """A role of the gold as spans."""
    return tuple(Span(*s) for s in role)


def judged(gold: Row, row: Row) -> Iterator[Judged]:
    """The labelled attributions of one article, judged among all of its relations."""
    if hashlib.sha256(row["text"].encode()).hexdigest() != gold["sha256"]:
        raise GoldError(f"{gold['article']}: its text is not the one that was labelled; get the {gold['set']} set of the gold")
    article = Article(id=row["id"], text=row["text"], language=row["language"], published=row.get("published"))
    found: dict[tuple[Spans, ...], Attribution] = {
        (a.source, a.cue, a.content): a for a in factuality.judged(article, attributions(row))
    }
    for label in gold["attributions"]:
        a = found.get(tuple(spans(label[role]) for role in ROLES))
        if a is None:
            raise GoldError(f"{gold['article']}: the {gold['set']} set of the gold has no relation at {label['content'][0]}")
        cue = " … ".join(row["text"][s:e] for s, e in a.cue)
        yield Judged(gold["article"], cue, kept(gold["sha256"]), label, {k: str(getattr(a, k)) for k in LABELS})


def measure(path: Path) -> list[Judged]:
    """All attributions of a file of labels, judged."""
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    sets = {name: shared.rows(shared.gold_path(*name.split("."))) for name in sorted({g["set"] for g in gold})}
    rows = {(name, row["id"]): row for name, articles in sets.items() for row in articles}
    missing = [g["article"] for g in gold if (g["set"], g["article"]) not in rows]
    if missing:
        raise GoldError(f"{missing[0]}: the article is not in the gold of {shared.BENCH}; {len(missing)} are missing")
    return [j for g in gold for j in judged(g, rows[g["set"], g["article"]])]


def pairs(results: Sequence[Judged], label: str) -> Pairs:
    """Gold and found of one label."""
    return [(j.gold[label], j.found[label]) for j in results]


def line(name: str, results: Sequence[Judged]) -> str:
    """A row of the table."""
    cells = [name, str(len(results))]
    cells += [f"**{macro(p, ENOUGH):.3f}** ({macro(p):.3f})" for p in (pairs(results, "act"), pairs(results, "factuality"))]
    plain = Counter(g for g, _ in pairs(results, "distance"))["neutral"] / max(len(results), 1)
    cells.append(f"{accuracy(pairs(results, 'distance')):.3f} ({plain:.3f})")
    return "| " + " | ".join(cells) + " |"


def table(results: dict[str, list[Judged]]) -> list[str]:
    """A language a row, and below it its kept half."""
    head = "| act and certainty | gold | act, macro F1 (all classes) | factuality (all classes) | distance (all neutral) |"
    out = [head, "|--|--|--|--|--|"]
    for language, rows in results.items():
        out += [line(language, rows), line(f"{language}, kept half", [j for j in rows if j.kept])]
    return out


def errors(results: Sequence[Judged]) -> Iterator[str]:
    """What was taken for what in the open half, the most frequent first, and where."""
    for label in LABELS:
        where = defaultdict(list)
        for j in results:
            if not j.kept and j.gold[label] != j.found[label]:
                where[j.gold[label], j.found[label]].append(f"    {j.article}: {j.cue or '(no cue)'}")
        for (gold, found), places in sorted(where.items(), key=lambda x: (-len(x[1]), x[0])):
            yield f"  {label}: {gold} taken for {found}, {len(places)}"
            yield from places


def main(args: list[str]) -> int:
    """The table, and with --errors what is behind it; exit code 2 where the gold does not fit."""
    parser = argparse.ArgumentParser("python -m bench.factuality", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--errors", action="store_true", help="what was taken for what, in the open half")
    asked = parser.parse_args(args)
    if not shared.BENCH.is_dir():
        print(f"{shared.BENCH} is missing: the articles stand beside the repository, or where SELON_SHARED says", file=sys.stderr)
        return 2
    try:
        results = {language: measure(GOLD / f"factuality.{language}.jsonl") for language in LANGUAGES}
    except GoldError as error:
        print(f"bench.factuality: {error}", file=sys.stderr)
        return 2
    print(*table(results), sep="\n")
    if asked.errors:
        for language, rows in results.items():
            print("", language, *errors(rows), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
