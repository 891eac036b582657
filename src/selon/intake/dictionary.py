"""Whether a word is one: what the dictionaries of pyspellchecker say, beside the lists of how common words are.

They are asked last, where a word is about to be read as two, which in clean news hardly happens: one takes 0.05 s to load.
"""

import gzip
import json
from functools import cache
from pkgutil import get_data

from selon.intake.lexicon import Lexicon


def is_word(word: str, language: str) -> bool:
    """The dictionary of the language has the word; False too where there is no dictionary."""
    found = _dictionary(language)
    return found is not None and found.knows(word)


@cache
def _dictionary(language: str) -> Lexicon | None:
    if not language.isalpha():
        return None
    try:
        packed = get_data("spellchecker", f"resources/{language}.json.gz")
    except FileNotFoundError:
        return None
    return Lexicon([list(json.loads(gzip.decompress(packed)))]) if packed else None
