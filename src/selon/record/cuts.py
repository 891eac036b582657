"""Where, in what is said, another claim begins: "they offer nine lorries, while the town asks for thirteen" makes two.

Each token begins a claim, goes on with one or stands outside of all (BIO, Ramshaw & Marcus 1995). A small network of
convolutions tells by the states inside the encoder that gives words their meaning, half way up, where syntax is known best
(Tenney et al. 2019). `training.cuts` made it, from stories in which claims are marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from selon.article import Span
from selon.errors import ModelError
from selon.reading.windows import BOS, SEP
from selon.record import meaning
from selon.record.meaning import Array, Known, Tokens

OUTSIDE, BEGIN, INSIDE = range(3)
LIKELY = 0.3  # that a token begins a claim: two taken for one cost more than one taken for two
OUT = 0.5  # that a token stands outside of all claims, at the least, to be left out between two
STEPS = (1, 1, 2)  # between the tokens that each convolution takes in, five of them
REACH = 2  # of a convolution, to either side
TINY = 1e-5
SOME = 64  # sentences that are read at a time
KNOWN = 1000  # sentences whose states are kept for what gives words their meaning: 90 MB of them


class Cuts(NamedTuple):
    """Where claims begin, and what words are in one: both in text order; and the states of the tokens that were read for it."""

    begin: Sequence[int] = ()
    claimed: Sequence[Span] = ()
    known: Known = MappingProxyType({})


def found(text: str, sentences: Sequence[tuple[int, int]], wanted: Sequence[Span]) -> Cuts:
    """The cuts in those sentences in which something is wanted."""
    begin: list[int] = []
    claimed: list[Span] = []
    known: dict[Tokens, Array] = {}
    for some in read(text, sentences, wanted):
        known |= {one.ids: one.last for one in some} if len(known) < KNOWN else {}
        for one, chances in zip(some, cutter().likely([one.inner for one in some]), strict=True):
            for (start, end), (outside, first, _) in zip(one.places, chances, strict=True):
                begin += [start] if first > LIKELY else []
                if outside <= OUT:
                    claimed.append(Span(claimed.pop().start if claimed and start <= claimed[-1].end + 1 else start, end))
    return Cuts(begin, claimed, known)


class Read(NamedTuple):
    """A sentence that was read with the one before it: all tokens and their last states, then what is of the sentence alone.

    That is where it starts, where its tokens stand [n], and the states inside [n, width].
    """

    ids: Tokens
    last: Array
    start: int
    places: Sequence[tuple[int, int]]
    inner: Array


def read(text: str, sentences: Sequence[tuple[int, int]], wanted: Sequence[Span]) -> Iterator[list[Read]]:
    """Those sentences in which something is wanted, some at a time: what is made of a token takes 6 KB.

    A sentence longer than a passage is left out, as what begins in it is not known.
    """
    encoder, asked = meaning.encoder(), [*_asked(sentences, wanted)]
    for at in range(0, len(asked), SOME):
        some = asked[at : at + SOME]
        tokens = meaning.encoded(encoder.tokenizer, [text[before:end] for before, _, end in some])
        ids = [(BOS, *one.ids[-meaning.LONGEST :], SEP) for one in tokens]
        out = []
        for (before, start, _), key, one, (last, inner) in zip(some, ids, tokens, encoder.states(ids), strict=True):
            places = [_place(text, before + s, before + e) for s, e in one.offsets[-meaning.LONGEST :]]
            own = [n for n, (_, end) in enumerate(places) if end > start]
            out.append(Read(key, last, start, [places[n] for n in own], inner[[n + 1 for n in own]]))
        yield out


def _asked(sentences: Sequence[tuple[int, int]], wanted: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Where each sentence that is wanted starts and ends, and before that where what is read with it does."""
    spans, at = sorted(wanted), 0
    furthest = 0  # end of what is wanted so far
    for number, (start, end) in enumerate(sentences):
        while at < len(spans) and spans[at].start < end:
            furthest = max(furthest, spans[at].end)
            at += 1
        if start < furthest and end - start <= meaning.CHARACTERS:
            yield max(sentences[max(number - 1, 0)][0], end - meaning.CHARACTERS), start, end


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the token stands, without the white space before it."""
    held = text[start:end]
    return end - len(held.lstrip()), end


class Cutter(NamedTuple):
    """The network: a layer that narrows the states, convolutions that are added to what they are of, and the three chances."""

    weights: Mapping[str, Array]

    def likely(self, sentences: Sequence[Array]) -> list[Array]:
        """How likely each token of each sentence stands outside, begins a claim, goes on with one: [n, 3] for [n, width]."""
        if not sentences:
            return []
        apart = REACH * max(STEPS)  # rows of zeros keep sentences from each other
        width = sentences[0].shape[1]
        gap = np.zeros((apart, width), np.float32)
        rows = np.concatenate([part for one in sentences for part in (gap, one)] + [gap])
        keep = np.concatenate([part for one in sentences for part in (np.zeros(apart), np.ones(len(one)))] + [np.zeros(apart)])
        mask = keep[:, None].astype(np.float32)
        x = _gelu(self._linear("narrow", rows)) * mask
        for number, step in enumerate(STEPS):
            x = (x + _gelu(self._convolved(number, self._normed(number, x) * mask, step))) * mask
        scores = self._linear("out", x)
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        ends = np.cumsum([apart + len(one) for one in sentences])
        return [chances[end - len(one) : end] for end, one in zip(ends, sentences, strict=True)]

    def _linear(self, name: str, x: Array) -> Array:
        made: Array = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return made

    def _normed(self, number: int, x: Array) -> Array:
        middle = x - x.mean(1, keepdims=True)
        scale = self.weights[f"norms.{number}.weight"] / np.sqrt((middle**2).mean(1, keepdims=True) + TINY)
        made: Array = middle * scale + self.weights[f"norms.{number}.bias"]
        return made

    def _convolved(self, number: int, x: Array, step: int) -> Array:
        kernel = self.weights[f"mixed.{number}.weight"]  # [out, in, tokens]
        padded = np.pad(x, ((REACH * step, REACH * step), (0, 0)))
        made: Array = self.weights[f"mixed.{number}.bias"] + sum(
            padded[k * step : k * step + len(x)] @ kernel[:, :, k].T for k in range(kernel.shape[2])
        )
        return made


def _gelu(x: Array) -> Array:
    """Hendrycks & Gimpel (2016), by the tangent."""
    made: Array = 0.5 * x * (1 + np.tanh(0.7978846 * (x + 0.044715 * x**3)))
    return made


@cache
def cutter() -> Cutter:
    """The network that ships with this version."""
    with as_file(files("selon") / "model") as folder:
        return load(folder / "cuts.npz")


def load(path: Path) -> Cutter:
    """The network from its file."""
    if not path.is_file():
        raise ModelError(f"{path} missing: install selon again")
    with np.load(path) as stored:
        return Cutter({name: stored[name].astype(np.float32) for name in stored.files})
