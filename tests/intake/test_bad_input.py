"""Each bad input gives one plain error that names it and says what to do; what is good beside it is read."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.article import Article
from selon.errors import InputError, LanguageError
from selon.intake import Defaults
from selon.intake.limits import MAX_HTML, MAX_LINE, MAX_TEXT
from tests.intake.helpers import FRENCH, every, refusal

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "it is empty"),
    "blank.txt": (b" \r\n\t \n", "there is no text in it"),
    "bom.txt": (b"\xef\xbb\xbf", "there is no text in it"),
    "paper.txt": (b"%PDF-1.7 plain so far", "it is a PDF: convert it to text first"),
    "paper.pdf": (b"%PDF-1.7\n\x00\x01", "it is a PDF: convert it to text first"),
    "letter.rtf": (b"{\\rtf1\\ansi Bonjour}", "it is an RTF document: convert it to text first"),
    "letter.docx": (b"PK\x03\x04\x14\x00", "it is a ZIP archive or an office document"),
    "photo.png": (b"\x89PNG\r\n\x1a\n\x00\x00", "it is an image (PNG)"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "it is an image (JPEG)"),
    "sound.mp3": (b"ID3\x04\x00\x00", "it is a sound recording (MP3)"),
    "dump.bin": (bytes(range(256)) * 4, "it is binary data (it has NUL bytes)"),
    "noise.txt": (bytes(b for b in range(1, 256)) * 4, "its characters cannot be made out"),
    "half.txt": (b"\xff\xfeA\x00B", "it begins as UTF-16 but is not: save it again as UTF-8 text"),
    "numbers.txt": (b"12 345 -- 67 / 89 = 0\n" * 20, "it has too little text to tell its language: say it with --language"),
    "short.txt": (b"Oui.", "it has too little text to tell its language"),
    "empty.html": (b"<html><body></body></html>", "no article can be made out in this page"),
    "cut.html": (b"<!DOCTYPE html><html><head><title>Nouv", "no article can be made out in this page"),
    "empty.jsonl": (b"\n\n", "there is no article in it: JSONL has one JSON object a line"),
    "empty.txt.gz": (gzip.compress(b""), "it is empty"),
    "cut.txt.gz": (gzip.compress(os.urandom(3000).hex().encode())[:900], "the compressed file is cut short or damaged"),
    "false.txt.gz": (b"\x1f\x8b" + b"\x99" * 40, "the compressed file is cut short or damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_name_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(FRENCH, encoding="utf-8")
    first, second = every(str(bad), str(good))
    assert isinstance(first, InputError)
    assert str(first).startswith(f"{bad}: ")
    assert reason in first.reason
    assert isinstance(second, Article)


def test_a_missing_file_among_good_ones(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(FRENCH, encoding="utf-8")
    one, two, three = every(str(good), str(tmp_path / "gone.txt"), str(good))
    assert isinstance(one, Article)
    assert isinstance(three, Article)
    assert isinstance(two, InputError)
    assert two.reason == "there is no such file or folder: check the path"


@pytest.mark.parametrize("name", ["a\x00b", "", "good.txt/inner.txt"])
def test_a_name_that_no_file_can_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(FRENCH, encoding="utf-8")
    assert refusal(name).name == name


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(FRENCH, encoding="utf-8")
    path.chmod(0)
    assert "check the path and its permissions" in refusal(str(path)).reason


def test_a_text_of_20_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"A " * 10_000_000)
    reason = refusal(str(path)).reason
    assert reason.startswith("it has 20.0 MB; at most 2 MB is read here: split it into its articles")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"mot " * (MAX_TEXT // 4 + 1), "it has more than 2 MB; at most 2 MB is read here"),
        (lambda: gzip.compress(b"mot " * (MAX_TEXT // 4 + 1)), "it has more than 2 MB; at most 2 MB is read here"),
        (lambda: b"<html><p>" + b"mot " * (MAX_HTML // 4), "it has more than 10 MB; at most 10 MB is read here"),
    ],
)
def test_what_is_too_long_is_not_read_to_its_end(make: Callable[[], bytes], reason: str) -> None:
    assert refusal("-", make()).reason.startswith(reason)


def test_a_jsonl_line_that_is_too_long_costs_only_itself() -> None:
    line = b'{"text": "' + FRENCH.strip().encode() + b'"}\n'
    first, second = every("-", data=b'{"text": "' + b"x" * MAX_LINE + b'"}\n' + line)
    assert isinstance(first, InputError)
    assert str(first).startswith("-, line 1: it has 20.0 MB; at most 20 MB is read here")
    assert isinstance(second, Article)


def test_a_folder_without_readable_files(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "README.md").write_text(FRENCH, encoding="utf-8")
    error = refusal(str(tmp_path))
    assert error.name == str(tmp_path)
    assert error.reason.startswith("there is no file in this folder that is read (.txt, .md, .html, .jsonl")


def test_a_folder_is_read_in_order_and_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.git/x.txt", "c.md", "c.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    found = every(str(tmp_path))
    names = [f.name if isinstance(f, InputError) else f.id for f in found]
    assert names == [str(tmp_path / n) for n in ("a/z.txt", "b.txt", "c.md")]
    assert [isinstance(f, InputError) for f in found] == [False, True, False]


def test_an_unknown_language_lists_the_known_ones() -> None:
    with pytest.raises(LanguageError, match=r"^language: 'xx' is no language code .*: selon knows en, es, fr best"):
        Defaults(language="xx")


def test_a_date_that_is_none() -> None:
    with pytest.raises(InputError, match=r"^date: 'mardi' is not a date: write it as 2024-05-31"):
        Defaults(published="mardi")


@pytest.mark.parametrize("code", ["fr", "FR", "fr-CA", "fr_FR"])
def test_a_language_code_may_carry_its_region(code: str) -> None:
    assert Defaults(language=code).language == "fr"
