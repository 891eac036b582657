"""The tables of languages without a folder: sections of languages that have none, with the keys that the others' tables have."""

from importlib.resources import files

import pytest

from selon import languages

TABLES = sorted(p.name.removesuffix("_elsewhere.toml") for p in files(languages).iterdir() if p.name.endswith("_elsewhere.toml"))
OWN = {"names": {"genitive_endings"}, "bodies": {"countries"}, "replies": {"denying", "doubting", "allowing"}}
ELSEWHERE = ("de", "it", "nl", "pl", "pt", "ru", "uk")


@pytest.mark.parametrize("name", TABLES)
def test_the_keys_are_those_of_the_other_languages(name: str) -> None:
    known = {key for language in languages.known() for key in languages.table(language, name)} | OWN.get(name, set())
    sections = {language: languages.table(language, name) for language in ELSEWHERE if languages.table(language, name)}
    assert sections
    assert not {(language, key) for language, rows in sections.items() for key in rows} - {
        (s, key) for s in sections for key in known
    }


def test_a_language_that_is_in_no_table_has_none() -> None:
    assert [languages.table(code, "pronouns") for code in ("xx", "", "../fr")] == [{}, {}, {}]


def test_a_folder_goes_before() -> None:
    assert not {*languages.known()} & {*ELSEWHERE}
