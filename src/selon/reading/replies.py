"""How one who is asked or accused turns it down: leaves it open ("would neither confirm nor deny"), or says that it is not so.

A language without a folder has its phrases in `languages/replies_elsewhere.toml`, with the cues that deny and the words by
which the outlet does not vouch for what it tells: nothing else is known of it.
"""

import re
from functools import cache

from selon.languages import table
from selon.reading.words import fold

WORD = re.compile(r"\w+|[.!?;]+")
GAP = r"(?:\w+ ){0,3}"  # what "…" stands for in a phrase; it ends with the sentence


def refuses(text: str, language: str) -> bool:
    """The words say that somebody does not answer."""
    return _has(text, language, "refusing")


def rejects(text: str, language: str) -> bool:
    """The words say that something is not so, and little else."""
    return _has(text, language, "rejecting") or _is(text, language, "alone")


def doubts(text: str, language: str) -> bool:
    """The words keep a distance from what they tell ("angeblich"); of a language without a folder."""
    return _has(text, language, "doubting")


def act(cue: str, content: str, language: str) -> str | None:
    """What a cue does by itself, with what belongs to it in the content ("wies das zurück"); of a language without a folder."""
    cue = _plain(cue)
    for does, kind in (("hedge", "allowing"), ("decline", "refusing"), ("deny", "denying")):
        pattern = _pattern(language, kind)
        found = pattern.search(cue + _plain(content)) if pattern else None
        if found and found.start() < len(cue):
            return does
    return None


def _has(text: str, language: str, kind: str) -> bool:
    pattern = _pattern(language, kind)
    return pattern is not None and pattern.search(_plain(text)) is not None


def _is(text: str, language: str, kind: str) -> bool:
    """Nothing else is said."""
    pattern = _pattern(language, kind)
    return pattern is not None and pattern.fullmatch(_plain(text).rstrip(".!?; ") + " ") is not None


def _plain(text: str) -> str:
    """The folded words, and where a sentence ends; a space behind each."""
    return "".join(f"{word} " for word in WORD.findall(fold(text)))


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str] | None:
    """Any of the table's phrases; None where the language has none."""
    phrases = table(language, "replies").get(kind)
    return re.compile(r"\b(?:" + "|".join(map(_phrase, phrases)) + ")") if phrases else None


def _phrase(phrase: str) -> str:
    """A phrase of the tables as a pattern of folded words, each with a space behind it."""
    return "".join(GAP if word == "…" else _word(fold(word)) for word in re.split(r"[\s'-]+", phrase))


def _word(word: str) -> str:
    """ "one|other", "beginn*", and "perhaps?", which may be missing."""
    one = f"(?:{word.rstrip('?')}) ".replace("*", r"\w*")
    return f"(?:{one})?" if word.endswith("?") else one
