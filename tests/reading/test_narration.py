"""What is left to the outlet: whole sentences in which nothing else is read."""

import pytest

from selon.article import Article, Span
from selon.reading.narration import narration
from selon.reading.reading import Attribution, Speaker


def told(
    text: str, *read: str, language: str = "fr", outlet: str | None = "La Rive", title: str | None = None
) -> list[Attribution]:
    """What the outlet narrates, these words being read as a content of somebody's."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in read]
    known = [Attribution(id=f"a{n}", type="indirect", source=(), cue=(), content=(span,)) for n, span in enumerate(spans, 1)]
    return narration(Article(id="t", text=text, language=language, outlet=outlet, title=title), known)


def words(text: str, found: list[Attribution]) -> list[str]:
    return [text[a.content[0].start : a.content[-1].end] for a in found]


TEXT = "Le pont a cent ans. Il relie deux quartiers, a dit la maire. La rivière était haute depuis mars !"


def test_sentences_in_which_nothing_is_read_are_the_outlets() -> None:
    found = told(TEXT, "Il relie deux quartiers")
    assert words(TEXT, found) == ["Le pont a cent ans", "La rivière était haute depuis mars"]
    assert [(a.id, a.source, a.cue, a.act, a.factuality, a.distance) for a in found] == [
        ("n1", (), (), "report", "CT+", "neutral"),
        ("n2", (), (), "report", "CT+", "neutral"),
    ]


def test_the_speaker_is_the_outlet_where_it_is_known() -> None:
    assert told(TEXT)[0].speaker == Speaker(name="La Rive", kind="organisation", found="outlet")
    assert told(TEXT, outlet=None)[0].speaker is None


@pytest.mark.parametrize(
    "line",
    [
        "Le pont de Vals est fermé",  # no full stop
        "Lire aussi : le pont de Vals est fermé.",
        "Pourquoi le pont de Vals est-il fermé ?",
        "« Le pont de Vals est vieux et laid ».",
        "Il est fermé.",  # says too little by itself
        "Pont De Vals : Travaux Avant Mars, Trains Arrêtés.",
    ],
)
def test_what_tells_nothing_in_the_outlets_voice_is_left_out(line: str) -> None:
    assert words(f"{line}\n{TEXT}", told(f"{line}\n{TEXT}"))[0] == "Le pont a cent ans"


def test_the_title_is_no_narration() -> None:
    assert told("Le pont de Vals est fermé.\nLa rivière était très haute.", title="Le pont de Vals est fermé.")[0].id == "n1"
    assert len(told("Le pont de Vals est fermé.\nLa rivière était très haute.", title="Le pont de Vals est fermé.")) == 1


def test_words_in_quotation_marks_within_a_sentence_are_the_outlets_still() -> None:
    text = "Le pont « des soupirs » relie la gare au vieux marché de la ville."
    assert words(text, told(text)) == [text[:-1]]


def test_the_outlet_may_not_vouch_for_it() -> None:
    assert [a.distance for a in told("Le pont aurait été fermé par erreur.")] == ["distances"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "Мост закрыт с марта. Ему больше ста лет."), ("pl", "Most jest zamknięty od marca. Ma ponad sto lat już.")],
)
def test_a_language_without_a_parser_tells_too(language: str, text: str) -> None:
    found = told(text, language=language)
    assert words(text, found) == [one.strip(". ") for one in text.split(". ")]
    assert {a.act for a in found} == {"report"}


def test_a_long_text_costs_no_square() -> None:
    text = "Le pont de Vals a cent ans. " * 20_000
    assert len(told(text.replace("ans. Le", "ans.\nLe"))) == 20_000
