"""The tuned encoder as ONNX: word vectors and a mask in, the last hidden states and some before them out; products in 8 bits.

A row of a matrix has one scale, and so has a token's row of what it is multiplied with (as in Dettmers et al. 2022): with one
scale for all tokens of a batch, as onnxruntime quantises by itself, vectors move four times as far.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper
from torch import nn

from training.graph import Graph, numbers
from training.network import Block, Encoder

STEPS = 127
TINY = 1e-12
INNER = (5, 7, 9)  # the blocks whose states say where a claim begins


def write(network: Encoder, path: Path, positions: int = 128) -> None:
    """Writes the network into the file."""
    graph = _Graph()
    width = network.norm.weight.shape[0]
    place = numbers(network.position.weight)[:positions] + numbers(network.mark.weight)[:1]
    places = graph.half(place)
    length = graph.node("Slice", graph.node("Shape", "keep"), graph.ints(1), graph.ints(2))
    there = graph.node("Slice", places, graph.ints(0), length, graph.ints(0))
    x = graph.norm(graph.node("Add", "words", there), network.norm, TINY)
    away = graph.node("Mul", graph.node("Sub", "keep", graph.number(1)), graph.number(1e4))
    mask = graph.node("Unsqueeze", away, graph.ints(1, 2))
    inner = []
    for n, block in enumerate(network.blocks):
        x = graph.block(x, mask, n, block, width)  # type: ignore[arg-type]
        inner += [x] if n in INNER else []
    graph.node("Concat", *inner, name="inner", axis=-1)
    graph.node("Identity", x, name="states")
    token = ("b", "n")
    inputs, outputs = (
        {"words": (*token, width), "keep": token},
        {"states": (*token, width), "inner": (*token, width * len(INNER))},
    )
    path.write_bytes(graph.model("meaning", inputs, outputs).SerializeToString())


class _Graph(Graph):
    """The encoder's graph under construction."""

    def linear(self, x: str, layer: nn.Linear) -> str:
        """x through the layer."""
        weight = numbers(layer.weight)
        scale = np.abs(weight).max(1) / STEPS
        bits = np.rint(weight / scale[:, None]).astype(np.int8).T
        rows, steps = self.rows(x)
        product = self.node("MatMulInteger", rows, self.value(bits), self.value(np.array(STEPS + 1, np.uint8)))
        scaled = self.node("Mul", self.node("Cast", product, to=TensorProto.FLOAT), self.value(scale))
        return self.node("Add", self.node("Mul", scaled, steps), self.value(numbers(layer.bias)))

    def rows(self, x: str) -> tuple[str, str]:
        """x in bytes around 128, and what one step of each row is."""
        most = self.node("ReduceMax", self.node("Abs", x), axes=[-1], keepdims=1)
        steps = self.node("Div", self.node("Max", most, self.number(1e-9)), self.number(STEPS))
        counted = self.node("Add", self.node("Round", self.node("Div", x, steps)), self.number(STEPS + 1))
        return self.node("Cast", counted, to=TensorProto.UINT8), steps

    def block(self, x: str, mask: str, n: int, block: Block, width: int) -> str:
        """A post-norm transformer block."""
        out = self.linear(self.attention(x, mask, n, block, width), block.out)
        x = self.norm(self.node("Add", x, out), block.norm1, TINY)
        up = self.gelu(self.linear(x, block.up))
        return self.norm(self.node("Add", x, self.linear(up, block.down)), block.norm2, TINY)

    def attention(self, x: str, mask: str, n: int, block: Block, width: int) -> str:
        depth = width // block.heads
        qkv = self.linear(x, block.qkv)
        names = [f"l{n}.{part}" for part in "qkv"]
        self.nodes.append(helper.make_node("Split", [qkv, self.ints(width, width, width)], names, axis=2))
        heads = self.ints(0, 0, block.heads, depth)
        turns = ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])
        q, k, v = (
            self.node("Transpose", self.node("Reshape", part, heads), perm=turn) for part, turn in zip(names, turns, strict=True)
        )
        scores = self.node("MatMul", self.node("Mul", q, self.number(depth**-0.5)), k)
        weights = self.node("Softmax", self.node("Add", scores, mask), axis=-1)
        mixed = self.node("Transpose", self.node("MatMul", weights, v), perm=[0, 2, 1, 3])
        return self.node("Reshape", mixed, self.ints(0, 0, width))
