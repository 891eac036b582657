"""Places in sentences of our own: tests/places/<language>/*.toml, where every name that counts is marked.

`{Minsk|BY 625144}` is resolved in that country, to that id if one is given (`*`: a continent); `{Moscou|RU !}` stands for a
government; `{…|? words}` stays open, for a reason that has these words. What is not marked must not be listed.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.article import Article, Span
from selon.reading.mention import mentions
from selon.reading.place import places
from selon.reading.reading import Mention, Place

CASES = Path(__file__).parent.parent / "places"
MARK = re.compile(r"\{([^|}]+)\|([^}]+)\}")


class Wanted(NamedTuple):
    """What a mark says of a name."""

    span: Span
    country: str | None
    geonames: int | None
    resolved: bool
    why: str


def cases() -> Iterator[tuple[str, str]]:
    """The language and the marked text of each case."""
    for path in sorted(CASES.glob("*/*.toml")):
        for text in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]:
            yield path.parent.name, text


def unmarked(marked: str) -> tuple[str, list[Wanted]]:
    """The text without its marks, and what they want."""
    text, wanted, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span, at = Span(len(text), len(text) + len(match[1])), match.end()
        text += match[1]
        wanted.append(mark(span, match[2]))
    return text + marked[at:], wanted


def mark(span: Span, said: str) -> Wanted:
    """One mark, read."""
    country = said[:2] if re.match(r"[A-Z]{2}\b", said) else None
    number = re.search(r"\d+$", said)
    why = "not the place" if "!" in said else said.partition("?")[2].strip()
    return Wanted(span, country, int(number[0]) if number else None, "!" not in said and "?" not in said, why)


def found(text: str, language: str | None, url: str | None = None, names: list[Mention] | None = None) -> list[Place]:
    article = Article(id="x", text=text, language=language, url=url)
    return places(article, mentions(article) if names is None else names)


@pytest.mark.parametrize(("language", "marked"), list(cases()))
def test_a_sentence_has_the_places_that_are_marked(language: str, marked: str) -> None:
    text, wanted = unmarked(marked)
    listed = found(text, language)
    assert [text[slice(*p.span)] for p in listed] == [text[slice(*w.span)] for w in wanted]
    for place, want in zip(listed, wanted, strict=True):
        assert (place.span, place.country, place.geonames is not None) == (want.span, want.country, want.resolved), place
        assert want.geonames in (None, place.geonames), place
        assert want.why in place.reason, place


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_every_language_has_its_cases(language: str) -> None:
    assert sum(code == language for code, _ in cases()) >= 40


def test_a_demonym_is_spanned_and_the_country_named() -> None:
    [place] = found("Le gouvernement biélorusse hésite.", "fr")
    assert (place.name, place.country, place.span) == ("Biélorussie", "BY", Span(16, 26))
    assert place.lat is not None
    assert place.lon is not None


def test_a_building_is_named_by_its_city() -> None:
    [place] = found("Ils se sont vus au Kremlin.", "fr")
    assert (place.name, place.country) == ("Moscou", "RU")
    assert "Kremlin" in place.reason


def test_a_government_has_no_id_and_no_point() -> None:
    [place] = found("Moscou a annoncé un accord.", "fr")
    assert (place.geonames, place.lat, place.lon, place.country) == (None, None, None, "RU")


def test_the_country_of_the_address_settles_a_name() -> None:
    text = "El puente de Córdoba se cerró. Los vecinos de la ciudad de Córdoba protestan."
    assert {p.geonames for p in found(text, "es")} == {3860259}  # the most populous, where nothing else is said
    assert {p.geonames for p in found(text, "es", url="https://diario.example.es/nota")} == {2519240}
    assert {p.geonames for p in found(text, "es", url="https://diario.example.ar/nota")} == {3860259}


def test_a_container_holds_for_the_name_in_the_whole_article() -> None:
    text = "A fire broke out in Paris, Texas. Nobody in Paris was hurt."
    assert [p.geonames for p in found(text, "en") if text[slice(*p.span)] == "Paris"] == [4717560, 4717560]


def test_a_smaller_place_than_we_have_is_not_taken_for_a_larger_one() -> None:
    text = "El bus fue quemado en Anorí (Colombia)."
    [place, country] = found(text, "es")
    assert (place.geonames, country.country) == (None, "CO")
    assert "in Colombia" in place.reason


def test_a_surname_that_is_a_city_is_its_bearer() -> None:
    assert found("Jeremy Paris moved here. In Paris's view the town is lovely.", "en") == []


def test_other_languages_have_the_names_of_countries() -> None:
    text = "Der Zug fährt von Frankreich nach Wien."
    assert [(text[slice(*p.span)], p.country) for p in found(text, "de")] == [("Frankreich", "FR")]


@pytest.mark.parametrize("language", [None, "xx", "fr"])
def test_an_empty_text_has_none(language: str | None) -> None:
    assert found("", language, names=[]) == []


@pytest.mark.parametrize("url", ["", "nothing", "https://[", "https://example.org/", "ftp://x.zz"])
def test_an_address_that_says_nothing_does_no_harm(url: str) -> None:
    assert len(found("Le train part de Lyon.", "fr", url=url, names=[])) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "A" * 20_000,
        "Paris, " * 3_000,
        "Moscou et " * 3_000,
        "- " * 20_000 + "Paris",
        "À " * 10_000,
        "U.S." * 5_000,
        "Paris(" * 3_000,
    ],
)
def test_long_and_odd_texts_are_read_in_time(text: str) -> None:
    for language in ("fr", "es", "en"):
        spans = [p.span for p in found(text, language, names=[])]
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(max_size=200), st.sampled_from(["fr", "es", "en", "de", None]))
def test_any_text_gives_spans_in_order_that_never_overlap(text: str, language: str | None) -> None:
    listed = found(text, language, names=[])
    assert all(a.span.end <= b.span.start for a, b in pairwise(listed))
    assert all(0 <= p.span.start < p.span.end <= len(text) and p.reason for p in listed)
