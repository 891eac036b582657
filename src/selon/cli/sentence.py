"""The sentences of the text that hold a relation."""

import re

from selon.article import Span
from selon.reading.reading import Attribution

_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…]+[\"»”’)]*(?=\s)|\n")
_CLOSING = '"»”’) '
_FAR = 1000  # characters: where no sentence ends as near as this, it is cut there


def sentences(text: str, attribution: Attribution) -> Span:
    """The sentences that hold all spans of the relation."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    floor, ceiling = max(0, start - _FAR), end + _FAR
    begin = max((found.end() for found in _SENTENCE_END.finditer(text, floor, start)), default=floor)
    begin = start - len(text[begin:start].lstrip())
    if text[start:end].rstrip(_CLOSING)[-1:] in {*".!?…"}:
        return Span(begin, end)
    after = _SENTENCE_END.search(text, end, ceiling)
    return Span(begin, end + len(text[end : after.end() if after else ceiling].rstrip()))
