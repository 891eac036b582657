"""`selon.read`: a text, a file or an article."""

from pathlib import Path

import pytest

import selon
from selon import _read
from tests.cli.fake import FakeReader

TEXT = "Le pont est fermé. « Il rouvrira lundi », a dit Jeanne Morel. Personne ne passe.\r\n"


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is needed to tell what is read."""
    monkeypatch.setattr(_read, "_reader", FakeReader)


def test_a_text_is_read_as_it_is() -> None:
    reading = selon.read(TEXT)
    assert reading.article.text == TEXT
    assert reading.article.language == "fr"
    assert [a.speaker and a.speaker.name for a in reading.attributions] == ["Jeanne Morel"]


def test_what_is_said_of_a_text_is_kept() -> None:
    article = selon.read(TEXT, language="fr", published="2026-03-14", outlet="La Rive").article
    assert (article.language, article.published, article.outlet) == ("fr", "2026-03-14", "La Rive")


def test_a_file_keeps_its_exact_characters(tmp_path: Path) -> None:
    path = tmp_path / "pont.txt"
    path.write_bytes(TEXT.encode())
    assert selon.read(path).article.text == TEXT


def test_an_article_keeps_what_it_says() -> None:
    article = selon.Article(id="7", text=TEXT, language="fr", title="Le pont", byline="A. B.", outlet="La Rive")
    assert selon.read(article, outlet="another", published="2026-03-14").article == selon.Article(
        id="7", text=TEXT, language="fr", title="Le pont", byline="A. B.", outlet="La Rive", published="2026-03-14"
    )


def test_a_file_of_many_articles_says_how_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(f'{{"id": "1", "text": "{TEXT.strip()}"}}\n' * 2, encoding="utf-8")
    with pytest.raises(selon.InputError, match=r"2 articles.*read_many"):
        selon.read(path)


@pytest.mark.parametrize("nothing", ["", " \n", Path("not-there.txt")])
def test_what_cannot_be_read_is_an_input_error(nothing: str | Path) -> None:
    with pytest.raises(selon.InputError):
        selon.read(nothing)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(selon.InputError, match="yesterday"):
        selon.read(TEXT, published="yesterday")
