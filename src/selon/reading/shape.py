"""The network's drafts -> attributions: spans cleaned at their edges, type by quotation marks, chains by what holds what."""

from collections.abc import Sequence

from selon.article import Span, Spans
from selon.reading.attribution import Draft
from selon.reading.quotation import quotations
from selon.reading.reading import Attribution, Type

EDGE = " \t\r\n\u00a0\u202f,;:–—-"
FULL_STOP = "."


def attributions(text: str, drafts: Sequence[Draft]) -> list[Attribution]:
    """The drafts as attributions "a1", "a2", … in text order, each with its type and its parent."""
    tidy = [d for d in (_tidied(text, d) for d in drafts) if d.content]
    kept = [d for i, d in enumerate(tidy) if not _covered(d, tidy[:i] + tidy[i + 1 :])]
    found = [
        Attribution(id=f"a{n}", type=type_of(text, d.cue, d.content), source=d.source, cue=d.cue, content=d.content)
        for n, d in enumerate(kept, 1)
    ]
    return [_with_parent(a, found) for a in found]


def type_of(text: str, cue: Spans, content: Spans) -> Type:
    """Direct where all of a content stands in quotation marks, indirect where none does, else mixed.

    Marks around cue and content together are another's: what is retold inside a quotation is judged by marks of its own.
    """
    quoted = letters = 0
    for span in content:
        around = [q for q in quotations(text) if q.holds(span) and any(q.holds(c) for c in cue)]
        marks = (
            [Span(s + span.start, e + span.start) for s, e in quotations(text[span.start : span.end])]
            if around
            else quotations(text)
        )
        quoted += sum(_letters(text, max(q.start, span.start), min(q.end, span.end)) for q in marks if q.meets(span))
        letters += _letters(text, *span)
    if not quoted:
        return "indirect"
    return "direct" if quoted == letters else "mixed"


def _tidied(text: str, draft: Draft) -> Draft:
    taken = (*draft.source, *draft.cue)
    grown = sorted(_trimmed(text, _whole_quotation(text, s, taken)) for s in draft.content)
    merged: list[Span] = []
    for span in grown:
        if merged and not any(c.isalnum() for c in text[merged[-1].end : span.start]):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    content = tuple(s for s in merged if sum(c.isalnum() for c in text[s.start : s.end]) > 1)
    return Draft(source=draft.source, cue=draft.cue, content=content)


def _whole_quotation(text: str, span: Span, taken: Spans) -> Span:
    """The span, grown to all of a quotation that it holds most of, and to the marks that stand at its edges."""
    for q in quotations(text):
        if not q.meets(span) or any(q.meets(t) for t in taken):
            continue
        shared = _letters(text, max(q.start, span.start), min(q.end, span.end))
        if shared > 0.5 * _letters(text, q.start, q.end):
            span = Span(min(span.start, q.start), max(span.end, q.end))
    return span


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in EDGE + FULL_STOP:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    if text[start:end].endswith(FULL_STOP) and text[start:end].count(FULL_STOP) == 1:
        end -= 1  # the sentence's, not the content's
    return Span(start, end)


def _covered(draft: Draft, others: Sequence[Draft]) -> bool:
    """A cueless draft whose content another one with a cue already holds is a fragment of it."""
    return not draft.cue and not draft.source and any(o.cue and _held(draft.content, o.content) for o in others)


def _held(inner: Spans, outer: Spans) -> bool:
    return all(any(o.holds(s) for o in outer) for s in inner)


def _with_parent(a: Attribution, all_: Sequence[Attribution]) -> Attribution:
    holders = [o for o in all_ if o is not a and o.content != a.content and _held((*a.cue, *a.content), o.content)]
    if not holders:
        return a
    nearest = min(holders, key=lambda o: (sum(s.end - s.start for s in o.content), o.id))
    return Attribution(id=a.id, type=a.type, source=a.source, cue=a.cue, content=a.content, parent=nearest.id)
