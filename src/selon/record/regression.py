"""Logistic regressions: measures weighed together, by weights that training writes into a file of this folder."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt


def log_odds(measured: npt.NDArray[np.float64], names: Sequence[str], file: str, part: str = "") -> npt.NDArray[np.float64]:
    """The log odds of each row of measures [..., measures], which are called so, by the weights of the file and its bias.

    A file of several regressions has a `part` for each.
    """
    weights, weighed = _weights(file, part), np.zeros(measured.shape[:-1])
    for n, name in enumerate(names):
        weighed += weights[name] * measured[..., n]
    return weighed + weights["bias"]


@cache
def _weights(file: str, part: str) -> dict[str, float]:
    found = tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))
    weights: dict[str, float] = found[part] if part else found
    return weights
