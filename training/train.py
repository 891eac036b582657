"""Trains the network in two stages and logs F1 on the dev sets after each epoch.

1. `general`: PolNeAR alone (its broad definition), for what attribution is.
2. `joint`: French, Spanish and the written corpora, several times an epoch, with a share of PolNeAR so that neither
   definition is forgotten; the encoder's mark says which one a window follows.
"""

import json
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from selon.reading.attribution import Tagger
from selon.reading.decode import Decoder
from selon.reading.windows import PAD
from training import corpora, data, e5
from training.network import Network

sys.path.insert(0, str(corpora.GOLD.parent))
SIZE = 192  # tokens of a window
LAYERS = 12
BATCH_TOKENS = 2048
LINK_WEIGHT = 0.3


@dataclass(frozen=True)
class Stage:
    """`polnear`: the share of PolNeAR's articles in an epoch; `gold`, `written`: how often the others are seen in one."""

    name: str
    epochs: int
    rate: float
    polnear: float
    gold: int
    written: int


STAGES = {
    "general": Stage("general", epochs=3, rate=2e-4, polnear=1.0, gold=0, written=0),
    "joint": Stage("joint", epochs=5, rate=1.5e-4, polnear=0.35, gold=3, written=2),
}


def epoch_rows(stage: Stage, rng: random.Random) -> list[corpora.Row]:
    """The articles of one epoch, repeated as the stage says."""
    polnear = corpora.gold("train", ("en",))
    rows = polnear if stage.polnear == 1 else rng.sample(polnear, int(stage.polnear * len(polnear)))
    others = corpora.gold("train", ("fr", "es")) if stage.gold else []
    return rows + others * stage.gold + (corpora.written() * stage.written if stage.written else [])


def batches(samples: list[data.Sample], tokens: int, rng: random.Random) -> list[list[data.Sample]]:
    """Windows of like length together, about `tokens` a batch, batches shuffled."""
    out: list[list[data.Sample]] = []
    group: list[data.Sample] = []
    for sample in sorted(samples, key=lambda s: len(s.ids) + rng.random() * 8):
        if group and (len(group) + 1) * len(sample.ids) > tokens:
            out.append(group)
            group = []
        group.append(sample)
    out.append(group)
    rng.shuffle(out)
    return out


def tensors(batch: list[data.Sample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids [b, n], tags [b, layers, n] and lengths [b], padded."""
    width = max(len(s.ids) for s in batch)
    ids = torch.full((len(batch), width), PAD)
    tags = torch.zeros((len(batch), 2, width), dtype=torch.long)
    for row, sample in enumerate(batch):
        ids[row, : len(sample.ids)] = torch.tensor(sample.ids)
        tags[row, :, : len(sample.ids)] = torch.tensor(sample.tags)
    return ids, tags, torch.tensor([len(s.ids) for s in batch])


def weights(network: Network) -> dict[str, Any]:
    """What is not the encoder, for the decoder in numpy."""
    kept = {k: v for k, v in network.state_dict().items() if not k.startswith(("encoder.", "tag.", "crf.barred", "crf.first"))}
    return {k: v.detach().float().numpy() for k, v in kept.items()}


def tagger(network: Network, tokenizer: Tokenizer) -> Tagger:
    """The package's own reader over the network in PyTorch."""
    network.eval()

    def run(ids: Any, broad: Any) -> Any:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores, hidden = network(torch.from_numpy(ids), torch.from_numpy(broad))
        return scores.float().numpy(), hidden.float().numpy()

    return Tagger(run=run, tokenizer=tokenizer, decoder=Decoder(weights(network)), size=SIZE)


def evaluate(reader: Tagger, rows: list[corpora.Row]) -> dict[str, Any]:
    """The bench's own scores."""
    import score  # the bench's scorer, beside the gold

    gold = {r["id"]: r for r in rows}
    found = {}
    for r in rows:
        drafts = reader.drafts(r["text"], broad=r["language"] == "en")
        found[r["id"]] = {"attributions": [{"source": d.source, "cue": d.cue, "content": d.content} for d in drafts]}
    scored: dict[str, Any] = score.score(gold, found)
    return scored


def scores(reader: Tagger) -> dict[str, dict[str, float]]:
    """F1 in percent on each dev set, and on the seed alone, the first of the French ones."""
    sets = {language: corpora.gold("dev", (language,)) for language in ("en", "fr", "es")}
    sets["seed"] = sets["fr"][:1]
    return {
        name: {k: round(100 * v["f1"], 1) for k, v in evaluate(reader, rows).items() if isinstance(v, dict)}
        for name, rows in sets.items()
    }


def train(stage: Stage, folder: Path, start: Path | None) -> None:
    """Runs a stage: after each epoch saves `folder/<stage>.pt` and adds a line to `folder/<stage>.history.jsonl`."""
    torch.manual_seed(1)
    rng = random.Random(1)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    network = Network(e5.load(), np.load(folder / "keep.npy").tolist(), LAYERS)
    if start:
        network.load_state_dict(torch.load(start)["state"])
    samples = data.samples(epoch_rows(stage, rng), tokenizer, rng, SIZE)
    steps = stage.epochs * len(batches(samples, BATCH_TOKENS, random.Random(0)))
    print(f"{stage}: {steps} steps, {sum(len(s.ids) for s in samples)} tokens an epoch", flush=True)
    descent = Descent(network, stage.rate, steps)
    with (folder / f"{stage.name}.history.jsonl").open("w", encoding="utf-8") as history:
        for epoch in range(1, stage.epochs + 1):
            if epoch > 1:
                samples = data.samples(epoch_rows(stage, rng), tokenizer, rng, SIZE)
            descent.epoch(batches(samples, BATCH_TOKENS, rng), f"{stage.name} {epoch}")
            reached = scores(tagger(network, tokenizer))
            print(f"== {stage.name} {epoch}: {reached}", flush=True)
            print(json.dumps({"stage": stage.name, "epoch": epoch, "scores": reached}), file=history, flush=True)
            torch.save({"state": network.state_dict()}, folder / f"{stage.name}.pt")


class Descent:
    """AdamW with a short rise and a linear fall of the rate; the heads, which start from nothing, go five times as fast."""

    def __init__(self, network: Network, rate: float, steps: int) -> None:
        self.network = network
        body = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
        heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
        self.parameters = body + heads
        groups = [{"params": body, "lr": rate}, {"params": heads, "lr": 5 * rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / (0.08 * steps), max(0.02, 1 - s / (steps * 1.01)))
        )

    def epoch(self, groups: list[list[data.Sample]], name: str) -> None:
        """One pass over the batches; a line every 50 says how it goes."""
        self.network.train()
        sums, seen, started = np.zeros(2), 0, time.monotonic()
        for n, batch in enumerate(groups, 1):
            sums += self.step(batch)
            seen += sum(len(s.ids) for s in batch)
            if n % 50 == 0:
                rate = seen / (time.monotonic() - started)
                losses = f"tag {sums[0] / 50:.4f} link {sums[1] / 50:.4f}"
                print(f"{name} step {n}/{len(groups)} {losses} {rate:.0f} tokens/s", flush=True)
                sums[:] = 0

    def step(self, batch: list[data.Sample]) -> tuple[float, float]:
        """One update; the tag and link losses before it."""
        ids, tags, lengths = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tag_loss, link_loss = self.network.loss(batch, ids, tags, lengths)
        (tag_loss + LINK_WEIGHT * link_loss).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        return tag_loss.item(), link_loss.item()
