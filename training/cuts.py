"""The networks that say where, in what is said, another claim begins, and how each word leans (`selon.record.cuts`).

    python -m training.cuts [--taught N]

They learn from the stories of `training/claims/taught/`, sentences with a mark alone, each with the one before it as the
encoder will read them: each token of a sentence begins a mark, goes on with one or stands outside, and in a mark it leans to
how that stands to its claim. How words lean is learned from the passages of `training/claims/stances/`, too, whose marks are
not cut as claims are. One network for both would find fewer beginnings. What the encoder gives is not changed. Prints how well
marks, and what leans, are found in the stories held out (`training/claims/`). Writes src/selon/model/cuts.onnx. Twenty minutes
on two cores.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from selon.article import Span
from selon.reading.prose import sentences
from selon.reading.windows import batches
from selon.record import cuts
from selon.record.meaning import Array
from selon.record.stance import WAYS
from training import stories
from training.graph import Graph, numbers
from training.meaning import MODEL
from training.stories import Row

PASSAGES = stories.FOLDER / "stances"
MARK = re.compile(r"\{([rdhc]) ([^{}|]+)\}")
WIDTH = 128
STEPS = (1, 1, 2)  # between the tokens that each convolution takes in
TOKENS = 5  # that a convolution takes in
DROP = 0.2
RATE = 2e-3
BEGINS, LEANS = 3, 4  # passes through all that each learns from
AGAIN = 2  # times that a passage is read in a pass: there are few, and they are plain
TOGETHER = 4096  # tokens of a batch
LIKE = 6  # tokens by which two are no less of one length
UNTOLD = -100  # the label of what is no token, or not known
WAY = {"denies": WAYS.index("denies"), "hedges": WAYS.index("hedges"), "confirms": WAYS.index("confirms")}


class Marked(NamedTuple):
    """Words, and how they lean."""

    span: Span
    leaning: int


class Sentence(NamedTuple):
    """What the encoder made of its tokens [n, width], in half precision; whether each begins a claim, and how it leans [n]."""

    inner: Array
    labels: np.ndarray
    leaning: np.ndarray


def of_story(path: Path) -> list[Sentence]:
    """The sentences of a story that have a mark."""
    articles, gold = stories.load(path)
    return [sentence for article in articles for sentence in _sentences(article["text"], _marks(article, gold))]


def _marks(article: Row, gold: Row) -> list[Marked]:
    members = [m for claim in gold["claims"] for m in claim["members"] if m["article"] == article["id"]]
    return [Marked(stories.place(article["text"], m["quote"]), WAY.get(m["relation"], 0)) for m in members]


def of_passages() -> list[Sentence]:
    """The sentences of the passages."""
    lines = [line for path in sorted(PASSAGES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [sentence for line in lines if line and line[0] != "#" for sentence in _sentences(*_passage(line))]


def _passage(line: str) -> tuple[str, list[Marked]]:
    """A passage without its marks, and these."""
    text, marks = "", list[Marked]()
    for before, letter, words in re.findall(r"([^{}]*)(?:\{(\w) ([^{}]*)\})?", line.partition(" | ")[2]):
        text += before
        if letter:
            marks.append(Marked(Span(len(text), len(text) + len(words)), WAY.get(stories.RELATIONS[letter], 0)))
        text += words
    return text, marks


def _sentences(text: str, marks: Sequence[Marked]) -> Iterator[Sentence]:
    for read in chain.from_iterable(cuts.read(text, sentences(text), [mark.span for mark in marks])):
        labels, leaning = (np.full(len(read.places), label) for label in (cuts.OUTSIDE, UNTOLD))
        for mark in marks:
            inside = [n for n, (s, e) in enumerate(read.places) if s < mark.span.end and mark.span.start < e]
            labels[inside], leaning[inside] = cuts.INSIDE, mark.leaning
            if inside and mark.span.start >= read.start:  # else it began in the sentence before
                labels[inside[0]] = cuts.BEGIN
        yield Sentence(read.inner.astype(np.float16), labels, leaning)


class Network(nn.Module):
    """A layer that narrows the states, convolutions that are added to what they are of, and what is told of each token."""

    def __init__(self, inner: int, told: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(inner, WIDTH)
        self.mixed = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, TOKENS, padding=TOKENS // 2 * step, dilation=step) for step in STEPS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in STEPS)
        self.out = nn.Linear(WIDTH, told)
        self.drop = nn.Dropout(DROP)

    def forward(self, inner: Tensor, keep: Tensor) -> Tensor:
        x = F.gelu(self.narrow(self.drop(inner))) * keep
        for mixed, norm in zip(self.mixed, self.norms, strict=True):
            x = (x + self.drop(F.gelu(mixed((norm(x) * keep).transpose(1, 2)).transpose(1, 2)))) * keep
        scores: Tensor = self.out(self.drop(x))
        return scores


def write(begins: Network, leans: Network, path: Path) -> None:
    """Writes both networks into one file, as `cuts.load` has it."""
    graph, width = Graph(), begins.narrow.in_features
    graph.node("Softmax", _scores(graph, begins), name="chances", axis=-1)
    graph.node("LogSoftmax", _scores(graph, leans), name="leaning", axis=-1)
    token = ("b", "n")
    inputs, outputs = {"inner": (*token, width), "keep": (*token, 1)}, {"chances": (*token, 3), "leaning": (*token, len(WAYS))}
    path.write_bytes(graph.model("cuts", inputs, outputs).SerializeToString())


def _scores(graph: Graph, network: Network) -> str:
    def linear(x: str, layer: nn.Linear) -> str:
        product = graph.node("MatMul", x, graph.half(numbers(layer.weight).T))
        return graph.node("Add", product, graph.value(numbers(layer.bias)))

    x = graph.node("Mul", graph.gelu(linear("inner", network.narrow)), "keep")
    for mixed, norm, step in zip(network.mixed, network.norms, STEPS, strict=True):
        normed = graph.node("Mul", graph.norm(x, norm, norm.eps), "keep")  # type: ignore[arg-type]
        turned = graph.node("Transpose", normed, perm=[0, 2, 1])
        kernel, bias = graph.half(numbers(mixed.weight)), graph.value(numbers(mixed.bias))  # type: ignore[arg-type]
        around = TOKENS // 2 * step
        made = graph.node("Conv", turned, kernel, bias, dilations=[step], pads=[around, around])
        back = graph.gelu(graph.node("Transpose", made, perm=[0, 2, 1]))
        x = graph.node("Mul", graph.node("Add", x, back), "keep")
    return linear(x, network.out)


def batch(inner: Sequence[Array], labels: Sequence[np.ndarray]) -> tuple[Tensor, Tensor, Tensor]:
    """States [b, n, width], what is a token [b, n, 1], and labels [b, n]."""
    longest = max(map(len, labels))
    states, keep = torch.zeros(len(labels), longest, inner[0].shape[1]), torch.zeros(len(labels), longest, 1)
    known = torch.full((len(labels), longest), UNTOLD)
    for row, (one, label) in enumerate(zip(inner, labels, strict=True)):
        states[row, : len(label)] = torch.from_numpy(one.astype(np.float32))
        keep[row, : len(label)] = 1
        known[row, : len(label)] = torch.from_numpy(label)
    return states, keep, known


def learned(inner: Sequence[Array], labels: Sequence[np.ndarray], told: int, passes: int, seed: int = 0) -> Network:
    """The network that learned to tell these labels of these states, sentence by sentence."""
    torch.manual_seed(seed)
    rng, network = random.Random(seed), Network(inner[0].shape[1], told)
    steps = [group for _ in range(passes) for group in _groups(labels, rng)]
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(steps) + 1, pct_start=0.1)
    for number, group in enumerate(steps):
        states, keep, known = batch([inner[n] for n in group], [labels[n] for n in group])
        loss = F.cross_entropy(network(states, keep).flatten(0, 1), known.flatten(), ignore_index=UNTOLD)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        rates.step()
        if number % 50 == 0:
            print(f"batch {number} of {len(steps)}: loss {loss.item():.3f}", flush=True)
    return network.eval()


def _groups(labels: Sequence[np.ndarray], rng: random.Random) -> list[list[int]]:
    """The numbers of all sentences in random batches of like length."""
    groups = batches([len(one) + rng.randrange(LIKE) for one in labels], TOGETHER)
    rng.shuffle(groups)
    return groups


def tell(network: cuts.Network, said: Sequence[Sentence]) -> None:
    """Prints how many beginnings are found, and how many found are none; and the same of the words that lean to each way."""
    told = cuts.told_of([one.inner.astype(np.float32) for one in said], network)
    chances, labels = np.concatenate([one.chances for one in told]), np.concatenate([one.labels for one in said])
    print(f"{len(said)} sentences held out: loss {-np.log(chances[np.arange(len(labels)), labels]).mean():.3f}")
    for least in (0.1, 0.2, cuts.LIKELY, 0.4):
        _tell(f"beginnings more likely than {least}", chances[:, cuts.BEGIN] > least, labels == cuts.BEGIN)
    leans, leaning = np.concatenate([one.leaning for one in told]), np.concatenate([one.leaning for one in said])
    known = leaning != UNTOLD
    for way, name in enumerate(WAYS):
        _tell(f"words that lean: {name}", leans[known].argmax(1) == way, leaning[known] == way)


def _tell(what: str, found: np.ndarray, there: np.ndarray) -> None:
    right = int((found & there).sum())
    print(f"{what}: P {right / max(1, found.sum()):.3f} R {right / max(1, there.sum()):.3f}")


def main() -> None:
    """Learns, writes, and says how well it does."""
    parser = argparse.ArgumentParser(prog="python -m training.cuts", description=__doc__)
    parser.add_argument("--taught", type=int, help="learn from so many stories, not from all")
    args = parser.parse_args()
    taught = random.Random(1).sample(stories.taught(), args.taught) if args.taught else stories.taught()
    told, passages = [sentence for path in taught for sentence in of_story(path)], of_passages()
    begins = learned([one.inner for one in told], [one.labels for one in told], 3, BEGINS)
    both = [*told, *passages * AGAIN]
    leans = learned([one.inner for one in both], [one.leaning for one in both], len(WAYS), LEANS)
    path = MODEL / "cuts.onnx"
    write(begins, leans, path)
    tell(cuts.load(path), [sentence for held in stories.paths() for sentence in of_story(held)])
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
