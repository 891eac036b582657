"""What the words of a content say of its certainty: hedges, a bare yes or no, a question.

There is no parse: what counts is the content's first sentence, up to forty words, and where a word stands in it. A hedge in a
relative clause ("the man who may know") does not hedge the sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from selon.article import Span
from selon.reading.certainty import Certainty
from selon.reading.quotation import MARKS, quotations
from selon.reading.reading import Attribution
from selon.reading.words import Word, words

FIRST = 40  # words of a content that are looked at
LONG = 400  # characters of each of its pieces
NEAR = 3  # words between a relative pronoun and what it holds
FAR = 6  # the same for one that is nothing but relative: "who", "qui"
STOP = re.compile(r"[.!?…]|\n")
FULL_STOP = re.compile(r"(?<!\.)[.!?]\s")  # ends a sentence even before a small letter
END = re.compile(r"[.!?…]+(?=[\s»”\"'’)]|$)")


@dataclass(frozen=True, slots=True)
class Content:
    """A content as it is read for its certainty: the words of its first sentence and the phrases of the table in them.

    `opener` is its first word, empty where it opens with a quotation mark; `before` the word that leads up to it;
    `uttered`: it is a quotation that stands for itself ("…", she said; she said: "…"), no words quoted within a clause.
    """

    text: str
    said: Attribution
    known: Certainty
    words: tuple[Word, ...]
    found: tuple[tuple[str, int, int], ...]
    opener: str
    before: str
    uttered: bool

    def has(self, kind: str, *, first: bool = False) -> bool:
        """A phrase of the kind stands in the main clause; at its head where `first`."""
        return any(self.in_main(at) and (not first or self._at_head(at, size)) for at, size in self.places(kind))

    def hedges(self, kind: str) -> bool:
        """A phrase of the kind stands in the main clause and is meant as a hedge."""
        plain = {i for at, size in self.places("plain") for i in range(at, at + size)}
        return any(at not in plain and self.in_main(at) and not self._unable(at) for at, _ in self.places(kind))

    def places(self, kind: str) -> list[tuple[int, int]]:
        """(place, words) of the phrases of a kind."""
        return [(at, size) for found, at, size in self.found if found == kind]

    def in_main(self, at: int) -> bool:
        """The word stands in the main clause, as far as no relative pronoun or conjunction before it says otherwise."""
        lists, run = self.known.lists, self.words
        if any(w.low in lists["relative"] for w in run[max(1, at - NEAR) : at]):
            return False
        if any(w.low in lists["relative_far"] for w in run[max(1, at - FAR) : at]):
            return False
        joints = [j for j in range(2, at) if run[j].low in lists["subordinate"]]
        return not joints or "," in self.text[run[joints[-1]].end : run[at].start]

    def _unable(self, at: int) -> bool:
        """The word tells what cannot be done: "could not find", "ne pourrait pas"."""
        near = self.words[max(0, at - 1) : at + 2]
        return self.words[at].low in self.known.lists["ability"] and any(self.known.negates(w.low) for w in near)

    def _at_head(self, at: int, size: int) -> bool:
        """The phrase opens the content; a single word does so where a mark follows it ("No, …")."""
        end = self.words[at + size - 1].end
        after = self.text[end : end + 2].strip(" \u00a0")
        return at == 0 and (size > 1 or not after or not after[0].isalnum())

    def told(self, kind: str) -> list[int]:
        """The places of phrases of the kind that stand in the outlet's words, not in quotation marks."""
        return [at for at, _ in self.places(kind) if not in_quotation(self.text, self.words[at].start)]


def in_quotation(text: str, at: int) -> bool:
    """The character stands in quotation marks."""
    quoted = quotations(text)
    i = bisect_right(quoted, at, key=lambda span: span.start)
    return i > 0 and at < quoted[i - 1].end


def content_of(text: str, said: Attribution, known: Certainty) -> Content:
    """The content of an attribution, its first sentence looked through."""
    run, start = _sentence(text, said.content), said.content[0].start
    before = words(text, max(0, start - 12), start)[-1:]
    return Content(
        text=text, said=said, known=known, words=run, found=tuple(known.found(run)),
        opener=run[0].low if run and text[start] not in MARKS else "",
        before=before[0].low if before and not text[before[0].end : start].strip() else "",
        uttered=_uttered(text, said),
    )  # fmt: skip


def _sentence(text: str, spans: Sequence[Span]) -> tuple[Word, ...]:
    """The words of the first sentence that has more than one, over the pieces of a content."""
    run: list[Word] = []
    for start, end in spans:
        for word in words(text, start, min(end, start + LONG)):
            if len(run) > 1 and (STOP if word.capital else FULL_STOP).search(text, run[-1].end, word.start):
                return tuple(run)
            run.append(word)
            if len(run) == FIRST:
                return tuple(run)
    return tuple(run)


def _uttered(text: str, said: Attribution) -> bool:
    first = said.content[0]
    if text[first.start] not in MARKS or said.type == "indirect":
        return False
    if not said.cue or said.cue[0].start > first.start:
        return True
    return ":" in text[said.cue[-1].end : first.start] or text[first.start + 1 : first.end].lstrip(" \u00a0¿¡…")[:1].isupper()


def asks(text: str, said: Attribution) -> bool:
    """The content is a question: most of its sentences end in a question mark, or half of them and the last."""
    last = said.content[-1].end
    told = " ".join(text[s:e] for s, e in said.content).rstrip(MARKS + " \u00a0")
    if told[-1:] not in ".!?…":
        told += text[last : last + 2].strip()
    marks = [m[0] for m in END.finditer(told)]
    asked = sum("?" in m for m in marks)
    return 2 * asked > len(marks) or (0 < 2 * asked == len(marks) and "?" in marks[-1])


def leaves_open(content: Content) -> bool:
    """What was said is only whether it is so ("said whether she would come"), no condition ("said if it rained, …")."""
    run = content.words
    if content.opener not in content.known.lists["whether"] or not content.said.cue:
        return False
    after = content.said.cue[0].start < content.said.content[0].start
    return after and "," not in content.text[run[0].start : run[-1].end]
