"""Windows as the network is trained on them: tags in two layers, spans and links."""

import random

import pytest

from selon.reading import model
from selon.reading.tags import CONTENT, CUE, SOURCE
from training import data, markup

NESTED = "{s1|Ana Ruiz} {c1|dit} {q1|que {s2|Paul} {c2|jure} {q2|qu'il pleut}}. {s3|Elle} {c3|ajoute} : {q3|« Partons. »}"


def sample(marked: str, size: int = 96) -> data.Sample:
    _, text, rows = markup.parse(f"language: fr\n\n{marked}")
    row = {"id": "x", "language": "fr", "text": text, "attributions": rows}
    (found,) = data._windows(row, model.tagger().tokenizer, random.Random(1), size, broad=False, nested=True)
    return found


def pieces(found: data.Sample, role: int) -> list[tuple[int, str]]:
    """Layer and tokens of each span of a role."""
    tokenizer = model.tagger().tokenizer
    spelled = [
        (layer, "".join(str(tokenizer.id_to_token(i)) for i in found.ids[a : b + 1]).replace("▁", " ").strip())
        for layer, a, b in found.spans[role]
    ]
    return sorted(spelled)


def test_what_is_inside_another_content_goes_to_the_second_layer() -> None:
    found = sample(NESTED)
    assert pieces(found, SOURCE) == [(0, "Ana Ruiz"), (0, "Elle"), (1, "Paul")]
    assert pieces(found, CUE) == [(0, "ajoute"), (0, "dit"), (1, "jure")]
    assert [layer for layer, _ in pieces(found, CONTENT)] == [0, 0, 1]


def test_links_join_each_content_with_its_own_cue_and_source() -> None:
    found = sample(NESTED)
    for kind, (dep, head) in enumerate(data.LINKS):
        for d, h in found.links[kind]:
            assert found.spans[dep][d][0] == found.spans[head][h][0], "both ends of a link are of one layer here"
    assert [len(links) for links in found.links] == [3, 3, 3]


def test_a_role_left_unsaid_links_to_none() -> None:
    found = sample("{q1|« Partons. »}")
    assert found.links[0] == [(0, -1)]
    assert found.links[1] == [(0, -1)]


def test_tags_and_spans_tell_the_same() -> None:
    found = sample(NESTED)
    for role, spans in enumerate(found.spans):
        for layer, first, last in spans:
            assert found.tags[layer][first : last + 1] == [1 + 2 * role] + [2 + 2 * role] * (last - first)
    assert sum(t % 2 for tags in found.tags for t in tags) == sum(map(len, found.spans))


@pytest.mark.parametrize("seed", range(3))
def test_the_same_seed_gives_the_same_windows(seed: int) -> None:
    _, text, rows = markup.parse(f"language: fr\n\n{NESTED}")
    row = {"id": "x", "language": "fr", "text": text, "attributions": rows}
    one, two = (data.samples([row] * 5, model.tagger().tokenizer, random.Random(seed), 64) for _ in range(2))
    assert one == two
