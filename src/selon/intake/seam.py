"""Where one word is two that lost the space between them.

A word is read as two only where all of this holds: no list knows it and it stands once in the article; both halves are known,
or stand elsewhere in the article; and one half is a function word of the language's table, or a capital shows the seam. The
lists hold what looks so and is whole: "aujourd'hui", "McDonald", "YouTube".
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from selon.intake.lexicon import UNKNOWN, Lexicon
from selon.languages import table

LONGEST = 40  # letters: two words glued are seldom longer, and a text without spaces costs no more than one with
LEAST = 3  # letters in the half that is no function word
# The least sum of the halves' levels (log10): what occurs so seldom is rather a word that no list has. Which function word
# is in which table was settled on the 131,000 words that pyspellchecker's dictionaries have and wordfreq's lists have not: it
# parts at most three of them, or a few under `_common`; one that parts more is in neither table, as French en- and sur-,
# Spanish con- and en-, English be- and for-. Together they part 36 French, 49 Spanish and 48 English ones of 387,000.
LIKELY, LIKELY_SHORT, LIKELY_COMMON = -9.0, -8.0, -6.5
# The lists count what people write, and so have "dansles" too. A word that is a thousand times rarer than its halves side by
# side would be is such a one: of some hundred in each list for which that holds none was seen to be another.
RARE, RARER = -7.0, 3.0
ELSEWHERE = -6.0  # the level of a word that no list has but the article
COMMON = -4.0  # the level of a word that may well begin a sentence


class Words(NamedTuple):
    """What is known of words: the language's, its function words behind and before another, and those of the article.

    A function word comes with the least sum of levels, its own and the other word's, at which the two are parted.
    """

    listed: Lexicon
    behind: dict[str, float]
    before: dict[str, float]
    here: Counter[str]

    def known(self, word: str) -> bool:
        """A word of the language, or one that the article has in two places."""
        return self.here[word] > 1 or self.listed.knows(word)

    def functional(self, word: str) -> bool:
        """One of the function words, on either side."""
        return word in self.behind or word in self.before


def words_of(language: str, listed: Lexicon, here: Counter[str]) -> Words:
    """The words that a text is read with; a language without a table has no function words."""
    found = table(language, "repair").get("glue", {})
    behind, before = (_least(found.get(side, ""), found.get(f"{side}_common", "")) for side in ("behind", "before"))
    return Words(listed, behind, before, here)


def _least(any_word: str, common_word: str) -> dict[str, float]:
    plain = {word: LIKELY if len(word) > 2 else LIKELY_SHORT for word in any_word.split()}
    return plain | dict.fromkeys(common_word.split(), LIKELY_COMMON)


def seam(word: str, words: Words) -> int:
    """How many letters of the word are its first half; 0 where it is one word."""
    if not 4 < len(word) <= LONGEST or words.here[word] > 1:
        return 0
    if not (word.islower() or word.istitle()):
        return _at_capital(word, words)
    level = words.listed.level(word.lower())
    if level > RARE:
        return 0
    if word.islower():
        best, at = max(_halves(word, words), default=(UNKNOWN, 0))
        return at if level == UNKNOWN or (best > level + RARER and LEAST <= at <= len(word) - LEAST) else 0
    return _behind_name(word, words)


def _behind_name(word: str, words: Words) -> int:
    """Where a function word begins behind a name. Only the article tells that it is one: surnames end in all ways.

    One with an s at either end may be the name's own: "Robert|son", "Bélarus|ses".
    """
    for at in range(LEAST, len(word) - LEAST + 1):
        name, function = word[:at], word[at:]
        if function in words.behind and "s" not in (function[0], function[-1]) and name in words.here:
            return 0 if words.functional(name.lower()) else at
    return 0


def _halves(word: str, words: Words) -> Iterator[tuple[float, int]]:
    """Each way to part the word, with the levels of both halves together."""
    low = word.lower()
    for at in range(2, len(word) - 1):
        left, right = low[:at], low[at:]
        for function, other, least in (right, left, words.behind.get(right)), (left, right, words.before.get(left)):
            if least is not None and len(other) >= LEAST + (len(function) == 2):
                level = words.listed.level(function) + _level(other, words)
                if level >= least:
                    yield level, at


def _level(word: str, words: Words) -> float:
    level = words.listed.level(word)
    return ELSEWHERE if level == UNKNOWN and (word in words.here or word.capitalize() in words.here) else level


def _at_capital(word: str, words: Words) -> int:
    """Where a capital in the midst of a word begins another: a common word, or a name that the article has elsewhere."""
    at = next((i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)
    left, right = word[:at], word[at:]
    if at < LEAST or len(right) < 2 or not right.istitle() or words.listed.knows(word):
        return 0
    here, common = left in words.here, words.listed.level(right.lower()) >= COMMON
    if not left.islower():
        return at if here and words.functional(right.lower()) else 0
    known = words.listed.knows(left)
    return at if (right in words.here and (here or known)) or (len(left) > LEAST and known and common) else 0
