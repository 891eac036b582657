"""What each stage of reading costs, as a share of the CPU seconds of one reading of the French articles.

    python -m bench.stages

The stages are timed inside one process, one article after the other, the models loaded before the clock starts.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

from bench import shared
from selon import Article, Reader
from selon.reading import circumstance, factuality, mention, place, reader, speaker, timex

STAGES: dict[str, tuple[Any, str]] = {
    "who said what": (Reader, "_attributions"),
    "names": (mention, "mentions"),
    "speakers": (speaker, "resolve"),
    "damage": (reader, "repaired"),
    "times": (timex, "timexes"),
    "places": (place, "places"),
    "certainty": (factuality, "judged"),
    "circumstances": (circumstance, "placed"),
}
FIRST = ("who said what", "names", "speakers")  # what reading was before it told when, where and how surely


def timed(function: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    """The function, its CPU seconds added under a name."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[name] += time.process_time() - began  # type: ignore[assignment]

    return run


def measure() -> dict[str, float]:
    """CPU seconds by stage."""
    rows = [*shared.rows(shared.gold_path("fr", "train")), *shared.rows(shared.gold_path("fr"))]
    articles = [Article(id=r["id"], text=r["text"], language="fr", published=r.get("published")) for r in rows]
    read = Reader()
    read.read(articles[0])
    spent: Counter[str] = Counter()
    originals = {name: getattr(home, attribute) for name, (home, attribute) in STAGES.items()}
    try:
        for name, (home, attribute) in STAGES.items():
            setattr(home, attribute, timed(originals[name], name, spent))
        for article in articles:
            read.read(article)
    finally:
        for name, (home, attribute) in STAGES.items():
            setattr(home, attribute, originals[name])
    return dict(spent)


def table(spent: dict[str, float]) -> list[str]:
    """Seconds and shares; last, what the later stages add to the first three."""
    whole = sum(spent.values())
    before = sum(spent[name] for name in FIRST)
    rows = [f"| {name} | {spent.get(name, 0):.2f} | {spent.get(name, 0) / whole:.1%} |" for name in STAGES]
    added = f"Times, places, certainty and damage add **{(whole - before) / before:.1%}** to the reading of who said what."
    return ["| stage | CPU s | of all |", "|--|--|--|", *rows, "", added]


if __name__ == "__main__":
    if not shared.BENCH.is_dir():
        sys.exit(f"{shared.BENCH} is missing: the gold standards stand beside the repository, or where SELON_SHARED says")
    print(*table(measure()), sep="\n")
