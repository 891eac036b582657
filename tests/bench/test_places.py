"""The scorer of places: what counts as right, kept apart and invented."""

from collections import Counter

from bench.places import Label, gold, judged
from selon.article import Span
from selon.reading.reading import Place


def kinds(found: list[Place], labels: list[Label]) -> Counter[str]:
    return Counter(kind for kind, _, _ in judged(found, labels))


def label(start: int, geonames: int | None, *, country: str | None = "BY", metonym: bool = False, whole: bool = False) -> Label:
    return Label(Span(start, start + 5), geonames, country, metonym, whole)


def place(start: int, geonames: int | None) -> Place:
    return Place(span=Span(start, start + 5), name="x", geonames=geonames)


def test_each_answer_counts_as_what_it_is() -> None:
    labels = [label(0, 1), label(10, 1), label(20, 1), label(30, 1)]
    assert kinds([place(0, 1), place(10, 2), place(20, None)], labels) == {"right": 1, "other": 1, "missed": 2}


def test_a_government_is_kept_apart_where_it_has_no_id() -> None:
    labels = [label(0, None, metonym=True), label(10, None, metonym=True), label(20, None, metonym=True)]
    assert kinds([place(0, None), place(10, 7)], labels) == {"apart": 2, "taken": 1}


def test_what_is_no_place_is_invented_where_it_is_resolved() -> None:
    assert kinds([place(0, 7)], [label(0, None, country=None)]) == {"invented": 1}
    assert kinds([place(0, 7)], [label(0, None, country="??")]) == {}


def test_what_nobody_labelled_counts_only_where_all_is_labelled() -> None:
    whole = Label(Span(0, 100), None, None, False, True)
    assert kinds([place(50, 7), place(200, 7), place(60, None)], [whole]) == {"invented": 1}


def test_the_gold_is_ids_and_offsets_only() -> None:
    labels = [row for rows in gold().values() for row in rows]
    assert sum(row.geonames is not None for row in labels) >= 120
    assert all(0 <= row.span.start < row.span.end for row in labels)
