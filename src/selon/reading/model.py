"""The learned reader's files, and the network run by onnxruntime."""

import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from selon.errors import ModelError
from selon.reading.attribution import Run, Tagger
from selon.reading.decode import Array, Decoder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FILES = ("network.onnx", "tokenizer.json", "links.npz", "model.json")


@cache
def card() -> dict[str, Any]:
    """The model's name, window size and scores, as its training wrote them."""
    path = files("selon") / "model" / "model.json"
    if not path.is_file():
        raise ModelError("the reader's weights are missing from this installation: install selon again, or run `make model`")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def tagger(threads: int = 1) -> Tagger:
    """The reader that ships with this version, ready to run on so many threads."""
    size = int(card()["size"])
    with as_file(files("selon") / "model") as folder:
        return load(folder, size=size, threads=threads)


def load(folder: Path, *, size: int, threads: int = 1) -> Tagger:
    """A reader from a folder with the four files."""
    from tokenizers import Tokenizer  # these two take a third of a second: only when something is read

    missing = [name for name in FILES[:3] if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"{folder}: {', '.join(missing)} missing: install selon again, or run `make model`")
    with np.load(folder / "links.npz") as stored:
        weights = {name: stored[name] for name in stored.files}
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return Tagger(run=session(folder / "network.onnx", threads), tokenizer=tokenizer, decoder=Decoder(weights), size=size)


def inference(path: Path, threads: int = 1) -> "InferenceSession":
    """The ONNX file, ready to run on the CPU."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def session(path: Path, threads: int) -> Run:
    """The network as a function."""
    network = inference(path, threads)

    def run(ids: npt.NDArray[np.int64], broad: npt.NDArray[np.int64]) -> tuple[Array, Array]:
        scores, hidden = network.run(None, {"ids": ids, "broad": broad})
        return scores, hidden

    return run
