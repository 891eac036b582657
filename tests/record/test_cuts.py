"""Where another claim begins."""

import numpy as np
import pytest

from selon.article import Span
from selon.reading.prose import sentences
from selon.record import cuts, meaning
from selon.record.stance import WAYS

rng = np.random.default_rng(0)


def starts(text: str, *wanted: Span) -> list[str]:
    """The first three words of each claim that is found."""
    found = cuts.found(text, sentences(text), wanted or (Span(0, len(text)),))
    return [" ".join(text[at:].split()[:3]) for at in found.begin]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Anatol Works offers nine lorries a year, while the town is asking for thirteen.", "the town is"),
        ("L'usine propose neuf camions par an, alors que la ville en demande treize.", "la ville en"),
        ("La fábrica ofrece nueve camiones al año, mientras que la ciudad pide trece.", "la ciudad pide"),
        ("Das Werk bietet neun Lastwagen im Jahr, während die Stadt dreizehn verlangt.", "die Stadt dreizehn"),
        ("Il ponte chiude lunedì e i lavori costeranno sei milioni di euro.", "i lavori costeranno"),
        ("Two people were killed and eleven were injured in the fire at the depot.", "eleven were injured"),
    ],
)
def test_two_claims_of_one_sentence_are_told_apart(text: str, start: str) -> None:
    assert start in starts(text)


@pytest.mark.parametrize("text", ["The bridge is closed to lorries.", "Le pont est fermé aux camions.", "Мост закрыт."])
def test_one_claim_is_left_whole(text: str) -> None:
    assert len(starts(text)) == 1


def test_sentences_in_which_nothing_is_wanted_are_not_read() -> None:
    text = "Nine lorries came, while the town had asked for thirteen. It rained."
    assert "the town had" in starts(text)
    assert "the town had" not in starts(text, Span(text.index("It rained"), len(text)))
    assert not cuts.found(text, sentences(text), []).known


def test_what_was_read_for_the_cuts_is_what_gives_the_words_their_meaning() -> None:
    text = "Nobody slept. Nine lorries came, while the town had asked for thirteen."
    wanted, around = [Span(text.index("Nine"), len(text))], sentences(text)
    known = cuts.found(text, around, wanted).known
    passage = meaning.Passage(text, (wanted[0],))
    [(_, within)] = meaning.rows(meaning.encoder().tokenizer, [passage])
    assert within.ids in known
    assert np.allclose(meaning.vectors([passage], known), meaning.vectors([passage]), atol=0.02)


def test_a_long_text_is_read_bit_by_bit_and_all_of_it() -> None:
    sentence = "Nine lorries came, while the town had asked for thirteen. "
    text = sentence * (2 * cuts.SOME + 1)
    found = cuts.found(text, sentences(text), [Span(0, len(text))])
    assert sum(at % len(sentence) == sentence.index("the town") for at in found.begin) == 2 * cuts.SOME + 1
    assert [len(some) for some in cuts.read(text, sentences(text), [Span(0, len(text))])] == [cuts.SOME, cuts.SOME, 1]


def test_of_a_very_long_text_not_all_states_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuts, "SOME", 2)
    monkeypatch.setattr(cuts, "KNOWN", 3)
    text = " ".join(f"Ship {number} sails at noon." for number in range(9))
    assert len(cuts.found(text, sentences(text), [Span(0, len(text))]).known) == 4


@pytest.mark.parametrize("text", ["", " ", "…", "\ud800 and \ud800", "word " * 30000, "\u202enever\u202c and so on."])
def test_hostile_text_is_read(text: str) -> None:
    found = cuts.found(text, sentences(text), [Span(0, len(text))])
    assert all(0 <= at < len(text) for at in found.begin)
    assert all(0 <= start < end <= len(text) for start, end in found.claimed)


def test_sentences_do_not_know_of_each_other() -> None:
    one, other = (rng.normal(size=(n, meaning.encoder().states([(0, 2)])[0][1].shape[1])).astype(np.float32) for n in (7, 4))
    [_, beside], [alone] = cuts.told_of([one, other]), cuts.told_of([other])
    assert np.allclose(beside.chances, alone.chances, atol=1e-5)
    assert np.allclose(beside.leaning, alone.leaning, atol=1e-4)
    assert np.allclose(alone.chances.sum(1), 1, atol=1e-5)
    assert np.allclose(np.exp(alone.leaning).sum(1), 1, atol=1e-5)
    assert cuts.told_of([]) == []


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The harbour board denied that any oil had reached the beach.", "denies"),
        ("Le maire dément avoir signé le contrat.", "denies"),
        ("La empresa negó haber cerrado la planta.", "denies"),
        ("Das Amt wies den Vorwurf zurück, Öl ins Becken geleitet zu haben.", "denies"),
        ("Министерство опровергло сообщения о закрытии моста.", "denies"),
        ("Asked whether the talks had failed, the envoy declined to comment.", "hedges"),
        ("La préfecture n'a ni confirmé ni démenti la fermeture du pont.", "hedges"),
        ("El ministerio no quiso hacer comentarios sobre el despido.", "hedges"),
        ("La empresa confirmó el viernes que había cerrado la planta.", "confirms"),
        ("The bridge is closed to lorries, the mayor said.", "says"),
        ("Le pont ne rouvrira pas avant mars, a dit la préfète.", "says"),
    ],
)
def test_words_lean_to_the_way_in_which_what_is_claimed_is_taken(text: str, way: str) -> None:
    leans = cuts.found(text, sentences(text), [Span(0, len(text))]).lean((Span(0, len(text)),))
    assert leans is not None
    assert WAYS[int(leans.argmax())] == way


def test_what_was_not_read_leans_nowhere() -> None:
    text = "The mayor denied it. The bridge is closed to lorries."
    found = cuts.found(text, sentences(text), [Span(0, 10)])
    assert found.lean((Span(0, 10),)) is not None
    assert found.lean((Span(21, len(text)),)) is None
    assert cuts.Cuts().lean((Span(0, 10),)) is None


def test_a_word_that_two_spans_hold_counts_once() -> None:
    one, other = (np.array(leans, np.float32) for leans in ((-1, -2, -3, -4), (-4, -3, -2, -1)))
    read = cuts.Cuts(leaning=[(0, 3, one), (4, 8, other), (9, 12, one)])
    lean = read.lean((Span(0, 6), Span(2, 8)))
    assert lean is not None
    assert lean.tolist() == [-2.5, -2.5, -2.5, -2.5]
    assert read.lean((Span(8, 9),)) is None
