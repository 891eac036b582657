"""Which side of a claim what is said takes by its own words: for it, against it, or leaving it open."""

from functools import lru_cache
from typing import Literal

from selon.reading import replies

Side = Literal["for", "against", "open"]


@lru_cache(1 << 14)  # what was said in the articles around is asked again with each new one
def side(text: str, language: str, act: str, factuality: str) -> Side:
    """ "against" where it is denied, "open" where an answer is refused."""
    if act == "decline" or replies.refuses(text, language):
        return "open"
    if act == "deny" or factuality in ("CT-", "PR-") or replies.rejects(text, language):
        return "against"
    return "for"
