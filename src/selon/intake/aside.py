"""Lines that are not read: they are not the article's, or were read before."""

import re
from collections.abc import Iterator

from selon.article import Span
from selon.intake.alignment import Edit
from selon.intake.boilerplate import behind_sentence, is_boilerplate
from selon.intake.language import foreign_paragraphs

LINE = re.compile(r"[^\n]+")
SAME = 80  # characters: a line of this length that comes twice is a copy; a shorter one may be said twice (in live blogs it is)
# A headline of another article that was taken over with its brackets: no sentence, so neither "[…]" nor an editor's note.
HEADLINE = re.compile(r"\[(?=[^\W\d_])[^\[\]\n]{15,250}(?<![.!?…])\]")
LEAST_WORDS = 4


def aside(text: str, language: str) -> Iterator[Edit]:
    """Each stretch that is set aside, with the reason: `language:xx`, `boilerplate`, `headline` or `repeated`."""
    foreign = dict(foreign_paragraphs(text, language))
    seen: set[str] = set()
    for match in LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = match.start() + match[0].index(line)
        whole = Span(start, start + len(line))
        code = foreign.get(whole)
        kind = f"language:{code}" if code else _kind(line, seen)
        behind = None if kind else behind_sentence(line)
        if kind:
            yield Edit(*whole, "", kind)
        elif behind is not None:
            yield Edit(start + behind, whole.end, "", "boilerplate")


def _kind(line: str, seen: set[str]) -> str:
    """Why a line is set aside; empty where it is read. `seen` are the lines before it."""
    if is_boilerplate(line):
        return "boilerplate"
    if HEADLINE.fullmatch(line) and len(line.split()) >= LEAST_WORDS:
        return "headline"
    if len(line) >= SAME:
        if line in seen:
            return "repeated"
        seen.add(line)
    return ""
