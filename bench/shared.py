"""Where the gold standards and their scorers are: beside the repository, or where SELON_SHARED says."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SELON_SHARED", ROOT.parent / "shared"))
BENCH = SHARED / "bench"
SETS = {"en": "PolNeAR dev", "fr": "French dev", "es": "Spanish dev"}
KEPT = ("id", "text", "language", "published")  # what a reader may see of a gold article

Row = dict[str, Any]


def gold_path(language: str, split: str = "dev") -> Path:
    """The file of a gold set."""
    return BENCH / "gold" / f"{language}.{split}.jsonl.gz"


def rows(path: Path) -> list[Row]:
    """The articles of a gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(path: Path, articles: Iterable[Row]) -> Path:
    """The articles as JSONL, one a line."""
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    return path


def bare(articles: Iterable[Row]) -> list[Row]:
    """The articles without what is to be found in them."""
    return [{k: a[k] for k in KEPT if k in a} for a in articles]


def digest(path: Path) -> str:
    """SHA-256 of a gold file, so that a floor is known to belong to it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
