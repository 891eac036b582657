"""Every case of tests/timexes: a language a folder, a subject a file, a case a line; `[…]` marks what is a time.

`times` says what each is: its type, its value and, where it is written, the first and last day that it covers. To add one
needs no Python: write the sentence, mark the times, say what they are.
"""

import re
import tomllib
from pathlib import Path

import pytest

from selon import Article
from selon.reading.timex import timexes

FOLDER = Path(__file__).parents[2] / "timexes"
FILES = sorted(FOLDER.glob("*/*.toml"))
SUBJECTS = {"calendar", "lengths", "none", "parts", "told", "undated", "vague", "week"}
AT_LEAST = 80


def cases() -> list:
    found = []
    for file in FILES:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in table["cases"]:
            id = f"{file.parent.name}-{file.stem}-{case['text'][:50]}"
            found.append(pytest.param(file.parent.name, table.get("published"), case["text"], case["times"], id=id))
    return found


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that they hold."""
    spans, shift = [], 0
    for match in re.finditer(r"\[([^]]*)\]", text):
        spans.append((match.start() - shift, match.end() - shift - 2))
        shift += 2
    return text.replace("[", "").replace("]", ""), spans


@pytest.mark.parametrize(("language", "published", "text", "times"), cases())
def test_a_case(language: str, published: str | None, text: str, times: list[str]) -> None:
    plain, spans = marked(text)
    found = timexes(Article(id="case", text=plain, language=language, published=published))
    assert [plain[slice(*t.span)] for t in found] == [plain[s:e] for s, e in spans]
    for timex, wanted in zip(found, times, strict=True):
        said = [timex.type, timex.value, str(timex.earliest), str(timex.latest)]
        assert said[: len(wanted.split())] == wanted.split()


def test_without_publication_nothing_is_covered() -> None:
    for param in cases():
        language, published, text, times = param.values
        if published is None and "2021" not in text:
            found = timexes(Article(id="case", text=marked(text)[0], language=language))
            assert [(t.earliest, t.latest) for t in found] == [(None, None)] * len(times), text


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_language_has_its_cases(language: str) -> None:
    assert {f.stem for f in FILES if f.parent.name == language} == SUBJECTS
    assert sum(1 for p in cases() if p.values[0] == language) >= AT_LEAST
