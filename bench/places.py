"""Places, scored on `bench/gold/places.jsonl`: `python -m bench.places`, with `--errors` for each that is wrong.

A row of the gold is an article's id, a span, the GeoNames id that it stands for, the country, and whether it is a metonym
(a government, which has no id). A row without an id that is no metonym is a name that is no place ("Paris Hilton", a bank), or
a state that is no more; where its country is "??" any answer goes. Rows with `"whole": true` say in which stretches every
place is labelled: what is resolved in them beside the gold is counted as invented. The texts stay in `../shared/`.

    right      a place with the id of the gold
    other      a place resolved to another id
    missed     a place not found, or left open
    apart      metonyms that were kept apart from places
    invented   resolved, and labelled as no place, or not labelled at all
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import shared
from selon.article import Article, Span
from selon.intake.sources import articles
from selon.reading.mention import mentions
from selon.reading.place import places
from selon.reading.reading import Place

GOLD = Path(__file__).parent / "gold/places.jsonl"


class Label(NamedTuple):
    """One row of the gold."""

    span: Span
    geonames: int | None
    country: str | None
    metonym: bool
    whole: bool


def gold() -> dict[str, list[Label]]:
    """The labels of each article."""
    found: dict[str, list[Label]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = Label(
            Span(*row["span"]), row.get("geonames"), row.get("country"), row.get("metonym", False), row.get("whole", False)
        )
        found.setdefault(row["id"], []).append(label)
    return found


def texts(ids: set[str]) -> Iterator[Article]:
    """The articles of the gold: of the train sets, and pages as the intake reads them."""
    for language in shared.SETS:
        for row in shared.rows(shared.gold_path(language, "train")):
            if row["id"] in ids:
                yield Article(id=row["id"], text=row["text"], language=language, published=row.get("published"))
    pages = sorted(str(path) for path in (shared.BENCH / "pages").glob("*.html.gz") if path.name in ids)
    for page in articles(pages):
        if isinstance(page, Article):
            yield Article(id=Path(page.id).name, text=page.text, language=page.language, url=page.url)


def judged(found: list[Place], labels: list[Label]) -> Iterator[tuple[str, Span, Place | None]]:
    """Each label, and each place that is resolved without one, with what it counts as."""
    named = [label for label in labels if not label.whole]
    for label in named:
        at = [p for p in found if p.span.meets(label.span)]
        resolved = next((p for p in at if p.geonames), None)
        if label.country == "??":
            continue
        if label.geonames:
            right = any(p.geonames == label.geonames for p in at)
            yield ("right" if right else "other" if resolved else "missed"), label.span, resolved or next(iter(at), None)
        else:
            kind = "apart" if label.metonym else "none"
            yield ("invented" if resolved and not label.metonym else "taken" if resolved else kind), label.span, resolved
    for place in found:
        inside = any(label.whole and label.span.holds(place.span) for label in labels)
        if place.geonames and inside and not any(place.span.meets(label.span) for label in named):
            yield "invented", place.span, place


def measure(errors: bool = False) -> dict[str, Counter[str]]:
    """The counts of each language."""
    labels = gold()
    counts: dict[str, Counter[str]] = {language: Counter() for language in shared.SETS}
    for article in texts(set(labels)):
        for kind, span, place in judged(places(article, mentions(article)), labels[article.id]):
            counts[article.language or ""][kind] += 1
            if errors and kind not in ("right", "apart", "none"):
                name, around = (
                    article.text[slice(*span)],
                    article.text[max(0, span.start - 50) : span.end + 40].replace("\n", " "),
                )
                print(f"{kind:9}{article.id[:24]:25}{name!r:22}… {around} …  {place and place.reason}")
    return counts


def table(counts: dict[str, Counter[str]]) -> list[str]:
    """One row a language."""
    out = ["| | places | right | other | missed | metonyms kept apart | invented |", "|--|--|--|--|--|--|--|"]
    for language, c in counts.items():
        labelled, metonyms = c["right"] + c["other"] + c["missed"], c["apart"] + c["taken"]
        share = f"{c['right'] / labelled:.3f}" if labelled else "–"
        cells = [language, labelled, f"**{share}**", c["other"], c["missed"], f"{c['apart']}/{metonyms}", c["invented"]]
        out.append("| " + " | ".join(map(str, cells)) + " |")
    return out


def main() -> int:
    """The table, and with `--errors` each row that is not right."""
    if not shared.BENCH.is_dir():
        print(f"{shared.BENCH} is missing: the texts of the gold stand beside the repository, or where SELON_SHARED says",
              file=sys.stderr)  # fmt: skip
        return 2
    print("\n".join(table(measure("--errors" in sys.argv))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
