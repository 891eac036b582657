"""The founding article, read from where it stands beside the repository; nothing of it is repeated here."""

import sys

import pytest

import selon
from bench import shared

SEED = sorted((shared.SHARED / "seed").glob("*.txt")) if shared.SHARED.is_dir() else []
pytestmark = pytest.mark.skipif(not SEED, reason="needs ../shared/seed")


@pytest.fixture(scope="module")
def reading() -> selon.Reading:
    return selon.read(SEED[0], published="2023-05-29")


@pytest.fixture(scope="module")
def gold() -> dict:
    return shared.rows(shared.gold_path("fr"))[0]


def test_the_text_is_the_file(reading: selon.Reading, gold: dict) -> None:
    assert reading.article.text == SEED[0].read_text(encoding="utf-8")
    assert reading.article.text.strip() == gold["text"].strip()
    assert reading.article.language == "fr"


def test_the_foreign_headlines_and_the_last_line_are_nobodys(reading: selon.Reading) -> None:
    text = reading.article.text
    aside = [r.span for r in reading.repairs if not r.read_as]
    assert [text[s] + text[e - 1] for s, e in aside] == ["[]", "[]"]
    last = selon.Span(text.rstrip().rindex("\n") + 1, len(text.rstrip()))
    spans = [s for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    assert not [s for s in spans if s.meets(last) or any(s.meets(x) for x in aside)]


def test_relations_and_speakers_reach_their_floors(reading: selon.Reading, gold: dict) -> None:
    sys.path.insert(0, str(shared.BENCH))
    from score import score
    from score_speakers import agree

    offset = reading.article.text.index(gold["text"][:40])
    assert offset == 0
    found = reading.as_dict()
    assert score({"seed": gold}, {"seed": found})["relation"]["f1"] >= 0.87
    named = {a["content"][0][0]: a["speaker"] for a in gold["attributions"]}
    both = [(named[a["content"][0][0]], a["speaker"]) for a in found["attributions"] if a["content"][0][0] in named]
    assert len(both) >= 15
    assert sum(agree(g, f) for g, f in both) >= 0.75 * len(both)
