"""Damage: what is read otherwise, what stays, and that every span leads back to the text as it came."""

import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.article import Span
from selon.intake import glue as glue_module
from selon.intake.boilerplate import is_boilerplate
from selon.intake.repair import repaired
from selon.languages import known, table

CASES = tomllib.loads(Path(__file__).with_name("repair_cases.toml").read_text(encoding="utf-8"))
WHOLE = CASES.pop("whole")
DAMAGED = [pytest.param(kind, case, id=f"{kind}-{n}") for kind, cases in CASES.items() for n, case in enumerate(cases)]
PIECES = [
    "« ", " »", "«", "»", "“", "”", '"', "''", "personnellepas", "1991qui", "fin.Le", "dÃ©jÃ\u00a0", "&eacute;", "&amp;nbsp;",
    "<br>", "<b>", "gou\u00adver", "\u200b", "e\u0301", "gouver-\nnement", "Lire aussi : x", "\n", "\r\n", " ", "mot",
    "Le maire a dit", ": ", ".", "[Il sindaco rinvia la visita al porto]", "\ufeff", "\x07", "\u2028", "ﬁn", "© AFP", "l\x92an",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@pytest.mark.parametrize(("kind", "case"), DAMAGED)
def test_damage_is_read_as_it_was_meant(kind: str, case: dict[str, Any]) -> None:
    found = repaired(case["text"], case["language"])
    assert found.text == case["read"]
    assert [[case["text"][slice(*r.span)], r.read_as] for r in found.repairs] == case["listed"]
    assert {r.kind for r in found.repairs} == {kind}


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case["text"][:30])
def test_what_is_whole_stays(case: dict[str, Any]) -> None:
    assert repaired(case["text"], case["language"]).text == case["text"]


@pytest.mark.parametrize(("kind", "case"), DAMAGED)
def test_what_was_read_is_read_the_same_again(kind: str, case: dict[str, Any]) -> None:
    assert repaired(case["read"], case["language"]).repairs == ()


def test_accents_and_ligatures_written_otherwise_are_not_listed() -> None:
    found = repaired("E\u0301te\u0301, \ufb01n, S\u2011400\u2028Nuit", "fr")
    assert (found.text, found.repairs) == ("Été, fin, S-400\nNuit", ())


def test_a_word_that_stands_twice_is_the_articles_own() -> None:
    assert repaired("Le merlavec nage. Un merlavec dort.", "fr").repairs == ()


def test_kinds_together_lead_back_to_the_text_as_it_came() -> None:
    text = "« C&#39;est l\u00e0 qu&rsquo;il a commenc\u00c3\u00a9« Morel a dit<br>Lire aussi : le bac\n"
    text += "Une affaire personnellepas un choix."
    found = repaired(text, "fr")
    assert found.text == "« C'est là qu’il a commencé » Morel a dit\n\nUne affaire personnelle pas un choix."
    quotation = found.back(Span(0, found.text.index("»") + 1))
    assert text[slice(*quotation)] == text[: text.index("« Morel") + 1]
    last = found.back(Span(found.text.index("Une"), len(found.text)))
    assert text[slice(*last)] == "Une affaire personnellepas un choix."


def test_without_lists_of_words_none_is_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glue_module, "lexicon", lambda language: None)
    assert repaired("Une affaire personnellepas un choix.", "fr").repairs == ()


@pytest.mark.parametrize("language", ["", "xx", "../fr", "zh"])
def test_a_language_that_is_not_known_is_repaired_all_the_same(language: str) -> None:
    assert repaired("« Oui<br>« non\u00c3\u00a9", language).text.startswith("« Oui\n")


def phrases(key: str) -> Iterator[str]:
    return (phrase for code in known() for phrase in table(code, "repair")["boilerplate"][key])


def test_every_phrase_of_the_tables_sets_its_line_aside() -> None:
    assert [p for p in phrases("starts") if not is_boilerplate(f"– {p.capitalize()} le port")] == []
    assert [
        p for p in phrases("labels") if not is_boilerplate(f"({p.upper()} : le port)") or is_boilerplate(f"{p} du port")
    ] == []
    assert [
        p for p in phrases("alone") if not is_boilerplate(f"{p.title()} !") or is_boilerplate(f"{p} the ships, he said")
    ] == []


def test_a_long_line_that_begins_like_boilerplate_is_read() -> None:
    assert not is_boilerplate("Lire aussi bien que parler, " * 9)


def test_tables_have_the_same_keys() -> None:
    shapes = {code: {name: sorted(part) for name, part in table(code, "repair").items()} for code in known()}
    assert all(shape == shapes["fr"] for shape in shapes.values())


@given(TEXTS, st.sampled_from(["fr", "es", "en", "de", ""]))
def test_spans_lead_back_in_order_and_within_bounds(text: str, language: str) -> None:
    found = repaired(text, language)
    images = [found.back(Span(i, i + 1)) for i in range(len(found.text))]
    assert all(0 <= s <= e <= len(text) for s, e in images)
    assert all(a.start <= b.start and a.end <= b.end for a, b in itertools.pairwise(images))
    whole = found.back(Span(0, len(found.text)))
    assert not images or whole == (images[0].start, images[-1].end)
    assert all(0 <= r.span.start <= r.span.end <= len(text) and r.kind for r in found.repairs)
    assert found.repairs == tuple(sorted(found.repairs, key=lambda r: r.span))


@given(TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert repaired(text, "fr") == repaired(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "motpas" * 160_000,
        "«" * 100_000,
        "« " * 50_000 + "» " * 50_000,
        '"a ' * 100_000,
        "&" * 300_000,
        "<b a=" * 60_000,
        "é\x92" * 20_000,
        "mot-\n" * 40_000,
        "- " * 100_000,
        "[" * 300_000,
        "1" * 500_000,
    ],
    ids=lambda text: text[:6],
)
def test_a_hostile_text_ends(text: str) -> None:
    """Each takes less than a second; what grew with the square of the length would take hours."""
    found = repaired(text, "fr")
    assert found.back(Span(0, len(found.text))).end <= len(text)


@pytest.mark.parametrize("around", ["{}", "{}\r", "  {}  ", "\t{}"])
def test_white_space_around_it_does_not_bring_back_what_is_set_aside(around: str) -> None:
    headline = "[El puente se cae y los vecinos piden cuentas al alcalde]"
    text = "\n".join(["Le pont est fermé depuis hier.", around.format(headline), "Deux autres ponts restent ouverts."])
    found = repaired(text, "fr")
    assert "puente" not in found.text
    assert any(text[r.span.start : r.span.end].strip() == headline and not r.read_as for r in found.repairs)
