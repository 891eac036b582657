"""Which side of a claim what is said takes by its own words: for it, against it, or leaving it open."""

from typing import Literal

from selon.reading import replies

Side = Literal["for", "against", "open"]


def side(text: str, language: str, act: str, factuality: str) -> Side:
    """ "against" where it is denied, "open" where an answer is refused."""
    if act == "decline" or replies.refuses(text, language):
        return "open"
    if act == "deny" or factuality in ("CT-", "PR-") or replies.rejects(text, language):
        return "against"
    return "for"
