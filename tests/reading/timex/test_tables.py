"""The tables of the languages: one shape for all, and every rule gives what its own example says."""

import pytest

from selon import Article
from selon.languages import known, table
from selon.reading.timex import guards, pattern, tables, timexes
from selon.reading.timex.makers import MAKERS
from selon.reading.timex.scan import matches
from selon.reading.timex.text import cut

LANGUAGES = [code for code in known() if table(code, "timex")]
BY_FORM = {"number", "day", "dd", "hour", "minute", "yy", "year", "roman", "century", "clock", "hourpoint", "isodate"}
BY_FORM |= {"numdate", "decade", "nth", "code", "month", "mon", "weekday", "wd", "english"}  # numbers, and names of CLDR
SAYS = {
    "as",
    "pattern",
    "like",
    "gives",
    "where",
    "unless",
    "unit",
    "number",
    "shift",
    "edge",
    "part",
    "at",
    "type",
    "value",
    "nth",
}
SAYS |= {"year_shift", "year_told", "open"}
# What only some languages need: the rest stands in every table.
OPTIONAL = {"codes", "northern"}
NEAR_OPTIONAL = {"month_after_name", "hour_before"}


def rules() -> list:
    return [
        pytest.param(code, rule, id=f"{code}-{number}-{rule['pattern'][:40]}")
        for code in LANGUAGES
        for number, rule in enumerate(table(code, "timex")["rules"])
    ]


@pytest.mark.parametrize(("language", "rule"), rules())
def test_a_rule_gives_what_it_says(language: str, rule: dict) -> None:
    found = timexes(Article(id="rule", text=rule["like"], language=language, published="2024-05-15"))
    values = [t.value for t in found]
    assert rule["gives"] in values if rule["gives"] else not values


@pytest.mark.parametrize(("language", "rule"), rules())
def test_a_rule_names_what_there_is(language: str, rule: dict) -> None:
    assert rule["as"] in MAKERS
    assert rule.get("where", "small") in guards.GUARDS
    assert rule.keys() <= SAYS
    assert pattern.classes(rule["pattern"]) <= table(language, "timex")["words"].keys() | BY_FORM


@pytest.mark.parametrize(("language", "rule"), rules())
def test_a_rule_matches_its_own_example(language: str, rule: dict) -> None:
    """Another rule may win there, but this one is no dead letter."""
    found = [match.rule for run in matches(cut(rule["like"], tables.lexicon(language))) for match in run]
    assert table(language, "timex")["rules"].index(rule) in [made.order for made in found]


def test_the_tables_have_the_same_keys() -> None:
    shapes = [table(code, "timex") for code in LANGUAGES]
    for shape in shapes:
        assert shape.keys() - OPTIONAL == shapes[0].keys() - OPTIONAL
        assert shape["tense"].keys() == shapes[0]["tense"].keys()
        assert shape["near"].keys() - NEAR_OPTIONAL == shapes[0]["near"].keys() - NEAR_OPTIONAL


def test_a_word_stands_once_in_a_class() -> None:
    for code in LANGUAGES:
        for name, rows in table(code, "timex")["words"].items():
            listed = [w for words in rows.values() for w in words] if isinstance(rows, dict) else rows
            assert len(listed) == len(set(listed)), (code, name)


@pytest.mark.parametrize(
    "language", ["", "xx", "de", "it", "pt", "nl", "pl", "ru", "uk", "ar", "zh", "ja", "he", "tr", "sv", "ca"]
)
def test_a_language_without_a_table_reads_dates_in_figures(language: str) -> None:
    article = Article(id="a", text="2024-05-06 … 13/04/2024 … 05.03.2024", language=language, published="2024-05-15")
    assert [t.value for t in timexes(article)] == ["2024-05-06", "2024-04-13", "2024-03-05"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am 3. März 2024 und im Mai 2022, am 7. Oktober", ["2024-03-03", "2022-05", "XXXX-10-07"]),
        ("it", "Il 3 marzo 2023 e nel maggio 2022", ["2023-03-03", "2022-05"]),
        ("pt", "Em 3 de março de 2023 e em maio de 2022", ["2023-03-03", "2022-05"]),
        ("ru", "5 мая 2020 г.", ["2020-05-05"]),
    ],
)
def test_a_language_without_a_table_knows_the_names_of_months(language: str, text: str, values: list[str]) -> None:
    article = Article(id="a", text=text, language=language, published="2024-05-15")
    assert [t.value for t in timexes(article)] == values
