"""What is read of a claim's words to know what they mean."""

import numpy as np
import pytest

from selon.article import Span
from selon.reading.prose import sentences
from selon.reading.windows import BOS, SEP
from selon.record import meaning
from selon.record.meaning import Passage
from selon.record.member import passage


def of(text: str, words: str, times: int = 1) -> Passage:
    """The passage around these words, which stand at the end of so many repetitions of the text before them."""
    text = text * times
    start = text.rindex(words)
    return passage(text, (Span(start, start + len(words)),), sentences(text))


def test_a_passage_begins_with_the_sentence_before_and_ends_with_that_of_the_words() -> None:
    found = of("The road is long. The lorries are loaded. At noon they had set off for the coast. It rained.", "they had set off")
    assert found.text == "The lorries are loaded. At noon they had set off for the coast. "
    assert found.words == "they had set off"


def test_of_an_endless_sentence_no_more_is_taken_than_is_read() -> None:
    found = of("and the lorries went on ", "went on", times=1000)
    assert len(found.text) <= meaning.CHARACTERS
    assert found.words == "went on"


def test_words_without_an_end_are_cut() -> None:
    text = "they went on and on " * 1000
    found = passage(text, (Span(0, len(text)),), sentences(text))
    assert found.words == text[: meaning.CHARACTERS]


def test_words_of_several_spans_are_read_as_one() -> None:
    text = 'Nobody slept. "We leave," she said, "at dawn."'
    found = passage(text, (Span(15, 23), Span(37, 44)), sentences(text))
    assert found.words == "We leave at dawn"


def test_words_are_read_alone_and_where_they_stand() -> None:
    tokenizer = meaning.encoder().tokenizer
    [(alone, within)] = meaning.rows(tokenizer, [of("The lorries are loaded. They had set off.", "had set off")])
    assert alone.meant == tuple(range(len(alone.ids)))
    assert [within.ids[n] for n in within.meant] == [n for n in alone.ids if n not in (BOS, SEP)]
    assert len(within.ids) > len(alone.ids)


def test_of_a_long_passage_the_words_and_what_leads_up_to_them_are_read() -> None:
    tokenizer = meaning.encoder().tokenizer
    [(alone, within)] = meaning.rows(tokenizer, [of("one and two and three and ", "three", times=60)])
    assert len(within.ids) == meaning.LONGEST + 2
    assert [within.ids[n] for n in within.meant] == [n for n in alone.ids if n not in (BOS, SEP)]


def test_what_they_are_is_known_from_the_sentence_before() -> None:
    lorries, choir, gone = meaning.vectors(
        [
            of("The lorries with the shells were loaded at dawn. By noon they had already set off.", "they had already set off"),
            of("The choir from Lyon sang at dawn. By noon they had already set off.", "they had already set off"),
            of("The shells have left on lorries, the minister said.", "The shells have left on lorries"),
        ]
    )
    assert lorries @ gone > choir @ gone


@pytest.mark.parametrize("text", ["…", "«  »"])
def test_what_has_no_letter_means_nothing(text: str) -> None:
    assert not np.any(meaning.vectors([Passage(text, (Span(0, len(text)),))]))


def test_a_lone_surrogate_is_read_over() -> None:
    assert np.any(meaning.vectors([Passage("the \ud800 lorries", (Span(0, 13),))]))
