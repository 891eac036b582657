"""What intake/repair.py does to clean news, and to the same damaged on purpose.

    python -m bench.repair              false repairs per 10,000 words, what is mended of each kind of damage, cost
    python -m bench.repair --list       the repairs on the clean news that nobody has judged, to be read and judged

Clean news: the French and Spanish train articles and 100 of PolNeAR's. They hold real damage too, so each repair was read
and judged by a person: `gold/repairs.jsonl` has ids, spans and verdicts, no text. One that is not judged counts as false.
Damage (bench/damage.py) is done to the articles of our own writing, in English to those of PolNeAR; it is mended where the
text around it reads again as it did.
"""

import json
import random
import re
import sys
import time
from collections import Counter
from typing import NamedTuple

from bench import shared
from bench.damage import DAMAGES, Edit, damaged
from selon.article import Repair
from selon.intake.repair import repaired
from training import corpora, markup

VERDICTS = shared.ROOT / "bench/gold/repairs.jsonl"
LANGUAGES = ("fr", "es", "en")
ENGLISH = 100  # articles of PolNeAR train
AROUND = 20  # characters on both sides of a damage that must read as before
ENOUGH = 300  # damages of a kind and language
Verdicts = dict[tuple[str, int, int, str], bool]


class Text(NamedTuple):
    """An article to be repaired."""

    id: str
    language: str
    text: str


def clean() -> list[Text]:
    """Train articles."""
    rows = [r for code in LANGUAGES for r in shared.rows(shared.gold_path(code, "train"))[: ENGLISH if code == "en" else None]]
    return [Text(r["id"], r["language"], r["text"]) for r in rows]


def whole() -> list[Text]:
    """The articles to be damaged: of our own writing but those written damaged, and English ones of the bench."""
    out = [t for t in clean() if t.language == "en"]
    for path in sorted((corpora.HERE / "corpus").glob("*/*.txt")):
        head, text, _ = markup.parse(path.read_text(encoding="utf-8"))
        if head["language"] in LANGUAGES and "damaged" not in head.get("genre", ""):
            out.append(Text(path.stem, head["language"], text))
    return out


def verdicts() -> Verdicts:
    """What a person said of each repair: is it one?"""
    rows = map(json.loads, VERDICTS.read_text(encoding="utf-8").splitlines()) if VERDICTS.exists() else ()
    return {(r["article"], *r["span"], r["kind"]): r["right"] for r in rows}


def key(text: Text, repair: Repair) -> tuple[str, int, int, str]:
    """A repair as the verdicts name it."""
    return text.id, *repair.span, repair.kind


def false_repairs(texts: list[Text], judged: Verdicts) -> list[str]:
    """A row a language: repairs on clean news, those that are right, and the others per 10,000 words."""
    rows = ["| clean news | words | repairs | right | false | false per 10,000 words |", "|--|--|--|--|--|--|"]
    for code in LANGUAGES:
        mine = [t for t in texts if t.language == code]
        words = sum(len(t.text.split()) for t in mine)
        found = [judged.get(key(t, r), False) for t in mine for r in repaired(t.text, code).repairs]
        wrong = len(found) - sum(found)
        rows.append(f"| {code} | {words:,} | {len(found)} | {sum(found)} | {wrong} | {wrong / words * 10_000:.2f} |")
    return rows


def unjudged(texts: list[Text], judged: Verdicts) -> list[str]:
    """Each repair without a verdict, as the row to be completed in the file of verdicts and with the words around it."""
    out = []
    for text in texts:
        for repair in repaired(text.text, text.language).repairs:
            if key(text, repair) not in judged:
                start, end = repair.span
                row = {"article": text.id, "span": [start, end], "kind": repair.kind, "right": None}
                seen = f"{text.text[max(0, start - 30) : start]}⟦{text.text[start:end]}⟧{text.text[end : end + 30]}"
                out.append(f"{json.dumps(row)}\t{seen!r}\t{repair.read_as!r}")
    return out


def mended(text: str, edit: Edit, read: str) -> bool:
    """The text around the damage reads as before it; a line that was put in is not read."""
    start, end, new = edit
    if new.count(" ") > 2:
        return read.count(squeezed(new.strip())) == squeezed(text).count(squeezed(new.strip()))
    return squeezed(text[max(0, start - AROUND) : end + AROUND]).strip() in read


def squeezed(text: str) -> str:
    """The text with one kind of space, and none inside quotation marks: that is the house's affair."""
    return re.sub(r"(?<=[«“]) | (?=[»”])", "", re.sub(r"\s+", " ", text))


def recall(kind: str, texts: list[Text]) -> tuple[int, int]:
    """How many damages were mended, and how many there were."""
    rng = random.Random(kind)
    right = total = 0
    for text in texts:
        if total >= ENOUGH:
            break
        broken, edits = damaged(text.text, text.language, kind, rng)
        read = squeezed(repaired(broken, text.language).text)
        right += sum(mended(text.text, edit, read) for edit in edits)
        total += len(edits)
    return right, total


def recalls(texts: list[Text]) -> list[str]:
    """A row a kind of damage."""
    rows = [f"| mended of what was damaged | {' | '.join(LANGUAGES)} |", "|--|--|--|--|"]
    for kind in DAMAGES:
        found = [recall(kind, [t for t in texts if t.language == code]) for code in LANGUAGES]
        rows.append(f"| {kind} | {' | '.join(f'{right / max(total, 1):.2f} of {total}' for right, total in found)} |")
    return rows


def cost(texts: list[Text]) -> str:
    """Words in a CPU second, on clean news."""
    began = time.process_time()
    for text in texts:
        repaired(text.text, text.language)
    words = sum(len(t.text.split()) for t in texts)
    return f"{words / (time.process_time() - began):,.0f} words in a CPU second, once the lists of words are loaded."


def main(args: list[str]) -> int:
    """Reads, repairs, counts."""
    if not shared.BENCH.is_dir():
        print(
            f"{shared.BENCH} is missing: the clean news stands beside the repository, or where SELON_SHARED says", file=sys.stderr
        )
        return 2
    texts, judged = clean(), verdicts()
    if "--list" in args:
        print("\n".join(unjudged(texts, judged)))
        return 0
    kinds = Counter(r.kind for t in texts for r in repaired(t.text, t.language).repairs)
    print("\n".join([*false_repairs(texts, judged), "", *recalls(whole()), "", str(dict(kinds)), cost(texts)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
