"""The encoder that claims are joined by: multilingual-e5-small, tuned to tell what is said apart from what it is about.

    python -m training.meaning [--link]

e5 puts sentences on one topic close together. Here it learns which of them say the same (supervised contrastive loss,
Khosla et al. 2020), in two stages, all of it our own writing:

1. `tune`: claims that are each worded in several languages (`training/claims/wordings/`; claims of one topic read alike and are
   not the same). Only biases and layer norms are tuned (Ben Zaken et al. 2022).
2. `settle`: stories as outlets tell them (`training/claims/taught/`), all weights, now and then with some of the first.
   Words are read as they will be, by themselves and in their passage, and in the bounds that are marked as well as in those
   that selon's own reader finds; what it finds and no claim tells is to be told from all claims. Then the weights go half the
   way back to those of the first stage: who writes otherwise is read as well as before, and most of what was gained is kept
   (Wortsman et al. 2022).

What is left out is the table of word vectors, half the model: the reader's network has the same one, frozen, and it is read
from there.

Writes src/selon/model/meaning.onnx, and meaning.npz: where that table stands in network.onnx, and the mean and the
principal axes of the vectors of sentences from the training articles of ../shared/bench/gold/, partly whitened: what fills
the news counts less, details more. `--link` writes meaning.npz alone, after network.onnx has changed. Two hours on two cores.
"""

import argparse
import json
import random
import zlib
from collections.abc import Collection, Hashable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from selon.article import Span, Spans
from selon.reading.prose import sentences
from selon.reading.reader import Reader
from selon.reading.windows import PAD
from selon.record import meaning
from selon.record.meaning import Passage, Row
from selon.record.member import Sense, passage
from training import corpora, e5, likeness, meaning_onnx, stories
from training.network import Encoder, RowDropout

MODEL = Path(__file__).parent.parent / "src/selon/model"
WORDINGS = Path(__file__).parent / "claims/wordings"
TABLE = "encoder.word.weight"
# Chosen by pairs of our own stories, from which it does not learn.
TAU, DROP = 0.1, 0.1
RATE, STAY = 3e-3, 0.5
SETTLING, PASSES, ARTICLES, TOLD, UNTOLD, OF_WORDINGS, BACK = 1e-4, 3.5, 12, 64, 20, 0.5, 0.5
WHITE = 0.4  # the power of an axis' spread that its values are divided by
TOGETHER = 20  # passages of a batch
EACH, SHORTEST, LONGEST = 4, 30, 300  # sentences of an article, and their length


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


def alone(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Row]:
    """The tokens of texts that stand for themselves."""
    return [own for own, _ in meaning.rows(tokenizer, [Passage(text, (Span(0, len(text)),)) for text in texts])]


def means(network: Encoder, rows: Sequence[Row]) -> Tensor:
    """The mean of the hidden states of what is meant in each row; those of like length together."""
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].ids))
    found = torch.cat([_means(network, [rows[n] for n in order[at : at + TOGETHER]]) for at in range(0, len(order), TOGETHER)])
    return found[torch.tensor(order).argsort()]


def _means(network: Encoder, rows: Sequence[Row]) -> Tensor:
    width = max(len(row.ids) for row in rows)
    padded = torch.tensor([[*row.ids, *[PAD] * (width - len(row.ids))] for row in rows])
    meant = torch.zeros(len(rows), width)
    for n, row in enumerate(rows):
        meant[n, list(row.meant)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network(padded, torch.zeros(len(rows), dtype=torch.long)).float()
    return (states * meant[:, :, None]).sum(1) / meant.sum(1, keepdim=True)


def both(network: Encoder, rows: Sequence[tuple[Row, Row]]) -> Tensor:
    """What words mean by themselves and in their passage, added: as `selon.record.meaning` does."""
    return means(network, [own for own, _ in rows]) + means(network, [within for _, within in rows])


def tune(network: Encoder, tokenizer: Tokenizer, said: list[Wording], seed: int = 0) -> None:
    """One step a topic: wordings of one claim are drawn together, those of the topic's other claims apart."""
    torch.manual_seed(seed)
    rows = alone(tokenizer, [w.text for w in said])
    with torch.no_grad():
        before = means(network, rows)
    middle = before.mean(0)
    descent = _Descent(network, ("bias", "norm"), RATE, rise=10)
    topics = sorted({w.topic for w in said})
    random.Random(seed).shuffle(topics)
    for step, topic in enumerate(topics):
        here = [n for n, w in enumerate(said) if w.topic == topic]
        now = means(network, [rows[n] for n in here]) - middle
        stay = 1 - F.cosine_similarity(now, before[here] - middle).mean()
        descent.step(_contrast(now, [{said[n].claim} for n in here]) + STAY * stay, step / len(topics))
    network.eval()


class Telling(NamedTuple):
    """Words of an article, and the claims that they tell; none where no claim is marked there."""

    article: str
    claims: frozenset[str]
    rows: tuple[Row, Row]


def tellings(tokenizer: Tokenizer, reader: Reader, path: Path) -> list[Telling]:
    """What is marked in a story, and what is found to be said in it."""
    articles, gold = stories.load(path)
    texts = {a["id"]: a["text"] for a in articles}
    around = {name: sentences(text) for name, text in texts.items()}
    words: list[tuple[str, Spans, frozenset[str]]] = []
    for claim in gold["claims"]:
        for one in claim["members"]:
            span = stories.place(texts[one["article"]], one["quote"])
            words.append((one["article"], (span,), frozenset({claim["id"]})))
    words += [
        (m.article, m.content, frozenset(claims))
        for m, claims in zip(*likeness.read(reader, path, Sense(encode=_nothing)), strict=True)
    ]
    rows = meaning.rows(tokenizer, [passage(texts[article], spans, around[article]) for article, spans, _ in words])
    return [Telling(article, claims, row) for (article, _, claims), row in zip(words, rows, strict=True)]


def _nothing(passages: Sequence[Passage], known: meaning.Known) -> meaning.Array:
    return np.zeros((len(passages), meaning.WIDTH), np.float32)


def settle(
    network: Encoder, tokenizer: Tokenizer, told: list[list[Telling]], said: list[Wording], usual: list[Passage], seed: int = 1
) -> None:
    """One step a story, of some of its articles; every other step a topic of wordings with it.

    `usual` are sentences of the news, by which vectors are compared as they will be.
    """
    before = {name: weights.clone() for name, weights in network.state_dict().items()}
    with torch.no_grad():
        found = axes(both(network, meaning.rows(tokenizer, usual)).numpy())
    middle, turn = (torch.tensor(found[name], dtype=torch.float32) for name in ("mean", "turn"))
    torch.manual_seed(seed)
    rng, steps = random.Random(seed), int(PASSES * len(told))
    descent = _Descent(network, ("weight", "bias"), SETTLING, rise=15)
    for step in range(steps):
        if step % len(told) == 0:
            rng.shuffle(told)
        some = _some(told[step % len(told)], rng)
        now = (both(network, [one.rows for one in some]) - middle) @ turn
        loss = _contrast(now, [one.claims for one in some], [one.article for one in some])
        if step % 2:
            topic = rng.choice(said).topic
            here = [w for w in said if w.topic == topic]
            worded = means(network, alone(tokenizer, [w.text for w in here]))
            loss = loss + OF_WORDINGS * _contrast((worded - worded.mean(0).detach()) @ turn, [{w.claim} for w in here])
        descent.step(loss, step / steps)
        if step % 20 == 0:
            print(f"story {step} of {steps}: loss {loss.item():.3f}", flush=True)
    network.load_state_dict({name: weights.lerp(before[name], BACK) for name, weights in network.state_dict().items()})
    network.eval()


def _some(story: list[Telling], rng: random.Random) -> list[Telling]:
    articles = sorted({one.article for one in story})
    drawn = {*rng.sample(articles, min(ARTICLES, len(articles)))}
    claims, others = ([one for one in story if one.article in drawn and bool(one.claims) is told] for told in (True, False))
    return rng.sample(claims, min(TOLD, len(claims))) + rng.sample(others, min(UNTOLD, len(others)))


class _Descent:
    """AdamW with a short rise and a linear fall of the rate, over those parameters of the blocks that have such names."""

    def __init__(self, network: Encoder, parts: tuple[str, ...], rate: float, rise: int) -> None:
        for module in network.modules():
            if isinstance(module, RowDropout):
                module.rate = DROP
        for name, parameter in network.named_parameters():
            parameter.requires_grad_("blocks" in name and any(part in name for part in parts))
        self.parameters = [p for p in network.parameters() if p.requires_grad]
        self.rate, self.rise, self.steps = rate, rise, 0
        self.optimizer = torch.optim.AdamW(self.parameters, lr=rate, weight_decay=0.01)
        network.train()

    def step(self, loss: Tensor, done: float) -> None:
        """One update; `done` is how much of the stage is over."""
        self.steps += 1
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * min(1, self.steps / self.rise) * (1 - done)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()


def _contrast(vectors: Tensor, claims: Sequence[Collection[Hashable]], articles: Sequence[Hashable] = ()) -> Tensor:
    """The mean over those that others say, too; two of one claim in one article teach nothing."""
    alike = F.normalize(vectors, dim=1)
    one, itself = _in_common(claims), torch.eye(len(claims), dtype=torch.bool)
    within = itself | (one & _in_common([{article} for article in articles])) if articles else itself
    scores = (alike @ alike.T / TAU).masked_fill(within, -1e9)
    same = one & ~within
    has = same.any(1)
    likely = (scores - scores.logsumexp(1, keepdim=True)) * same
    return -(likely.sum(1)[has] / same.sum(1)[has]).mean()


def _in_common(values: Sequence[Collection[Hashable]]) -> Tensor:
    """Which two have a value in common."""
    numbers = {value: n for n, value in enumerate(dict.fromkeys(value for each in values for value in each))}
    has = torch.zeros(len(values), len(numbers))
    for row, each in zip(has, values, strict=True):
        row[[numbers[value] for value in each]] = 1
    return has @ has.T > 0


def some_sentences() -> list[Passage]:
    """Some sentences of each training article, with those before them."""
    rng = random.Random(1)
    out = []
    for row in corpora.gold("train"):
        around = sentences(row["text"])
        fitting = [Span(s, e) for s, e in around if SHORTEST < e - s < LONGEST]
        out += [passage(row["text"], (span,), around) for span in rng.sample(fitting, min(EACH, len(fitting)))]
    return out


def axes(vectors: np.ndarray) -> dict[str, np.ndarray]:
    """The mean, and what turns a vector to `meaning.WIDTH` principal axes, each divided by a power of its spread."""
    mean = vectors.mean(0)
    _, spread, rows = np.linalg.svd(vectors - mean, full_matrices=False)
    turn = rows[: meaning.WIDTH].T / spread[: meaning.WIDTH] ** WHITE
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
        network, said = encoder(tokenizer), wordings()
        usual, reader = some_sentences(), Reader(events=True, narration=True)
        tune(network, tokenizer, said)
        settle(network, tokenizer, [tellings(tokenizer, reader, path) for path in stories.taught()], said, usual)
        meaning_onnx.write(network, MODEL / "meaning.onnx")
        with torch.no_grad():
            kept = axes(both(network, meaning.rows(tokenizer, usual)).numpy())
    np.savez(out, **kept, **table(MODEL / "network.onnx"))
    print(f"{out}: {'linked' if args.link else 'written'}", flush=True)


if __name__ == "__main__":
    main()
