"""Drafts to attributions: type, parent, edges, and quotations in several parts."""

import pytest

from selon.article import Span, Spans
from selon.reading.attribution import Draft
from selon.reading.reading import Attribution
from selon.reading.shape import attributions, type_of
from training.markup import unmark


def read(marked: str, language: str = "fr") -> tuple[str, list[Attribution]]:
    """The text of a marked one, and the attributions made of drafts with those spans."""
    text, spans = unmark(marked)

    def role(number: str, key: str) -> Spans:
        return tuple(Span(*s) for s in spans.get((number, key), []))

    numbers = sorted({n for n, _ in spans}, key=int)
    drafts = [Draft(source=role(n, "s"), cue=role(n, "c"), content=role(n, "q")) for n in numbers]
    return text, attributions(text, drafts, language)


def contents(text: str, attribution: Attribution) -> list[str]:
    return [text[s:e] for s, e in attribution.content]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("{q1|« Il pleut »}, {c1|dit} {s1|Ana}.", "direct"),
        ("{s1|Ana} {c1|dit} {q1|qu'il pleut}.", "indirect"),
        ("{s1|Ana} {c1|dit} {q1|qu'il « pleut » encore}.", "mixed"),
        ("{s1|Ana} {c1|dit} {q1|que « tout est perdu »}.", "mixed"),
        ("{q1|« La pluie}, {c1|dit}-{s1|elle}, {q1|revient »}.", "direct"),
        ("{q1|« {s2|Paul} {c2|dit} {q2|qu'il pleut} »}, {c1|dit} {s1|Ana}.", "direct"),
    ],
)
def test_type_goes_by_the_marks_of_the_relation_itself(marked: str, wanted: str) -> None:
    _, found = read(marked)
    assert found[0].type == wanted


def test_what_is_retold_inside_a_quotation_is_indirect() -> None:
    _, found = read("{q1|« Oui, {s2|Paul} {c2|dit} {q2|qu'il pleut} »}, {c1|dit} {s1|Ana}.")
    assert {a.type for a in found if a.parent} == {"indirect"}


def test_type_of_nothing_quoted_is_indirect() -> None:
    assert type_of("Selon Ana, il pleut.", (Span(0, 5),), (Span(11, 19),)) == "indirect"


def test_the_parent_is_the_nearest_content_that_holds_cue_and_content() -> None:
    _, found = read("{s1|Ana} {c1|dit} {q1|que {s2|Paul} {c2|jure} {q2|que {s3|Léa} {c3|nie} {q3|qu'il pleut}}}.")
    by_content = {a.cue: a for a in found}
    first, second, third = sorted(by_content.values(), key=lambda a: a.cue)
    assert (first.parent, second.parent, third.parent) == (None, first.id, second.id)


def test_a_content_whose_cue_stands_outside_is_nobodys_child() -> None:
    _, found = read("{s1|Ana} {c1|dit} {q1|que {q2|le pont tient}}, ce que {c2|confirme} {s2|Paul}.")
    assert all(a.parent is None for a in found)


def test_edges_lose_blanks_and_the_full_stop_of_the_sentence() -> None:
    text, found = read("{s1|Ana} {c1|dit}{q1| qu'il pleut. }")
    assert contents(text, found[0]) == ["qu'il pleut"]


def test_most_of_a_quotation_grows_to_all_of_it() -> None:
    text, found = read("« {q1|Le pont est tombé dans} la nuit », {c1|dit} {s1|Ana}.")
    assert contents(text, found[0]) == ["« Le pont est tombé dans la nuit »"]


def test_a_quotation_that_goes_on_after_its_cue_is_one_content() -> None:
    text, found = read("{q1|« La voiture est prête »}, {c1|dit} {s1|Ana} à midi. {q2|« Nous partons ce soir. »}")
    assert [contents(text, a) for a in found] == [["« La voiture est prête »", "« Nous partons ce soir. »"]]


def test_a_quotation_after_an_indirect_sentence_is_another_relation() -> None:
    _, found = read("{s1|Ana} {c1|dit} {q1|que la voiture est prête}. {q2|« Nous partons ce soir. »}")
    assert len(found) == 2


@pytest.mark.parametrize(
    "marked",
    [
        "{s1|Ana} {c1|raconte} : {q1|« La pluie est venue.}\n{q2|« La rivière est montée »}.",
        "{q1|« La pluie est venue.}\n{q2|« La rivière est montée »}, {c2|raconte} {s2|Ana}.",
    ],
)
def test_a_quotation_reopened_in_the_next_paragraph_is_one(marked: str) -> None:
    text, found = read(marked)
    assert [contents(text, a) for a in found] == [["« La pluie est venue.\n« La rivière est montée »"]]
    assert found[0].cue


@pytest.mark.parametrize(
    ("language", "marked", "kept"),
    [
        ("fr", "{s1|Il} {c1|a été annoncé} {q1|que l'entrée serait libre}.", 0),
        ("fr", "{s1|Il} {c1|a annoncé} {q1|que l'entrée serait libre}.", 1),
        ("en", "{s1|It} {c1|was announced} {q1|that entry would be free}.", 0),
        ("en", "{s1|It} {c1|said} {q1|that entry would be free}.", 1),
    ],
)
def test_nobody_is_the_source_of_it_was_announced(language: str, marked: str, kept: int) -> None:
    _, found = read(marked, language)
    assert len(found[0].source) == kept


def test_ids_follow_the_text() -> None:
    _, found = read("{s1|Ana} {c1|dit} {q1|qu'il pleut}. {s2|Paul} {c2|dit} {q2|qu'il neige}.")
    assert [a.id for a in found] == ["a1", "a2"]


@pytest.mark.parametrize(("language", "kept"), [("fr", 0), ("de", 1)])
def test_words_on_nobodys_word_without_marks_are_none(language: str, kept: int) -> None:
    _, found = read("{q1|Les travaux dureraient deux ans}.", language)
    assert len(found) == kept


def test_marks_alone_make_a_display_quotation() -> None:
    _, found = read("{q1|« Les travaux dureraient deux ans »}")
    assert len(found) == 1


def test_one_word_inside_a_content_is_no_statement() -> None:
    _, found = read("{s1|Ana} {c1|dit} {q1|que ce qui {c2|a été dit} {q2|verbalement} compte}.")
    assert [a.id for a in found] == ["a1"]


def test_a_quotation_goes_on_whoever_of_its_parts_comes_first() -> None:
    marked = "{s1,2|Ana} {c2|raconte} : {q2|« La pluie est venue.}\n{q1|« La rivière est montée »}."
    text, found = read(marked)
    assert [contents(text, a) for a in found] == [["« La pluie est venue.\n« La rivière est montée »"]]
