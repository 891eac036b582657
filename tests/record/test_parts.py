"""What is said, one thing at a time."""

import pytest

from selon.article import Span
from selon.record.cuts import Cuts
from selon.record.parts import parts

TEXT = "The treaty, which ended in May, will be replaced, and talks go on."


def cut(*starts: str, text: str = TEXT, outside: tuple[str, ...] = ()) -> Cuts:
    """Claims begin at these words, and all words are in one but for those outside."""
    left = sorted((text.index(words), text.index(words) + len(words)) for words in outside)
    edges = [0, *(edge for both in left for edge in both), len(text)]
    return Cuts(
        [text.index(start) for start in starts], [Span(s, e) for s, e in zip(edges[::2], edges[1::2], strict=True) if s < e]
    )


def told(text: str, cuts: Cuts, *content: Span, language: str = "en") -> list[str]:
    """The words of each part, its spans apart by a bar."""
    found = parts(text, content or (Span(0, len(text)),), language, cuts)
    return ["|".join(text[s:e] for s, e in spans) for spans in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two ships came at night. No one saw who was aboard.", "en", ["Two ships came at night.", "No one saw who was aboard."]),
        ("It is possible. No one saw who was aboard.", "en", ["It is possible.|No one saw who was aboard."]),
        ("It broke on Oct. 7, when no one was there. Two ships came.", "en", [
            "It broke on Oct. 7, when no one was there.|Two ships came.",
        ]),
        ("It broke at ten. 600 ships then came at night.", "en", ["It broke at ten.|600 ships then came at night."]),
        ("One bridge broke at ten. 600 ships came by it.", "en", ["One bridge broke at ten.", "600 ships came by it."]),
        ("que le pont est fermé et que le port le sera", "fr", ["que le pont est fermé", "et que le port le sera"]),
        ("", "en", []),
    ],
)  # fmt: skip
def test_sentences_and_clauses_of_one_cue_are_parted(text: str, language: str, expected: list[str]) -> None:
    assert [one.strip() for one in told(text, Cuts(), language=language)] == expected


def test_another_claim_begins_where_it_is_cut() -> None:
    assert [one.strip() for one in told(TEXT, cut("will", "talks"))] == [
        "The treaty, which ended in May,",
        "will be replaced, and",
        "talks go on.",
    ]


def test_no_white_space_is_left_where_it_is_cut() -> None:
    assert told("ferries sail\n and lorries wait", cut("and lorries", text="ferries sail\n and lorries wait")) == [
        "ferries sail",
        "and lorries wait",
    ]


def test_what_stands_between_two_claims_is_in_neither() -> None:
    assert told(TEXT, cut("will", "talks", outside=(", will", ", and "))) == [
        "The treaty, which ended in May",
        "will be replaced",
        "talks go on.",
    ]


def test_no_single_word_is_cut_off() -> None:
    assert told(TEXT, cut("treaty", "on.")) == [TEXT]


def test_words_of_no_claim_are_not_cut_off() -> None:
    text = "In May last year, the town had fifty."
    assert told(text, cut("the town", text=text, outside=("In May last year, ",))) == [text]


def test_cuts_outside_of_the_content_do_nothing() -> None:
    assert told(TEXT, cut("treaty", "will", "talks"), Span(TEXT.index("which"), TEXT.index(", will"))) == ["which ended in May"]


def test_what_a_cue_interrupts_is_cut_in_all_its_spans() -> None:
    text = '"The bridge is," he said, "closed and the port stays open," he said, "to ships."'
    content = [Span(1, 14), Span(text.index("closed"), text.index(',"', 30)), Span(text.index("to ships"), len(text) - 2)]
    cuts = cut("the port", text=text, outside=(" and ",))
    assert told(text, cuts, *content) == ["The bridge is|closed", "the port stays open|to ships"]


def test_a_cut_in_the_cue_is_none() -> None:
    text = '"The bridge is closed," the mayor said, "to lorries of any size."'
    content = [Span(1, text.index(',"')), Span(text.index("to lorries"), len(text) - 2)]
    assert told(text, cut("mayor", text=text), *content) == ["The bridge is closed|to lorries of any size"]
