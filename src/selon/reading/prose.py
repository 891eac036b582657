"""The running text of an article: its lines without headlines, captions and datelines, and where sentences end."""

import re
from collections.abc import Iterator
from itertools import pairwise

from selon.article import Article
from selon.languages import table

LONGEST = 20_000  # characters of a line that is prose: clauses cost their square in a sentence that never ends
LINE = re.compile(r"[^\n]*\w[^\n]*")
CLOSED = re.compile(r"[.!?…][»”\"’')\]\s]*\Z")
DATELINE = re.compile(r"(?=[^\n]{0,40}(?:\b[A-ZÀ-Þ]{3}|\([A-Z]|\d{4}))[A-ZÀ-Þ0-9][\w .,'’/()-]{2,60}?\s?[—–-]{1,2}\s")
# A sentence ends at its mark and what closes behind it; not after a number or a single letter ("18. Februar", "M. Roux"), nor
# after a short word with a capital where a number follows ("Oct. 7", "Art. 5").
SHORT = r"(?:(?<=\b[A-Z][a-z]{2})|(?<=\b[A-Z][a-z]{3}))\.\s\d"
END = re.compile(rf"(?<!\W\d)(?<!\W\d\d)(?<!\b[A-Z])(?!{SHORT})[.!?…]+[\"”»“’)\]]*(?:\s+|$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; a line ends one."""
    ends = [m.end() for m in END.finditer(text)]
    edges = sorted({0, *ends, *(m.end() for m in re.finditer(r"\n+", text)), len(text)})
    return list(pairwise(edges)) or [(0, 0)]


def lines(article: Article) -> Iterator[tuple[str, int]]:
    """The lines of running text, without datelines, and where they begin.

    A headline, a caption or a link has no full stop, or looks like one.
    """
    furniture = tuple(table(article.language or "", "events").get("furniture", ()))
    for match in LINE.finditer(article.text):
        line = match[0]
        dateline = DATELINE.match(line)
        cut = dateline.end() if dateline else 0
        if len(line) > LONGEST or not CLOSED.search(line[-9:]):
            continue
        if not _is_title(line, article) and not (furniture and line.strip().lower().startswith(furniture)):
            yield line[cut:], match.start() + cut


def _is_title(line: str, article: Article) -> bool:
    """The line is the article's title, or a headline with a capital on every longer word."""
    if article.title and line.strip(" .") == article.title.strip(" ."):
        return True
    longer = re.findall(r"[^\W\d_]{4,}", line)
    return 3 < len(longer) < 25 and sum(w[0].isupper() for w in longer) >= 0.85 * len(longer)
