"""What is left of a page's markup in its text: entities ("&eacute;", "&#39;", "&amp;nbsp;") and tags ("<br>", "</p>")."""

import re
from collections.abc import Iterator
from html import unescape

from selon.article import Span
from selon.intake.alignment import Edit

ENTITY = re.compile(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,24});|&amp;")
# A tag that begins a line or a block parts what stands before and behind it; the others stand inside a sentence.
BLOCKS = (
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe "
    "li main nav ol option p pre section table tbody td tfoot th thead title tr ul video"
)
INLINES = (
    "a abbr b big center cite code del em embed font i img input ins label mark picture q s small source span strike strong sub "
    "sup time tt u wbr"
)
BLOCK, INLINE = frozenset(BLOCKS.split()), frozenset(INLINES.split())
TAG = re.compile(r"<!--[^<>]{0,500}-->|</?([a-zA-Z][a-zA-Z0-9]{0,9})(?:\s+[a-zA-Z][\w:.-]{0,40}\s?=[^<>]{0,1000})?\s?/?>")
WORD_AROUND = 40  # characters at most to each side of what is shown as one word


def entities(text: str) -> Iterator[Edit]:
    """Each entity as its character."""
    if "&" not in text:
        return
    for match in ENTITY.finditer(text):
        new = unescape(unescape(unescape(match[0])))
        if new != match[0] and "&" not in new.removeprefix("&"):
            yield Edit(match.start(), match.end(), new, "entity", word_around(text, *match.span()))


def tags(text: str) -> Iterator[Edit]:
    """Each tag of HTML as what it does to the lines."""
    if "<" not in text:
        return
    for match in TAG.finditer(text):
        name = (match[1] or "span").lower()
        if name in BLOCK or name in INLINE:
            yield Edit(match.start(), match.end(), "\n" if name in BLOCK else "", "tag")


def word_around(text: str, start: int, end: int) -> Span:
    """The span, grown to the white space on both sides of it."""
    first, last = max(0, start - WORD_AROUND), min(len(text), end + WORD_AROUND)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return Span(start, end)
