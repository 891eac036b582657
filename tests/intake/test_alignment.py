"""Edits and the way back through them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.article import Repair, Span
from selon.intake.alignment import Edit, Step, edited


def step(text: str, *edits: Edit) -> Step:
    return edited(text, edits)[0]


@pytest.mark.parametrize(
    ("edit", "read", "span", "came"),
    [
        (Edit(2, 2, " "), "ab cd", (0, 2), (0, 2)),  # inserted: nothing stands for it
        (Edit(2, 2, " "), "ab cd", (3, 5), (2, 4)),
        (Edit(2, 2, " "), "ab cd", (0, 5), (0, 4)),
        (Edit(2, 2, " "), "ab cd", (2, 3), (2, 2)),
        (Edit(1, 3, ""), "ad", (0, 1), (0, 1)),  # taken out: inside a span, never at its edge
        (Edit(1, 3, ""), "ad", (1, 2), (3, 4)),
        (Edit(1, 3, ""), "ad", (0, 2), (0, 4)),
        (Edit(1, 3, "xyz"), "axyzd", (2, 3), (1, 3)),  # read otherwise: the whole of it stands for each character
        (Edit(1, 3, "xyz"), "axyzd", (0, 2), (0, 3)),
        (Edit(1, 3, "xyz"), "axyzd", (4, 5), (3, 4)),
        (Edit(0, 1, ""), "bcd", (0, 3), (1, 4)),
        (Edit(4, 4, "!"), "abcd!", (3, 5), (3, 4)),
    ],
)
def test_a_span_leads_back(edit: Edit, read: str, span: tuple[int, int], came: tuple[int, int]) -> None:
    found = step("abcd", edit)
    assert found.text == read
    assert found.back(Span(*span)) == came


def test_an_empty_span_leads_back_to_an_empty_one() -> None:
    found = step("abcd", Edit(1, 3, "xyz"))
    assert [found.back(Span(i, i)) for i in range(6)] == [(0, 0), (1, 1), (1, 1), (1, 1), (3, 3), (4, 4)]


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    assert edited("abcdef", [Edit(2, 5, "X", "b"), Edit(1, 3, "Y", "a")])[0].text == "aYdef"


def test_edits_of_one_word_are_one_repair() -> None:
    word = Span(2, 7)
    edits = [Edit(3, 4, "", "k", word), Edit(5, 6, "", "k", word), Edit(8, 8, "!", "k")]
    assert edited("a bxcyd e", edits)[1] == [
        Repair(span=word, kind="k", read_as="bcd"),
        Repair(span=Span(8, 8), kind="k", read_as="!"),
    ]


def test_an_edit_without_a_kind_is_made_and_not_listed() -> None:
    found, listed = edited("ab", [Edit(0, 1, "A")])
    assert (found.text, listed) == ("Ab", [])


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    return [Edit(a, b, draw(st.text("xyz", max_size=3)), "k") for a, b in zip(places[::2], places[1::2], strict=False)]


@given(st.data(), st.text("abcdef", max_size=20))
def test_what_is_not_edited_leads_back_to_itself(data: st.DataObject, text: str) -> None:
    made = data.draw(edits(len(text)))
    found = step(text, *made)
    touched = {i for e in made for i in range(e.start, e.end)}
    images = [found.back(Span(i, i + 1)) for i in range(len(found.text))]
    same = [s for s, e in images if e == s + 1 and s not in touched]
    assert same == [i for i in range(len(text)) if i not in touched]
    assert all(found.text[i] == text[s] for i, (s, e) in enumerate(images) if e == s + 1 and s not in touched)


@given(st.data(), st.text("abcdef", max_size=20))
def test_the_way_back_keeps_the_order_through_several_steps(data: st.DataObject, text: str) -> None:
    first = step(text, *data.draw(edits(len(text))))
    second = step(first.text, *data.draw(edits(len(first.text))))
    spans = [second.back(Span(i, j)) for i in range(len(second.text)) for j in range(i + 1, len(second.text) + 1)]
    back = [first.back(s) for s in spans]
    assert all(0 <= s <= e <= len(text) for s, e in back)
    assert all(a.start <= b.start for a, b in itertools.pairwise(back))
