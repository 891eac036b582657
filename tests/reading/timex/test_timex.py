"""What holds of all times of a text, however it is made: spans, order, no invention, no blow-up."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon import Article
from selon.reading.reading import Timex
from selon.reading.timex import timexes
from selon.reading.timex.tables import lexicon

PIECES = [
    "😀", "\u200f", "\u202e", "\u200b", "e\u0301", "ß", "İ", "\x00", "\n", "\n\n", ".", ",", "-", "–", "/", "’", "«", "»",
    "(", "%", "€", "$",
    "°C", "h", "1", "31", "24", "60", "00", "99", "2023", "9999", "10000", "0000", "1" * 40, "1.5", "25:61", "2023-02-30",
    "31/02/2023",
    "99/99/9999", "1er", "20th", "XIXe", "½", "٣", "²", "BC", "av. J.-C.", "Q3", "S-400", "mardi", "el lunes", "last Friday",
    "il y a",
    "hace", "ago", "le 31 février", "ans", "años", "years", "siècles", "mille", "millions de", "la veille", "plus tard",
    "fin", "dernier",
]  # fmt: skip
PUBLISHED = [None, "2023-05-29", "2023-05-29T23:59:59+02:00", "0001-01-01", "9999-12-31", "2024-02-29", "soon", "", "2023-13-45"]


def read(text: str, language: str = "fr", published: str | None = "2023-05-29") -> list[Timex]:
    return timexes(Article(id="a", text=text, language=language, published=published))


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.sampled_from(["fr", "es", "en", "de", ""]),
    st.sampled_from(PUBLISHED),
)
@settings(max_examples=400)
def test_whatever_the_text(text: str, language: str, published: str | None) -> None:
    found = read(text, language, published)
    end = 0
    for timex in found:
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert timex.value
        assert (timex.earliest is None) == (timex.latest is None)
        assert timex.earliest is None or timex.earliest <= str(timex.latest)
        end = timex.span.end
    assert read(text, language, published) == found


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n", "Le 31 février 2023.", "Le 30 février.", "Le 32 mars n'existe pas… ni le 0 avril.", "45:99",
        "Le 99/99/9999.",
        "1" * 5000, "Il y a " + "9" * 9 + " fois.", "Mars, Avril et Juin sont des prénoms.",
    ],
)  # fmt: skip
def test_no_date_is_invented(text: str) -> None:
    assert [t.value for t in read(text) if t.earliest] == []


def test_the_ends_of_the_calendar() -> None:
    assert [(t.value, t.latest) for t in read("Le 31 décembre 9999.")] == [("9999-12-31", "9999-12-31")]
    assert [t.value for t in read("Il y a 5000 ans.")] == ["XXXX"]
    assert [t.value for t in read("Dans 90 000 ans.")] == ["XXXX"]
    assert [t.value for t in read("Demain.", published="9999-12-31")] == ["XXXX-XX-XX"]
    assert [t.value for t in read("Hier.", published="0001-01-01")] == ["XXXX-XX-XX"]


def test_marks_that_cannot_be_seen_do_not_hide_a_date() -> None:
    text = "\u200fLe 3\u200b mars\u200e 2021\u202c 😀"
    assert [(t.value, text[slice(*t.span)]) for t in read(text)] == [("2021-03-03", "Le 3\u200b mars\u200e 2021")]


def test_accents_in_two_pieces_are_read() -> None:
    assert [t.value for t in read("le 3 fe\u0301vrier 2021")] == ["2021-02-03"]


def test_a_date_does_not_cross_a_line() -> None:
    assert [t.value for t in read("Il est venu lundi\n3 mars 2021 : il repart")] == ["2023-05-29", "2021-03-03"]


def test_publication_may_have_an_hour() -> None:
    assert [(t.type, t.value) for t in read("Il est parti il y a trois heures.", published="2023-05-29T10:30:00+02:00")] == [
        ("TIME", "2023-05-29T07:30")
    ]
    assert [t.value for t in read("Il est parti il y a trois heures.")] == ["PAST_REF"]


def test_what_is_no_date_of_publication_is_none() -> None:
    assert [t.value for t in read("Hier.", published="hier")] == ["XXXX-XX-XX"]


def test_an_hour_takes_the_day_behind_it() -> None:
    assert [t.value for t in read("Il est mort à 9 heures, mardi.")] == ["2023-05-23T09:00", "2023-05-23"]
    found = read("Será a las 10 de la mañana de este miércoles.", "es", "2022-05-03")
    assert [t.value for t in found] == ["2022-05-04T10:00", "2022-05-04"]


def test_seasons_cover_days_where_the_hemisphere_is_known() -> None:
    assert read("Cet été sera chaud.")[0].earliest == "2023-06-01"
    assert read("Este verano hará calor.", "es")[0].earliest is None


def test_a_far_date_is_forgotten() -> None:
    """What is told from a date looks at the last fifty, so that a text of dates alone costs no more by the line."""
    assert read("Le 3 mars 2021 " + "en 1999, " * 60 + "ce jour-là")[-1].value == "1999-XX-XX"


@pytest.mark.parametrize(
    "piece",
    [
        "lundi ", "le ", "1", "1 000 ", "2023 ", "2010 et ", "12:30, ", "le 3 mars 2021 et ", "il y a ", "deux mille ",
        "20 heures, ",
        "http://", "3/4/", "-", "a", "e\u0301", "XIX", "d'", "1,", "\n", ". ", "ces trois dernières années ", "S-", "@2010 ",
        "la veille ",
        "3, ", "vingt et ", "à 8 heures ", "le week-end du ", "(2010)", "mars ", "½ ",
    ],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    """Calls are counted, not seconds; and a long line comes to its end."""
    lexicon("fr")
    half, whole = (_calls(piece * (size // len(piece))) for size in (3000, 6000))
    assert whole <= 2.2 * half + 500
    read(piece * (60_000 // len(piece)))


def _calls(text: str) -> int:
    """How many functions are called to read the text."""
    count = 0

    def counted(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count
