"""Quotation marks that were turned round, mixed, glued to their neighbours or lost, as they were meant.

Marks are paired line by line: what a mark does is told by its glyph and, where that contradicts the marks before it, by its
neighbours. Only what does not fit is touched, so that every house's own marks stay, « », “ ” and " " alike.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from selon.article import Span
from selon.intake.alignment import Edit
from selon.languages import table

MARK = re.compile(r"\n|''|``|<<|>>|[«»“”„‟\"‹›]")
OPENING, CLOSING = frozenset(("«", "“", "„", "‹", "``", "<<")), frozenset(("»", "”", "›", ">>"))
# Every style of every language; a language's own table may hold fewer, and marks of another style are then read as its own.
PAIRS = ("«»", "“”", '""', "„“", "„”", "»«", "””", "‹›", "›‹")
PLAIN = {"''": '"', "``": '"', "<<": "«", ">>": "»"}
AFTER_CLOSING = frozenset(",.;:!?…)]–—")
BEFORE_OPENING = frozenset("([{-–—/'’¿¡")
MIN_WORDS = 4  # in a quotation that is read as closed where its paragraph ends


class Mark(NamedTuple):
    """A mark where it stands, and the characters beside it; a line's ends count as spaces."""

    text: str
    start: int
    end: int
    before: str
    after: str

    @property
    def heads(self) -> bool:
        """It stands where a quotation begins: a word behind it and none before it."""
        return not self.before.isalnum() and self.before not in AFTER_CLOSING and (self.after.isalnum() or self.after in "¿¡([…")

    @property
    def tails(self) -> bool:
        """It stands where a quotation ends: behind a word or a sentence, and not before a word."""
        return not self.before.isspace() and self.before not in BEFORE_OPENING and not self.after.isalnum()

    @property
    def points(self) -> bool:
        """Nothing but punctuation, or the line's end, stands behind it."""
        return self.after in AFTER_CLOSING or self.after == "\n"


def marks(text: str, language: str) -> Iterator[Edit]:
    """The marks that do not fit, as those that do, with the spaces that are missing beside them."""
    pairs = tuple(table(language, "repair").get("marks", {}).get("pairs", PAIRS))
    opened: list[Mark] = []
    line = 0
    for found in MARK.finditer(text):
        if found[0] == "\n":
            yield from _left_open(text, opened, Span(line, found.start()), pairs)
            opened, line = [], found.end()
            continue
        mark = _mark(text, found)
        if len(opened) > 1 and mark.text in CLOSING and _partners(opened, mark, pairs):
            opened.pop()
        if opened and _closes(opened[-1], mark):
            yield from _paired(text, opened.pop(), mark, pairs)
        elif _opens(mark, bool(opened)):
            opened.append(mark)
    yield from _left_open(text, opened, Span(line, len(text)), pairs)


def _mark(text: str, found: re.Match[str]) -> Mark:
    start, end = found.span()
    before = text[start - 1] if start and text[start - 1] != "\n" else " "
    after = text[end] if end < len(text) else "\n"
    return Mark(found[0], start, end, before, after)


def _opens(mark: Mark, inside: bool) -> bool:
    if mark.text in OPENING:  # glued to the word before it, it opens where there is nothing to close
        return not (inside and mark.tails)
    return mark.heads and not (inside and mark.text in CLOSING)


def _closes(opener: Mark, mark: Mark) -> bool:
    """The mark ends the quotation that `opener` begins."""
    if mark.text in CLOSING or opener.text + mark.text in ("„“", "»«", "›‹"):
        return True
    if mark.text in OPENING:
        return mark.tails or mark.points
    return mark.tails or (not mark.heads and opener.text == mark.text)


def _partners(opened: list[Mark], mark: Mark, pairs: tuple[str, ...]) -> bool:
    """The mark closes the outer of the last two quotations: the inner was never closed, and nobody knows where it ends."""
    return opened[-1].text + mark.text not in pairs and opened[-2].text + mark.text in pairs


def _paired(text: str, opener: Mark, closer: Mark, pairs: tuple[str, ...]) -> Iterator[Edit]:
    """What is to be done to two marks that belong together."""
    left, right = fitting(opener.text, closer.text, pairs)
    spaced = opener.after.isspace() and left == "«"
    before = " " if opener.before.isalpha() or opener.before in AFTER_CLOSING - {")", "]", "–", "—"} else ""
    after = " " if closer.after.isalpha() and not _suffix(text, closer.end) else ""
    inner = " " if spaced and right != closer.text and not closer.before.isspace() else ""
    yield from _edit(opener, f"{before}{left}", left)
    yield from _edit(closer, f"{inner}{right}{after}", right)


def _edit(mark: Mark, new: str, meant: str) -> Iterator[Edit]:
    """The mark as it is read, where that differs; two apostrophes for one mark are only another way to write it."""
    written = PLAIN.get(mark.text, mark.text)
    if new != mark.text:
        yield Edit(mark.start, mark.end, new, "mark" if written != meant else "space" if new != written else "")


def fitting(left: str, right: str, pairs: tuple[str, ...]) -> tuple[str, str]:
    """The two marks as a pair: as they are, or the one that is turned round or of another style as its partner asks."""
    left, right = (PLAIN.get(mark, mark) for mark in (left, right))
    if left + right in pairs:
        return left, right
    by_left = next((pair for pair in pairs if pair[0] == left and left != pair[1]), None)
    by_right = next((pair for pair in pairs if pair[1] == right and right != pair[0]), None)
    pair = by_left or by_right or next((pair for pair in pairs if pair in (left * 2, right * 2)), pairs[0])
    return pair[0], pair[1]


def _suffix(text: str, at: int) -> bool:
    """A few letters behind a closing mark are the ending of the word in it: the “A”s of a school."""
    return not text[at : at + 3].isalpha()


def _left_open(text: str, opened: list[Mark], line: Span, pairs: tuple[str, ...]) -> Iterator[Edit]:
    """What is to be done about marks that nothing closed in their line.

    Nothing where the next line opens with a mark again: so a quotation goes on over paragraphs.
    """
    following = text[line.end : line.end + 20].lstrip()[:1]
    if not opened or opened[0].text not in OPENING or (following and MARK.match(following)):
        return
    if len(opened) == 2 and opened[0].text == opened[1].text and opened[1].before.isspace() and opened[1].after.isspace():
        yield from _paired(text, opened[0], opened[1], pairs)
    elif len(opened) == 1:
        yield from _unclosed(text, opened[0], line, pairs)


def _unclosed(text: str, mark: Mark, line: Span, pairs: tuple[str, ...]) -> Iterator[Edit]:
    """The lost mark at the end of a line, where it is clear: a colon, one mark, and whole sentences to the line's end."""
    told = text[mark.end : line.end].rstrip()
    right = next((pair[1] for pair in pairs if pair[0] == mark.text), None)
    led = text[line.start : mark.start].rstrip().endswith(":")
    if right and led and told.count(" ") >= MIN_WORDS and told[-1:] in ".!?…":
        at = mark.end + len(told)
        yield Edit(at, at, f" {right}" if right == "»" and mark.after.isspace() else right, "unclosed", Span(at - 1, at))
