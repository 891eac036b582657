"""Where, in what is said, another claim begins: "they offer nine lorries, while the town asks for thirteen" makes two.

Each token begins a claim, goes on with one or stands outside of all (BIO, Ramshaw & Marcus 1995); and it leans to one of the
ways of taking what is claimed (`selon.record.stance`). Two small networks of convolutions tell by the states inside the encoder
that gives words their meaning, half way up, where syntax is known best (Tenney et al. 2019). `training.cuts` made them, from
stories and passages in which claims are marked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from selon.article import Span, Spans
from selon.errors import ModelError
from selon.reading.model import inference
from selon.reading.windows import BOS, SEP, batches
from selon.record import meaning
from selon.record.meaning import Array, Known, Tokens

OUTSIDE, BEGIN, INSIDE = range(3)
LIKELY = 0.3  # that a token begins a claim: two taken for one cost more than one taken for two
OUT = 0.5  # that a token stands outside of all claims, at the least, to be left out between two
AT_ONCE = 2048  # tokens of a batch
SOME = 64  # sentences that are read at a time
KNOWN = 1000  # sentences whose states are kept for what gives words their meaning: 90 MB of them


class Cuts(NamedTuple):
    """Where claims begin, what words are in one, how each token leans, in text order; and the states that were made for it."""

    begin: Sequence[int] = ()
    claimed: Sequence[Span] = ()
    leaning: Sequence[tuple[int, int, Array]] = ()
    known: Known = MappingProxyType({})

    def lean(self, spans: Spans) -> Array | None:
        """The mean log chances of the ways of taking it over the tokens in these spans; None where none was read."""
        inside = {n for span in spans for n in self._inside(span)}
        return np.mean([self.leaning[n][2] for n in sorted(inside)], axis=0, dtype=np.float32) if inside else None

    def _inside(self, span: Span) -> range:
        """The places among all tokens of those in the span."""
        return range(
            bisect_right(self.leaning, span.start, key=itemgetter(1)), bisect_left(self.leaning, span.end, key=itemgetter(0))
        )


Find = Callable[[str, Sequence[tuple[int, int]], Sequence[Span]], Cuts]


def found(text: str, sentences: Sequence[tuple[int, int]], wanted: Sequence[Span]) -> Cuts:
    """What is found in those sentences in which something is wanted."""
    begin: list[int] = []
    claimed: list[Span] = []
    leaning: list[tuple[int, int, Array]] = []
    known: dict[Tokens, Array] = {}
    for some in read(text, sentences, wanted):
        known |= {one.ids: one.last for one in some} if len(known) < KNOWN else {}
        for one, told in zip(some, told_of([one.inner for one in some]), strict=True):
            for (start, end), (outside, first, _), leans in zip(one.places, told.chances, told.leaning, strict=True):
                begin += [start] if first > LIKELY else []
                if outside <= OUT:
                    claimed.append(Span(claimed.pop().start if claimed and start <= claimed[-1].end + 1 else start, end))
                leaning.append((start, end, leans))
    return Cuts(begin, claimed, leaning, known)


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


class Told(NamedTuple):
    """Of the tokens of a sentence: the chances that each stands outside, begins a claim, goes on with one [n, 3], and the
    log chances of each way of taking what is claimed [n, 4]."""

    chances: Array
    leaning: Array


Network = Callable[[Array, Array], tuple[Array, Array]]


def told_of(sentences: Sequence[Array], network: Network | None = None) -> list[Told]:
    """What the network tells of each sentence, by its states [n, width]."""
    run = network or cutter()
    out: dict[int, Told] = {}
    for group in batches([len(one) for one in sentences], AT_ONCE):
        longest = max(1, *(len(sentences[n]) for n in group))
        inner = np.zeros((len(group), longest, sentences[group[0]].shape[1]), np.float32)
        keep = np.zeros((len(group), longest, 1), np.float32)
        for row, n in enumerate(group):
            inner[row, : len(sentences[n])] = sentences[n]
            keep[row, : len(sentences[n])] = 1
        chances, leaning = run(inner, keep)
        for row, n in enumerate(group):
            out[n] = Told(chances[row, : len(sentences[n])], leaning[row, : len(sentences[n])])
    return [out[n] for n in range(len(sentences))]


@cache
def cutter() -> Network:
    """The network that ships with this version."""
    with as_file(files("selon") / "model") as folder:
        return load(folder / "cuts.onnx")


def load(path: Path) -> Network:
    """The network from its file: of states [b, n, width] and a mask [b, n, 1] it makes what is told of each token."""
    if not path.is_file():
        raise ModelError(f"{path} missing: install selon again")
    network = inference(path)

    def run(inner: Array, keep: Array) -> tuple[Array, Array]:
        chances, leaning = network.run(["chances", "leaning"], {"inner": inner, "keep": keep})
        return chances, leaning

    return run
