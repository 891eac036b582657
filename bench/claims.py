"""Claims joined and reprints found over the articles of a story: `python -m bench.claims`, with `--errors` for what is wrong.

The articles of `../shared/bench/story/` are read and kept in a new record, with and without the reprints (of each group only
the original stays); the story's own scorer is given what `selon claims --json` prints. A group of reprints is found when all
of it has one original, and nothing else has that. `--of FOLDER NAME` takes another story of that form, as `training.stories`
writes those on which joining and reprints were tuned.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select

from bench import people, shared
from selon.article import Article
from selon.reading.reader import Reader
from selon.reading.reading import Reading
from selon.record.member import understood
from selon.record.record import Record
from selon.record.schema import articles, reprints

STORY = shared.BENCH / "story"
SCORER = STORY / "score_story.py"
ALL, ORIGINALS = "all articles", "without the reprints"


class Scores(NamedTuple):
    """What the scorer says, and the lines it says it in; in a record of so many articles."""

    articles: int
    said: str


class Measured(NamedTuple):
    """What became of a story."""

    scores: dict[str, Scores]
    groups: tuple[int, int]
    pairs: tuple[int, int, int]
    seconds: tuple[float, float]


def story(folder: Path, name: str) -> tuple[list[shared.Row], shared.Row]:
    """The articles and the gold of a story."""
    rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return rows, json.loads((folder / f"{name}.claims.json").read_text(encoding="utf-8"))


def readings(rows: Iterable[shared.Row]) -> list[Reading]:
    """What is read in the articles."""
    reader = Reader(events=True, narration=True)  # as `selon add` does
    return [reader.read(Article(**{k: v for k, v in row.items() if k in Article.__slots__})) for row in rows]


def measure(folder: Path = STORY, name: str = "belarus", *, errors: bool = False) -> Measured:
    """The scores of the story, and its reprints."""
    rows, gold = story(folder, name)
    read = readings(rows)
    later = {name for group in gold["reprints"] for name in _articles(group) if name != _original(group)}
    original = [reading for reading in read if reading.article.id not in later]
    with tempfile.TemporaryDirectory() as place:
        (said, seconds, links), (without, _, _) = (_joined(rows, gold, some, Path(place), errors) for some in (read, original))
    scores = {ALL: Scores(len(read), said), ORIGINALS: Scores(len(original), without)}
    return Measured(scores, _found(gold, links), _pairs(gold, links), seconds)


def _joined(
    rows: list[shared.Row], gold: shared.Row, read: Sequence[Reading], place: Path, errors: bool
) -> tuple[str, tuple[float, float], dict[str, str]]:
    """What the scorer says of a record of these articles, the seconds it took to add one, and the originals of reprints."""
    with Record(place / f"{len(read)}.db") as record:
        seconds = _kept(record, read)
        found = shared.write(place / "claims.jsonl", [claim.as_dict() for claim in record.claims()])
        wanted = _within(gold, {reading.article.id for reading in read})
        return _scored(rows, wanted, found, place, errors), seconds, _originals(record)


def _original(group: shared.Row) -> str:
    """The original of a group: where it does not say which, its first."""
    return str(group.get("original", _articles(group)[0]))


def _articles(group: shared.Row) -> list[str]:
    return [one if isinstance(one, str) else one["article"] for one in group["articles"]]


def _kept(record: Record, read: Sequence[Reading]) -> tuple[float, float]:
    """Seconds that an article took to be understood, and to be kept and joined; they are kept in the order of the days."""
    began = time.process_time()
    what = [understood(reading) for reading in sorted(read, key=lambda r: r.article.published or "")]
    between = time.process_time()
    for one in what:
        record.keep(one)
    return (between - began) / len(read), (time.process_time() - between) / len(read)


def _within(gold: shared.Row, kept: set[str]) -> list[shared.Row]:
    """The gold's claims, with those members that stand in these articles."""
    return [{**claim, "members": [m for m in claim["members"] if m["article"] in kept]} for claim in gold["claims"]]


def _scored(rows: list[shared.Row], claims: list[shared.Row], found: Path, folder: Path, errors: bool) -> str:
    wanted = folder / "gold.json"
    wanted.write_text(json.dumps({"claims": claims}, ensure_ascii=False), encoding="utf-8")
    given = shared.write(folder / "articles.jsonl", rows)
    command = [sys.executable, str(SCORER), str(given), str(wanted), str(found), *(["--errors"] if errors else [])]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _originals(record: Record) -> dict[str, str]:
    """The original of each article that is a reprint, by their own ids."""
    one, other = articles.alias(), articles.alias()
    query = select(one.c.own_id, other.c.own_id).join(reprints, reprints.c.article == one.c.id)
    with record.database.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query.join(other, other.c.id == reprints.c.original))}


def _found(gold: shared.Row, original: dict[str, str]) -> tuple[int, int]:
    """How many groups of the gold are found: one original for all, and for no other article."""
    made = [{a for a in {*original, *original.values()} if original.get(a, a) == one} for one in {*original.values()}]
    groups = [{*_articles(group)} for group in gold["reprints"]]
    return sum(group in made for group in groups), len(groups)


def _pairs(gold: shared.Row, original: dict[str, str]) -> tuple[int, int, int]:
    """Pairs of one group: of the gold, found, and right."""

    def pairs(of: dict[str, Any]) -> set[frozenset[str]]:
        return {frozenset((a, b)) for a in of for b in of if a != b and of[a] == of[b]}

    wanted = pairs({a: group["id"] for group in gold["reprints"] for a in _articles(group)})
    found = pairs({a: original.get(a, a) for a in {*original, *original.values()}})
    return len(wanted), len(found), len(wanted & found)


def table(found: Measured, speakers: str = "") -> list[str]:
    """The section of RESULTS.md."""
    out = [f"| | {' | '.join(f'{what} ({s.articles})' for what, s in found.scores.items())} |", "|--|--|--|"]
    said = [dict(lines(score.said)) for score in found.scores.values()]
    out += [f"| {name} | {' | '.join(line[name] for line in said)} |" for name in said[0]]
    (groups, all_groups), (wanted, made, right), (encoded, kept) = found.groups, found.pairs, found.seconds
    out += ["", f"Reprints: {groups} of {all_groups} groups; of {wanted} pairs {right} found, {made - right} wrong."]
    out += [f"CPU an article: {encoded * 1000:.0f} ms to encode what it says, {kept * 1000:.0f} ms to keep and join it."]
    return [*out, *([speakers] if speakers else [])]


def lines(said: str) -> Iterable[tuple[str, str]]:
    """What the scorer says, a name and its values each."""
    for line in said.splitlines():
        name, _, value = line.partition(":") if line.startswith("relation") else line.partition(" ")
        yield name.strip(), value.strip()


def speakers() -> str:
    """How many of the story's speakers are one entity, in a sentence."""
    found, good, read, joined = people.story()
    return (f"Speakers one entity over the story: {good}/{found} = {good / found:.3f} of members found, "
            f"{joined}/{read} = {joined / read:.3f} where the name was read right.")  # fmt: skip


def main(args: Sequence[str]) -> int:
    """The table."""
    where = args[args.index("--of") + 1 :] if "--of" in args else []
    folder, name = (Path(where[0]), where[1]) if where else (STORY, "belarus")
    if not SCORER.is_file():
        print(f"{SCORER} is missing: the story stands beside the repository, or where SELON_SHARED says", file=sys.stderr)
        return 2
    found = measure(folder, name, errors="--errors" in args)
    print("\n".join(table(found, "" if where else speakers())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
