"""Copies, translations and relays: they are found, shown, and no origins of their own."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from selon.article import Article
from selon.reading.reading import Reading
from selon.record import agencies
from selon.record.record import Record
from selon.record.reprints import KEPT, Sketch, copied, is_copy, is_translation, sketch
from tests.record.saying import Said, add, article, claim_of, relations

LONG = (
    "Le conseil de Vals a voté mardi soir la fermeture du vieux pont de pierre, qui porte depuis deux siècles la route du "
    "marché et que les crues de l'hiver ont rongé jusque sous la troisième pile, selon un rapport que la mairie a publié. "
)
FRENCH = (
    Said("Jeanne Morel", "que le pont ferme lundi"), Said("Jeanne Morel", "que la ville paie les travaux"),
    Said("Luc Hamel", "que les trains stop vendredi"), Said("Luc Hamel", "que le fleuve monte la nuit"),
    Said("Ana Ruiz", "que la police trouve une voiture"),
)  # fmt: skip
ENGLISH = (
    Said("Jeanne Morel", "that the bridge closes monday", "says"), Said("Jeanne Morel", "that the town pays repairs", "says"),
    Said("Luc Hamel", "that the trains stop friday", "says"), Said("Luc Hamel", "that the river rises in the night", "says"),
)  # fmt: skip
OTHER = (Said("Jeanne Morel", "que le pont ferme lundi"), Said("Léa Petit", "que l'école ouvre en septembre"))


def french(name: str, day: str, before: str = LONG, **head: Any) -> Reading:
    return article(name, day, *FRENCH, before=before, **head)


def links(record: Record) -> list[tuple[object, ...]]:
    """Which article is a reprint of which, and in what way."""
    with record.database.reading() as connection:
        return [*map(tuple, connection.execute(text("SELECT article, original, kind FROM reprints ORDER BY article")))]


def origins(record: Record, name: str) -> tuple[int, int]:
    """The outlets and the origins of what the article's first attribution says."""
    claim = claim_of(record, name)
    return claim.outlets, claim.origins


def test_a_copy_is_found_and_is_no_origin(record: Record) -> None:
    add(record, french("rive", "2026-03-09"), french("fil", "2026-03-10", LONG.replace("mardi soir", "hier")))
    assert links(record) == [(2, 1, "copy")]
    assert origins(record, "rive") == (2, 1)
    (reprint,) = claim_of(record, "rive").reprints
    assert (reprint.article, reprint.outlet, reprint.kind, reprint.original, reprint.of) == (2, "Fil", "copy", 1, "Rive")
    assert "%" in (reprint.reason or "")


def test_a_translation_is_found_and_is_no_origin(record: Record) -> None:
    add(record, french("rive", "2026-03-09"), article("post", "2026-03-10", *ENGLISH, language="en"))
    assert links(record) == [(2, 1, "translation")]
    assert origins(record, "rive") == (2, 1)


def test_an_article_that_says_one_thing_of_another_is_no_reprint(record: Record) -> None:
    add(record, french("rive", "2026-03-09"), article("fil", "2026-03-10", *OTHER))
    assert links(record) == []
    assert origins(record, "rive") == (2, 2)


def test_the_original_is_the_one_that_came_out_first_whenever_it_is_added(record: Record) -> None:
    add(record, article("post", "2026-03-10", *ENGLISH, language="en"), french("fil", "2026-03-11"))
    assert links(record) == [(2, 1, "translation")]
    add(record, french("rive", "2026-03-09", LONG.replace("mardi soir", "hier")))
    assert links(record) == [(1, 3, "translation"), (2, 3, "copy")]
    assert origins(record, "post") == (3, 1)


def test_of_those_of_one_day_the_original_is_the_one_that_says_most_and_it_asserts(record: Record) -> None:
    add(record, article("post", "2026-03-09", *ENGLISH, language="en"), french("rive", "2026-03-09"))
    assert links(record) == [(1, 2, "translation")]
    assert relations(claim_of(record, "post")) == [("rive", "asserts"), ("post", "repeats")]


def test_an_agencys_own_goes_before_what_others_print_of_it(record: Record) -> None:
    add(record, french("rive", "2026-03-09"), french("depeche", "2026-03-09", outlet="AFP"))
    assert links(record) == [(1, 2, "copy")]


def test_an_article_that_changes_leaves_its_group(record: Record) -> None:
    add(record, french("rive", "2026-03-09"), french("fil", "2026-03-10"), french("post", "2026-03-11"))
    assert links(record) == [(2, 1, "copy"), (3, 1, "copy")]
    add(record, article("rive", "2026-03-09", *OTHER))
    assert links(record) == [(3, 2, "copy")]
    assert origins(record, "fil") == (3, 2)
    add(record, article("post", "2026-03-11", *OTHER[1:]))
    assert links(record) == []


def test_reading_again_keeps_the_groups(record: Record) -> None:
    found = [french("rive", "2026-03-09"), french("fil", "2026-03-10"), article("post", "2026-03-10", *ENGLISH, language="en")]
    add(record, *found)
    before = links(record)
    add(record, *(replace(one, selon={"version": "2"}) for one in found))
    assert links(record) == before == [(2, 1, "copy"), (3, 1, "translation")]


def test_a_copy_is_found_among_others_by_its_words_alone(record: Record) -> None:
    """Also where nothing is said in it, so that no claim leads there."""
    add(record, *(article(f"n{n}", "2026-03-09", before=f"Rien {n}. ") for n in range(3)))
    add(record, article("rive", "2026-03-09", before=LONG), article("fil", "2026-03-10", before=LONG))
    assert links(record) == [(5, 4, "copy")]
    add(record, article("tard", "2027-03-10", before=LONG))  # a year later
    assert links(record) == [(5, 4, "copy")]


# agencies ------------------------------------------------------------------------------------------------------------


def test_what_is_on_one_agencys_word_is_one_origin(record: Record) -> None:
    add(record, article("rive", "2026-03-09", *OTHER, before="VALS (AFP) - "))
    add(
        record,
        article("fil", "2026-03-10", OTHER[0], Said("Zoé Roux", "que rien ne va plus ici"), before="Vals, 10 mars (AFP). "),
    )
    assert origins(record, "rive") == (2, 1)
    assert [(r.article, r.kind, r.of) for r in claim_of(record, "rive").reprints] == [(1, "relay", "AFP"), (2, "relay", "AFP")]
    add(record, article("post", "2026-03-11", *OTHER[:1]))
    assert origins(record, "rive") == (3, 2)


def test_what_an_agency_is_said_to_report_is_that_agencys(record: Record) -> None:
    told = Said(("Reuters", "organisation"), "que Jeanne Morel parle du pont", cue="rapporte")
    for name, day in (("rive", "2026-03-09"), ("fil", "2026-03-10")):
        add(record, article(name, day, told, OTHER[0]._replace(parent="a1")))
    claim = claim_of(record, "rive", "a2")
    assert (claim.outlets, claim.origins) == (2, 1)
    add(record, article("post", "2026-03-11", OTHER[0]))
    assert record.claim(claim.id).origins == 2


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        ("PARIS (AFP) - Le pont ferme.", "AFP"),
        ("(avec Reuters) Le pont ferme.", "Reuters"),
        ("MINSK, June 1. /TASS/. The bridge closes.", "TASS"),
        ("МИНСК, 1 июня — РИА Новости. Мост закрыт, сказал мэр в понедельник вечером.", "RIA Novosti"),
        ("Le pont – Reuters en a parlé hier soir – ferme lundi, dit la maire de la ville.", None),
        ("МИНСК, 1 июня, Интерфакс — Мост закрыт.", "Interfax"),
        ("Madrid, 3 mar (EFE).- El puente cierra.", "EFE"),
        ("The bridge closes.\nWith AP and Reuters", "AP"),
        ("Le pont ferme, dit la maire. (AFP)", "AFP"),
        ("Le pont ferme. Reuters a vu la maire hier, et elle n'a rien voulu en dire du tout.", None),
        ("The bridge closes (ap noon), the mayor says.", None),
        ("KYIV (Interfax-Ukraine) - The bridge closes.", "Interfax-Ukraine"),
        ("", None),
    ],
)
def test_the_agency_that_an_article_credits(said: str, agency: str | None) -> None:
    assert agencies.credited(Article(id="x", text=said)) == agency


def test_the_agency_that_publishes_or_signs_an_article() -> None:
    assert agencies.credited(Article(id="x", text="Le pont.", outlet="Agence France-Presse")) == "AFP"
    assert agencies.credited(Article(id="x", text="Le pont.", byline="Jeanne Morel avec l'AFP")) == "AFP"
    assert agencies.credited(Article(id="x", text="Le pont.", outlet="Le Rapide")) is None


# sketches ------------------------------------------------------------------------------------------------------------


def test_a_sketch_is_kept_and_found_again() -> None:
    found = sketch(LONG)
    assert Sketch.unpacked(found.packed()) == found
    assert copied(found, found) == 1.0
    assert all(-(2**31) <= value < 2**31 for value in found.indexed)


def test_the_share_of_a_copy_is_that_of_the_shorter_text() -> None:
    whole = " ".join(f"mot{n}" for n in range(400))
    part = " ".join(f"mot{n}" for n in range(100, 250))
    assert copied(sketch(whole), sketch(part)) > 0.7
    assert is_copy(copied(sketch(whole), sketch(part)), sketch(whole), sketch(part))
    other = " ".join(f"autre{n}" for n in range(400))
    assert copied(sketch(whole), sketch(other)) == 0


def test_a_quotation_that_two_have_makes_no_copy() -> None:
    said = "Je ne quitterai jamais cette ville dont je suis le maire depuis vingt ans"
    one, other = sketch(f"Il a parlé. {said}"), sketch(f"{said}. Ainsi parla-t-il.")
    assert not is_copy(copied(one, other), one, other)


@pytest.mark.parametrize("text", ["", "un", "un deux trois", "\x00\ud800 \ud800 a b c d", "a " * 300_000])
def test_any_text_has_a_sketch(text: str) -> None:
    found = sketch(text)
    assert len(found.least) <= min(found.count, KEPT)
    assert copied(found, sketch(LONG)) == 0


def test_few_things_in_one_order_make_no_translation() -> None:
    assert is_translation(0.7, 5)
    assert not is_translation(0.7, 3)
    assert not is_translation(0.99, 2)
