"""The language of a text, and its paragraphs in another."""

import gzip
import json
from pathlib import Path

import pytest

from selon.errors import LanguageError
from selon.intake import language as lang
from selon.intake.language import foreign_paragraphs, language_of
from tests.intake.helpers import FRENCH, SPANISH

SHARED = Path(__file__).parents[3] / "shared"
ENGLISH = (
    "The mayor of Marlhaven said on Tuesday that the market would reopen before the summer. “We have waited too long,” she said, "
    "adding that the works would cost less than it had been feared. Her opponents were not convinced by what they heard.\n"
)
OTHERS = {
    "pt": "O ministro da Economia disse nesta terça-feira que o governo não vai aumentar os impostos no próximo ano. Segundo ele,"
    " a medida é para as famílias que mais precisam. “Não há razão para se preocupar”, afirmou em uma entrevista.",
    "it": "Il ministro dell'Economia ha detto martedì che il governo non aumenterà le tasse. Secondo lui, la misura è per le "
    "famiglie che ne hanno più bisogno. «Non c'è ragione di preoccuparsi», ha affermato in una intervista.",
    "de": "Der Wirtschaftsminister sagte am Dienstag, die Regierung werde die Steuern im kommenden Jahr nicht erhöhen. „Es gibt "
    "keinen Grund zur Sorge“, versicherte er in einem Gespräch mit dieser Zeitung.",
    "ca": "El ministre d'Economia va dir aquest dimarts que el govern no pujarà els impostos l'any que ve. «No hi ha cap raó per "
    "preocupar-se», va afirmar en una entrevista per telèfon, sense donar més detalls sobre el pla que es discuteix.",
    "pl": "Minister gospodarki powiedział we wtorek, że rząd nie podniesie podatków. „Nie ma powodu do obaw” - zapewnił.",
    "ru": "Министр экономики заявил во вторник, что правительство не будет повышать налоги в следующем году.",
    "zh": "经济部长星期二表示，政府明年不会加税。他在接受本报采访时说，没有理由担心，有关计划将在选举后公布。",
}


@pytest.mark.parametrize(("code", "text"), [("fr", FRENCH), ("es", SPANISH), ("en", ENGLISH), *OTHERS.items()])
def test_the_language_of_a_text(code: str, text: str) -> None:
    assert language_of(text, "a") == code


def test_known_languages_are_told_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lang, "identifier", lambda: pytest.fail("the model was asked"))
    assert [language_of(text * 2, "a") for text in (FRENCH, SPANISH, ENGLISH)] == ["fr", "es", "en"]


@pytest.mark.parametrize(
    ("text", "hint", "code"),
    [
        (FRENCH, "en-US", "fr"),  # a template's mark, against the text
        ("12 345", "fr-FR", "fr"),  # nothing against it
        ("Zidane, Platini, Kopa, Henry, Giroud", "fr", "fr"),
        (OTHERS["pt"], "pt-BR", "pt"),
        (OTHERS["pt"], "x-default", "pt"),
        ("El ministro viaja a Londres.", None, "es"),
    ],
)
def test_a_hint_holds_unless_the_text_says_other(text: str, hint: str | None, code: str) -> None:
    assert language_of(text, "a", hint=hint) == code


@pytest.mark.parametrize("text", ["Oui.", "12 345 678 -- 9", "€€€ *** ---" * 9, "http://a.b"])
def test_too_little_text_to_tell(text: str) -> None:
    with pytest.raises(LanguageError, match="a: it has too little text to tell its language"):
        language_of(text, "a")


@pytest.mark.parametrize(
    ("line", "language", "code"),
    [
        ("[El ministro viaja a Londres]", "fr", "es"),
        ("[La presidenta niega los hechos y anuncia una demanda]", "fr", "es"),
        ("El Gobierno retrasa las obras de la presa tras las protestas", "fr", "es"),
        ("[Le ministre se rend à Londres]", "es", "fr"),
        ("La ministre refuse de commenter l'affaire et saisit la justice", "es", "fr"),
        ("Minister denies knowing about the secret report, aides say", "fr", "en"),
        ("Der Minister weist die Vorwürfe zurück und kündigt eine Klage an", "fr", "de"),
        ("O ministro nega as acusações e diz que não vai renunciar ao cargo", "fr", "pt"),
        ("El Gobierno retrasa las obras de la presa tras las protestas", "pt", "es"),
    ],
)
def test_a_foreign_line_is_found_where_it_stands(line: str, language: str, code: str) -> None:
    own = {"fr": FRENCH, "es": SPANISH, "pt": OTHERS["pt"] + "\n"}[language]
    text = f"{own}\r\n  {line} \r\n{own}"
    ((span, found),) = foreign_paragraphs(text, language)
    assert text[span.start : span.end] == line
    assert found == code


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Marie Curie, Pierre Curie, Jean Perrin, Paul Langevin, Irène Joliot", "fr"),
        ("Giovanni Rossi, Mario Bianchi, Paolo Conti e Luca Moretti", "fr"),
        ("John Smith (Reuters), Mary O'Connor (Associated Press)", "fr"),
        ("« The show must go on », a lancé le chanteur à la foule", "fr"),
        ("“The show must go on”, gritó el cantante antes de irse", "es"),
        ("Photo : Robert Johnson / Getty Images / Hans Lucas", "fr"),
        ("Foto: Wolfgang Schmidt / Deutsche Presse-Agentur", "es"),
        ("Le New York Times et le Washington Post l'ont révélé", "fr"),
        ("France : PSA, Renault, Stellantis, Michelin en hausse", "fr"),
        ("transfert des compétences communales", "fr"),
        ("Manchester United - Real Madrid : 3-1 (2-0)", "fr"),
        ("Conservative Icon Endorses Candidate", "en"),
    ],
)
def test_names_quotations_and_captions_are_not_foreign(line: str, language: str) -> None:
    assert foreign_paragraphs(line, language) == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared/ is absent")
@pytest.mark.parametrize("code", ["fr", "es", "en"])
def test_hardly_a_paragraph_of_the_training_articles_is_taken_for_foreign(code: str) -> None:
    with gzip.open(SHARED / f"bench/gold/{code}.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:150]
    assert sum(len(foreign_paragraphs(text, code)) for text in texts) == 0
    assert all(language_of(text, "a") == code for text in texts)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared/ is absent")
def test_the_two_spanish_headlines_of_the_seed() -> None:
    (path,) = (SHARED / "seed").glob("*.txt")
    text = path.read_bytes().decode("utf-8")
    found = foreign_paragraphs(text, language_of(text, "seed"))
    assert [(text[s.start], text[s.end - 1], code) for s, code in found] == [("[", "]", "es")] * 2
