"""The weights by which two members are told to say the same, from the pairs of our own stories (`training/claims/*.txt`).

    python -m training.likeness

A logistic regression by Newton's method with a little ridge. A member found in an article takes the claims of the marked
passages that it covers; pairs within an article, and members that belong to no claim, are left out. Writes
src/selon/record/likeness.toml. Minutes, most of them for reading the stories.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from selon.article import Article
from selon.reading.reader import Reader
from selon.record import likeness
from selon.record.member import SHIPPED, Member, Sense, members
from training import stories
from training.stories import Row

OUT = Path(likeness.__file__).with_name("likeness.toml")
COVERED = 0.3  # of a marked passage's characters
RIDGE = 1.0
Array = npt.NDArray[np.float64]
Made = dict[str, str]  # claims, and a member's relation to them


def claims_of(said: list[Member], articles: list[Row], gold: Row) -> list[Made]:
    """The claims that each member makes, and its relation to them."""
    text = {a["id"]: a["text"] for a in articles}
    out: list[Made] = [{} for _ in said]
    for claim in gold["claims"]:
        for one in claim["members"]:
            marked = {*range(*stories.place(text[one["article"]], one["quote"]))}
            here = [n for n, m in enumerate(said) if m.article == one["article"]]
            covered = {n: len(marked & {i for s, e in said[n].content for i in range(s, e)}) for n in here}
            best = max(covered, key=lambda n: covered[n], default=None)
            if best is not None and covered[best] >= COVERED * len(marked):
                out[best].setdefault(claim["id"], one["relation"])
    return out


def read(reader: Reader, path: Path, sense: Sense = SHIPPED) -> tuple[list[Member], list[Made]]:
    """What is found to be said in a story, and the claims that each of it makes."""
    articles, gold = stories.load(path)
    said = [m for a in articles for m in members(reader.read(Article(**a)), sense)]
    return said, claims_of(said, articles, gold)


def pairs(reader: Reader, path: Path) -> tuple[Array, Array]:
    """The measures of a story's pairs, and whether each is one claim."""
    said, claims = read(reader, path)
    known = np.array([bool(one) for one in claims])
    one, other = np.triu_indices(len(said), 1)
    keep = known[one] & known[other] & ~likeness.same_article(said)[one, other]
    one, other = one[keep], other[keep]
    same = np.array([bool(claims[a].keys() & claims[b].keys()) for a, b in zip(one, other, strict=True)], float)
    return likeness.measures(said)[one, other], same


def fitted(measured: Array, same: Array) -> Array:
    """The weights, the bias last."""
    mean, spread = measured.mean(0), measured.std(0) + 1e-9
    x = np.c_[(measured - mean) / spread, np.ones(len(measured))]
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - same) + ridge @ weights
        weights -= np.linalg.solve((x.T * (chance * (1 - chance))) @ x + ridge, slope)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ mean)


def weights(names: Sequence[str], measured: Array, same: Array) -> str:
    """The weights of the measures of these names, as lines of a file."""
    found = zip((*names, "bias"), fitted(measured, same), strict=True)
    return "".join(f"{name} = {weight:.3f}\n" for name, weight in found)


def write(out: Path, names: Sequence[str], found: Sequence[tuple[Array, Array]], what: str) -> None:
    """Fits the weights of the measures of these names to all that was found, a story each, and writes them."""
    lines = weights(names, np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found]))
    out.write_text(lines, encoding="utf-8")
    print(f"{out}: from {len(found)} stories, {sum(len(f[1]) for f in found)} {what}")


def main() -> None:
    """Fits the weights and writes them."""
    reader = Reader(events=True, narration=True)
    write(OUT, likeness.NAMES, [pairs(reader, path) for path in stories.paths()], "pairs")


if __name__ == "__main__":
    main()
