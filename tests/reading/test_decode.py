"""Decoding against what can be worked out by hand or by trying everything."""

from itertools import product

import numpy as np
import pytest

from selon.reading.decode import GAPS, Array, Decoder, Relation, pair_features
from selon.reading.seams import relations
from selon.reading.tags import CONTENT, LAYERS, OUTSIDE, ROLES, SOURCE, TAGS, allowed, begin, inside

WIDTH, INNER = 4, 3


def weights(**changed: np.ndarray) -> dict[str, np.ndarray]:
    """A linker that knows nothing, but for what is changed."""
    zeros: dict[str, np.ndarray] = {
        "crf.step": np.zeros((LAYERS, TAGS, TAGS), np.float32),
        "none": np.zeros((3, INNER), np.float32),
    }
    zeros |= {"gap": np.zeros((3, GAPS)), "rank": np.zeros((3, 9)), "level": np.zeros((3, LAYERS, LAYERS))}
    for kind in range(3):
        for end in ("dep", "head"):
            zeros[f"{end}.{kind}.weight"] = np.zeros((INNER, 2 * WIDTH), np.float32)
            zeros[f"{end}.{kind}.bias"] = np.zeros(INNER, np.float32)
    return zeros | changed


def nearest() -> Decoder:
    """A decoder whose links go to the nearest head within 8 tokens or so, else to none."""
    gap = np.tile(2.5 - np.abs(np.arange(GAPS) - 8.0), (3, 1))
    return Decoder(weights(gap=gap))


@pytest.mark.parametrize("seed", range(5))
def test_the_path_is_the_best_of_all_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    step = rng.normal(size=(LAYERS, TAGS, TAGS)).astype(np.float32)
    decoder = Decoder(weights(**{"crf.step": step}))
    runs = [(0, 4), (4, 5), (6, 9)]
    scores = rng.normal(size=(9, TAGS)).astype(np.float32) * 2
    path = decoder._paths(scores, runs, 0)
    for first, last in runs:

        def worth(tags: tuple[int, ...], first: int = first) -> float:
            pairs = zip((OUTSIDE, *tags), tags, strict=False)
            legal = all(allowed(a, b) for a, b in zip((OUTSIDE, *tags), tags, strict=False))
            return sum(step[0, a, b] for a, b in pairs) + sum(scores[first + i, t] for i, t in enumerate(tags)) if legal else -1e9

        best = max(product(range(TAGS), repeat=last - first), key=worth)
        assert tuple(path[first:last]) == best


def hidden(tokens: int) -> Array:
    """Hidden states that say nothing."""
    return np.zeros((tokens, WIDTH), np.float32)


def tagged(*tags: tuple[int, int]) -> np.ndarray:
    """Scores in which each token has these tags in the two layers."""
    scores = np.full((len(tags), LAYERS * TAGS), -5.0, np.float32)
    for i, (outer, inner) in enumerate(tags):
        scores[i, outer] = scores[i, TAGS + inner] = 5.0
    return scores


def test_spans_of_both_layers_in_text_order() -> None:
    b, i = begin(CONTENT), inside(CONTENT)
    spans = nearest().spans(tagged((begin(SOURCE), 0), (b, 0), (i, begin(SOURCE)), (i, inside(SOURCE)), (0, 0)), [(0, 5)])
    assert spans[SOURCE] == [(0, 0, 0), (1, 2, 3)]
    assert spans[CONTENT] == [(0, 1, 3)]


def test_what_stands_inside_nothing_is_not_nested() -> None:
    spans = nearest().spans(tagged((0, begin(SOURCE)), (0, inside(SOURCE))), [(0, 2)])
    assert spans[SOURCE] == []


def test_the_same_content_twice_is_one() -> None:
    b, i = begin(CONTENT), inside(CONTENT)
    spans = nearest().spans(tagged((b, b), (i, i), (i, i)), [(0, 3)])
    assert spans[CONTENT] == [(0, 0, 2)]


def test_gaps_are_signed_and_ranks_count_what_lies_between() -> None:
    gaps, ranks, levels = pair_features([(0, 10, 12)], [(0, 2, 3), (0, 13, 13), (1, 40, 41)])
    assert gaps.tolist() == [[8 - 3, 8 + 1, 8 + 5]]
    assert ranks.tolist() == [[3, 5, 6]]
    assert levels.tolist() == [[0, 0, 1]]


def relation(found: Relation) -> tuple[int | None, int | None, list[int]]:
    """First tokens of source, cue and contents."""
    return found.source and found.source[1], found.cue and found.cue[1], [c[1] for c in found.content]


def test_contents_of_one_cue_are_one_relation() -> None:
    spans = [[(0, 5, 5)], [(0, 6, 6)], [(0, 1, 4), (0, 8, 9)]]
    assert [relation(r) for r in nearest().relations(spans, hidden(12))] == [(5, 6, [1, 8])]


def test_what_is_too_far_is_not_linked() -> None:
    spans = [[(0, 0, 0)], [(0, 1, 1)], [(0, 200, 205)]]
    assert [relation(r) for r in nearest().relations(spans, hidden(206))] == [(None, None, [200])]


def test_links_stay_inside_what_was_read_together() -> None:
    spans = [[(0, 3, 3)], [(0, 4, 4)], [(0, 1, 2), (0, 6, 7)]]
    found = relations(nearest(), spans, hidden(9), [(0, 5), (6, 9)], [(0, 6), (6, 9)])
    assert [relation(r) for r in found] == [(3, 4, [1]), (None, None, [6])]


def test_a_cue_before_a_seam_takes_the_content_behind_it() -> None:
    spans: list = [[(0, 3, 3)], [(0, 4, 4)], [(0, 6, 7)]]
    found = relations(nearest(), spans, hidden(9), [(0, 5), (6, 9)], [(0, 6), (6, 9)])
    assert [relation(r) for r in found] == [(3, 4, [6])]


def test_every_tag_belongs_to_a_role() -> None:
    assert 1 + 2 * len(ROLES) == TAGS
