"""What a reading looks like, as text, as a table and as JSON."""

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.article import Article, Span
from selon.cli import facts, marks
from selon.cli.plain import escaped_json, visible
from selon.cli.sentence import sentences
from selon.cli.show import Form, printer
from selon.reading.reading import Reading, Timex
from tests.cli.build import reading, told

ANSI = re.compile(r"\x1b\[[0-9;]*m")
NESTED = "Hier, {s1|la ministre} {c1|a dit} {q1|que {s2|le préfet} {c2|niait} {q2|tout retard}}. Il pleut."
INTERRUPTED = "{q1|« On ouvre},{q1| »} {c1|assure} {s1|la ministre}{q1|, « lundi ».}"


def shown(what: Reading, form: Form = "text", *, color: bool = False) -> str:
    """What is printed of it."""
    out = io.StringIO()
    printer(out, form=form, color=color)(what)
    return out.getvalue()


def test_without_colour_the_roles_stand_in_numbered_brackets() -> None:
    assert "Hier, [1 la ministre] <1 a dit> {1 que [2 le préfet] <2 niait> {2 tout retard}}. Il pleut." in one_line(
        shown(reading(NESTED))
    )


def test_a_content_in_pieces_is_marked_piece_by_piece() -> None:
    assert "{1 « On ouvre},{1  »} <1 assure> [1 la ministre]{1 , « lundi ».}" in one_line(shown(reading(INTERRUPTED)))


def test_each_relation_says_who_how_found_and_inside_what() -> None:
    printed = one_line(shown(reading(NESTED, parents={2: 1})))
    assert "1 Ana Ruiz · by title · indirect" in printed
    assert "2 Ana Ruiz · by title · indirect · inside 1" in printed


def test_a_speaker_that_the_text_leaves_open_is_said_to_be_open() -> None:
    for form in ("text", "table"):
        assert "left open" in one_line(shown(reading("{c1|Selon} {q1|il pleut}"), form))


DATED = "Mardi, {s1|la ministre} {c1|a dit} {q1|que le pont de Vals a rouvert la veille}. {q2|« Hier »}, {c2|dit}-{s2|elle}."


def dated(**first: object) -> Reading:
    """A reading with times and a place."""
    times = {"Mardi": "2026-03-10", "la veille": "2026-03-09", "Hier": "PAST_REF"}
    known = {"act": "assert", "factuality": "CT+", "distance": "neutral", "said": 0, "happened": (1,), "places": (0,), **first}
    return told(reading(DATED), times=times, places=("Vals",), a1=known, a2={"said": 0, "happened": (2,)})


def test_under_a_relation_stands_how_surely_when_and_where() -> None:
    printed = one_line(shown(dated()))
    assert "1 Ana Ruiz · by title · indirect · assert · CT+ said 2026-03-10 · happened 2026-03-09 · in Vals" in printed
    assert "distance" not in printed


def test_a_time_of_the_saying_before_is_said_to_be_so() -> None:
    assert "said 2026-03-10, as before · happened “Hier”" in one_line(shown(dated()))


def test_the_outlet_s_distance_is_told() -> None:
    printed = one_line(shown(dated(act="deny", factuality="CT-", distance="distances")))
    assert "deny · CT- · the outlet keeps its distance" in printed


def test_the_table_tells_act_and_when_it_was_said() -> None:
    printed = shown(dated(), "table")
    assert all(word in printed for word in ("assert", "CT+", "said"))
    assert max(map(len, printed.splitlines())) <= 80


@pytest.mark.parametrize("form", ["text", "table"])
def test_what_nobody_is_named_for_is_the_outlet_s(form: Form) -> None:
    events = told(reading("{q1|Le pont a rouvert}."), times={}, a1={"act": "report", "factuality": "CT+"})
    assert "(the outlet)" in shown(events, form)
    assert "left open" not in shown(events, form)


@pytest.mark.parametrize(
    ("value", "shown_as"),
    [
        ("2026-03-10", "2026-03-10"),
        ("2026-03", "2026-03"),
        ("1999", "1999"),
        ("2026-03-10TEV", "2026-03-10 evening"),
        ("2026-03-10T08:30", "2026-03-10 08:30"),
        ("2026-W11", "week of 2026-03-09"),
        ("2026-W11-WE", "weekend of 2026-03-14"),
        ("2026-W99", "“jadis”"),
        ("PAST_REF", "“jadis”"),
        ("XXXX-03", "“jadis”"),
        ("2026-SP", "“jadis”"),
    ],
)
def test_times_are_told_as_days_or_in_the_article_s_words(value: str, shown_as: str) -> None:
    what = reading("C’était jadis.")
    assert facts.when(Timex(span=Span(8, 13), type="DATE", value=value), what) == shown_as


def test_colour_takes_the_place_of_brackets() -> None:
    printed = shown(reading(NESTED), color=True)
    assert "[1 " not in printed
    assert "¹" in printed
    cyan, magenta, green = "\x1b[1;36m", "\x1b[1;35m", "\x1b[32m"
    assert f"{cyan}la ministre" in printed
    assert f"{magenta}a dit" in printed
    assert f"{green}que " in printed
    assert "\x1b[4;32m" in printed  # the content in the content


def test_what_is_set_aside_is_dimmed_or_between_tildes() -> None:
    what = reading("Il pleut.\nLea también: fútbol\n{s1|La ministre} {c1|rit}{q1|.}", aside="Lea también: fútbol")
    assert "~Lea también: fútbol~" in shown(what)
    assert "\x1b[2mLea también" in shown(what, color=True)


def test_the_head_says_what_is_known() -> None:
    what = reading(NESTED, title="Le pont", outlet="La Rive", published="2026-03-14", language="fr")
    assert "Le pont\nLa Rive · 2026-03-14 · fr · x\n" in shown(what)
    assert "Le pont\nLa Rive · 2026-03-14 · fr · x\n" in shown(what, "table")


def test_an_article_without_speech_says_so() -> None:
    for form in ("text", "table"):
        assert "Nobody is reported to say anything here." in shown(reading("Il pleut."), form)


def test_the_table_has_a_row_a_relation_with_its_sentence() -> None:
    printed = shown(reading("Il neige. " + NESTED, parents={2: 1}), "table")
    for word in ("Ana Ruiz", "by title", "inside 1", "indirect", "<niait>"):
        assert word in printed
    assert "neige" not in printed


@pytest.mark.parametrize("form", ["text", "table"])
@pytest.mark.parametrize("color", [True, False])
def test_nothing_is_wider_than_80_columns(form: Form, color: bool) -> None:
    long = "x" * 200 + " mot" * 60
    what = reading(f"{{s1|la {long}}} {{c1|dit {long}}} {{q1|que {long}}}.", title=long, outlet=long)
    printed = ANSI.sub("", shown(what, form, color=color))
    assert max(map(len, printed.splitlines())) <= 80
    assert printed.count("x") >= 3 * 200  # folded, not cut off


@pytest.mark.parametrize("form", ["text", "table", "json"])
def test_control_characters_never_reach_the_terminal(form: Form) -> None:
    controls = "\x1b\x07\x9b\x08\u202e\x00\x7f\r"
    evil = "]31m".join(controls)
    what = reading(f"{{s1|a{evil}}} {{c1|b{evil}}} {{q1|c{evil}}}", title=evil, outlet=evil)
    assert not set(shown(what, form)) & set(controls)
    assert not set(ANSI.sub("", shown(what, form, color=True))) & set(controls)


def test_json_stays_the_same_data_when_it_is_made_harmless() -> None:
    what = Reading(article=Article(id="\x9b", text="é\u2028\u202e\x7f"), attributions=())
    assert json.loads(shown(what, "json")) == what.as_dict()
    assert "é" in shown(what, "json")
    assert len(shown(what, "json").splitlines()) == 1


@given(st.text())
def test_what_is_visible_is_as_long_as_the_text(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(st.text())
def test_escaped_json_is_the_same_json(text: str) -> None:
    assert json.loads(escaped_json(json.dumps(text, ensure_ascii=False))) == text


@given(st.data())
def test_marks_add_brackets_and_change_nothing_else(data: st.DataObject) -> None:
    text = data.draw(st.text("ab c\n", min_size=1, max_size=30))
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(["source", "cue", "content"])), max_size=6))
    made = [marks.Mark(Span(min(s, e), max(s, e)), role, "1") for s, e, role in pairs]  # type: ignore[arg-type]
    plain = marks.marked(text, made, colour=False).plain
    for bracket in ("[1 ", "<1 ", "{1 ", "]", ">", "}"):
        plain = plain.replace(bracket, "")
    assert plain == text


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("Il neige. {s1|Elle} {c1|dit} {q1|oui}. Fin.", "Elle dit oui."),
        ("Il neige. {q1|« Oui. »} Fin.", "« Oui. »"),
        ("Il neige.\nHier {s1|elle} {c1|dit} {q1|oui}\nFin.", "Hier elle dit oui"),
        ("Quand ? Hier, {s1|M. Petit} {c1|dit} {q1|oui}, à Paris ! Fin.", "Hier, M. Petit dit oui, à Paris !"),
        ("{q1|« Oui. Non. »}, {c1|dit}-{s1|elle} hier. Fin.", "« Oui. Non. », dit-elle hier."),
    ],
)
def test_the_sentence_is_the_whole_one_and_no_other(marked: str, sentence: str) -> None:
    what = reading(marked)
    start, end = sentences(what.article.text, what.attributions[0])
    assert what.article.text[start:end] == sentence


def one_line(printed: str) -> str:
    """The text without its line breaks and the spaces of its layout, two spaces kept where the text has them."""
    return " ".join(line.strip() for line in printed.splitlines()).replace("   ", " ")
