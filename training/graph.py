"""ONNX graphs written node by node: as small as they can be, and without the exporter's own dependencies."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

Array = npt.NDArray[np.generic]
Shape = tuple[str | int, ...]


class Graph:
    """A graph under construction: each call adds a node and gives the name of what comes out of it."""

    def __init__(self) -> None:
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

    def half(self, array: Array) -> str:
        """Numbers that are kept in half precision."""
        return self.node("Cast", self.value(array.astype(np.float16)), to=TensorProto.FLOAT)

    def norm(self, x: str, norm: object, tiny: float) -> str:
        weight, bias = (self.value(numbers(getattr(norm, part))) for part in ("weight", "bias"))
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=tiny)

    def gelu(self, x: str) -> str:
        erf = self.node("Erf", self.node("Mul", x, self.number(2**-0.5)))
        return self.node("Mul", self.node("Mul", x, self.node("Add", erf, self.number(1))), self.number(0.5))

    def model(self, name: str, inputs: Mapping[str, Shape], outputs: Mapping[str, Shape]) -> Any:
        """All of it, with what goes in and what comes out: numbers in these shapes."""
        ins, outs = (
            [helper.make_tensor_value_info(called, TensorProto.FLOAT, shape) for called, shape in some.items()]
            for some in (inputs, outputs)
        )
        graph = helper.make_graph(self.nodes, name, ins, outs, list(self.values.values()))
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def numbers(tensor: Tensor) -> npt.NDArray[np.float32]:
    """A tensor's numbers."""
    return tensor.detach().numpy().astype(np.float32)
