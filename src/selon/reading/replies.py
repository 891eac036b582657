"""How one who is asked or accused turns it down: leaves it open ("would neither confirm nor deny"), or says that it is not so."""

import re
from functools import cache

from selon.languages import table
from selon.reading.words import fold

WORD = re.compile(r"\w+")


def refuses(text: str, language: str) -> bool:
    """The words say that somebody does not answer."""
    return _has(text, language, "refusing")


def rejects(text: str, language: str) -> bool:
    """The words say that something is not so, and little else."""
    return _has(text, language, "rejecting")


def _has(text: str, language: str, kind: str) -> bool:
    pattern = _pattern(language, kind)
    return pattern is not None and pattern.search(" ".join(WORD.findall(fold(text)))) is not None


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str] | None:
    """Any of the table's phrases; None where the language has no table."""
    phrases = table(language, "replies").get(kind, ())
    if not phrases:
        return None
    return re.compile("|".join(rf"\b{_phrase(phrase)}\b" for phrase in phrases))


def _phrase(phrase: str) -> str:
    return " ".join(r"\w*" if word == "*" else word.replace("*", r"\w*") for word in re.findall(r"[\w*]+", fold(phrase)))
