"""Words that lost the space between them ("personnellepas", "1991qui", "S-400qui", "mesuresLe", "déclaré.Le"), read apart."""

import re
from collections import Counter
from collections.abc import Iterator

from selon.article import Span
from selon.intake.alignment import Edit
from selon.intake.dictionary import is_word
from selon.intake.lexicon import lexicon
from selon.intake.seam import COMMON, LEAST, Words, seam, words_of

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 40  # letters and digits of what is shown as one word
ADDRESS = frozenset("@#/\\_=&%~")  # beside a word they make it part of an address, a handle, a file, a program
YEAR = re.compile(r"(?<![\w@#/.])([^\W\d_]{2,12})((?:1[5-9]|20)\d\d)(?!\w)")
NUMBER = re.compile(r"(?<![\d@#/_.])(\d{2,})([^\W\d_]{2,12})(?!\w)")
STOP = re.compile(r"(?<![\w@#/.-])([^\W\d_]{2,40})([.!?;,])(?=([^\W\d_]{1,40})(?![\w@/]|\.\w))")


def glue(text: str, language: str) -> Iterator[Edit]:
    """A space where one is missing between two words."""
    listed = lexicon(language)
    if listed is None:
        return
    words = words_of(language, listed, Counter(WORD.findall(text)))
    seams = {word: at for word in words.here if (at := seam(word, words)) and not is_word(word.lower(), language)}
    yield from _seams(text, seams)
    yield from _numbers(text, words)
    yield from _stops(text, words)


def _seams(text: str, seams: dict[str, int]) -> Iterator[Edit]:
    """The places of the words that are to be parted, but in addresses and the like."""
    if not seams:
        return
    for match in WORD.finditer(text):
        at = seams.get(match[0])
        if at and not _in_address(text, *match.span()):
            yield _parted(match.start() + at, Span(*match.span()))


def _numbers(text: str, words: Words) -> Iterator[Edit]:
    """A function word behind a number ("1991qui"; of two letters behind three digits: "2de" is an ordinal) or before a year."""
    for match in NUMBER.finditer(text):
        long = len(match[2]) > 2 or len(match[1]) > 2
        if match[2] in words.behind and long and not _in_address(text, *match.span()):
            yield _parted(match.start(2), _token(text, *match.span()))
    for match in YEAR.finditer(text):
        if words.functional(match[1]):
            yield _parted(match.start(2), Span(*match.span()))


def _stops(text: str, words: Words) -> Iterator[Edit]:
    """A sentence that begins behind the full stop of another, a clause behind a comma: "déclaré.Le", "mesures,mais"."""
    for match in STOP.finditer(text):
        left, stop, right = match.groups()
        if stop in ",;":
            clear = (left.istitle() or words.known(left)) and words.known(right) and not right.isupper()
        else:
            clear = right[0].isupper() and not right.isupper() and _ends_sentence(left, right, words)
        if clear:
            yield _parted(match.end(2), Span(match.start(), match.end(2) + len(right)))


def _ends_sentence(left: str, right: str, words: Words) -> bool:
    common = words.listed.level(right.lower()) >= COMMON
    if left.islower():
        told = common or words.here[right] > 1 or (len(right) > LEAST and words.listed.knows(right))  # not "notes.Txt"
        return len(left) > 2 and words.listed.knows(left) and told
    return left.istitle() and len(left) > LEAST and common and words.functional(right.lower())


def _parted(at: int, word: Span) -> Edit:
    return Edit(at, at, " ", "glued", word)


def _token(text: str, start: int, end: int) -> Span:
    """The word with what is joined to it by hyphens: "S-400qui"."""
    while start > 0 and (text[start - 1] in "-\u2011" or text[start - 1].isalnum()) and end - start < LONGEST:
        start -= 1
    return Span(start, end)


def _in_address(text: str, start: int, end: int) -> bool:
    """What stands beside the word makes it part of something that is not language."""
    before, after, next_after = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    return before in ADDRESS or before == "." or before.isdigit() or after in ADDRESS or (after == "." and next_after.isalnum())
