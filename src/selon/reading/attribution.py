"""Who is said to say what: the learned reader. A positive answer is a source, a cue and a content that belong together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from selon.article import Span, Spans
from selon.reading import seams
from selon.reading.decode import Array, Decoder, Relation, TokenSpan
from selon.reading.windows import NOWHERE, PAD, Window, windows

Run = Callable[[npt.NDArray[np.int64], npt.NDArray[np.int64]], tuple[Array, Array]]
BATCH_TOKENS = 1536


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

    def drafts(self, text: str, *, broad: bool, skip: tuple[Span, ...] = ()) -> list[Draft]:
        """The relations of a text in text order, but in what `skip` sets aside. `broad`: by PolNeAR's definition."""
        cut = windows(self.tokenizer, text, self.size, skip)
        if not cut:
            return []
        scores, hidden, places = self._states(cut, broad=broad)
        runs = _runs(places)
        spans = self.decoder.spans(scores, runs)
        found = seams.relations(self.decoder, spans, hidden, runs, _stretches(cut))
        return sorted((_characters(r, places) for r in found), key=_order)

    def _states(self, cut: Sequence[Window], *, broad: bool) -> tuple[Array, Array, list[tuple[int, int]]]:
        """Tag scores, hidden states and places of the article's tokens, each from the window that is its home."""
        states: dict[int, tuple[Array, Array]] = {}
        for group in _batches([len(w.ids) for w in cut]):
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


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Windows of like length together, so that little is padded."""
    out: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if not out or (len(out[-1]) + 1) * lengths[i] > BATCH_TOKENS:
            out.append([])
        out[-1].append(i)
    return out


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


def _characters(relation: Relation, places: Sequence[tuple[int, int]]) -> Draft:
    def span(s: TokenSpan) -> Span:
        return Span(places[s[1]][0], places[s[2]][1])

    return Draft(
        source=(span(relation.source),) if relation.source else (),
        cue=(span(relation.cue),) if relation.cue else (),
        content=tuple(span(s) for s in relation.content),
    )


def _order(draft: Draft) -> tuple[int, int]:
    return min(s.start for s in (*draft.source, *draft.cue, *draft.content)), -max(s.end for s in draft.content)
