"""The founding article, read from where it stands beside the repository; a few words of it find each row of its table."""

import sys

import pytest

import selon
from bench import shared

SEED = sorted((shared.SHARED / "seed").glob("*.txt")) if shared.SHARED.is_dir() else []
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEED, reason="needs ../shared/seed")]


@pytest.fixture(scope="module")
def reading() -> selon.Reading:
    return selon.read(SEED[0], published="2023-05-29")


@pytest.fixture(scope="module")
def gold() -> dict:
    return shared.rows(shared.gold_path("fr"))[0]


def test_the_text_is_the_file(reading: selon.Reading, gold: dict) -> None:
    assert reading.article.text == SEED[0].read_text(encoding="utf-8")
    assert reading.article.text.strip() == gold["text"].strip()
    assert reading.article.language == "fr"


def test_the_foreign_headlines_and_the_last_line_are_set_aside(reading: selon.Reading) -> None:
    text = reading.article.text
    aside = [r for r in reading.repairs if not r.read_as]
    last = selon.Span(text.rstrip().rindex("\n") + 1, len(text.rstrip()))
    assert [(r.kind, text[r.span.start]) for r in aside[:2]] == [("language:es", "["), ("language:es", "[")]
    assert [(r.kind, r.span) for r in aside[2:]] == [("boilerplate", last)]
    spans = [s for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    assert not [s for s in spans if any(s.meets(r.span) for r in aside)]


def test_its_damage_is_read_as_it_was_meant(reading: selon.Reading) -> None:
    read_as = [r.read_as for r in reading.repairs if r.kind == "glued"]
    assert read_as == ["personnelle pas", "intensifiée avec", "1991 qui", "S-400 qui"]
    marks = [r for r in reading.repairs if r.kind == "mark"]
    assert [(reading.article.text[slice(*r.span)], r.read_as.strip()) for r in marks] == [("«", "»")] * 3


def test_relations_and_speakers_reach_their_floors(reading: selon.Reading, gold: dict) -> None:
    sys.path.insert(0, str(shared.BENCH))
    from score import score
    from score_speakers import agree

    offset = reading.article.text.index(gold["text"][:40])
    assert offset == 0
    found = reading.as_dict()
    assert score({"seed": gold}, {"seed": found})["relation"]["f1"] >= 0.87
    named = {a["content"][0][0]: a["speaker"] for a in gold["attributions"]}
    both = [(named[a["content"][0][0]], a["speaker"]) for a in found["attributions"] if a["content"][0][0] in named]
    assert len(both) >= 15
    assert sum(agree(g, f) for g, f in both) >= 0.75 * len(both)


# The table of what must come out, row by row: what is reported, on whose word, when, how.


@pytest.fixture(scope="module")
def told() -> selon.Reading:
    """The reading with the outlet's own word, from a paper that is known."""
    text = SEED[0].read_text(encoding="utf-8")
    article = selon.Article(id="seed", text=text, language="fr", published="2023-05-29", outlet="La Rive")
    return selon.Reader(events=True).read(article)


def about(reading: selon.Reading, words: str, *, own: bool = False) -> list[selon.Attribution]:
    """The attributions that hold these words in their content, the outermost first; the outlet's own or anybody else's."""
    found = [a for a in reading.attributions if words in reading.text_of(a.content).lower().replace("’", "'")]
    return sorted((a for a in found if (a.act == "report") == own), key=lambda a: -len(reading.text_of(a.content)))


def one(reading: selon.Reading, words: str, *, own: bool = False) -> selon.Attribution:
    """The attribution that holds these words."""
    found = about(reading, words, own=own)
    assert found, f"nothing is read about {words!r}"
    return found[0]


def who(a: selon.Attribution) -> str:
    return a.speaker.name if a.speaker else ""


def said(reading: selon.Reading, a: selon.Attribution) -> str:
    """The value of the time when it was said."""
    return "" if a.said is None else reading.timexes[a.said].value


def happened(reading: selon.Reading, a: selon.Attribution) -> list[str]:
    return [reading.timexes[i].value for i in a.happened]


def where(reading: selon.Reading, a: selon.Attribution) -> set[str]:
    return {reading.places[i].name for i in a.places}


LEADER, GENERAL, MINISTER = "Alexandre Loukachenko", "Sergueï Choïgou", "Viktor Khrenin"


def test_weapons_for_everyone_are_promised_on_television(told: selon.Reading) -> None:
    offer, quoted = one(told, "pour tous"), one(told, "pour tout le monde")
    assert (who(offer), offer.act) == (LEADER, "promise")
    assert (who(quoted), quoted.type, said(told, quoted)) == (LEADER, "direct", "2023-05-28TEV")
    assert who(one(told, "opinion personnelle")) == LEADER


def test_a_unique_chance_to_unite(told: selon.Reading) -> None:
    a = one(told, "occasion unique")
    assert (who(a), a.type, said(told, a)[:10]) == (LEADER, "mixed", "2023-05-28")


def test_nobody_is_against_others(told: selon.Reading) -> None:
    a = one(told, "kazakhstan")
    assert (who(a), a.type) == (LEADER, "direct")


def test_the_treaty_of_1999_is_on_the_word_of_a_website(told: selon.Reading) -> None:
    a = one(told, "base juridique")
    assert "gouvernement biélorusse" in who(a)
    assert (told.text_of(a.cue), a.type, happened(told, a)) == ("selon", "indirect", ["1999"])


def test_the_launch_pad_is_the_outlet_s_own_word(told: selon.Reading) -> None:
    a = one(told, "rampe de lancement", own=True)
    assert (who(a), a.source, a.cue, happened(told, a)) == ("La Rive", (), (), ["2022-02"])
    assert not about(told, "rampe de lancement")


def test_the_transfer_has_begun(told: selon.Reading) -> None:
    announced, quoted = one(told, "début de la transfert"), one(told, "transfert des charges")
    assert (who(announced), announced.act, announced.type) == (LEADER, "assert", "indirect")
    assert (who(quoted), quoted.act, quoted.type) == (LEADER, "assert", "direct")
    assert said(told, announced) == said(told, quoted) == "2023-05-25"


def test_what_was_explained_is_told_on_two_levels(told: selon.Reading) -> None:
    outer = one(told, "union économique eurasienne")
    inner = next(a for a in about(told, "informé du décret") if a.parent == outer.id)
    assert (who(outer), who(inner)) == (LEADER, "Vladimir Poutine")
    assert said(told, inner) == ""


def test_a_question_and_what_is_possible(told: selon.Reading) -> None:
    asked, answer = one(told, "lesdites armes"), one(told, "c'est possible")
    assert (who(asked), asked.act, asked.factuality) == ("journaliste", "ask", "Uu")
    assert (who(answer), answer.act, answer.factuality) == (LEADER, "hedge", "PS+")
    assert "vérifier" in told.text_of(answer.content)


def test_the_signing_is_the_outlet_s_own_word(told: selon.Reading) -> None:
    a = one(told, "ont signé", own=True)
    assert (who(a), a.factuality, happened(told, a)) == ("La Rive", "CT+", ["2023-05-29"])
    assert "Minsk" in where(told, a)


@pytest.mark.parametrize(
    ("words", "kind"), [("travaux ont été organisés", "direct"), ("iskander-m", "indirect"), ("avions biélorusses", "direct")]
)
def test_the_works_are_on_the_general_s_word(told: selon.Reading, words: str, kind: str) -> None:
    a = one(told, words)
    assert (who(a), a.type) == (GENERAL, kind)


@pytest.mark.parametrize(("words", "kind"), [("réponse aux actions", "indirect"), ("réponse efficace", "direct")])
def test_the_answer_to_the_west_is_on_the_minister_s_word(told: selon.Reading, words: str, kind: str) -> None:
    a = one(told, words)
    assert (who(a), a.type) == (MINISTER, kind)


def test_the_unit_is_on_the_ministry_s_word(told: selon.Reading) -> None:
    a = one(told, "s-400")
    assert (who(a), a.type, said(told, a)) == ("ministère biélorusse de la Défense", "indirect", "2023-05-28")
    glued = [r.read_as for r in told.repairs if told.text_of((r.span,)) == "S-400qui"]
    assert not glued or glued == ["S-400 qui"]
    assert not [r for r in told.repairs if told.text_of((r.span,)) == "S-400"]
