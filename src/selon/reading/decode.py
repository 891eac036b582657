"""Tag scores and hidden states of an article's tokens -> relations, as spans of tokens.

The best path of a CRF for each of the two layers of tags, then links: each content to its cue, each content and cue to
its source, by two small projections of the spans' ends and by how they stand to each other. Everything here is numpy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from selon.reading.tags import CONTENT, CUE, LAYERS, OUTSIDE, SOURCE, TAGS, allowed, begin

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
TokenSpan = tuple[int, int, int]  # layer, first token, last token

GAPS, RANKS = 17, 9
CONTENT_CUE, CONTENT_SOURCE, CUE_SOURCE = 0, 1, 2


@dataclass(slots=True)
class Relation:
    """Spans of tokens; a cue or source that the text leaves unsaid is None."""

    source: TokenSpan | None
    cue: TokenSpan | None
    content: list[TokenSpan]


def pair_features(deps: Sequence[TokenSpan], heads: Sequence[TokenSpan]) -> tuple[Ints, Ints, Ints]:
    """[deps, heads] of each: the bucket of the signed gap in tokens, how many heads lie between, and the layers of both."""
    d, h = np.array(deps, np.int64), np.array(heads, np.int64)
    gap = np.where(h[None, :, 1] > d[:, None, 2], h[None, :, 1] - d[:, None, 2], 0)
    gap = np.where(d[:, None, 1] > h[None, :, 2], h[None, :, 2] - d[:, None, 1], gap)
    size = np.where(gap == 0, 0, np.floor(np.log2(np.maximum(np.abs(gap), 1))).astype(np.int64) + 1)
    order = np.argsort(np.argsort(h[:, 1], kind="stable"), kind="stable")
    before = (h[None, :, 1] < d[:, None, 1]).sum(1)
    steps = order[None, :] - before[:, None]
    rank = np.clip(steps + (steps >= 0), -4, 4) + 4
    return 8 + np.sign(gap) * np.minimum(8, size), rank, LAYERS * d[:, None, 0] + h[None, :, 0]


class Decoder:
    """Holds the CRF's steps and the linker's weights (as `links.npz` has them)."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        barred = np.array([[0 if allowed(a, b) else -1e4 for b in range(TAGS)] for a in range(TAGS)], np.float32)
        self.step = weights["crf.step"] + barred

    def spans(self, scores: Array, breaks: Sequence[tuple[int, int]]) -> list[list[TokenSpan]]:
        """The spans of each role, in text order; `breaks` are the runs of tokens (paragraphs) that paths are sought in."""
        paths = [self._paths(scores[:, layer * TAGS : (layer + 1) * TAGS], breaks, layer) for layer in range(LAYERS)]
        paths[1] = np.where(paths[0] == OUTSIDE, OUTSIDE, paths[1])  # what is nested stands inside something
        out: list[list[TokenSpan]] = [[], [], []]
        for layer, path in enumerate(paths):
            for first, last in breaks:
                _collect(path, layer, first, last, out)
        told = {s[1:] for s in out[CONTENT] if s[0] == 0}
        out[CONTENT] = [s for s in out[CONTENT] if s[0] == 0 or s[1:] not in told]  # the same words again say nothing more
        return [sorted(spans, key=lambda s: (s[1], s[0])) for spans in out]

    def _paths(self, scores: Array, breaks: Sequence[tuple[int, int]], layer: int) -> Ints:
        """The best tag of each token (Viterbi), all runs of like length at once."""
        path = np.zeros(len(scores), np.int64)
        order = sorted(breaks, key=lambda b: b[1] - b[0])
        for at in range(0, len(order), 32):
            self._viterbi(scores, order[at : at + 32], self.step[layer], path)
        return path

    def _viterbi(self, scores: Array, runs: Sequence[tuple[int, int]], step: Array, path: Ints) -> None:
        starts = np.array([s for s, _ in runs])
        lengths = np.array([e - s for s, e in runs])
        best = scores[starts] + step[OUTSIDE]
        back = []
        for t in range(1, lengths.max()):
            here = np.minimum(starts + t, starts + lengths - 1)
            through = best[:, :, None] + step
            came = through.argmax(1)
            on = (t < lengths)[:, None]
            best = np.where(on, through.max(1) + scores[here], best)
            back.append(np.where(on, came, np.arange(TAGS)))
        tag = best.argmax(1)
        rows = np.arange(len(runs))
        for t in range(lengths.max() - 1, -1, -1):
            on = t < lengths
            path[starts[on] + t] = tag[on]
            if t:
                tag = back[t - 1][rows, tag]

    def relations(self, spans: list[list[TokenSpan]], hidden: Array) -> list[Relation]:
        """Contents that share a cue are one relation; a content without a cue is one of its own."""
        source, cue, content = spans[SOURCE], spans[CUE], spans[CONTENT]
        if not content:
            return []
        to_cue = self._links(hidden, CONTENT_CUE, content, cue)
        to_source = self._links(hidden, CONTENT_SOURCE, content, source)
        cue_source = self._links(hidden, CUE_SOURCE, cue, source) if cue else to_source[:0]
        groups: dict[int, list[int]] = {}
        for i, j in enumerate(to_cue.argmax(1)):
            groups.setdefault(int(j) if j < len(cue) else -1 - i, []).append(i)
        out = []
        for j, members in groups.items():
            best = to_source[members].sum(0) + (cue_source[j] if j >= 0 else 0)
            k = int(best.argmax())
            out.append(
                Relation(source[k] if k < len(source) else None, cue[j] if j >= 0 else None, [content[i] for i in members])
            )
        return out

    def _links(self, hidden: Array, kind: int, deps: list[TokenSpan], heads: list[TokenSpan]) -> Array:
        """Log-probabilities [deps, heads + 1]; the last column is "none"; heads 128 tokens off are barred.

        No window is long enough to teach anything of such a pair; left alone, they would win over all that is known.
        """
        w = self.weights
        d = _gelu(_ends(hidden, deps) @ w[f"dep.{kind}.weight"].T + w[f"dep.{kind}.bias"])
        scores = (d @ w["none"][kind])[:, None]
        if heads:
            h = _gelu(_ends(hidden, heads) @ w[f"head.{kind}.weight"].T + w[f"head.{kind}.bias"])
            gaps, ranks, levels = pair_features(deps, heads)
            near = w["gap"][kind][gaps] + w["rank"][kind][ranks] + w["level"][kind].ravel()[levels]
            far = (gaps == 0) | (gaps == GAPS - 1)
            pairs = d @ h.T / np.float32(np.sqrt(d.shape[1])) + near
            scores = np.concatenate([np.where(far, np.float32(-1e4), pairs), scores], 1)
        top = scores.max(1, keepdims=True)
        normal: Array = scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True))
        return normal


def _collect(path: Ints, layer: int, first: int, last: int, out: list[list[TokenSpan]]) -> None:
    i = first
    while i < last:
        tag, j = int(path[i]), i
        if tag != OUTSIDE:
            role = (tag - 1) // 2
            while j + 1 < last and path[j + 1] == begin(role) + 1:
                j += 1
            out[role].append((layer, i, j))
        i = j + 1


def _ends(hidden: Array, spans: list[TokenSpan]) -> Array:
    return np.concatenate([hidden[[s[1] for s in spans]], hidden[[s[2] for s in spans]]], 1)


def _gelu(x: Array) -> Array:
    """Gaussian error linear unit, the error function after Abramowitz & Stegun 7.1.26 (1.5e-7)."""
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + 0.3275911 * z)
    tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-z * z)
    smooth: Array = (0.5 * x * (1 + np.sign(x) * (1 - tail))).astype(np.float32)
    return smooth
