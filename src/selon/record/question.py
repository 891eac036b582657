"""What somebody asks of the record: words that must all be there, "phrases", beginnings*, and words to leave -out."""

import re
from typing import NamedTuple

from selon.errors import RecordError
from selon.record.fold import words

MOST = 64  # words of a question
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_TERM = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')


class Term(NamedTuple):
    """Words that stand one after the other; `prefix`: the last one is only a beginning; `without`: they must not be there."""

    words: tuple[str, ...]
    prefix: bool = False
    without: bool = False


def terms(question: str) -> list[Term]:
    """The terms of a question. Whatever else stands in it means nothing, also what a database would take for a command."""
    found = []
    for quoted_out, phrase, out, word in _TERM.findall(question.translate(_QUOTES)):
        told = tuple(words(phrase or word))
        if told:
            found.append(Term(told, prefix=word.endswith("*"), without=bool(quoted_out or out)))
    if sum(len(term.words) for term in found) > MOST:
        raise RecordError(f"{question[:40]}…", f"a question has at most {MOST} words: leave some out")
    if not any(not term.without for term in found):
        raise RecordError(repr(question), "there is no word in it to search for")
    return found
