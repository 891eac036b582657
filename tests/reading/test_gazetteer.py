"""The file of places: what it holds, how names are looked up, and that the tables of languages fit it."""

import sqlite3
from pathlib import Path

import pytest

from selon.errors import ModelError
from selon.languages import known, table
from selon.reading import gazetteer
from selon.reading.gazetteer import coded, key, named
from selon.reading.words import fold

NOTICE = Path(gazetteer.__file__).parents[1] / "geonames/README.md"


@pytest.mark.parametrize(
    ("written", "looked_up"),
    [
        ("São Paulo", "sao paulo"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Washington, D.C.", "washington d c"),
        ("Москва", "москва"),
        ("", ""),
    ],
)
def test_a_name_is_looked_up_without_case_accents_and_marks(written: str, looked_up: str) -> None:
    assert key(written) == looked_up


@pytest.mark.parametrize(
    ("name", "place", "country"),
    [
        ("Londres", 2643743, "GB"),
        ("London", 2643743, "GB"),
        ("Pékin", 1816670, "CN"),
        ("Nueva York", 5128581, "US"),
        ("Москва", 524901, "RU"),
    ],
)
def test_a_city_is_found_by_its_names_in_other_languages(name: str, place: int, country: str) -> None:
    assert (place, country) in [(e.id, e.country) for e in named(key(name))]


def test_the_most_populous_comes_first() -> None:
    people = [e.population for e in named("paris")]
    assert len(people) > 1
    assert people == sorted(people, reverse=True)


def test_codes_are_of_countries_regions_and_continents() -> None:
    assert [(e.kind, e.id) for e in map(coded, ("BY", "US-GA", "+EU", "PS.GZ")) if e] == [
        ("country", 630336), ("region", 4197000), ("continent", 6255148), ("region", 281132),
    ]  # fmt: skip
    assert coded("ZZ") is None


def test_a_city_lies_in_its_region() -> None:
    texas = coded("US-TX")
    assert texas is not None
    assert 4717560 in [e.id for e in named("paris") if e.region == texas.id]


@pytest.mark.parametrize("hostile", ["'; drop table place; --", '" or 1=1', "%", "\0", "x" * 100_000])
def test_a_hostile_name_finds_nothing(hostile: str) -> None:
    assert named(hostile) == ()
    assert coded(hostile) is None
    assert named("minsk")


def test_nothing_can_be_written() -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._places().execute("delete from place")


def test_a_missing_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gazetteer, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match="install selon again"):
        gazetteer._places.__wrapped__()


def test_the_licence_goes_with_the_file() -> None:
    assert "CC BY 4.0" in NOTICE.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", known())
def test_every_code_of_a_table_is_in_the_file(language: str) -> None:
    rows = table(language, "places")
    codes = {*rows["names"], *rows["names"]["short"], *rows["demonyms"]["of"]} - {"none", "short"}
    assert [c for c in codes if coded(c) is None] == []


@pytest.mark.parametrize("language", known())
def test_the_city_of_every_seat_is_in_the_file(language: str) -> None:
    for country, city in table(language, "places")["seats"].values():
        assert any(e.country == country or not country for e in named(key(city))), city


@pytest.mark.parametrize("language", known())
def test_every_language_has_the_same_tables(language: str) -> None:
    rows, other = table(language, "places"), table("fr", "places")
    assert rows.keys() == other.keys()
    assert rows["words"].keys() == other["words"].keys()
    assert rows["demonyms"].keys() == other["demonyms"].keys()


@pytest.mark.parametrize("language", known())
def test_stems_are_looked_up_as_they_are_written(language: str) -> None:
    words = table(language, "places")["words"]
    for kind in ("acts", "suffers", "addressed", "given", "powers", "motion"):
        assert [w for w in words[kind] if w != fold(w)] == []
