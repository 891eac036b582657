"""Text files and standard input keep their exact characters, in whatever encoding they come."""

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from selon.intake import Defaults
from selon.intake.decoding import CONTROL
from tests.intake.helpers import FRENCH, SPANISH, every, only

SAID = Defaults(language="fr")


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1))
def test_every_character_of_a_text_is_kept(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assume(text.strip() and "\x00" not in text and not text.startswith("\ufeff") and not CONTROL.search(text))
    path = tmp_path_factory.getbasetemp() / "any.txt"
    for bom in (b"", codecs.BOM_UTF8):
        path.write_bytes(bom + text.encode("utf-8"))
        assert only(str(path), defaults=SAID).text == text
    assert only("-", codecs.BOM_UTF16_LE + text.encode("utf-16-le"), SAID).text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_newlines_stay_as_they_are(tmp_path: Path, newline: str) -> None:
    text = f"{newline}  {FRENCH}{newline}{newline}{FRENCH}"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert only(str(path)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "windows-1252"])
@pytest.mark.parametrize("text", [FRENCH, SPANISH])
def test_the_encodings_of_french_and_spanish_texts(encoding: str, text: str) -> None:
    if encoding == "latin-1":
        text = text.replace("“", "«").replace("”", "»")
    assert only("-", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1251",
            "Министр заявил во вторник, что правительство не будет повышать налоги в следующем году и что спешить незачем. " * 8,
        ),
        (
            "cp1250",
            "Minister powiedział we wtorek, że rząd nie podniesie podatków w przyszłym roku, a decyzję ogłosi później. " * 8,
        ),
    ],
)
def test_other_code_pages_are_not_taken_for_western_ones(encoding: str, text: str) -> None:
    assert only("-", text.encode(encoding)).text == text


def test_a_broken_byte_in_utf8_costs_one_character() -> None:
    broken = FRENCH.encode().replace("é".encode(), "é".encode()[:1], 1)
    found = only("-", broken).text
    assert found.count("\ufffd") == 1
    assert found.replace("\ufffd", "é") == FRENCH


def test_the_id_of_a_file_is_its_name_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FRENCH, encoding="utf-8")
    assert [getattr(a, "id", None) for a in every("a.txt", "./a.txt", "a.txt")] == ["a.txt", "./a.txt", "a.txt"]


def test_a_text_may_begin_as_some_formats_do() -> None:
    for start in ("BZhang: ", "ID3 tags, ", "Rar! ", "<Sans titre> ", "GIF8 est mort. "):
        assert only("-", (start + FRENCH).encode()).text == start + FRENCH


def test_defaults_say_what_the_input_does_not() -> None:
    said = only("-", FRENCH.encode(), Defaults(published="2024-05-31", outlet="L'Écho", language="es"))
    assert (said.published, said.outlet, said.language) == ("2024-05-31", "L'Écho", "es")
    unsaid = only("-", FRENCH.encode())
    assert (unsaid.published, unsaid.outlet, unsaid.language, unsaid.title) == (None, None, "fr", None)


def test_a_plain_text_loads_neither_the_page_reader_nor_the_network(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    program = (
        "import sys; from selon.intake import articles; from selon.article import Article; "
        f"assert all(isinstance(a, Article) for a in articles([{str(path)!r}])); "
        "print(sorted({'trafilatura', 'httpx', 'py3langid', 'charset_normalizer'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == "[]"
