"""Names of people, organisations and places, each in full over the article."""

from itertools import pairwise

import pytest

from selon.article import Article
from selon.reading.mention import mentions


def named(text: str, language: str | None) -> dict[str, tuple[str, str]]:
    """What stands in the text, with the kind and the full name that it is given."""
    article = Article(id="x", text=text, language=language)
    return {text[m.span.start : m.span.end]: (m.kind, m.name) for m in mentions(article)}


@pytest.mark.parametrize(
    ("language", "text", "short", "full"),
    [
        ("fr", "Le maire Bertrand Lavigne a reçu la presse. Hier, Lavigne a promis un pont.", "Lavigne", "Bertrand Lavigne"),
        ("es", "La alcaldesa Carmen Ibarra recibió a los vecinos. Ayer, Ibarra prometió un puente.", "Ibarra", "Carmen Ibarra"),
        ("en", "Senator Margaret Hollis met reporters. On Monday Hollis promised a bridge.", "Hollis", "Margaret Hollis"),
    ],
)
def test_a_surname_takes_the_whole_name(language: str, text: str, short: str, full: str) -> None:
    assert named(text, language)[short] == ("person", full)


def test_a_first_name_with_an_age_is_a_person() -> None:
    assert named("Au marché, Kelvan, 24 ans, vend des figues.", "fr")["Kelvan"] == ("person", "Kelvan")


def test_what_an_article_stands_before_is_no_person() -> None:
    kinds = {kind for name, (kind, _) in named("La ministre de la Santé est venue. Elle parle de la Santé.", "fr").items()}
    assert "person" not in kinds


def test_spans_point_at_the_name_alone() -> None:
    text = "Selon le ministre Paul Garnier, rien ne change.\nPersonne ne l'a cru."
    found = named(text, "fr")
    assert "Paul Garnier" in found
    assert not {"Selon", "Personne", "ministre Paul Garnier"} & found.keys()


def test_mentions_come_in_order_and_never_overlap() -> None:
    text = "Claire Vasseur et Hugo Vasseur vivent à Lyon. Claire Vasseur y travaille pour la Croix-Rouge."
    spans = [m.span for m in mentions(Article(id="x", text=text, language="fr"))]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_language_without_a_folder_has_no_recogniser_and_no_error() -> None:
    assert named("Il sindaco Mario Bianchi ha parlato.", "it") == {}


def test_an_empty_text_names_nobody() -> None:
    assert named("", "fr") == {}


def test_a_dateline_is_no_part_of_a_name() -> None:
    found = named("TALO, Oct 4 - Norway and Sweden still disagree over the whereabouts of the ship.", "en")
    assert not [name for name in found if " - " in name]


def test_a_first_name_before_a_surname_that_looks_like_a_place_is_part_of_it() -> None:
    found = named("Chile's foreign minister, Isabel Larrondo, repeated that the frigates threatened her country.", "en")
    assert found["Isabel Larrondo"] == ("person", "Isabel Larrondo")


def test_a_first_name_in_another_name_is_none() -> None:
    found = named('"Disparates", dijo el portavoz de la Casa Blanca John Kirby.', "es")
    assert found["John Kirby"] == ("person", "John Kirby")


def test_a_name_goes_on_with_its_particles() -> None:
    found = named("European Commission President Ursula von der Leyen announced a new package of sanctions.", "en")
    assert found["Ursula von der Leyen"] == ("person", "Ursula von der Leyen")


def test_a_rank_is_no_name() -> None:
    found = named("Israel's chief military spokesperson, Rear Admiral Daniel Hagari, said it would not.", "en")
    assert found["Daniel Hagari"] == ("person", "Daniel Hagari")
    assert not [name for name in found if "Admiral" in name]
