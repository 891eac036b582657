"""People and bodies told together and apart: `python -m bench.people`, with `--errors` for what is wrong in the tune part.

Names: pairs of spellings of public people and bodies in nine languages (`bench/gold/names.csv`, facts of our own collecting),
in parts with no person in two: rules and thresholds were set on `tune`; the errors in `check` were seen once; `fresh` was
collected when the rules stood, and only counted.

Story: the articles of `../shared/bench/story/` are read and kept; of the gold's members that were read, the share whose
speaker is the entity that most of this speaker's members have, and no other speaker's have. A pronoun that was resolved to
the wrong person counts against it; the second number leaves out where the reading's name is not the speaker's.
"""

import csv
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench import shared
from selon.article import Article
from selon.reading.reader import Reader
from selon.reading.reading import Attribution, Reading
from selon.record import bodies
from selon.record.names import parsed
from selon.record.namesakes import same
from selon.record.phones import likeness
from selon.record.record import Record

GOLD = Path(__file__).parent / "gold" / "names.csv"
STORY = shared.BENCH / "story"
NOBODY = ("unnamed ", "diplomatic source")  # speakers of the gold that have no name
SURNAME = 0.9  # how alike a surname must sound
OVERLAP = 0.3  # of a quote, as `score_story.py` has it


# names ------------------------------------------------------------------------------------------------------------


def is_one(row: dict[str, str]) -> bool:
    """The two names of a row are taken for one."""
    both = (row["name"], row["language"]), (row["other_name"], row["other_language"])
    if row["kind"] == "person":
        return same(parsed(row["name"]), parsed(row["other_name"])) is not None
    found = [bodies.body(*one) for one in both]
    if all(found):
        return found[0] == found[1]
    return not any(found) and bodies.plain(*both[0]) == bodies.plain(*both[1])


def names() -> Iterator[tuple[dict[str, str], str]]:
    """Each pair of the gold, and what became of it: right, wrong (joined, but two), missed, apart."""
    with GOLD.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            joined, wanted = is_one(row), row["same"] == "yes"
            yield row, "right" if joined and wanted else "wrong" if joined else "missed" if wanted else "apart"


def measure(errors: bool = False) -> Counter[tuple[str, str, str]]:
    """How many pairs of each part and kind became what."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row, what in names():
        counts[row["part"], row["kind"], what] += 1
        if errors and row["part"] == "tune" and what in ("wrong", "missed"):
            print(f"{what:8}{row['kind']:8}{row['name']} | {row['other_name']}")
    return counts


def precision_recall(counts: Counter[tuple[str, str, str]], part: str, kind: str) -> tuple[float, float]:
    """Of the pairs joined, how many are one; of those that are one, how many are joined."""
    right, wrong, missed = (counts[part, kind, what] for what in ("right", "wrong", "missed"))
    return right / (right + wrong or 1), right / (right + missed or 1)


# story ------------------------------------------------------------------------------------------------------------


class Member(NamedTuple):
    """A member of the gold that was read: its speaker, the name that the reading gives, and the record's entity."""

    speaker: str
    name: str
    entity: str | None


def members(readings: Iterable[Reading], gold: list[dict[str, Any]]) -> list[Member]:
    """The members of the gold, with whom the record takes their speakers for."""
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "story.db") as record:
        numbers = {reading.article.id: record.add(reading).number for reading in readings}
        kept = {article: record.article(number).reading for article, number in numbers.items()}
    found = []
    for one in (member for claim in gold for member in claim["members"]):
        said = _attribution(kept[one["article"]], one["quote"])
        if said and one["speaker"] and not one["speaker"].startswith(NOBODY):
            who = said.speaker
            found.append(Member(one["speaker"], who.name if who else "", who.entity if who else None))
    return found


def _attribution(reading: Reading, quote: str) -> Attribution | None:
    """The attribution whose content overlaps most with the quote."""
    start = reading.article.text.index(quote)
    wanted = {*range(start, start + len(quote))}
    shares = [(len(wanted & {i for s, e in a.content for i in range(s, e)}) / len(wanted), a) for a in reading.attributions]
    best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= OVERLAP else None


def right(found: list[Member]) -> list[Member]:
    """Those whose entity is the one of their speaker, and of no other speaker."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for member in found:
        if member.entity and is_theirs(member):
            counts[member.speaker][member.entity] += 1
    theirs = {speaker: count.most_common(1)[0][0] for speaker, count in counts.items()}
    shared_by_two = {entity for entity, number in Counter(theirs.values()).items() if number > 1}
    return [m for m in found if m.entity and theirs.get(m.speaker) == m.entity and m.entity not in shared_by_two]


def is_theirs(member: Member) -> bool:
    """The name that the reading gives is the speaker's: their surname is in it, or it says the same body."""
    ours, theirs = bodies.body(member.name), bodies.body(member.speaker)
    if ours and theirs:
        return ours.key.partition("@")[0] == theirs.key.partition("@")[0]
    surname = parsed(member.speaker).forms[-1:]
    return any(likeness(word, surname[0]) > SURNAME for word in parsed(member.name).forms if surname)


def story(path: Path = STORY / "belarus.jsonl") -> tuple[int, int, int, int]:
    """Members found, those that are right, and both among those whose name was read right."""
    gold = json.loads(path.with_suffix("").with_suffix(".claims.json").read_text(encoding="utf-8"))["claims"]
    reader = Reader()
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    found = members((reader.read(Article(**{k: v for k, v in row.items() if k in Article.__slots__})) for row in rows), gold)
    good = right(found)
    read = [member for member in found if is_theirs(member)]
    return len(found), len(good), len(read), sum(is_theirs(member) for member in good)


def table(counts: Counter[tuple[str, str, str]]) -> list[str]:
    """One row a part and kind."""
    out = ["| names | pairs of one | pairs of two | precision | recall |", "|--|--|--|--|--|"]
    for part in ("tune", "check", "fresh"):
        for kind in ("person", "body"):
            one = sum(counts[part, kind, what] for what in ("right", "missed"))
            two = sum(counts[part, kind, what] for what in ("wrong", "apart"))
            if not one:
                continue
            precision, recall = precision_recall(counts, part, kind)
            out.append(f"| {part}, {kind} | {one} | {two} | {precision:.3f} | {recall:.3f} |")
    return out


def main() -> int:
    """The tables; that of the story where it is there."""
    print("\n".join(table(measure("--errors" in sys.argv))))
    if STORY.is_dir():
        found, good, read, joined = story()
        print(f"\nspeakers one entity over the story: {good}/{found} = {good / found:.3f} of members found, "
              f"{joined}/{read} = {joined / read:.3f} where the name was read right")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
