"""The scorer of act, factuality and distance: what it counts, what it refuses and what it keeps unseen."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bench import factuality as scorer
from bench import shared
from selon.article import Article
from selon.reading import factuality
from selon.reading.reading import Attribution

TEXT = "The mayor denied that the bridge was closed. « It is open », she said. Her clerk said that she had denied it."
ROW: shared.Row = {
    "id": "bridge", "language": "en", "text": TEXT,
    "attributions": [
        {"source": [[0, 9]], "cue": [[10, 16]], "content": [[17, 43]]},
        {"source": [[61, 64]], "cue": [[65, 69]], "content": [[45, 59]]},
        {"source": [[71, 80]], "cue": [[81, 85]], "content": [[86, 108]]},
        {"source": [[91, 94]], "cue": [[99, 105]], "content": [[106, 108]]},
    ],
}  # fmt: skip
LABELS = [("deny", "CT-", "neutral"), ("assert", "CT+", "neutral"), ("assert", "CT+", "neutral"), ("deny", "CT-", "neutral")]
Judge = Callable[[Article, Sequence[Attribution]], list[Attribution]]


def gold(sha256: str = "", **changed: object) -> dict:
    labelled = [
        {**relation, "act": act, "factuality": value, "distance": distance}
        for relation, (act, value, distance) in zip(ROW["attributions"], LABELS, strict=True)
    ]
    digest = sha256 or hashlib.sha256(TEXT.encode()).hexdigest()
    return {"article": "bridge", "set": "en.dev", "sha256": digest, "attributions": labelled} | changed


@pytest.fixture
def all_assert(monkeypatch: pytest.MonkeyPatch) -> None:
    judge: Judge = lambda article, found: [replace(a, act="assert", factuality="CT+", distance="neutral") for a in found]
    monkeypatch.setattr(factuality, "judged", judge)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, all_assert: None) -> Path:
    """A folder of gold with one English file, and the articles that it labels."""
    monkeypatch.setattr(scorer, "GOLD", tmp_path)
    monkeypatch.setattr(scorer, "LANGUAGES", ("en",))
    monkeypatch.setattr(shared, "BENCH", tmp_path)
    monkeypatch.setattr(shared, "rows", lambda path: [ROW])
    return tmp_path


def write(folder: Path, row: dict) -> None:
    (folder / "factuality.en.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_f1_is_of_each_class_of_the_gold() -> None:
    pairs = [("ask", "ask"), ("ask", "order"), ("order", "order"), ("order", "order"), ("deny", "assert")]
    assert scorer.f1(pairs) == {"ask": pytest.approx(2 / 3), "deny": 0.0, "order": pytest.approx(4 / 5)}


def test_the_mean_leaves_out_classes_that_are_too_small() -> None:
    pairs = [("assert", "assert")] * 5 + [("deny", "assert")]
    assert scorer.macro(pairs, 5) == pytest.approx(10 / 11)
    assert scorer.macro(pairs) == pytest.approx(5 / 11)


def test_nothing_scores_nothing() -> None:
    assert scorer.macro([]) == scorer.accuracy([]) == 0.0


def test_what_the_gold_has_not_costs_precision_alone() -> None:
    assert scorer.f1([("ask", "ask"), ("ask", "report")]) == {"ask": pytest.approx(2 / 3)}


def test_the_relations_get_their_type_and_their_parent() -> None:
    found = scorer.attributions(ROW)
    assert [a.type for a in found] == ["indirect", "direct", "indirect", "indirect"]
    assert [a.parent for a in found] == [None, None, None, "a3"]


def test_all_relations_are_judged_and_the_labelled_ones_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def judge(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
        given.extend(a.id for a in found)
        return [replace(a, act="deny", factuality="CT-", distance="neutral") for a in reversed(found)]

    monkeypatch.setattr(factuality, "judged", judge)
    (judged,) = scorer.judged(gold(attributions=gold()["attributions"][1:2]), ROW)
    assert given == ["a1", "a2", "a3", "a4"]
    assert (judged.cue, judged.gold["act"], judged.found["act"]) == ("said", "assert", "deny")


def test_what_is_not_judged_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factuality, "judged", lambda article, found: list(found))
    assert scorer.accuracy(scorer.pairs(list(scorer.judged(gold(), ROW)), "act")) == 0.0


def test_the_table_has_a_row_for_each_language_and_its_kept_half(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(bench, gold())
    assert scorer.main([]) == 0
    head, _, whole, half = capsys.readouterr().out.splitlines()
    assert "macro F1" in head
    assert whole == "| en | 4 | **0.000** (0.333) | **0.000** (0.333) | 1.000 (1.000) |"
    assert half.startswith("| en, kept half |")


@pytest.mark.usefixtures("all_assert")
def test_another_text_is_refused_by_name() -> None:
    with pytest.raises(scorer.GoldError, match="bridge: its text is not the one"):
        list(scorer.judged(gold(sha256="0" * 64), ROW))


@pytest.mark.usefixtures("all_assert")
def test_a_relation_that_is_not_there_is_refused_by_place() -> None:
    strange = {**gold()["attributions"][0], "content": [[17, 30]]}
    with pytest.raises(scorer.GoldError, match=r"bridge: .*no relation at \[17, 30\]"):
        list(scorer.judged(gold(attributions=[strange]), ROW))


@pytest.mark.parametrize("wrong", [{"sha256": "f" * 64}, {"article": "tunnel"}])
def test_gold_that_does_not_fit_ends_with_a_message(bench: Path, capsys: pytest.CaptureFixture[str], wrong: dict) -> None:
    write(bench, gold() | wrong)
    assert scorer.main([]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("bench.factuality: ")


def test_absent_articles_end_with_a_message(
    bench: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shared, "BENCH", bench / "nowhere")
    assert scorer.main([]) == 2
    assert "SELON_SHARED" in capsys.readouterr().err


def result(*, kept: bool, found: str = "assert") -> scorer.Judged:
    right = {"act": "deny", "factuality": "CT-", "distance": "neutral"}
    return scorer.Judged("kept" if kept else "open", "denied", kept, right, {**right, "act": found})


def test_errors_are_counted_by_pair_and_say_where() -> None:
    lines = list(scorer.errors([result(kept=False), result(kept=False), result(kept=False, found="ask")]))
    assert lines[0] == "  act: deny taken for assert, 2"
    assert lines[1] == "    open: denied"
    assert lines[3] == "  act: deny taken for ask, 1"


def test_errors_keep_the_kept_half_unseen() -> None:
    assert list(scorer.errors([result(kept=True)])) == []


def test_the_halves_go_by_the_digest() -> None:
    assert [scorer.kept(c + "0" * 63) for c in "0178ef"] == [False, True, True, False, False, True]


def test_the_gold_of_the_repository_holds_labels_and_offsets_alone() -> None:
    acts = {"assert", "deny", "confirm", "hedge", "ask", "promise", "order", "accuse", "decline"}
    values = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
    for language in scorer.LANGUAGES:
        lines = (scorer.GOLD / f"factuality.{language}.jsonl").read_text(encoding="utf-8").splitlines()
        labels = [label for line in lines for label in json.loads(line)["attributions"]]
        assert len(labels) >= 160
        for label in labels:
            assert set(label) == {*scorer.ROLES, *scorer.LABELS, "drawn"}
            assert label["act"] in acts
            assert label["factuality"] in values
            assert label["distance"] in {"neutral", "endorses", "distances"}
            assert label["act"] not in {"ask", "order", "decline"} or label["factuality"] == "Uu"


@pytest.mark.shared
def test_the_gold_fits_the_articles_that_are_here(all_assert: None) -> None:
    if not shared.BENCH.is_dir():
        pytest.skip("needs ../shared/bench")
    for language in scorer.LANGUAGES:
        assert scorer.measure(scorer.GOLD / f"factuality.{language}.jsonl")
