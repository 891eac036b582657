"""The encoder that claims are joined by: multilingual-e5-small, tuned to tell what is said apart from what it is about.

    python -m training.meaning [--link]

e5 puts sentences on one topic close together. Here it learns, from claims that are each worded in several languages
(`training/claims/wordings/`, our own writing; claims of one topic read alike and are not the same), which of them say the
same (supervised contrastive loss, Khosla et al. 2020). Only biases and layer norms are tuned (Ben Zaken et al. 2022). What is
left out is the table of word vectors, half the model: the reader's network has the same one, frozen, and it is read from there.

Writes src/selon/model/meaning.onnx, and meaning.npz: where that table stands in network.onnx, and the mean and the
principal axes of the vectors of sentences from the training articles of ../shared/bench/gold/, half whitened: what fills
the news counts less, details more. `--link` writes meaning.npz alone, after network.onnx has changed. Ten minutes on two cores.
"""

import argparse
import json
import random
import re
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from selon.reading.windows import BOS, PAD, SEP
from selon.record import meaning
from training import corpora, e5, meaning_onnx
from training.network import Encoder, RowDropout

MODEL = Path(__file__).parent.parent / "src/selon/model"
WORDINGS = Path(__file__).parent / "claims/wordings"
TABLE = "encoder.word.weight"
RATE, TAU, STAY, DROP = (
    3e-3,
    0.1,
    0.5,
    0.1,
)  # chosen by pairs of our own stories, from which it does not learn
EACH, SHORTEST, LONGEST = 4, 30, 300  # sentences of an article, and their length
SENTENCE = re.compile(r"(?<=[.!?»”\"])\s+|\n")


class Wording(NamedTuple):
    """What is said, on which topic, as which claim of it."""

    topic: str
    claim: int
    text: str


def wordings() -> list[Wording]:
    """Every wording of the files: a topic is a file, a line "= en …" begins a claim, the lines below say it otherwise."""
    out, claim = [], 0
    for path in sorted(WORDINGS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                claim += line.startswith("= ")
                out.append(Wording(path.stem, claim, line.removeprefix("= ")[3:].strip('«»"“” ')))
    return out


def encoder(tokenizer: Tokenizer) -> Encoder:
    """e5 with the words that the reader's tokenizer has."""
    model = e5.load()
    where = {piece: n for n, (piece, _) in enumerate(model.pieces)}
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    return Encoder(model, [where[piece] for piece, _ in vocabulary], model.layers, DROP).eval()


def ids(tokenizer: Tokenizer, text: str) -> list[int]:
    """The tokens of a text."""
    return [BOS, *tokenizer.encode(text, add_special_tokens=False).ids[: meaning.LONGEST], SEP]


def means(network: Encoder, rows: list[list[int]]) -> Tensor:
    """The mean of each row's hidden states."""
    width = max(map(len, rows))
    padded = torch.tensor([[*row, *[PAD] * (width - len(row))] for row in rows])
    keep = (padded != PAD).float()[:, :, None]
    return (network(padded, torch.zeros(len(rows), dtype=torch.long)) * keep).sum(1) / keep.sum(1)


def encoded(network: Encoder, rows: list[list[int]]) -> Tensor:
    """The same for many rows, those of like length together."""
    order = sorted(range(len(rows)), key=lambda n: len(rows[n]))
    with torch.no_grad():
        found = torch.cat([means(network, [rows[n] for n in order[at : at + 32]]) for at in range(0, len(order), 32)])
    return found[torch.tensor(order).argsort()]


def tune(network: Encoder, tokenizer: Tokenizer, said: list[Wording], seed: int = 0) -> None:
    """One step a topic: wordings of one claim are drawn together, those of the topic's other claims apart."""
    torch.manual_seed(seed)
    rows = [ids(tokenizer, w.text) for w in said]
    before = encoded(network, rows)
    middle = before.mean(0)
    parameters = _tunable(network)
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0)
    topics = sorted({w.topic for w in said})
    random.Random(seed).shuffle(topics)
    network.train()
    for step, topic in enumerate(topics):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 10) * (1 - step / len(topics))
        here = [n for n, w in enumerate(said) if w.topic == topic]
        now = means(network, [rows[n] for n in here]) - middle
        stay = 1 - F.cosine_similarity(now, before[here] - middle).mean()
        loss = _contrast(now, torch.tensor([said[n].claim for n in here])) + STAY * stay
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
    network.eval()


def _tunable(network: Encoder) -> list[nn.Parameter]:
    for part in network.modules():
        if isinstance(part, RowDropout):
            part.rate = DROP
    for name, parameter in network.named_parameters():
        parameter.requires_grad_("blocks" in name and ("bias" in name or "norm" in name))
    return [p for p in network.parameters() if p.requires_grad]


def _contrast(vectors: Tensor, claims: Tensor) -> Tensor:
    alike = F.normalize(vectors, dim=1)
    self = torch.eye(len(claims), dtype=torch.bool)
    scores = (alike @ alike.T / TAU).masked_fill(self, -1e9)
    same = (claims[:, None] == claims[None]) & ~self
    return -(scores - scores.logsumexp(1, keepdim=True))[same].sum() / same.sum()


def sentences() -> list[str]:
    """Some sentences of each training article."""
    rng = random.Random(1)
    out = []
    for row in corpora.gold("train"):
        found = [s for s in SENTENCE.split(row["text"]) if SHORTEST < len(s) < LONGEST]
        out += rng.sample(found, min(EACH, len(found)))
    return out


def axes(vectors: np.ndarray) -> dict[str, np.ndarray]:
    """The mean, and what turns a vector to `meaning.WIDTH` principal axes, each divided by the root of its spread."""
    mean = vectors.mean(0)
    _, spread, rows = np.linalg.svd(vectors - mean, full_matrices=False)
    turn = rows[: meaning.WIDTH].T / np.sqrt(spread[: meaning.WIDTH])
    return {"mean": mean.astype(np.float16), "turn": turn.astype(np.float16)}


def table(path: Path) -> dict[str, Any]:
    """Where the word vectors stand in the reader's network, how they are scaled, and a checksum."""
    parts = {i.name: i for i in onnx.load(path).graph.initializer}
    words = parts[f"{TABLE}_quantized"]
    return {
        "offset": path.read_bytes().index(words.raw_data),
        "rows": words.dims[0],
        "scale": numpy_helper.to_array(parts[f"{TABLE}_scale"]),
        "zero": numpy_helper.to_array(parts[f"{TABLE}_zero_point"]),
        "check": zlib.crc32(words.raw_data),
    }


def main() -> None:
    """Tunes, exports, and says where the words stand."""
    parser = argparse.ArgumentParser(prog="python -m training.meaning", description=__doc__)
    parser.add_argument("--link", action="store_true", help="network.onnx has changed: find the word vectors in it, no more")
    args = parser.parse_args()
    out = MODEL / "meaning.npz"
    if args.link:
        with np.load(out) as stored:
            kept = {name: stored[name] for name in ("mean", "turn")}
    else:
        tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        network = encoder(tokenizer)
        tune(network, tokenizer, wordings())
        meaning_onnx.write(network, MODEL / "meaning.onnx")
        kept = axes(encoded(network, [ids(tokenizer, s) for s in sentences()]).numpy())
    np.savez(out, **kept, **table(MODEL / "network.onnx"))
    print(f"{out}: {'linked' if args.link else 'written'}", flush=True)


if __name__ == "__main__":
    main()
