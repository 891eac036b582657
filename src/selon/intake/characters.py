"""Characters that are not seen, or are another way to write the usual ones."""

import re
import unicodedata
from collections.abc import Iterator

from selon.intake.alignment import Edit
from selon.intake.markup import word_around

# Soft hyphens, zero-width spaces and marks of direction, the byte order mark inside a text, control characters. The
# joiners U+200C and U+200D are left where they belong: in scripts beyond U+0590 and between emoji.
UNSEEN = re.compile(
    r"\xad[ \t]*\r?\n[ \t]*(?=[^\W\d_])"  # a soft hyphen that a line was broken at: the word goes on
    r"|[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]+"
    r"|(?<![^\x00-\u058f])[\u200c\u200d](?![^\x00-\u058f])"
)
LINE_ENDS = re.compile(r"\r(?!\n)|[\x0b\x0c\u2028\u2029]")
# A letter and its accents; behind "Ã" also a space and an accent, which compatibility forms make of "Ã¨".
DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+|(?<=[ÃÂ]) [\u0301\u0304\u0308\u0327]")
ALONE = {" \u0301": "´", " \u0304": "¯", " \u0308": "¨", " \u0327": "¸"}
OTHERWISE = {"\u2010": "-", "\u2011": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
WRITTEN_OTHERWISE = re.compile(f"[{''.join(OTHERWISE)}]")
WRONG = re.compile(rf"{UNSEEN.pattern}|{LINE_ENDS.pattern}|{WRITTEN_OTHERWISE.pattern}")


def composed(text: str) -> Iterator[Edit]:
    """Each letter and the accent written behind it as one character."""
    if not text.isascii():
        for match in DECOMPOSED.finditer(text):
            yield Edit(match.start(), match.end(), ALONE.get(match[0]) or unicodedata.normalize("NFC", match[0]))


def characters(text: str) -> Iterator[Edit]:
    """What is not seen taken out; line ends, hyphens and ligatures in their usual form."""
    for match in WRONG.finditer(text):
        place, found = match.span(), match[0]
        if found in OTHERWISE:
            yield Edit(*place, OTHERWISE[found])
        elif LINE_ENDS.fullmatch(found):
            yield Edit(*place, "\n")
        else:
            around = word_around(text, *place)
            seen = any(map(str.isalnum, text[around.start : around.end]))
            yield Edit(*place, "", "hyphen" if "\n" in found else "invisible" if seen else "", around)
