"""Names of people over languages and scripts: their parts, whether two may be one person's, and what they are found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.record import phones
from selon.record.name_keys import asked, sounds
from selon.record.names import parsed
from selon.record.namesakes import same

ONE = [
    ("Alexandre Loukachenko", "Alaksandr Łukaszenka"),
    ("Alexander Lukaschenko", "Александр Лукашенко"),
    ("Vladimir Poutine", "Володимир Путін"),
    ("Svetlana Tikhanovskaïa", "Swiatłana Cichanouska"),
    ("Víktor Jrenin", "Viktor Chrenin"),
    ("Abdel Fattah al-Sissi", "Abdelfatah Al Sisi"),
    ("Oussama ben Laden", "Usama bin Ladin"),
    ("Kim Jong-un", "Kim Jongun"),
    ("Xi Jinping", "Си Цзиньпин"),
    ("Orbán Viktor", "Viktor Orban"),
    ("MACRON Emmanuel", "E. Macron"),
    ("Macron, Emmanuel", "Emmanuel Macron"),
    ("Joe Biden", "Joseph R. Biden"),
    ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón"),
    ("J.-L. Mélenchon", "Jean Luc Melenchon"),
    ("Jean-Paul II", "Juan Pablo II"),
    ("Ursula von der Leyen", "Ursula Von Der Leyen"),
]
TWO = [
    ("Raúl Castro", "Fidel Castro"),
    ("Alexandre Loukachenko", "Viktor Loukachenko"),
    ("Alexandre Ivanov", "Alexandra Ivanova"),
    ("Volodymyr Zelensky", "Olena Zelenska"),
    ("Hassan Nasrallah", "Hussein Nasrallah"),
    ("Jean Martin", "Jeanne Martin"),
    ("Jean Martin", "Jean-Pierre Martin"),
    ("Donald Trump", "Donald Trump Jr."),
    ("George H. W. Bush", "George W. Bush"),
    ("Benoît XVI", "Benoît XV"),
    ("Juan Carlos", "Juan Carlos Monedero"),
    ("Kim Jong-il", "Kim Il-sung"),
    ("Li Qiang", "Li Keqiang"),
    ("Fidel Castro Ruz", "Fidel Castro Díaz-Balart"),
    ("Paul Martin", "Martin Paul"),
    ("Pedro Sánchez", "Pierre Sanchez"),
    ("Anne Morel", "Jeanne Morel"),
    ("F. Castro", "Raúl Castro"),
    ("Castro", "Raúl Castro"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name(one: str, other: str) -> None:
    found = same(parsed(one), parsed(other))
    assert found
    assert 0.8 < found.score <= 1
    assert found.reason
    assert same(parsed(other), parsed(one))
    assert asked(parsed(one)) & sounds(parsed(other))
    assert asked(parsed(other)) & sounds(parsed(one))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two(one: str, other: str) -> None:
    assert same(parsed(one), parsed(other)) is None
    assert same(parsed(other), parsed(one)) is None


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Jeanne Morel", True),
        ("J. Morel", True),
        ("Charles III", True),
        ("Morel", False),
        ("Jeanne M.", False),
        ("", False),
        ("…", False),
    ],
)
def test_what_names_a_person_by_itself(name: str, whole: bool) -> None:
    assert parsed(name).whole is whole


def test_a_reason_says_what_was_alike() -> None:
    found = same(parsed("J. Biden"), parsed("Joseph Robinette Biden"))
    assert found
    assert found.reason == "an initial, one has a name more"


def test_letters_have_the_sounds_of_several_languages() -> None:
    assert phones.likeness("Loukachenko", "Lukaschenko") == 1.0
    assert phones.likeness("Jrenin", "Хренин") == 1.0
    assert phones.likeness("Khrouchtchev", "Chruszczow") > 0.9
    assert phones.likeness("Castro", "Morel") < 0.3


@given(st.text(st.characters(exclude_categories=()), max_size=80), st.text(max_size=40))
def test_any_text_may_be_taken_for_a_name(one: str, other: str) -> None:
    a, b = parsed(one), parsed(other)
    found, turned = same(a, b), same(b, a)
    assert (found is None) == (turned is None)
    assert all(key.isascii() and len(key) <= 40 for key in sounds(a) | asked(b))


def test_a_very_long_name_costs_little() -> None:
    name = parsed("de " * 5000 + "ch" * 100_000)
    assert len(name.words) <= 8
    assert len(sounds(name)) < 50
