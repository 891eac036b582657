"""JSONL: one article a line; what is written by one version is read by the next."""

import gzip
import json
from pathlib import Path

import pytest

from selon.article import Article
from selon.errors import InputError
from selon.reading.reading import Reading
from tests.intake.helpers import FRENCH, SPANISH, every, only, refusal

FULL = {
    "id": "afp-17",
    "text": FRENCH,
    "language": "fr",
    "published": "2024-05-31T18:30:00+02:00",
    "title": "La halle rouvre",
    "byline": "Anne Le Goff",
    "outlet": "L'Écho du port",
    "url": "https://echo.example/halle",
}


def line(**row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def test_all_that_a_line_says_is_kept() -> None:
    assert only("-", line(**FULL)) == Article(**FULL)


def test_date_is_another_word_for_published() -> None:
    assert only("-", line(text=FRENCH, date="2024-05-31")).published == "2024-05-31"


def test_a_reading_is_read_again() -> None:
    article = Article(**FULL)
    written = json.dumps(Reading(article=article, attributions=()).as_dict()).encode()
    assert only("-", written) == article


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.dat"])
def test_a_file_is_known_by_its_name_or_its_content(tmp_path: Path, name: str) -> None:
    data = line(text=FRENCH) + b"\n" + line(text=SPANISH, id=7)
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    first, second = every(str(path))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.language) == (f"{path}:1", "fr")
    assert (second.id, second.language) == ("7", "es")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": "abc"', "it is not JSON (Expecting ',' delimiter): JSONL has one object a line"),
        (b"[" * 100_000, "it is not JSON (nested too deep)"),
        (b'["text"]', "it is not a JSON object"),
        (b'{"txt": "abc"}', "it has no text"),
        (b'{"text": 12}', "it has no text"),
        (b'{"text": "  "}', "there is no text in it"),
        (b'{"text": "\\ud83d seul"}', "its text has half a character"),
        (b'{"text": "\xe9t\xe9"}', "it is not UTF-8"),
        (line(text=FRENCH, published="hier"), "'hier' is not a date"),
        (line(text=FRENCH, language="klingon"), "'klingon' is no language code"),
        (line(text=FRENCH, title=["a"]), '"title" is not a string'),
        (line(text="12 + 30 = 42 ; 7 * 8 = 56"), "it has too little text to tell its language"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path, bad: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(text=FRENCH, id="one") + bad.rstrip(b"\n") + b"\n" + line(text=FRENCH, id="three"))
    one, two, three = every(str(path))
    assert isinstance(one, Article)
    assert isinstance(three, Article)
    assert isinstance(two, InputError)
    assert str(two).startswith(f"{path}, line 2: ")
    assert reason in two.reason
    assert (one.id, three.id) == ("one", "three")


def test_lines_before_the_cut_of_a_compressed_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(line(text=FRENCH, id="one")) + gzip.compress(line(text=SPANISH))[:-12])
    first, last = every(str(path))
    assert isinstance(first, Article)
    assert isinstance(last, InputError)
    assert last.reason == "the compressed file is cut short or damaged: fetch it again"


def test_a_file_that_is_named_jsonl_and_is_not() -> None:
    assert "it is not JSON" in refusal("-", b'{"text: ').reason
