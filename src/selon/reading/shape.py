"""The network's drafts -> attributions: spans cleaned at their edges, type by quotation marks, chains by what holds what."""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.article import Span, Spans
from selon.languages import table
from selon.reading.attribution import Draft, in_text_order
from selon.reading.quotation import MARKS, quotations
from selon.reading.reading import Attribution, Type

EDGE = " \t\r\n\u00a0\u202f,;:–—-"
FULL_STOP = "."
NEAR = 60  # characters between a cue and the quotation that goes on after its sentence


def attributions(text: str, drafts: Sequence[Draft], language: str = "") -> list[Attribution]:
    """The drafts as attributions "a1", "a2", … in text order, each with its type and its parent."""
    tidy = [d for d in (_tidied(text, _personal(text, d, language)) for d in drafts) if d.content]
    tidy = _continued(text, [_interrupted(text, d, tidy) for d in tidy])
    whole = [d for i, d in enumerate(tidy) if not _covered(d, tidy[:i] + tidy[i + 1 :]) and not _scrap(text, d, tidy, language)]
    found = [
        Attribution(id=f"a{n}", type=type_of(text, d.cue, d.content), source=d.source, cue=d.cue, content=d.content)
        for n, d in enumerate(whole, 1)
    ]
    return [with_parent(a, found) for a in found]


def type_of(text: str, cue: Spans, content: Spans) -> Type:
    """Direct where all of a content stands in quotation marks, indirect where none does, else mixed.

    Marks around cue and content together are another's: what is retold inside a quotation is judged by marks of its own.
    """
    quoted = letters = 0
    for span in content:
        around = [
            q for q in quotations(text) if q.holds(span) and any(q.holds(c) for c in cue) and content[0].start > q.start + 2
        ]
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


def _personal(text: str, draft: Draft, language: str) -> Draft:
    """The draft without a source that names nobody: the "it" of "it was announced that"."""
    impersonal = table(language, "language").get("impersonal")
    if not impersonal or not draft.cue or not draft.source:
        return draft
    source, cue = (text[spans[0].start : spans[0].end].casefold() for spans in (draft.source, draft.cue))
    nobody = source == impersonal["source"] and re.match(impersonal["cue"], cue)
    return replace(draft, source=()) if nobody else draft


def _interrupted(text: str, draft: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with the rest of a quotation that its cue interrupts: "Yes, he said, and gladly"."""
    told = (*draft.cue, *draft.source)
    q = next((q for q in quotations(text) if draft.cue and _held((*told, *draft.content), (q,))), None)
    if q is None or draft.content[0].start > q.start + 2:
        return draft
    rest = _trimmed(text, Span(max(s.end for s in (*told, *draft.content)), q.end))
    anothers = any(s.meets(rest) for o in others if o is not draft and not _bare(o) for s in o.content)
    if anothers or draft.content[0].start > min(s.start for s in told) or _letters(text, *rest) < 3:
        return draft
    return replace(draft, content=(*draft.content, rest))


def _continued(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts in which the parts of one quotation are one: what goes on without a cue joins what has it."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.content):
        before = next((d for d in reversed(out) if d.content[-1].end <= draft.content[0].start), None)
        if before and _bare(draft, before) and (_reopened(text, before, draft) or _resumed(text, before, draft)):
            out[out.index(before)] = replace(before, content=_merged(text, [*before.content, *draft.content]))
        elif before and _bare(before, draft) and _reopened(text, before, draft):
            out.remove(before)
            out.append(replace(draft, content=_merged(text, [*before.content, *draft.content])))
        else:
            out.append(draft)
    return sorted(out, key=in_text_order)


def _bare(draft: Draft, other: Draft | None = None) -> bool:
    """It has no cue, no source but the other's, and one content."""
    return not draft.cue and draft.source in ((), other.source if other else ()) and len(draft.content) == 1


def _reopened(text: str, before: Draft, draft: Draft) -> bool:
    """The quotation of the paragraph before is not closed, and this one begins with a mark."""
    last, first = before.content[-1], draft.content[0]
    between = text[last.end : first.start]
    unclosed = any(q.start < last.end <= q.end and text[q.end - 1] not in MARKS for q in quotations(text) if q.meets(last))
    return unclosed and "\n" in between and not between.strip(" .\r\n") and text[first.start] in MARKS


def _resumed(text: str, before: Draft, draft: Draft) -> bool:
    """ "…", he said at noon. "…": the quotation goes on after the sentence of its cue."""
    first, told = draft.content[0], (*before.cue, *before.source)
    if not before.cue or text[first.start] not in MARKS or text[before.content[0].start] not in MARKS:
        return False
    between = text[max(s.end for s in told) : first.start].rstrip(" \u00a0")
    one_sentence = between.endswith(FULL_STOP) and not set(between[:-1]) & {*'.:!?«»“”„"\n'}
    return before.content[-1].end <= min(s.start for s in told) and one_sentence and len(between) < NEAR


def _tidied(text: str, draft: Draft) -> Draft:
    taken = (*draft.source, *draft.cue)
    grown = sorted(_trimmed(text, _whole_quotation(text, s, taken)) for s in draft.content)
    return replace(draft, content=tuple(s for s in _merged(text, grown) if _letters(text, *s) > 1))


def _merged(text: str, spans: Sequence[Span]) -> Spans:
    """The spans, joined where no letter or digit stands between two."""
    out: list[Span] = []
    for span in spans:
        if out and not _letters(text, out[-1].end, span.start):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


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


def _scrap(text: str, draft: Draft, others: Sequence[Draft], language: str) -> bool:
    """Words that nothing says are somebody's: no source, no cue and no marks; or one word inside another's content.

    Not so in a language without tables: German marks reported speech by its verbs alone.
    """
    if table(language, "language") and not draft.cue and not draft.source and type_of(text, (), draft.content) == "indirect":
        return True
    one_word = len(draft.content) == 1 and len(text[slice(*draft.content[0])].split()) == 1
    return one_word and not draft.source and any(o is not draft and _held(draft.content, o.content) for o in others)


def _held(inner: Spans, outer: Spans) -> bool:
    return all(any(o.holds(s) for o in outer) for s in inner)


def with_parent(a: Attribution, all_: Sequence[Attribution]) -> Attribution:
    """The attribution with its parent, the nearest whose content holds its cue and its content, if there is one."""
    holders = [o for o in all_ if o is not a and o.content != a.content and _held((*a.cue, *a.content), o.content)]
    if not holders:
        return a
    nearest = min(holders, key=lambda o: (sum(s.end - s.start for s in o.content), o.id))
    return replace(a, parent=nearest.id)
