"""How a member stands to what is claimed: it denies it, leaves it open, confirms it, or says it and no more.

The ways are those by which stance is told in rumours (Derczynski et al. 2017: deny, query, support), with what an outlet tells
with reserve among what is left open. What the words and their cue lean to (`selon.record.cuts`) is weighed with what the
rules say of them (`selon.record.side`). The weights (`stance.toml`) are three logistic regressions', learned by
`training.stance` from our own stories.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from selon.record.meaning import Array
from selon.record.regression import log_odds
from selon.record.side import Side

WAYS = ("says", "denies", "hedges", "confirms")
NAMES = (*WAYS[1:], "against", "open", "confirm")
USUAL = np.log(np.array((0.84, 0.04, 0.06, 0.06), np.float32))  # of what the network does not read: as often as in our stories
LEAST = 1e-4  # chance that is told from none
DENIES, HEDGES, CONFIRMS = 0.4, 0.5, 0.4  # chances that are enough; tuned on our own stories


class Stance(NamedTuple):
    """The chance that the member denies what is claimed, that it leaves it open, that it confirms it: each 0 to 1."""

    denies: float = 0.0
    hedges: float = 0.0
    confirms: float = 0.0

    @property
    def side(self) -> Side:
        """For it, against it, or leaving it open."""
        if self.hedges >= max(HEDGES, self.denies):
            return "open"
        return "against" if self.denies >= DENIES else "for"

    @property
    def is_confirming(self) -> bool:
        """It says that what others said is so."""
        return self.confirms >= CONFIRMS


Weigh = Callable[[Array | None, Side, str], Stance]


def stance(leaning: Array | None, side: Side, act: str) -> Stance:
    """The stance of a member, by what its words and their cue lean to, by the side that rules put it on, and by its act."""
    measured = measures(leaning, side, act)
    return Stance(*(round(float(1 / (1 + np.exp(-log_odds(measured, NAMES, "stance.toml", way)))), 3) for way in WAYS[1:]))


def measures(leaning: Array | None, side: Side, act: str) -> np.ndarray:
    """The measures of a member, in the order of `NAMES`: the log odds of the ways, and what the rules say."""
    chances = np.exp(USUAL if leaning is None else leaning).astype(float)
    chances = np.clip(chances / chances.sum(), LEAST, 1 - LEAST)[1:]
    return np.array([*np.log(chances / (1 - chances)), side == "against", side == "open", act == "confirm"], float)
