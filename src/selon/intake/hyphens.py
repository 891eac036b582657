"""Words that a line was broken in: "gouver-" at its end, "nement" on the next."""

import re
from collections.abc import Iterator

from selon.article import Span
from selon.intake.alignment import Edit
from selon.intake.lexicon import UNKNOWN, lexicon

BROKEN = re.compile(r"(?<!\w)([^\W\d_]{2,30})(-[ \t]*\r?\n[ \t]*)([^\W\d_]{2,30})(?!\w)")


def hyphens(text: str, language: str) -> Iterator[Edit]:
    """Each such word in one piece, where it is commoner than its halves side by side would be: not "peut-être"."""
    for match in BROKEN.finditer(text):
        left, right = match[1].lower(), match[3]
        words = lexicon(language) if right.islower() else None
        if words and words.level(left + right) > max(UNKNOWN, words.level(left) + words.level(right)):
            yield Edit(*match.span(2), "", "hyphen", Span(*match.span()))
