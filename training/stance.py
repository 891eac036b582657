"""The weights by which a member's stance is told, from our own stories (`training/claims/*.txt`).

    python -m training.stance

Three logistic regressions, one for each way of taking what is claimed, over the members that make a marked claim. What words
lean to comes from `training.cuts`: run that before this. Writes src/selon/record/stance.toml. Minutes, most of them for
reading the stories.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from selon.reading.reader import Reader
from selon.record import stance
from selon.record.member import Sense
from training import stories
from training.likeness import Array, read, weights

OUT = Path(stance.__file__).with_name("stance.toml")


def told(reader: Reader, path: Path) -> tuple[Array, list[str]]:
    """The measures of a story's members, and their relations to what they claim."""
    measured: list[Array] = []

    def weigh(*what: Any) -> stance.Stance:
        measured.append(stance.measures(*what))
        return stance.Stance()

    _, made = read(reader, path, Sense(weigh=weigh))
    known = [n for n, claims in enumerate(made) if claims]
    return np.array([measured[n] for n in known]), [next(iter(made[n].values())) for n in known]


def main() -> None:
    """Fits the weights and writes them."""
    reader = Reader(events=True, narration=True)
    found = [told(reader, path) for path in stories.paths()]
    measured, relations = np.concatenate([one for one, _ in found]), [r for _, some in found for r in some]
    parts = (f"[{way}]\n" + weights(stance.NAMES, measured, _is(way, relations)) for way in stance.WAYS[1:])
    OUT.write_text("\n".join(parts), encoding="utf-8")
    print(f"{OUT}: from {len(found)} stories, {len(relations)} members")


def _is(way: str, relations: Sequence[str]) -> Array:
    return np.array([relation == way for relation in relations], float)


if __name__ == "__main__":
    main()
