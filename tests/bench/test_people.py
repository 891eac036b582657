"""The bench of people and bodies: its floors on names, and how it counts the story's speakers."""

import csv
from collections import Counter

import pytest

from bench import people
from bench.people import Member, is_theirs, measure, precision_recall, right

FLOORS = {  # precision, recall; raised when beaten
    ("tune", "person"): (0.99, 0.97), ("tune", "body"): (0.99, 0.97), ("check", "person"): (0.98, 0.95),
    ("check", "body"): (0.99, 0.97), ("fresh", "person"): (0.99, 0.94),
}  # fmt: skip


@pytest.fixture(scope="module")
def counts() -> Counter[tuple[str, str, str]]:
    return measure()


@pytest.mark.parametrize(("part", "kind"), [*FLOORS])
def test_names_are_told_together_and_apart(counts: Counter[tuple[str, str, str]], part: str, kind: str) -> None:
    found, floors = precision_recall(counts, part, kind), FLOORS[part, kind]
    assert found[0] >= floors[0]
    assert found[1] >= floors[1]


def test_the_gold_is_large_and_nobody_is_in_two_parts() -> None:
    with people.GOLD.open(encoding="utf-8") as lines:
        rows = [*csv.DictReader(lines)]
    assert min(Counter(row["same"] for row in rows).values()) >= 150
    assert len({(row["name"], row["other_name"], row["language"], row["other_language"], row["same"]) for row in rows}) == len(
        rows
    )
    parts: dict[str, set[str]] = {}
    for row in rows:
        if row["kind"] == "person":
            for name in (row["name"], row["other_name"]):
                parts.setdefault(name, set()).add(row["part"])
    assert [name for name, found in parts.items() if len(found) > 1] == []


def test_a_speakers_entity_is_the_one_that_most_of_theirs_have() -> None:
    said = [Member("Ana Ruiz", "Ana Ruiz", "1"), Member("Ana Ruiz", "Ruiz", "1"), Member("Ana Ruiz", "A. Ruiz", "2")]
    assert right(said) == said[:2]


def test_an_entity_of_two_speakers_is_neithers() -> None:
    assert right([Member("Ana Ruiz", "Ana Ruiz", "1"), Member("Luc Hamel", "Luc Hamel", "1")]) == []


def test_who_was_read_wrong_is_not_right() -> None:
    wrong = Member("Ana Ruiz", "Luc Hamel", "1")
    assert right([wrong, Member("Ana Ruiz", "", None)]) == []
    assert not is_theirs(wrong)
    assert is_theirs(Member("Belarusian Ministry of Defence", "Defence Ministry in Minsk", "1"))
