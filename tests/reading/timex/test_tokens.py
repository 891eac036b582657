"""Words and numbers, and what they may be by their form."""

import pytest

from selon.reading.timex.tokens import code, low, numeral, roman, words

ORDINALS, HOURS = frozenset({"er", "e", "th"}), frozenset({"h", "pm"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("l'an 2000", ["l", "'", "an", "2000"]),
        ("week‑end", ["week", "-", "end"]),
        ("S-400", ["s", "-", "400"]),
        ("18h30, 15:00", ["18h30", ",", "15:00"]),
        ("2 000 personnes", ["2 000", "personnes"]),
        ("1.000,50", ["1.000", ",", "50"]),
        ("Sept. 30,1989", ["sept", ".", "30", ",", "1989"]),
        ("2023-05-28T10:00", ["2023-05-28t10:00"]),
        ("https://x.org/2023/05/28 fin", ["https://x.org/2023/05/28", "fin"]),
        ("fe\u0301vrier", ["février"]),
        ("lun\u200b di", ["lun", "di"]),
        ("Q3 QT3", ["q3", "qt", "3"]),
        ("1° de mayo, 21°C", ["1°", "de", "mayo", ",", "21", "°", "c"]),
    ],
)
def test_a_text_is_cut(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.parametrize(
    ("word", "has", "lacks"),
    [
        ("5", {"number", "day", "dd", "hour"}, {"year", "yy"}),
        ("31", {"day", "yy", "minute"}, {"hour"}),
        ("45", {"number", "yy", "minute"}, {"day"}),
        ("2023", {"number", "year"}, {"day"}),
        ("0123", {"number"}, {"year"}),
        ("1234567890", set(), {"number"}),
        ("1er", {"nth", "day"}, {"number"}),
        ("19e", {"nth", "day"}, {"number"}),
        ("1990s", {"decade"}, {"year"}),
        ("95s", set(), {"decade"}),
        ("18h30", {"clock"}, {"number"}),
        ("25h", set(), {"clock"}),
        ("12:61", set(), {"clock"}),
        ("18.30", {"number", "hourpoint"}, set()),
        ("1,5", {"number"}, {"hourpoint"}),
        ("12 000", {"number"}, {"year"}),
        ("03/04/2023", {"numdate"}, {"isodate"}),
        ("03.04.2023", {"isodate"}, {"numdate"}),
        ("٣", set(), {"number"}),
    ],
)
def test_what_a_number_may_be(word: str, has: set[str], lacks: set[str]) -> None:
    classes, values = numeral(word, ORDINALS, HOURS)
    assert has <= classes
    assert not lacks & classes
    assert classes <= values.keys()


def test_the_values_of_numbers() -> None:
    assert numeral("12 000")[1]["number"] == 12000
    assert numeral("1,5")[1]["number"] == 1.5
    assert numeral("18h05", ORDINALS, HOURS)[1]["clock"] == (18, 5)
    assert numeral("05.03.2024")[1]["isodate"] == (2024, 3, 5)


@pytest.mark.parametrize(("word", "number"), [("XIX", 19), ("XIV", 14), ("IV", 4), ("XXIe", 21), ("XVIIIᵉ", 18)])
def test_a_roman_number(word: str, number: int) -> None:
    assert set(roman(word)[1].values()) == {number}


@pytest.mark.parametrize("word", ["IIII", "XXXX", "VX", "Ivan", "e"])
def test_what_is_no_roman_number(word: str) -> None:
    assert not roman(word)[0]


def test_a_quarter_by_its_letter() -> None:
    assert code("Q3", {"Q": "quarter"})[1] == {"code": "Q3", "unit": "quarter", "nth": 3}
    assert not code("T3", {"Q": "quarter"})[0]


def test_words_are_written_one_way() -> None:
    assert low("L’ÉTÉ") == "l'été"
