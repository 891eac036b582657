"""Groups by how likely each pair belongs together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.record.grouping import expanded, groups


def chances(size: int, **pairs: float) -> np.ndarray:
    """A matrix of these pairs, as ab=.9: of things called a, b, c …, all others unlikely."""
    out = np.zeros((size, size))
    for pair, chance in pairs.items():
        a, b = (ord(name) - ord("a") for name in pair)
        out[a, b] = out[b, a] = chance
    return out


@pytest.mark.parametrize(
    ("chance", "found"),
    [
        (chances(0), []),
        (chances(1), [0]),
        (chances(3, ab=0.2), [0, 1, 2]),
        (chances(3, ac=0.4), [0, 1, 0]),
        (chances(4, ab=0.9, cd=0.8, bc=0.6), [0, 0, 2, 2]),  # .15 of the pairs of both
        (chances(4, ab=0.9, cd=0.8, bc=0.6, ad=0.5), [0, 0, 0, 0]),
    ],
    ids=["none", "one", "too little", "two", "by the mean of all their pairs", "as one"],
)
def test_what_belongs_together(chance: np.ndarray, found: list[int]) -> None:
    assert groups(chance, 0.25) == found


def test_whom_its_group_does_not_back_stands_alone() -> None:
    # a comes to b before b's own come to it: they do not back a, of whom a third of .95 is all that speaks for it
    assert groups(chances(4, ab=0.95, bc=0.9, bd=0.9, cd=0.85), 0.4) == [0, 1, 1, 1]
    assert groups(chances(4, ab=0.95, bc=0.9, bd=0.9, cd=0.85, ac=0.3), 0.4) == [0, 0, 0, 0]


def test_whom_its_group_does_not_back_goes_to_the_one_that_does() -> None:
    chance = chances(6, ab=0.95, bc=0.9, bd=0.9, cd=0.85, ef=0.9, ae=0.41, af=0.41)
    assert groups(chance, 0.4) == [0, 1, 1, 1, 0, 0]


def test_two_that_the_same_ones_say_are_likelier_one() -> None:
    alone, backed = chances(5, ab=0.3), chances(5, ab=0.3, ac=0.8, bc=0.8)
    assert expanded(backed)[0, 1] > expanded(alone)[0, 1]
    assert np.array_equal(expanded(backed), expanded(backed).T)


def test_two_that_cannot_be_one_stay_apart() -> None:
    assert expanded(chances(4, ac=0.9, bc=0.9, ad=0.9, bd=0.9))[0, 1] == 0


@given(st.integers(0, 12), st.integers(0, 10_000))
def test_a_group_is_called_by_its_first(size: int, seed: int) -> None:
    drawn = np.random.default_rng(seed).random((size, size))
    found = groups((drawn + drawn.T) / 2, 0.5)
    assert all(found.index(group) == group for group in found)
