"""What reading costs beside bare spaCy, on the same articles in the same run, on one core."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import run, shared

SPACY = """
import json, sys, fr_core_news_md
nlp = fr_core_news_md.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts):
    pass
"""


@dataclass(frozen=True)
class Speed:
    """Costs of `selon read` and of spaCy on the same words, start-up included, and of one short article from cold."""

    words: int
    selon: run.Cost
    spacy: run.Cost
    cold: run.Cost

    @property
    def ratio(self) -> float:
        """CPU seconds of bare spaCy over those of `selon read`."""
        return self.spacy.cpu / self.selon.cpu


def measure(folder: Path) -> Speed:
    """French train and dev articles; the article read from cold is one of the examples."""
    articles = shared.bare(shared.rows(shared.gold_path("fr", "train")) + shared.rows(shared.gold_path("fr")))
    given = shared.write(folder / "speed.jsonl", articles)
    words = sum(len(a["text"].split()) for a in articles)
    example = sorted((shared.ROOT / "examples").glob("fr-*.txt"))[0]
    cold = [run.measured(run.selon("read", "--json", str(example)), folder / "cold.jsonl") for _ in range(3)]
    spacy = run.measured([sys.executable, "-c", SPACY, str(given)], folder / "spacy.txt")
    selon = run.measured(run.selon("read", "--json", str(given)), folder / "speed.out.jsonl")
    read = sum(1 for line in (folder / "speed.out.jsonl").open(encoding="utf-8") if json.loads(line))
    if read != len(articles):
        raise SystemExit(f"selon read gave {read} readings of {len(articles)} articles")
    return Speed(words, selon, spacy, min(cold, key=lambda c: c.wall))
