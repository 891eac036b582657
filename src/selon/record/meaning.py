"""What words mean, as vectors: words that say the same lie near each other, whatever their language.

The encoder is multilingual-e5-small (Wang et al. 2024), tuned by `training.meaning` to tell claims of one topic apart. Its
word vectors are those of the reader's own network, and are read from there. Of what it gives, 128 values are kept, in as
many bytes.
"""

import zlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from selon.errors import ModelError
from selon.reading.model import inference
from selon.reading.windows import BOS, SEP, batches

Array = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Array]

WIDTH = 128
LONGEST = 126  # tokens that are read of one text
CHARACTERS = 2000
AT_ONCE = 128  # tokens of a batch: more at once is padded more, and no faster by the token
STEPS = 254.0  # of the byte that holds one value: no value of a unit vector that was seen exceeds 0.5


def vectors(texts: Sequence[str]) -> Array:
    """A unit vector for each text, as it will be kept; zeros for a text that has no letter or digit."""
    out = np.zeros((len(texts), WIDTH), np.float32)
    rows = [n for n, text in enumerate(texts) if any(map(str.isalnum, text[:CHARACTERS]))]
    if rows:
        out[rows] = encoder().encode([texts[n][:CHARACTERS].encode(errors="replace").decode() for n in rows])
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


class Encoder(NamedTuple):
    """The network (word vectors [b, n, width], mask [b, n] -> means [b, width]), its words and tokenizer, and its axes."""

    run: Callable[[Array, Array], Array]
    words: npt.NDArray[np.uint8]
    scale: float
    zero: float
    tokenizer: Tokenizer
    mean: Array
    turn: Array

    def encode(self, texts: Sequence[str]) -> Array:
        """A unit vector for each text."""
        rows = [[BOS, *e.ids[:LONGEST], SEP] for e in self.tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        out = np.zeros((len(rows), WIDTH), np.float32)
        for group in batches([len(row) for row in rows], AT_ONCE):
            turned = (self._means([rows[n] for n in group]) - self.mean) @ self.turn
            out[group] = units(turned.astype(np.float32))
        return out

    def _means(self, rows: Sequence[Sequence[int]]) -> Array:
        longest = max(map(len, rows))
        keep = np.array([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows], np.float32)
        ids = np.array([[*row, *[SEP] * (longest - len(row))] for row in rows])
        return self.run((self.words[ids].astype(np.float32) - self.zero) * self.scale, keep)


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


def _session(path: Path) -> Callable[[Array, Array], Array]:
    """The network as a function, on one thread."""
    network = inference(path)

    def run(words: Array, keep: Array) -> Array:
        mean: Array = network.run(None, {"words": words, "keep": keep})[0]
        return mean

    return run
