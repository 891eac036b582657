"""What words mean, as vectors: words that say the same lie near each other, whatever their language.

The encoder is multilingual-e5-small (Wang et al. 2024), tuned by `training.meaning` to tell claims of one story apart. It
reads the words twice, by themselves and with what stands before and around them ("they had set off" means little alone), and
the two are added. Its word vectors are those of the reader's own network, and are read from there. Of what it gives, 256
values are kept, in as many bytes.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from selon.article import Spans
from selon.errors import ModelError
from selon.reading.model import inference
from selon.reading.windows import BOS, SEP, batches

Array = npt.NDArray[np.float32]

WIDTH = 256
ABOUT = 128  # the first of these, by which articles are looked for: the axes that tell most come first
LONGEST = 126  # tokens that are read of one text
CHARACTERS = 2000  # of a passage
AT_ONCE = 128  # tokens of a batch: more at once is padded more, and no faster by the token
STEPS = 254.0  # of the byte that holds one value: hardly a value of a unit vector that was seen exceeds 0.5


class Passage(NamedTuple):
    """Words in a text: `spans` say which."""

    text: str
    spans: Spans

    @property
    def words(self) -> str:
        """The words by themselves."""
        return " ".join(self.text[s:e] for s, e in self.spans)


Tokens = tuple[int, ...]
Known = Mapping[Tokens, Array]  # the states of tokens that have been read
Encode = Callable[[Sequence[Passage], Known], Array]


def vectors(passages: Sequence[Passage], known: Known = MappingProxyType({})) -> Array:
    """A unit vector for the words of each passage, as it will be kept; zeros for words that have no letter or digit."""
    out = np.zeros((len(passages), WIDTH), np.float32)
    rows = [n for n, passage in enumerate(passages) if any(map(str.isalnum, passage.words))]
    if rows:
        out[rows] = encoder().encode([passages[n] for n in rows], known)
    return unpacked(b"".join(map(packed, out)))


def units(rows: Array) -> Array:
    """The rows, each of length 1; rows of zeros stay so."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length > 0, length, 1)).astype(np.float32)


def packed(vector: Array) -> bytes:
    """A unit vector as it is kept: a signed byte a value."""
    steps: npt.NDArray[np.int8] = np.clip(np.rint(vector * STEPS), -127, 127).astype(np.int8)
    return steps.tobytes()


def unpacked(kept: bytes) -> Array:
    """The unit vectors that are kept one behind the other."""
    return units(np.frombuffer(kept, np.int8).reshape(-1, WIDTH).astype(np.float32))


class Row(NamedTuple):
    """Tokens that are read together, and which of them are meant."""

    ids: Tokens
    meant: tuple[int, ...]


def rows(tokenizer: Tokenizer, passages: Sequence[Passage]) -> list[tuple[Row, Row]]:
    """The words of each passage by themselves, and in it; of a long one, what leads up to their end."""
    words = encoded(tokenizer, [passage.words for passage in passages])
    texts = encoded(tokenizer, [passage.text for passage in passages])
    out = []
    for passage, alone, text in zip(passages, words, texts, strict=True):
        own = (BOS, *alone.ids[:LONGEST], SEP)
        inside = [n for n, (s, e) in enumerate(text.offsets) if any(a < e and s < b for a, b in passage.spans)] or [0]
        start = max(0, min(inside[-1] + 1, len(text.ids)) - LONGEST)
        meant = [n - start + 1 for n in inside if start <= n < start + LONGEST]
        out.append((Row(own, tuple(range(len(own)))), Row((BOS, *text.ids[start : start + LONGEST], SEP), tuple(meant))))
    return out


def encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Encoding]:
    """The tokens of texts, with their places."""
    known = [text.encode(errors="replace").decode() for text in texts]  # a lone surrogate is a "?" to the network
    found: list[Encoding] = tokenizer.encode_batch(known, add_special_tokens=False)
    return found


class Encoder(NamedTuple):
    """The network, its words and tokenizer, and its axes.

    The network makes of word vectors [b, n, width] and a mask [b, n] the last states [b, n, width], and those half way up, of
    several blocks side by side [b, n, several times width].
    """

    run: Callable[[Array, Array], tuple[Array, Array]]
    words: npt.NDArray[np.uint8]
    scale: float
    zero: float
    tokenizer: Tokenizer
    mean: Array
    turn: Array

    def encode(self, passages: Sequence[Passage], known: Known) -> Array:
        """A unit vector for the words of each passage."""
        asked = defaultdict[Tokens, list[tuple[int, tuple[int, ...]]]](list)
        for number, both in enumerate(rows(self.tokenizer, passages)):
            for row in both:
                asked[row.ids].append((number, row.meant))
        out, unread = np.zeros((len(passages), len(self.mean)), np.float32), [ids for ids in asked if ids not in known]
        fresh = ((unread[n], last) for n, last, _ in self._read(unread))
        for ids, states in chain(fresh, ((ids, known[ids]) for ids in asked if ids in known)):
            for number, meant in asked[ids]:
                out[number] += states[list(meant)].mean(0)
        return units(((out - self.mean) @ self.turn).astype(np.float32))

    def states(self, read: Sequence[Tokens]) -> list[tuple[Array, Array]]:
        """The last states of the tokens of each row, and those half way up."""
        found = {n: (last, inner) for n, last, inner in self._read(read)}
        return [found[n] for n in range(len(read))]

    def _read(self, read: Sequence[Tokens]) -> Iterator[tuple[int, Array, Array]]:
        for group in batches([len(ids) for ids in read], AT_ONCE):
            longest = max(len(read[n]) for n in group)
            keep = np.array([[1.0] * len(read[n]) + [0.0] * (longest - len(read[n])) for n in group], np.float32)
            padded = np.array([[*read[n], *[SEP] * (longest - len(read[n]))] for n in group])
            last, inner = self.run((self.words[padded].astype(np.float32) - self.zero) * self.scale, keep)
            for row, n in enumerate(group):
                yield n, last[row, : len(read[n])], inner[row, : len(read[n])]


@cache
def encoder() -> Encoder:
    """The encoder that ships with this version."""
    with as_file(files("selon") / "model") as folder:
        return load(folder)


def load(folder: Path) -> Encoder:
    """The encoder from a folder that has its files beside the reader's."""
    missing = [
        name for name in ("meaning.onnx", "meaning.npz", "network.onnx", "tokenizer.json") if not (folder / name).is_file()
    ]
    if missing:
        raise ModelError(f"{folder}: {', '.join(missing)} missing: install selon again")
    with np.load(folder / "meaning.npz") as stored:
        facts = {name: stored[name] for name in stored.files}
    shape = (int(facts["rows"]), len(facts["mean"]))
    words = np.memmap(folder / "network.onnx", np.uint8, "r", int(facts["offset"]), shape)
    if zlib.crc32(words.tobytes()) != int(facts["check"]):
        raise ModelError(f"{folder}: meaning.npz does not fit network.onnx: install selon again, or run `make model`")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    run = _session(folder / "meaning.onnx")
    return Encoder(
        run,
        words,
        float(facts["scale"]),
        float(facts["zero"]),
        tokenizer,
        facts["mean"].astype(np.float32),
        facts["turn"].astype(np.float32),
    )


def _session(path: Path) -> Callable[[Array, Array], tuple[Array, Array]]:
    """The network as a function, on one thread."""
    network = inference(path)

    def run(words: Array, keep: Array) -> tuple[Array, Array]:
        last, inner = network.run(["states", "inner"], {"words": words, "keep": keep})
        return last, inner

    return run
