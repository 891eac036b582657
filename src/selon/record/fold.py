"""Text as it is compared: no capitals, no accents, and the words in it."""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_ACCENT = 9  # combining classes above are accents and points; below, nukta and virama are part of a letter


def fold(text: str) -> str:
    """The text without capitals and accents: "Été" and "ete" are one."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if unicodedata.combining(c) <= _ACCENT))


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def key(name: str) -> str:
    """A name as it is compared: its words, one space between them."""
    return " ".join(words(name)) or fold(name)
