"""Stories told by several outlets, with the claims in them marked: what joining claims is calibrated on.

One file a story: `#` comments; `speaker AB: Ana Ruiz`; `claim c01: gloss (not c02)`; `reprint r1: fr01 en01 (why)`; then
the articles, each below a line `== id | language | date | outlet | title`. A claim's words are marked in the text:
`{c01 a AB|words}`, the letter being the member's relation (asserts, repeats, confirms, denies, hedges, updates) and "-" a
speaker without a name. Marks do not nest. The result has the form of ../shared/bench/story/.

The stories called x_ are on real events, told from public facts as a language model remembers them, in sixteen manners, for
outlets that do not exist. Nobody checked them: nothing in them is to be cited. All others are invented.

    python -m training.stories training/claims/ferry.txt OUT     writes OUT/ferry.jsonl and OUT/ferry.claims.json
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from selon.article import Span

FOLDER = Path(__file__).parent / "claims"
TAUGHT = FOLDER / "taught"
RELATIONS = {"a": "asserts", "r": "repeats", "c": "confirms", "d": "denies", "h": "hedges", "u": "updates"}
MARK = re.compile(r"\{(\w+) ([arcdhu]) (\S+?)\|([^{}]*)\}")
NOT = re.compile(r" *\(not ([^)]*)\)$")

Row = dict[str, Any]


def paths() -> list[Path]:
    """The stories by which joining is weighed and judged."""
    return sorted(FOLDER.glob("*.txt"))


def taught() -> list[Path]:
    """Those that the encoder learns from, and that nothing else is weighed by."""
    return sorted(TAUGHT.glob("*.txt"))


def load(path: Path) -> tuple[list[Row], Row]:
    """The articles of a story without its marks, and its gold: claims with their members, and groups of reprints."""
    head, *parts = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)
    facts = [line.partition(": ") for line in head.splitlines() if line and not line.startswith("#")]
    named = {key: value for key, _, value in facts}
    claims = {key.split()[1]: _claim(key.split()[1], value) for key, value in named.items() if key.startswith("claim ")}
    speakers = {key.split()[1]: value for key, value in named.items() if key.startswith("speaker ")}
    articles = [_article(part, claims, speakers) for part in parts]
    reprints = [
        {"id": key.split()[1], "articles": value.partition(" (")[0].split()}
        for key, value in named.items()
        if key.startswith("reprint ")
    ]
    return articles, {"claims": list(claims.values()), "reprints": reprints}


def place(text: str, words: str) -> Span:
    """Where the words of a mark stand in the text that `load` gives, once."""
    start = text.index(words)
    return Span(start, start + len(words))


def _claim(name: str, gloss: str) -> Row:
    others = NOT.search(gloss)
    found = {"not": re.findall(r"\w+", others[1])} if others else {}
    return {"id": name, "gloss": NOT.sub("", gloss), "members": [], **found}


def _article(part: str, claims: dict[str, Row], speakers: dict[str, str]) -> Row:
    """The article; its marked words are added to the claims' members."""
    first, _, marked = part.partition("\n")
    name, language, published, outlet, title = (x.strip() for x in first.split(" | ", 4))
    text = MARK.sub(lambda m: m[4], marked).strip()
    for claim, letter, speaker, words in MARK.findall(marked):
        if text.count(words) != 1:
            raise ValueError(f"{name}: {words!r} is marked, and stands {text.count(words)} times in the text")
        claims[claim]["members"].append(
            {"article": name, "quote": words, "speaker": speakers.get(speaker), "relation": RELATIONS[letter]}
        )
    return {"id": name, "language": language, "published": published, "outlet": outlet, "title": title, "text": text}


def main(path: Path, out: Path) -> None:
    """Writes a story in the bench's form."""
    articles, gold = load(path)
    lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    (out / f"{path.stem}.jsonl").write_text(lines, encoding="utf-8")
    (out / f"{path.stem}.claims.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
