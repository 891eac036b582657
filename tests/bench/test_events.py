"""The score of events, and their gold."""

import json

import pytest

from bench import events, shared

TEXT = "Le pont a rouvert. La route est fermée."


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ([[[0, 17]]], 1),
        ([[[0, 10]]], 1),  # half of the letters are enough
        ([[[0, 6]]], 0),
        ([[[0, 38]]], 0),  # more than twice as much is not
        ([[[0, 17]], [[0, 17]]], 1),  # one to one
        ([[[0, 7], [8, 17]]], 1),
        ([], 0),
    ],
)
def test_a_clause_is_right_where_half_of_it_agrees(found: list[list[list[int]]], right: int) -> None:
    assert events.agreed(TEXT, [[0, 17]], found) == right


def test_the_gold_holds_ids_and_offsets_only() -> None:
    rows = [json.loads(line) for line in events.GOLD.read_text(encoding="utf-8").splitlines()]
    assert {frozenset(row) for row in rows} == {frozenset(("id", "language", "set", "events"))}
    assert {(row["set"], row["language"]) for row in rows} == {(s, c) for s in ("dev", "test") for c in ("en", "fr", "es")}
    assert all(s < e for row in rows for s, e in row["events"])


@pytest.mark.shared
@pytest.mark.skipif(not shared.BENCH.is_dir(), reason="needs ../shared/bench")
def test_the_gold_points_into_the_articles() -> None:
    for language in ("en", "fr", "es"):
        texts = {row["id"]: row["text"] for row in shared.rows(shared.gold_path(language, "train"))}
        for row in map(json.loads, events.GOLD.read_text(encoding="utf-8").splitlines()):
            if row["language"] == language:
                pieces = [texts[row["id"]][s:e] for s, e in row["events"]]
                assert all(piece == piece.strip() and len(piece) > 10 for piece in pieces)
