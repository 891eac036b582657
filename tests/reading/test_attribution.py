"""What the learned reader must do whatever its weights: spans, order, coordination."""

import pytest

from selon.article import Span
from selon.reading import model
from selon.reading.attribution import Draft, _coordinated

TEXT = "Le maire et la préfète, ainsi que le juge, ont dit que le pont tient."
MAYOR, PREFECT, JUDGE = (Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in ("Le maire", "la préfète", "le juge"))


@pytest.mark.parametrize("first", [MAYOR, PREFECT, JUDGE])
def test_sources_that_are_coordinated_are_all_taken(first: Span) -> None:
    joined = frozenset({"et", "ainsi que"})
    assert _coordinated(TEXT, (first,), [MAYOR, PREFECT, JUDGE], joined) == (MAYOR, PREFECT, JUDGE)


def test_sources_with_other_words_between_are_not() -> None:
    text = "Le maire répond et la préfète ajoute."
    mayor, prefect = Span(0, 8), Span(text.index("la p"), text.index(" ajoute"))
    assert _coordinated(text, (mayor,), [mayor, prefect], frozenset({"et"})) == (mayor,)


def drafts(text: str) -> list[Draft]:
    return model.tagger().drafts(text, broad=False)


LONG = " ".join(f"Le témoin numéro {i} a déclaré que la porte {i} était restée ouverte toute la nuit." for i in range(1, 41))


def test_a_long_paragraph_loses_no_relation_at_its_seams() -> None:
    found = drafts(LONG)
    told = {LONG[d.source[0].start : d.source[0].end] for d in found if d.source}
    assert len(told) >= 39
    contents = [s for d in found for s in d.content]
    assert len(contents) == len(set(contents))


def test_every_span_lies_in_the_text_and_begins_and_ends_with_it() -> None:
    for d in drafts(LONG):
        for s, e in (*d.source, *d.cue, *d.content):
            assert 0 <= s < e <= len(LONG)
            assert LONG[s:e] == LONG[s:e].strip()


def test_nothing_to_read_gives_nothing() -> None:
    assert drafts("\n \n") == []
