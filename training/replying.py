"""The weights by which a denial or a refusal is put to what it speaks of, from our own stories (`training/claims/*.txt`).

    python -m training.replying

Every reply that makes a marked claim is set against every group that its story's words make: it belongs there where the
claim that most of the group makes is one of its own. The regression is that of `training.likeness`, whose weights make the
groups, and what is a reply `training.stance` tells: run both before this. Writes src/selon/record/replying.toml. Minutes,
most of them for reading the stories.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from selon.reading.reader import Reader
from selon.record import claims, replying
from selon.record.grouping import expanded, groups
from selon.record.member import Member
from training import stories
from training.likeness import Array, Made, read, write

OUT = Path(replying.__file__).with_name("replying.toml")


def replies(said: Sequence[Member], made: Sequence[Made]) -> tuple[Array, Array]:
    """The measures of a story's replies with all groups, and whether each belongs there."""
    odds, _ = claims.compared(said)
    sides = [m.stance.side for m in said]
    asked, others = replying.divided(sides, groups(expanded(1 / (1 + np.exp(-odds))), claims.AT_LEAST))
    rows = [n for ones in asked.values() for n in ones if made[n]]
    most = [_most(made[n] for n in ones) for ones in others.values()]
    belongs = np.array([[claim in made[n] for claim in most] for n in rows], float)
    return replying.measures(said, rows, others, odds).reshape(-1, len(replying.NAMES)), belongs.ravel()


def _most(made: Iterable[Made]) -> str:
    """The claim that most make; of equals that of the first name, and none where no claim is made."""
    count = Counter(claim for one in made for claim in sorted(one))
    return max(sorted(count), key=lambda claim: count[claim], default="")


def main() -> None:
    """Fits the weights and writes them."""
    reader = Reader(events=True, narration=True)
    write(OUT, replying.NAMES, [replies(*read(reader, path)) for path in stories.paths()], "pairs of a reply and a group")


if __name__ == "__main__":
    main()
