"""Who is said to say what: the learned reader. A positive answer is a source, a cue and a content that belong together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from selon.article import Span, Spans
from selon.reading import seams
from selon.reading.decode import Array, Decoder, Relation, TokenSpan
from selon.reading.tags import SOURCE
from selon.reading.windows import NOWHERE, PAD, Window, batches, windows

Run = Callable[[npt.NDArray[np.int64], npt.NDArray[np.int64]], tuple[Array, Array]]
BATCH_TOKENS = 1536
LEAST = 20  # characters: a shorter content holds no relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A relation as the network finds it, in characters; nothing is known yet of who the source is."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """The network (ids [b, n], definition [b] -> tag scores, hidden states), its tokenizer, decoder and window size."""

    run: Run
    tokenizer: Tokenizer
    decoder: Decoder
    size: int

    def drafts(self, text: str, *, broad: bool, joined_by: frozenset[str] = frozenset()) -> list[Draft]:
        """The relations of a text in text order.

        `broad`: by PolNeAR's definition. `joined_by`: the words that coordinate sources ("et"), which are then all taken.
        """
        outer, inner = self._levels(text, broad=broad, joined_by=joined_by)
        # Two layers of tags hold two levels; a third is found by reading the second's contents as texts of their own.
        for content in sorted({s for d in inner if d.cue for s in d.content if s.end - s.start > LEAST}):
            below = self._levels(text[slice(*content)], broad=broad, joined_by=joined_by)[0]
            inner += [_shifted(d, content.start) for d in below if d.cue]
        return sorted(outer + inner, key=in_text_order)

    def _levels(self, text: str, *, broad: bool, joined_by: frozenset[str]) -> tuple[list[Draft], list[Draft]]:
        """The relations of the first layer and those of the second."""
        out: tuple[list[Draft], list[Draft]] = ([], [])
        cut = windows(self.tokenizer, text, self.size)
        if cut:
            scores, hidden, places = self._states(cut, broad=broad)
            runs = _runs(places)
            spans = self.decoder.spans(scores, runs)
            sources = [_span(s, places) for s in spans[SOURCE]]
            for relation in seams.relations(self.decoder, spans, hidden, runs, _stretches(cut)):
                draft = _characters(relation, places)
                whole = _coordinated(text, draft.source, sources, joined_by)
                out[relation.content[0][0]].append(replace(draft, source=whole))
        return out

    def _states(self, cut: Sequence[Window], *, broad: bool) -> tuple[Array, Array, list[tuple[int, int]]]:
        """Tag scores, hidden states and places of the article's tokens, each from the window that is its home."""
        states: dict[int, tuple[Array, Array]] = {}
        for group in batches([len(w.ids) for w in cut], BATCH_TOKENS):
            ids = np.full((len(group), max(len(cut[i].ids) for i in group)), PAD, np.int64)
            for row, i in enumerate(group):
                ids[row, : len(cut[i].ids)] = cut[i].ids
            scores, hidden = self.run(ids, np.full(len(group), int(broad), np.int64))
            for row, i in enumerate(group):
                home = slice(cut[i].home.start, cut[i].home.stop)
                states[i] = (scores[row, home], hidden[row, home])
        places = [p for w in cut for p in w.places[w.home.start : w.home.stop]]
        ordered = [states[i] for i in range(len(cut))]
        return np.concatenate([s for s, _ in ordered]), np.concatenate([h for _, h in ordered]), places


def _runs(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of tokens that stand for text, cut where a paragraph ends."""
    out, start = [], 0
    for i, place in enumerate([*places, NOWHERE]):
        if place == NOWHERE:
            if i > start:
                out.append((start, i))
            start = i + 1
    return out


def _stretches(cut: Sequence[Window]) -> list[tuple[int, int]]:
    """The tokens that were read together: a window's, or those of windows that overlap in one long paragraph."""
    out: list[tuple[int, int]] = []
    at = 0
    for window in cut:
        start = out.pop()[0] if window.goes_on else at
        at += len(window.home)
        out.append((start, at))
    return out


def _span(span: TokenSpan, places: Sequence[tuple[int, int]]) -> Span:
    return Span(places[span[1]][0], places[span[2]][1])


def _characters(relation: Relation, places: Sequence[tuple[int, int]]) -> Draft:
    return Draft(
        source=(_span(relation.source, places),) if relation.source else (),
        cue=(_span(relation.cue, places),) if relation.cue else (),
        content=tuple(_span(s, places) for s in relation.content),
    )


def _coordinated(text: str, source: Spans, sources: Sequence[Span], joined_by: frozenset[str]) -> Spans:
    """The source with those that stand beside it in "A, B and C"."""
    if not source or not joined_by:
        return source
    chain = [source[0]]
    joints = set()
    for step, others in ((1, [s for s in sources if s > source[0]]), (0, [s for s in reversed(sources) if s < source[0]])):
        for other in others:
            between = text[chain[-1].end : other.start] if step else text[other.end : chain[0].start]
            joint = between.strip(" ,").casefold()
            if (between.strip() != "," and joint not in joined_by) or "\n" in between:
                break
            chain.insert(len(chain) if step else 0, other)
            joints.add(joint)
    return tuple(chain) if joints & joined_by else source


def _shifted(draft: Draft, by: int) -> Draft:
    def moved(spans: Spans) -> Spans:
        return tuple(Span(s + by, e + by) for s, e in spans)

    return Draft(source=moved(draft.source), cue=moved(draft.cue), content=moved(draft.content))


def in_text_order(draft: Draft) -> tuple[int, int]:
    """What drafts are sorted by: where their first span begins, the one that reaches furthest first."""
    return min(s.start for s in (*draft.source, *draft.cue, *draft.content)), -max(s.end for s in draft.content)
