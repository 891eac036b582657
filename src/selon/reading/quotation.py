"""What stands in quotation marks, in clean text and in text whose marks were turned round, mixed or lost.

A quotation ends where its mark closes, at the latest with its paragraph; it takes in both marks.
"""

import re
from functools import lru_cache

from selon.article import Span

OPENING = "«“„‹"
CLOSING = "»”›"
MARKS = OPENING + CLOSING + "\"'‘’"
PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›", "»": "«", '"': '"', "”": "”", "‘": "’", "'": "'"}
SINGLE = "‘'"
SINGLE_CLOSING = re.compile(r"(?<=[\w.!?…,])[’'](?!\w)")
AFTER = re.compile(r"\s*(?:[,.;:!?…)\]–—]|$)")


@lru_cache(maxsize=16)
def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text, outermost only, in text order."""
    out: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        out += _in_line(text, *line.span())
    return tuple(out)


def _in_line(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    mark, since, depth = "", start, 0
    for i in range(start, end):
        c = text[i]
        if not mark:
            if _opens(text, i, start, end):
                mark, since, depth = c, i, 0
        elif _nests(text, i, mark, end):
            depth += 1
        elif _closes(text, i, mark, end):
            if depth:
                depth -= 1
                continue
            out.append(Span(since, i + 1))
            mark = ""
    if mark and mark not in SINGLE and _worth(text, since, end):
        out.append(Span(since, end))
    return out


def _opens(text: str, i: int, start: int, end: int) -> bool:
    c = text[i]
    before, after = text[i - 1] if i > start else " ", text[i + 1] if i + 1 < end else " "
    if c in OPENING:
        return True
    if c in '"”»':  # a mark that should close, at the head of a word: turned round
        return (
            not before.isalnum()
            and before not in ".!?…,»”"
            and (after.isalnum() or after in "¿¡([…'’ \u00a0")
            and (c != "»" or after.isalnum())
        )
    if c in SINGLE:
        return not before.isalnum() and after.isalnum() and _single_closes(text, i, end)
    return False


def _single_closes(text: str, i: int, end: int) -> bool:
    """A single mark opens only what one closes at the end of a word; else it is an apostrophe."""
    found = SINGLE_CLOSING.search(text, i + 2, end)
    return found is not None and (text[i] == "‘" or text.count("'", i + 1, found.start()) < 4)


def _closes(text: str, i: int, mark: str, end: int) -> bool:
    c = text[i]
    if mark in SINGLE:
        return c in "’'" and (i + 1 >= end or not text[i + 1].isalnum()) and text[i - 1] not in " \u00a0"
    if c in PAIRS.get(mark, "") or (c in CLOSING and mark in "«“„"):
        return True
    # the opening mark again, glued to the word before it or standing before punctuation: it was turned round
    return c in OPENING and c != "„" and (not text[i - 1].isspace() or bool(AFTER.match(text, i + 1, end)))


def _nests(text: str, i: int, mark: str, end: int) -> bool:
    """The same mark opens once more at the head of a word, and two marks close after it: a quotation in a quotation."""
    if text[i] != mark or mark not in "«“" or text[i - 1].isalnum() or AFTER.match(text, i + 1, end):
        return False
    marks = [c for c in text[i + 1 : end] if c == mark or c in PAIRS[mark]]
    return len(marks) > 1 and mark not in marks[:2]


def _worth(text: str, since: int, end: int) -> bool:
    """A quotation that is never closed still is one where it holds more than a few words."""
    return text[since:end].count(" ") > 2
