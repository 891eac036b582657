"""Text that was read in the wrong encoding ("dÃ©clarÃ©", "â€œ", "l\x92arme"), as it was meant: found and mended by ftfy.

ftfy mends a whole line and does not say where. What it changes are runs beyond ASCII, so the line and the mended line are
laid side by side by what is ASCII in both; where that differs (ftfy may take a space for a lost no-break space), by difflib.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from selon.intake.alignment import Edit
from selon.intake.markup import word_around

# What the first byte of a UTF-8 sequence becomes, with what the second becomes behind it; or a control character of
# Latin-1. ftfy takes 45 ms to load, and decides.
SUSPECT = re.compile(
    r"[ÂÃÅÄÐÑâãïð×ØÙÎÏ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|[\x80-\x9f]"
)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
LONG = 5_000  # characters; a longer line is mended in pieces
PIECE = re.compile(rf"[^\n]{{1,{LONG}}}(?!\S)|[^\n]{{1,{LONG}}}")


def mojibake(text: str) -> Iterator[Edit]:
    """Each run of wrongly read characters as those that were meant."""
    if text.isascii() or not SUSPECT.search(text):
        return
    from ftfy import fix_encoding

    for piece in PIECE.finditer(text):
        if SUSPECT.search(piece[0]):
            for start, end, new in differences(piece[0], fix_encoding(piece[0])):
                at = piece.start() + start, piece.start() + end
                yield Edit(*at, new, "encoding", word_around(text, *at))


def differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """The ranges of `old` that stand otherwise in `new`, with what stands there."""
    if old == new:
        return
    before, after = list(BEYOND_ASCII.finditer(old)), BEYOND_ASCII.findall(new)
    if BEYOND_ASCII.split(old) == BEYOND_ASCII.split(new):
        for match, found in zip(before, after, strict=True):
            if match[0] != found and not SUSPECT.search(found):  # half mended is not mended
                yield match.start(), match.end(), found
        return
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield start, end, new[first:last]
