"""A checkpoint -> the files that the package ships: network.onnx (int8), links.npz, tokenizer.json, model.json."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from selon.reading import model
from training import e5, train
from training.network import Network

SETS = {"en": "PolNeAR dev", "fr": "French dev", "es": "Spanish dev", "seed": "the seed alone"}


def network(folder: Path, stage: str) -> Network:
    """The trained network of a stage."""
    found = Network(e5.load(), np.load(folder / "keep.npy").tolist(), train.LAYERS)
    found.load_state_dict(torch.load(folder / f"{stage}.pt")["state"])
    return found.eval()


def export(folder: Path, stage: str, out: Path) -> None:
    """Writes the package's files into `out`; dynamic int8 for matrices (by column) and embeddings."""
    trained = network(folder, stage)
    full, ready = folder / "full.onnx", folder / "ready.onnx"
    example = (torch.randint(4, 1000, (2, 33)), torch.zeros(2, dtype=torch.long))
    torch.onnx.export(
        trained, example, str(full), input_names=["ids", "broad"], output_names=["scores", "hidden"], opset_version=17,
        dynamo=False, dynamic_axes={"broad": {0: "b"}, **{name: {0: "b", 1: "n"} for name in ("ids", "scores", "hidden")}},
    )  # fmt: skip
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    out.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(
        ready, out / "network.onnx", weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    np.savez(out / "links.npz", **train.weights(trained))
    shutil.copy(folder / "tokenizer.json", out / "tokenizer.json")


def describe(folder: Path, out: Path, name: str) -> None:
    """Scores the files as shipped on the dev sets; writes model.json and the model card, with the history of F1 by epoch."""
    scores = train.scores(model.load(out, size=train.SIZE, threads=2))
    history = [
        json.loads(line)
        for stage in train.STAGES
        for line in (folder / f"{stage}.history.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    facts = {"name": name, "size": train.SIZE, "layers": train.LAYERS, "scores": scores, "history": history}
    (out / "model.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    card = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    (out / "README.md").write_text(card.format(name=name, scores=_table(scores, history)), encoding="utf-8")


def _table(scores: dict[str, dict[str, float]], history: list[dict[str, Any]]) -> str:
    """Relation F1 by corpus, an epoch a row, and last the shipped int8 file with all measures."""
    sets = list(scores)
    rows = [f"| after | {' | '.join(SETS[s] for s in sets)} |", "|--|" + "--|" * len(sets)]
    for line in history:
        rows.append(f"| {line['stage']} {line['epoch']} | " + " | ".join(str(line["scores"][s]["relation"]) for s in sets) + " |")
    cells = " | ".join("{relation} ({content}, {exact}, {cue})".format(**scores[s]) for s in sets)
    return "\n".join([*rows, f"| **as shipped, int8** (content, exact, cue) | {cells} |"])
