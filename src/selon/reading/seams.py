"""Relations within what was read together, and those that a seam between two windows would cut.

Links are sought inside a stretch (one window, or the overlapping windows of a long paragraph), as the linker was trained.
Windows end with a paragraph; where one ends with a cue that has no content and the next begins with a content that has
no cue ("He said:" and the quotation below it), the two paragraphs are linked once more by themselves.
"""

from collections.abc import Sequence

from selon.reading.decode import Array, Decoder, Relation, TokenSpan
from selon.reading.tags import CONTENT, CUE, ROLES, SOURCE

Range = tuple[int, int]
Spans = list[list[TokenSpan]]


def relations(decoder: Decoder, spans: Spans, hidden: Array, runs: Sequence[Range], stretches: Sequence[Range]) -> list[Relation]:
    """All relations of an article; `runs` are its paragraphs and `stretches` what was read together, in tokens."""
    parts = [decoder.relations(_within(spans, stretch), hidden) for stretch in stretches]
    for k in range(1, len(parts)):
        _join(decoder, parts[k - 1], parts[k], _within(spans, _around(runs, stretches[k][0])), hidden)
    return [relation for part in parts for relation in part]


def _within(spans: Spans, stretch: Range) -> Spans:
    return [[s for s in role if stretch[0] <= s[1] and s[2] < stretch[1]] for role in spans]


def _around(runs: Sequence[Range], seam: int) -> Range:
    """The paragraph that ends at a seam and the one that begins there, as one range of tokens."""
    before = max((r for r in runs if r[1] <= seam), default=(seam, seam))
    after = min((r for r in runs if r[0] >= seam), default=(seam, seam))
    return before[0], after[1]


def _join(decoder: Decoder, before: list[Relation], after: list[Relation], near: Spans, hidden: Array) -> None:
    """Gives contents of `after` that have neither cue nor source those that were left alone before the seam."""
    alone = [r for r in after if r.cue is None and r.source is None and all(s in near[CONTENT] for s in r.content)]
    taken = [r.cue for r in (*before, *after)]
    cues = [c for c in near[CUE] if c not in taken]
    if not alone or not cues:
        return
    some: Spans = [[] for _ in ROLES]
    some[SOURCE], some[CUE], some[CONTENT] = near[SOURCE], cues, sorted(s for r in alone for s in r.content)
    for found in decoder.relations(some, hidden):
        if found.cue:
            after[:] = [r for r in after if not any(s in found.content for s in r.content)]
            after.append(found)
