"""Lines that a page adds to its article: references to other pages, invitations, notices, credits of photographs.

The phrases are of all languages at once, since a page in one carries the templates of another.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from selon.languages import known, table

LONGEST = 200  # characters: a longer line that begins so is told in earnest


class Phrases(NamedTuple):
    """What matches such a line from its beginning, and what finds such a reference behind a sentence of a longer one."""

    line: re.Pattern[str]
    behind: re.Pattern[str]


def is_boilerplate(line: str) -> bool:
    """The line, without white space around it, is none of the article's."""
    return len(line) <= LONGEST and phrases().line.match(line) is not None


def behind_sentence(line: str) -> int | None:
    """Where the line, which begins in earnest, goes over into a reference to another page: "… he said. Read more: …"."""
    found = phrases().behind.search(line)
    return found.start() if found and len(line) - found.start() <= LONGEST else None


@cache
def phrases() -> Phrases:
    """The tables of every language as two patterns."""
    listed = [tomllib.loads((files(__package__) / "boilerplate.toml").read_text(encoding="utf-8"))]
    listed += [table(code, "repair").get("boilerplate", {}) for code in known()]
    starts, labels, alone = (_any({p for t in listed for p in t.get(key, [])}) for key in ("starts", "labels", "alone"))
    line = rf"[-–—•>»\[(\s]*(?:©|{starts}(?!\w)|{labels}\s?:|(?:{alone}\W*){{1,8}}$)"
    behind = rf"(?<=[.!?…»”\")])\s*(?={starts}\s?:)"
    return Phrases(re.compile(line, re.IGNORECASE), re.compile(behind, re.IGNORECASE))


def _any(found: set[str]) -> str:
    return f"(?:{'|'.join(re.escape(phrase).replace(chr(39), '[’' + chr(39) + ']') for phrase in sorted(found, reverse=True))})"
