"""The network that says where, in what is said, another claim begins (`selon.record.cuts`).

    python -m training.cuts [--taught N]

It learns from the stories of `training/claims/taught/`, sentences with a mark alone, each with the one before it as the
encoder will read them: each token of a sentence begins a mark, goes on with one or stands outside. What the encoder gives
is not changed. Prints how well marks are found in the stories held out (`training/claims/`). Writes src/selon/model/cuts.npz.
Twenty minutes on two cores.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from selon.article import Span
from selon.record import cuts
from selon.record.meaning import Array
from selon.record.member import sentences
from training import stories
from training.meaning import MODEL
from training.stories import Row

WIDTH = 128
TOKENS = 5  # that a convolution takes in
DROP = 0.2
RATE = 2e-3
PASSES = 3
TOGETHER = 4096  # tokens of a batch
APART = -100  # the label of what is no token


class Sentence(NamedTuple):
    """What the encoder made of its tokens [n, width], in half precision, and what each of them is [n]."""

    inner: Array
    labels: np.ndarray


def marked(path: Path) -> list[Sentence]:
    """The sentences of a story that have a mark."""
    articles, gold = stories.load(path)
    return [sentence for article in articles for sentence in _marked(article["text"], _marks(article, gold))]


def _marks(article: Row, gold: Row) -> list[Span]:
    quotes = [m["quote"] for claim in gold["claims"] for m in claim["members"] if m["article"] == article["id"]]
    return [Span(at, at + len(quote)) for quote in quotes for at in [article["text"].index(quote)]]


def _marked(text: str, marks: Sequence[Span]) -> Iterator[Sentence]:
    for read in chain.from_iterable(cuts.read(text, sentences(text), marks)):
        labels = np.zeros(len(read.places), np.int64)
        for mark in marks:
            inside = [n for n, (s, e) in enumerate(read.places) if s < mark.end and mark.start < e]
            labels[inside] = cuts.INSIDE
            if inside and mark.start >= read.start:  # else it began in the sentence before
                labels[inside[0]] = cuts.BEGIN
        yield Sentence(read.inner.astype(np.float16), labels)


class Network(nn.Module):
    """As `cuts.Cutter`, whose weights these are."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(inner, WIDTH)
        self.mixed = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, TOKENS, padding=cuts.REACH * step, dilation=step) for step in cuts.STEPS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH, eps=cuts.TINY) for _ in cuts.STEPS)
        self.out = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(DROP)

    def forward(self, inner: Tensor, keep: Tensor) -> Tensor:
        x = _gelu(self.narrow(self.drop(inner))) * keep
        for mixed, norm in zip(self.mixed, self.norms, strict=True):
            x = (x + self.drop(_gelu(mixed((norm(x) * keep).transpose(1, 2)).transpose(1, 2)))) * keep
        scores: Tensor = self.out(self.drop(x))
        return scores


def _gelu(x: Tensor) -> Tensor:
    return F.gelu(x, approximate="tanh")


def batch(sentences: Sequence[Sentence]) -> tuple[Tensor, Tensor, Tensor]:
    """States [b, n, width], what is a token [b, n, 1], and labels [b, n]."""
    longest = max(len(one.labels) for one in sentences)
    inner = torch.zeros(len(sentences), longest, sentences[0].inner.shape[1])
    keep, labels = torch.zeros(len(sentences), longest, 1), torch.full((len(sentences), longest), APART)
    for row, one in enumerate(sentences):
        inner[row, : len(one.labels)] = torch.from_numpy(one.inner.astype(np.float32))
        keep[row, : len(one.labels)] = 1
        labels[row, : len(one.labels)] = torch.from_numpy(one.labels)
    return inner, keep, labels


def batches(said: Sequence[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """All sentences in random batches of like length."""
    order = sorted(said, key=lambda one: len(one.labels) + 6 * rng.random())
    out: list[list[Sentence]] = [[]]
    for one in order:
        if (len(out[-1]) + 1) * len(one.labels) > TOGETHER and out[-1]:
            out.append([])
        out[-1].append(one)
    rng.shuffle(out)
    return out


def learned(said: Sequence[Sentence], seed: int = 0) -> Network:
    """The network that learned from these."""
    torch.manual_seed(seed)
    rng, network = random.Random(seed), Network(said[0].inner.shape[1])
    steps = [some for _ in range(PASSES) for some in batches(said, rng)]
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(steps) + 1, pct_start=0.1)
    for number, some in enumerate(steps):
        inner, keep, labels = batch(some)
        loss = F.cross_entropy(network(inner, keep).flatten(0, 1), labels.flatten(), ignore_index=APART)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        rates.step()
        if number % 50 == 0:
            print(f"batch {number} of {len(steps)}: loss {loss.item():.3f}", flush=True)
    return network.eval()


def tell(cutter: cuts.Cutter, said: Sequence[Sentence]) -> None:
    """Prints how many beginnings are found, and how many found are none."""
    chances = np.concatenate(cutter.likely([one.inner.astype(np.float32) for one in said]))
    labels = np.concatenate([one.labels for one in said])
    print(f"{len(said)} sentences held out: loss {-np.log(chances[np.arange(len(labels)), labels]).mean():.3f}")
    for least in (0.1, 0.2, cuts.LIKELY, 0.4):
        found, there = chances[:, cuts.BEGIN] > least, labels == cuts.BEGIN
        right = int((found & there).sum())
        print(f"beginnings more likely than {least}: P {right / found.sum():.3f} R {right / there.sum():.3f}")


def main() -> None:
    """Learns, writes, and says how well it does."""
    parser = argparse.ArgumentParser(prog="python -m training.cuts", description=__doc__)
    parser.add_argument("--taught", type=int, help="learn from so many stories, not from all")
    args = parser.parse_args()
    taught = random.Random(1).sample(stories.taught(), args.taught) if args.taught else stories.taught()
    network = learned([sentence for path in taught for sentence in marked(path)])
    path = MODEL / "cuts.npz"
    weights = {name: part.detach().numpy().astype(np.float16) for name, part in network.named_parameters()}
    np.savez_compressed(path, **weights)
    tell(cuts.load(path), [sentence for held in stories.paths() for sentence in marked(held)])
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
