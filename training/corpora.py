"""The corpora: gold sets of the bench, and the articles written for training in `training/corpus/`."""

import gzip
import json
import os
from pathlib import Path
from typing import Any

from training import markup

HERE = Path(__file__).parent
GOLD = Path(os.environ.get("SELON_GOLD", HERE.parent.parent / "shared/bench/gold"))
Row = dict[str, Any]


def gold(split: str, languages: tuple[str, ...] = ("en", "fr", "es")) -> list[Row]:
    """The annotated articles of a split ("train", "dev")."""
    rows = []
    for language in languages:
        path = GOLD / f"{language}.{split}.jsonl.gz"
        if not path.exists():
            raise SystemExit(f"{path} is missing: the gold corpora stand beside the repository, or where SELON_GOLD says")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    return rows


def written() -> list[Row]:
    """The articles of our own writing, in every language that has some."""
    rows = []
    for path in sorted((HERE / "corpus").glob("*/*.txt")):
        head, text, attributions = markup.parse(path.read_text(encoding="utf-8"))
        rows.append(
            {"id": f"{path.parent.name}/{path.stem}", "language": head["language"], "text": text, "attributions": attributions}
        )
    return rows
