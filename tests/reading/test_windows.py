"""Windows: every token once, places that fit the text, seams inside long paragraphs."""

from itertools import pairwise

import pytest

from selon.reading import model
from selon.reading.windows import NOWHERE, OVERLAP, Window, _ranges, windows

SIZE = 96
LONG = " ".join(f"La ministre numéro {i} a déclaré que le pont {i} rouvrirait lundi." for i in range(60))


def cut(text: str) -> list[Window]:
    return windows(model.tagger().tokenizer, text, SIZE)


def home(found: list[Window]) -> list[tuple[int, int]]:
    """The places of all tokens, each from its home."""
    return [p for w in found for p in w.places[w.home.start : w.home.stop] if p != NOWHERE]


@pytest.mark.parametrize("text", ["Un pont.", "Un.\n\nDeux.\r\nTrois.", LONG, f"Court.\n{LONG}\nCourt."])
def test_every_letter_is_read_once_and_no_window_is_too_long(text: str) -> None:
    found = cut(text)
    assert all(len(w.ids) == len(w.places) <= SIZE for w in found)
    places = home(found)
    assert places == sorted(places)
    read = [i for s, e in places for i in range(s, e)]
    assert len(read) == len(set(read))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= set(read)


def test_windows_of_a_long_paragraph_overlap() -> None:
    found = cut(LONG)
    assert len(found) > 4
    assert [w.goes_on for w in found] == [False] + [True] * (len(found) - 1)
    for before, after in pairwise(found):
        shared = set(before.places) & set(after.places) - {NOWHERE}
        assert len(shared) >= OVERLAP // 2


def test_a_token_on_a_seam_is_taken_where_it_stands_further_from_the_edge() -> None:
    for before, after in pairwise(cut(LONG)):
        last = before.home.stop - 1
        assert len(before.ids) - 1 - last >= OVERLAP // 4 - 1
        assert after.home.start >= OVERLAP // 4


def test_nothing_makes_no_window() -> None:
    assert cut("  \n \t\n") == []


@pytest.mark.parametrize("step", [8, 30, 94, 190])
@pytest.mark.parametrize("every", [1, 3, 47, 95, 96, 97, 1000])
def test_windows_of_any_sentences_go_on_and_come_to_an_end(step: int, every: int) -> None:
    length = 1000
    found = _ranges(length, list(range(every, length, every)), step)
    assert found[-1][0][1] == length
    assert all(0 < e - s <= step for (s, e), _ in found)
    assert all(a[0] < b[0] < a[1] < b[1] for (a, _), (b, _) in pairwise(found))
