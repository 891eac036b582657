"""What an outlet narrates: the sentences in which nothing else is read, on its own word.

All that is in the news is on somebody's word. What no source is named for, and is no event that a parser finds
(`selon.reading.event`), is the outlet's, sentence by sentence: states, what went before, judgements, and in a language
without a parser all that it tells. Not a headline, a caption, a question, or words that stand in quotation marks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from selon.article import Article, Span
from selon.reading import factuality
from selon.reading.prose import END, lines, sentences
from selon.reading.quotation import quotations
from selon.reading.reading import Attribution, outlet_of

FEWEST = 4  # words of a sentence that tells something
QUOTED = 0.5  # of its characters: more are somebody's words
WORD = re.compile(r"\w+")


def narration(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """One attribution with empty source and cue for each sentence that the attributions leave to the outlet.

    Where the outlet is not known the speaker is None.
    """
    outlet = outlet_of(article)
    told = [
        Attribution(id=f"n{number}", type="indirect", source=(), cue=(), content=(span,), speaker=outlet)
        for number, span in enumerate(_left(article, attributions), 1)
    ]
    return [replace(one, act="report") for one in factuality.judged(article, told)]


def _left(article: Article, attributions: Sequence[Attribution]) -> list[Span]:
    """The sentences of running text in which nothing is read."""
    read = _until(article.text, (span for a in attributions for span in (*a.source, *a.cue, *a.content)))
    quoted = _until(article.text, quotations(article.text))
    found = []
    for line, at in lines(article):
        for start, end in sentences(line):
            told = Span(*(at + place for place in _trimmed(line, start, end)))
            words, asked = WORD.findall(article.text, *told), "?" in article.text[told.end : at + end]
            left = _of(read, told) == 0 and _of(quoted, told) < QUOTED * (told.end - told.start)
            if left and len(words) >= FEWEST and not asked:
                found.append(told)
    return found


def _of(until: npt.NDArray[np.int64], span: Span) -> int:
    """How many characters of the span are counted."""
    return int(until[span.end] - until[span.start])


def _until(text: str, spans: Iterable[Span]) -> npt.NDArray[np.int64]:
    """How many characters before each place of the text stand in these spans [length + 1]."""
    inside = np.zeros(len(text) + 1, np.int64)
    for start, end in spans:
        inside[start + 1 : end + 1] = 1
    return inside.cumsum()


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """The sentence without white space and its end mark."""
    told = line[start:end]
    mark = END.search(told)
    return end - len(told.lstrip()), start + len(told[: mark.start() if mark else None].rstrip())
