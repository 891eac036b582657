"""What stands around a name: the preposition before it, the verb after it, where its sentence and its line begin.

No parser is run (it would cost more than all else here): word lists of the language say what the words beside a name do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from selon.reading.gazetteer import PIECE, key
from selon.reading.placecues import Cues
from selon.reading.words import fold

BLANK = re.compile(r"[ \u00a0\u202f]|['’]")
JOINT = re.compile(r"[ \u00a0]|[-‐‑'’]|\.")
INITIAL = re.compile(r"\. ?")
OPENS = re.compile(r"(?:^|[\n.!?…:«“\"¿¡]|[–—|•-]\s)[\s«“\"‘'(\[]*\Z")
DATELINE = re.compile(
    r"(?:, [^\W\d][\w. ]{1,30})?"
    r"(?: ?\([\w /.,-]{2,40}\) ?[-–—―:.]| ?\([A-Z][\w /.-]{1,30}\)(?= )| ?[–—―|/] ?(?=\S)| [-|] (?=\S)|, \d{1,2}[ /.])"
)
LINE = re.compile(r"[\W\d_]*|.{0,60}[-–—―|] *")
COLON = re.compile(r"[ \u00a0]?:(?! ?[«“\"])")


class Token(NamedTuple):
    """A run of letters and digits; `low` is without case, `key` also without accents."""

    text: str
    start: int
    end: int
    low: str
    key: str

    @property
    def capital(self) -> bool:
        """It begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str) -> list[Token]:
    """The runs of letters and digits of a text; hyphens and apostrophes part them."""
    return [Token(m[0], m.start(), m.end(), m[0].casefold(), fold(m[0])) for m in PIECE.finditer(text)]


class Before(NamedTuple):
    """The preposition before a name: its kind ("" for none), its words, where it begins, and whether an article follows it."""

    kind: str
    words: str
    start: int
    article: bool


@dataclass(frozen=True, slots=True)
class Around:
    """A text in tokens, with the word lists of its language; names are runs of tokens, from `first` to `last`."""

    text: str
    tokens: list[Token]
    cues: Cues

    def joined(self, i: int) -> bool:
        """Token `i` and the next may be parts of one name."""
        one, other = self.tokens[i], self.tokens[i + 1]
        gap = self.text[one.end : other.start]
        return bool(BLANK.fullmatch(gap) or JOINT.fullmatch(gap) or (len(one.text) < 3 and INITIAL.fullmatch(gap)))

    def beside(self, i: int) -> bool:
        """Only a blank or an apostrophe parts token `i` from the next."""
        if not 0 <= i < len(self.tokens) - 1:
            return False
        return BLANK.fullmatch(self.text, self.tokens[i].end, self.tokens[i + 1].start) is not None

    def key(self, first: int, last: int) -> str:
        """The run as it is looked up."""
        return " ".join(t.key for t in self.tokens[first : last + 1])

    def before(self, first: int) -> Before:
        """The preposition before a name, over articles and words like "north" or "downtown"."""
        run = self._words_before(first)
        article = False
        while run and (run[-1][0] in self.cues.articles or key(run[-1][0]) in self.cues.nouns["directions"]):
            article = article or run[-1][0] in self.cues.articles
            run.pop()
        for size in range(min(4, len(run)), 0, -1):
            words = tuple(word for word, _ in run[-size:])
            if words in self.cues.before:
                return Before(self.cues.before[words], " ".join(words), run[-size][1], article)
        return Before("", "", run[-1][1] + 1 if run else first, article)

    def _words_before(self, first: int) -> list[tuple[str, int]]:
        """Up to six words before a name with their places, contractions taken apart; a mark of punctuation ends them."""
        run: list[tuple[str, int]] = []
        at = first - 1
        while at >= 0 and len(run) < 6 and self.beside(at):
            word = "à" if self.tokens[at].text == "A" and ("à",) in self.cues.before else self.tokens[at].low  # "A Paris"
            parts = self.cues.contracted.get(word, [word])
            run = [*((part, at) for part in parts), *run]
            at -= 1
        return run

    def nouns_before(self, at: int) -> Iterator[Token]:
        """The last two words before token `at`, the nearest first."""
        for i in (at - 1, at - 2):
            if not self.beside(i):
                return
            yield self.tokens[i]

    def is_noun_before(self, kind: str, at: int) -> bool:
        """A noun of that list stands right before token `at`, or before one word more ("le maire socialiste de Nantes")."""
        return any(t.key in self.cues.nouns[kind] or t.key.rstrip("s") in self.cues.nouns[kind] for t in self.nouns_before(at))

    def is_name_before(self, at: int) -> bool:
        """A word with a capital of its own stands there: "Bourse de Paris", "Universidad Politécnica de Madrid"."""
        return any(t.capital and not self.opens(at - n) for n, t in enumerate(self.nouns_before(at), 1))

    def is_in_a_street(self, first: int, last: int) -> bool:
        """The name is that of a street or the like: "calle Córdoba", "London Bridge"."""
        before, after = (
            self.tokens[first - 1] if self.beside(first - 1) else None,
            self.tokens[last + 1] if self.beside(last) else None,
        )
        streets = self.cues.nouns["streets"]
        return bool(before and before.key in streets) or bool(after and after.capital and after.key in streets)

    def has_stem_before(self, kind: str, at: int, reach: int = 4) -> bool:
        """A word of that list stands in the same clause, at most `reach` words before token `at`."""
        for i in range(at - 1, max(-1, at - 1 - reach), -1):
            if not self.beside(i):
                return False
            if self.cues.is_stem(kind, self.tokens[i].key):
                return True
        return False

    def does(self, last: int) -> str:
        """What the verb after the name says: "acts" as a power does, "suffers" as a place does, "" when it says neither."""
        seen = ""
        for i in range(last + 1, min(last + 6, len(self.tokens))):
            token = self.tokens[i]
            if not self.beside(i - 1) or token.capital:
                break
            for kind in ("suffers", "acts"):
                if self.cues.is_stem(kind, token.key) and token.low not in self.cues.skipped:
                    return kind
            if token.low in self.cues.auxiliaries:
                seen = "acts"
            elif token.low not in self.cues.skipped:
                break
        return seen

    def owns_power(self, last: int) -> bool:
        """What follows the name as its own is a power's: "Moscow's decision", "Beijing policy"."""
        at, reach = last + 1, 1
        if self.is_possessive(last):
            at, reach = last + 2, 3
        return any(
            self.beside(i - 1) and self.cues.is_stem("powers", self.tokens[i].key)
            for i in range(at, min(at + reach, len(self.tokens)))
        )

    def is_beside_a_name(self, last: int) -> bool:
        """ "and" and another name follow: "entre Londres et l'Union européenne"."""
        at = last + 1
        if not (self.beside(last) and self.tokens[at].low in self.cues.lists):
            return False
        while self.beside(at) and self.tokens[at + 1].low in self.cues.articles:
            at += 1
        return self.beside(at) and self.tokens[at + 1].capital

    def is_possessive(self, last: int) -> bool:
        """An English possessive ending follows."""
        after = self.text[self.tokens[last].end : self.tokens[last].end + 2]
        return after in ("'s", "’s") and last + 1 < len(self.tokens) and self.tokens[last + 1].low == "s"

    def is_language(self, first: int, last: int) -> bool:
        """A demonym is the language: "en français", "speaks Russian", "le français" with no name after it."""
        before = self.tokens[first - 1].low if self.beside(first - 1) else ""
        after = self.tokens[last + 1] if self.beside(last) else None
        if before in self.cues.language_article:
            return not self.tokens[first].capital and not (after and after.capital)
        if before not in self.cues.language or self.hyphened(last):
            return False
        noun = after and not (after.low in self.cues.lists or (after.low,) in self.cues.before)
        return not (self.tokens[first].capital and noun)  # "in Russian jails"

    def is_partly(self, first: int) -> bool:
        """A demonym names more than a country: "nord-américain", "Latin American"."""
        before = self.tokens[first - 1] if first else None
        if before is None or before.key not in self.cues.prefixes:
            return False
        return self.text[before.end : self.tokens[first].start] == "-" or (before.capital and self.beside(first - 1))

    def hyphened(self, last: int) -> str:
        """The word that a hyphen joins to the name: "London-based"."""
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        return after.low if after and self.text[self.tokens[last].end : after.start] == "-" else ""

    def opens(self, first: int) -> bool:
        """The name begins a sentence, a line or a quotation: its capital says nothing."""
        start = self.tokens[first].start
        return OPENS.search(self.text, max(0, start - 6), start) is not None or not self.text[max(0, start - 6) : start].strip()

    def dateline(self, first: int, last: int) -> bool:
        """The name says where an article was written: "PARIS (Reuters) –", "MINSK, 25 mai", or heads a line ("Lyon : …")."""
        start, end = self.tokens[first].start, self.tokens[last].end
        line = self.text.rfind("\n", max(0, start - 64), start) + 1
        if start - line > 64 or not LINE.fullmatch(self.text, line, start):
            return False
        if DATELINE.match(self.text, end):
            return True
        return COLON.match(self.text, end) is not None and not self.text[line:start].strip()

    def shouted(self, first: int, last: int) -> bool:
        """What stands around is written in capitals: they say nothing."""
        start, end = self.tokens[first].start, self.tokens[last].end
        before, after = self.text[max(0, start - 60) : start].rpartition("\n")[2], self.text[end : end + 60].partition("\n")[0]
        return (before + after).isupper()
