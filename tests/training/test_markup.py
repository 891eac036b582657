"""The format in which cases and corpora are written."""

from pathlib import Path

import pytest

from training import markup

MARKED = (
    "language: fr\nspeaker 1: Ana Ruiz\nspeaker 2:\n\n{s1,2|Ana Ruiz} {c1|dit} {q1|qu'il pleut} et {c2|jure} {q2|qu'il neige}.\n"
)
CORPUS = Path(__file__).parents[2] / "training" / "corpus"


def test_head_text_and_relations() -> None:
    head, text, rows = markup.parse(MARKED)
    assert head["language"] == "fr"
    assert text == "Ana Ruiz dit qu'il pleut et jure qu'il neige."
    assert [[text[s:e] for s, e in row["content"]] for row in rows] == [["qu'il pleut"], ["qu'il neige"]]
    assert rows[0]["source"] == rows[1]["source"] == [[0, 8]]
    assert [row["speaker"] for row in rows] == ["Ana Ruiz", None]


def test_marking_is_the_inverse_of_parsing() -> None:
    _, text, rows = markup.parse(MARKED)
    again = markup.unmark(markup.mark(text, rows))
    assert again[0] == text
    assert again[1][("1", "q")] == rows[0]["content"]


@pytest.mark.parametrize(
    ("marked", "why"),
    [("a: b\n\n{q1|never closed", "never closed"), ("a: b\n\nclosed} twice", "closes nothing"),
     ("a: b\n\n{z1|odd}", "no mark"), ("a: b\n\n{s1|Ana} {c1|dit}.", "no content")],
)  # fmt: skip
def test_bad_marks_are_named(marked: str, why: str) -> None:
    with pytest.raises(markup.MarkupError, match=why):
        markup.parse(marked)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.txt")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_corpus_is_well_marked(path: Path) -> None:
    head, text, rows = markup.parse(path.read_text(encoding="utf-8"))
    assert head["language"] == path.parent.name
    assert rows
    assert not {*text} & {*"{}"}
    for row in rows:
        for spans in (row["source"], row["cue"], row["content"]):
            assert all(text[s:e].strip() == text[s:e] or len(text[s:e].strip()) > 2 for s, e in spans)
