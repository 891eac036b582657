"""Every entry of the tables of acts and certainty, by its example (tests/reading/judging.py says how it is marked)."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from selon.languages import known, table
from selon.reading.cue_sense import senses
from tests.reading.judging import judge

LANGUAGES = [code for code in known() if table(code, "acts")]
KINDS: dict[str, dict[str, Any]] = {
    "possible": {"act": "hedge", "factuality": "PS+"},
    "probable": {"act": "hedge", "factuality": "PR+"},
    "scheduled": {"act": "hedge", "factuality": "PR+"},
    "improbable": {"act": "hedge", "factuality": "PR-"},
    "unknown": {"act": "decline", "factuality": "Uu"},
    "no": {"act": "deny", "factuality": "CT+"},
    "yes": {"act": "confirm", "factuality": "CT+"},
    "silent": {"act": "decline", "factuality": "Uu"},
    "hearsay": {"distance": "distances"},
    "told": {"act": "assert", "factuality": "CT+", "distance": "distances"},
    "told_now": {"act": "assert", "factuality": "CT+", "distance": "distances"},
    "pledge": {"act": "promise", "factuality": "CT+"},
    "command": {"act": "order", "factuality": "Uu"},
    "plain": {"act": "assert", "factuality": "CT+"},
    "aside": {"act": "assert", "factuality": "CT+"},
    "negation": {"act": "decline", "factuality": "Uu"},
}


def cues() -> list[Any]:
    return [
        pytest.param(language, sense, example, id=f"{language}-{part}-{sense}-{cue}")
        for language in LANGUAGES
        for part, rows in table(language, "acts").items()
        for sense, found in rows.items()
        for cue, example in found.items()
    ]


@pytest.mark.parametrize(("language", "sense", "example"), cues())
def test_each_cue_does_in_its_example_what_its_sense_says(language: str, sense: str, example: str) -> None:
    found, wanted = judge(language, example), senses()[sense]
    assert (found.act, found.factuality, found.distance) == (wanted.act, wanted.factuality, wanted.distance)


def entries() -> list[Any]:
    return [
        pytest.param(language, kind, example, id=f"{language}-{kind}-{entry}")
        for language in LANGUAGES
        for kind, rows in table(language, "certainty").items()
        if kind in KINDS
        for entry, example in rows.items()
    ]


@pytest.mark.parametrize(("language", "kind", "example"), entries())
def test_each_entry_of_certainty_does_in_its_example_what_its_kind_says(language: str, kind: str, example: str) -> None:
    found = judge(language, example)
    assert {key: getattr(found, key) for key in KINDS[kind]} == KINDS[kind]
    assert found.distance == "distances" or kind not in ("hearsay", "told", "told_now")


def test_all_languages_have_the_same_keys() -> None:
    for name in ("certainty", "inflection", "replies"):
        keys = {code: set(table(code, name)) - {"stems"} for code in LANGUAGES}
        assert len(set(map(frozenset, keys.values()))) == 1, keys
    assert len({frozenset(table(code, "certainty")["grammar"]) for code in LANGUAGES}) == 1


def test_languages_without_a_folder_have_the_same_replies_and_stay_without() -> None:
    rows = tomllib.loads((files("selon.languages") / "replies_elsewhere.toml").read_text(encoding="utf-8"))
    assert len({frozenset(kinds) for kinds in rows.values()}) == 1
    assert set(table("fr", "replies")) < set(rows["de"])
    assert not set(rows) & set(known())


@pytest.mark.parametrize("language", LANGUAGES)
def test_hundreds_of_cues_a_language_in_every_sense(language: str) -> None:
    acts = table(language, "acts")
    assert sum(len(found) for rows in acts.values() for found in rows.values()) > 400
    assert {sense for rows in acts.values() for sense in rows} <= set(senses())
