"""What is kept of claims: joined as articles come, carried on as they change, and told of."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from selon.errors import RecordError
from selon.record import claims
from selon.record.record import Record
from tests.record.saying import Said, add, article, claim_of, relations, said_in, told, understood

CLOSES = Said("Jeanne Morel", "que le pont de Vals ferme lundi pour des travaux")
OTHER = Said("Luc Hamel", "que la cantine du lycée sert trop peu de légumes verts")
ENGLISH = Said("Jeanne Morel", "that the Vals bridge closes on Monday for repairs", cue="says")
RIVE = article("rive", "2026-03-09", CLOSES, OTHER)
FIL = article("fil", "2026-03-10", CLOSES, Said("Ana Ruiz", "que les impôts locaux baisseront bientôt"))
POST = article("post", "2026-03-11", ENGLISH, language="en")
MONDAY = datetime(2026, 3, 12, 8, tzinfo=UTC)
TABLES = ("claims", "claim_members", "member_meanings", "article_meanings", "fingerprints", "shingles", "reprints")


def everything(record: Record, tables: tuple[str, ...] = TABLES) -> list[list[tuple[object, ...]]]:
    """All rows of the tables of claims."""
    with record.database.reading() as connection:
        return [sorted(map(tuple, connection.execute(text(f"SELECT * FROM {table}"))), key=repr) for table in tables]


def belonging(record: Record) -> list[tuple[object, ...]]:
    """The members with their claims and relations."""
    query = "SELECT attribution, part, claim, gloss, relation FROM claim_members JOIN claims ON claims.id = claim ORDER BY 1, 2"
    with record.database.reading() as connection:
        return [*map(tuple, connection.execute(text(query)))]


def test_what_two_outlets_have_is_one_claim(record: Record) -> None:
    add(record, RIVE, FIL, POST)
    assert told(record) == [{"rive:a1", "fil:a1", "post:a1"}]
    claim = record.claims()[0]
    assert (claim.gloss, claim.language, claim.outlets, claim.origins) == (CLOSES.content, "fr", 3, 3)
    assert relations(claim) == [("rive", "asserts"), ("fil", "repeats"), ("post", "repeats")]


def test_a_claim_as_json_is_as_the_scorer_reads_it(record: Record) -> None:
    add(record, RIVE, FIL)
    claim = json.loads(json.dumps(record.claims()[0].as_dict()))
    assert list(claim) == ["id", "gloss", "members", "outlets", "origins"]
    first = claim["members"][0]
    assert list(first) == ["article", "attribution", "content", "speaker", "relation", "score", "reason"]
    assert (first["article"], first["attribution"], first["speaker"]) == ("rive", "a1", "Jeanne Morel")
    (start, end), *_ = first["content"]
    assert RIVE.article.text[start:end] == CLOSES.content
    assert 0 <= first["score"] <= 1
    assert first["reason"]


def test_of_one_day_who_has_it_higher_up_is_the_first_to_say_so(record: Record) -> None:
    school = Said("Luc Hamel", "que l'école de Vals ouvre en septembre")
    add(record, article("rive", "2026-03-09", school, CLOSES), article("fil", "2026-03-09", CLOSES, school))
    assert relations(claim_of(record, "rive", "a2")) == [("fil", "asserts"), ("rive", "repeats")]
    assert relations(claim_of(record, "rive", "a1")) == [("rive", "asserts"), ("fil", "repeats")]


def test_what_is_published_earlier_and_comes_later_is_the_first_to_say_so(record: Record) -> None:
    add(record, FIL, RIVE)
    claim = claim_of(record, "fil")
    assert relations(claim) == [("rive", "asserts"), ("fil", "repeats")]
    with record.database.reading() as connection:
        kept = connection.execute(
            text("SELECT relation FROM who_claims_what WHERE claim = :n ORDER BY published_on"), {"n": claim.id}
        )
        assert [*kept.scalars()] == ["asserts", "repeats"]


def test_another_who_says_so_confirms_it(record: Record) -> None:
    add(record, RIVE, article("fil", "2026-03-10", CLOSES._replace(who="Luc Hamel", act="confirm")))
    assert relations(claim_of(record, "rive")) == [("rive", "asserts"), ("fil", "confirms")]


def test_who_confirms_what_nobody_said_in_the_record_confirms_it_all_the_same(record: Record) -> None:
    add(record, article("rive", "2026-03-09", CLOSES._replace(act="confirm")), POST)
    assert relations(claim_of(record, "rive")) == [("rive", "confirms"), ("post", "repeats")]


def test_a_denial_a_refusal_and_a_reserve_are_in_the_claim_that_they_speak_of(record: Record) -> None:
    denial = Said("Luc Hamel", "que le pont de Vals ferme lundi pour des travaux", cue="dément", act="deny", factuality="CT-")
    refusal = denial._replace(who="Ida Roth", cue="n'a pas voulu confirmer", act="decline", factuality="Uu")
    reserve = CLOSES._replace(distance="distances")
    later = article("fil", "2026-03-10", denial), article("post", "2026-03-11", refusal), article("soir", "2026-03-12", reserve)
    add(record, RIVE, *later)
    assert relations(claim_of(record, "rive")) == [
        ("rive", "asserts"), ("fil", "denies"), ("post", "hedges"), ("soir", "hedges"),
    ]  # fmt: skip
    assert claim_of(record, "rive").gloss == CLOSES.content


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("que le pont de Vals ne ferme pas lundi pour des travaux", "denies"),
        ("que le pont de Vals ferme lundi, et pas pour la nuit", "repeats"),
    ],
    ids=["in nearly the same words", "in others"],
)
def test_a_not_of_another_denies_it_only_in_nearly_the_same_words(record: Record, content: str, found: str) -> None:
    add(record, RIVE, article("fil", "2026-03-10", Said("Luc Hamel", content)))
    assert relations(claim_of(record, "rive")) == [("rive", "asserts"), ("fil", found)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("que le pont ferme pour 90 jours et 3 nuits", "que le pont ferme pour 40 jours et 7 nuits"),
        ("que le pont de Vals ferme lundi pour des travaux", "que le pont de Vals ne ferme pas lundi pour des travaux"),
        ("que le pont de Vals ferme lundi pour des travaux", "que le pont de Vals ferme mardi pour des travaux"),
    ],
    ids=["figure", "polarity", "day"],
)
def test_another_figure_another_day_and_a_not_make_another_claim(record: Record, one: str, other: str) -> None:
    days = {"lundi": "2026-03-16", "mardi": "2026-03-17"}
    add(record, article("rive", "2026-03-09", CLOSES._replace(content=one), times=days))
    add(record, article("fil", "2026-03-09", CLOSES._replace(content=other), times=days))
    assert told(record) == []


def test_what_is_in_one_claim_stays_there_where_else_it_would_be_as_likely_not_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "STAY", 2.0)
    said = said_in(rive=(CLOSES,), fil=(CLOSES._replace(who="Luc Hamel", content="que la police ferme le pont de Vals"),))
    assert claims.arranged(said, ["1", "2"]).group == claims.arranged(said, [None, None]).group == [0, 1]
    assert claims.arranged(said, ["1", "1"]).group == [0, 0]


def test_adding_twice_changes_nothing(record: Record) -> None:
    add(record, RIVE, FIL, POST, at=MONDAY)
    before = everything(record)
    add(record, RIVE, FIL, POST)
    assert everything(record) == before


def test_reading_again_keeps_every_claim(record: Record) -> None:
    add(record, RIVE, FIL, POST, at=MONDAY)
    before = belonging(record), everything(record, TABLES[2:])
    add(record, RIVE, FIL, POST, again=True)
    assert (belonging(record), everything(record, TABLES[2:])) == before


def test_a_claim_keeps_its_number_when_what_is_read_changes_a_little(record: Record) -> None:
    add(record, RIVE)
    number = claim_of(record, "rive").id
    wider = RIVE.attributions[0].content[0]._replace(start=RIVE.attributions[0].content[0].start + 4)
    less = replace(RIVE.attributions[0], content=(wider,))
    add(record, replace(RIVE, attributions=(less, RIVE.attributions[1]), selon={"version": "2"}))
    claim = claim_of(record, "rive")
    assert (claim.id, claim.gloss) == (number, CLOSES.content[4:])


def test_what_an_article_no_longer_says_is_shown_and_does_not_count(record: Record) -> None:
    add(record, RIVE, FIL)
    number = claim_of(record, "rive").id
    add(record, article("rive", "2026-03-09", OTHER))
    claim = record.claim(number)
    assert [(m.ref, m.superseded) for m in claim.members] == [("1@1:a1", 2), ("2:a1", None)]
    assert (claim.outlets, claim.origins) == (1, 1)
    assert record.attribution("2:a1").claims == (number,)
    add(record, article("fil", "2026-03-10", Said("Ana Ruiz", "que les impôts locaux baisseront bientôt")))
    assert number not in [c.id for c in record.claims()]
    assert len(record.claim(number).members) == 2


def test_a_mistake_of_the_reading_leaves_no_claim(record: Record) -> None:
    add(record, RIVE)
    number = claim_of(record, "rive", "a2").id
    add(record, replace(RIVE, attributions=RIVE.attributions[:1], selon={"version": "2"}))
    with pytest.raises(RecordError, match=f"claim {number}: there is no such claim"):
        record.claim(number)
    with record.database.reading() as connection:
        empty = "SELECT count(*) FROM claims WHERE id NOT IN (SELECT claim FROM claim_members)"
        assert connection.execute(text(empty)).scalar_one() == 0


def test_whom_a_person_takes_for_one_repeats_and_does_not_confirm(record: Record) -> None:
    add(record, RIVE, article("fil", "2026-03-10", CLOSES._replace(who="Annabel Kroll", act="confirm")))
    assert relations(claim_of(record, "rive"))[1] == ("fil", "confirms")
    merged = record.merge("Jeanne Morel", "Annabel Kroll", author="test")
    claim = claim_of(record, "rive")
    assert relations(claim)[1] == ("fil", "repeats")
    assert {m.speaker for m in claim.members} == {"Jeanne Morel"}
    record.rename("Jeanne Morel", "J. Morel-Kroll", author="test")
    assert {m.speaker for m in claim_of(record, "rive").members} == {"J. Morel-Kroll"}
    record.undo(merged.number, author="test")
    assert relations(claim_of(record, "rive"))[1] == ("fil", "confirms")


def test_the_page_says_on_whose_word_an_article_has_it(record: Record) -> None:
    told_by = Said(
        ("Le Fil", "organisation"), "que Jeanne Morel dit que le pont de Vals ferme lundi pour des travaux", cue="rapporte"
    )
    add(record, RIVE, article("post", "2026-03-10", told_by, CLOSES._replace(parent="a1")))
    (member,) = [m for m in claim_of(record, "rive").members if m.ref == "2:a2"]
    assert member.chain == ("Le Fil",)


def test_claims_are_asked_for_by_words_and_filters(record: Record) -> None:
    add(record, RIVE, FIL, POST)
    assert [c.gloss for c in record.claims("légumes")] == [OTHER.content]
    assert len(record.claims()) == 3
    assert record.claims(limit=1)[0].outlets == 3
    assert [c.outlets for c in record.claims(language="en")] == [3]
    assert [c.gloss for c in record.claims(speaker="Hamel")] == [OTHER.content]
    assert record.claims(since="2027") == []
    assert record.claims("nulle part") == []
    with pytest.raises(RecordError, match="no such act"):
        record.claims(act="sing")
    for called in ("99", "x", "-1", "9" * 30, "1; DROP TABLE claims"):
        with pytest.raises(RecordError, match="no such claim"):
            record.claim(called)


def test_an_attribution_tells_its_claims(record: Record) -> None:
    add(record, RIVE, FIL)
    number = claim_of(record, "rive").id
    assert [e.claims for e in record.search("pont")] == [(number,), (number,)]


def test_the_same_articles_in_the_same_order_give_the_same_claims(record: Record, tmp_path: object) -> None:
    add(record, RIVE, FIL, POST, at=MONDAY)
    with Record(f"{tmp_path}/other.db") as other:
        for one in (RIVE, FIL, POST):
            add(other, one, at=MONDAY)
            add(other, one, at=MONDAY)
        assert told(other) == told(record)
        assert [c.as_dict() for c in other.claims()] == [c.as_dict() for c in record.claims()]


# what was kept before ------------------------------------------------------------------------------------------------


def forget(record: Record) -> None:
    """As if an earlier selon had kept all of it."""
    with record.database.writing() as connection:
        for table in reversed(TABLES):
            connection.execute(text(f"DELETE FROM {table}"))


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Joining what was kept before does not load the network."""
    monkeypatch.setattr("selon.record.catching_up.understood", understood)


@pytest.mark.usefixtures("_quick")
def test_what_was_kept_before_there_were_claims_is_joined_when_asked(record: Record) -> None:
    add(record, RIVE, FIL, POST, at=MONDAY)
    wanted = [c.as_dict() for c in record.claims()]
    first = min(c["id"] for c in wanted)
    forget(record)
    assert (record.not_joined(), record.claims()) == (3, [])
    assert [(a.number, a.id) for a in record.join()] == [(1, "rive"), (2, "fil"), (3, "post")]
    found = [c.as_dict() for c in record.claims()]
    shift = min(c["id"] for c in found) - first
    assert [{**c, "id": c["id"] - shift} for c in found] == wanted
    assert record.not_joined() == 0
    assert [*record.join()] == []


@pytest.mark.usefixtures("_quick")
def test_joining_that_is_broken_off_goes_on(record: Record) -> None:
    add(record, RIVE, FIL, POST)
    forget(record)
    next(iter(record.join()))
    assert record.not_joined() == 2
    assert [a.id for a in record.join()] == ["fil", "post"]
    assert len(told(record)) == 1


@pytest.mark.usefixtures("_quick")
def test_vectors_of_another_encoder_are_made_anew_and_claims_stay(record: Record) -> None:
    add(record, RIVE, FIL)
    numbers = [c.id for c in record.claims()]
    with record.database.writing() as connection:
        connection.execute(text("UPDATE article_meanings SET encoder = 'old'"))
    assert record.not_joined() == 2
    assert len([*record.join()]) == 2
    assert [c.id for c in record.claims()] == numbers


def test_an_article_without_anything_said_is_kept_and_joined(record: Record) -> None:
    add(record, article("vide", "2026-03-09", before="Il pleut."), RIVE)
    assert record.not_joined() == 0


def test_a_text_with_everything_in_it_is_joined_and_shown(record: Record) -> None:
    evil = "que \x00 \ud800 \u202e'; DROP TABLE claims; -- <script> \x1b[2J " + "x" * 100_000
    add(record, article("un", "2026-03-09", Said("Luc \x00", evil)), article("deux", "jamais", Said("Luc \x00", evil)), at=MONDAY)
    (claim,) = record.claims()
    assert claim.gloss.endswith("<script> \x1b[2J " + "x" * 100_000)
    assert [m.words for m in record.claim(claim.id).members] == [claim.gloss] * 2
    assert [r.kind for r in record.claim(claim.id).reprints] == []
