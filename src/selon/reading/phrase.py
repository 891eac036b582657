"""What the words of a source say of it: its determiner, head noun, complement, gender and number, and the names in it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from selon.article import Span
from selon.reading.words import Lexicon, Word, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. `head` is the key of its head noun in the singular, `body` the words from there on.

    `title` says that the head is a noun for a person; `complement` holds the keys of what narrows it down, `whose` those of the
    capitalised words before a title.
    """

    span: Span
    all: tuple[Word, ...]
    body: tuple[Word, ...]
    head: str
    title: bool
    definite: bool
    indefinite: bool
    possessive: str
    gender: str
    plural: bool
    of: bool
    name: str
    complement: frozenset[str] = field(default_factory=frozenset)
    whose: frozenset[str] = field(default_factory=frozenset)

    @property
    def bare(self) -> bool:
        """Nothing narrows the head down."""
        return not self.complement


def phrase(text: str, span: Span, lex: Lexicon) -> Phrase:
    """The noun phrase that stands in the span, up to its first comma or bracket."""
    all_words = words(text, span.start, span.end)
    core = _core(text, all_words)
    openers, rest = _split(core, lex)
    head, size, title, at = _head(rest, lex)
    lows = [w.low for w in openers]
    gender = lex.titles.get(head, "") if title else ""
    whose = frozenset(w.key for w in rest[:at] if title and w.capital and len(w.key) > 2)
    return Phrase(
        span=span, all=tuple(all_words), body=tuple(rest), head=head, title=title,
        definite=any(lex.determiner("definite", w) for w in lows[:1]),
        indefinite=any(lex.determiner("indefinite", w) or lex.determiner("count", w) for w in lows[:1]) or not openers,
        possessive=_possessor(lows, lex),
        gender=gender or _gender(lows, lex),
        plural=_is_plural(lows, rest[at:at + 1], head, lex),
        of=any(lex.joins("of", w.low) for w in rest[at + size :]),
        name=_name(text, core, lex),
        complement=whose | {w.key for w in rest[at + size:] if len(w.key) > 2 and not lex.joins("inside", w.low)},
        whose=whose,
    )  # fmt: skip


def _core(text: str, run: list[Word]) -> list[Word]:
    """The words before the first comma, bracket or dash."""
    for i, (one, other) in enumerate(pairwise(run)):
        if re.search(r"[,()\[\]–—:;]", text[one.end : other.start]) and i + 1 < len(run):
            return run[: i + 1]
    return run


def _split(run: list[Word], lex: Lexicon) -> tuple[list[Word], list[Word]]:
    """The determiners and counts that open the phrase, and what follows them."""
    kinds = ("definite", "indefinite", "count", "masculine", "feminine", "plural", "elided", "first", "adjective")
    at = 0
    while at < len(run) - 1 and (
        any(lex.determiner(k, run[at].low) for k in kinds) or lex.pronouns.get(run[at].low) in ("possessive", "first", "nobody")
    ):
        at += 1
        if at < len(run) - 2 and lex.joins("of", run[at].low) and lex.determiner("indefinite", run[at - 1].low):
            at += 1  # "une des sources", "una de las fuentes"
    return run[:at], run[at:]


def _head(rest: list[Word], lex: Lexicon) -> tuple[str, int, bool, int]:
    """(head, words in it, whether it is a title, where): the first title or known noun before a joint, else the first word.

    Where the possessor goes before ("Iran's army"), so does what narrows a noun down, and it is the last: "government official".
    """
    found = None
    for at, word in enumerate(rest):
        if (lex.joins("of", word.low) and at) or (found and at > found[3] + found[1]):
            break
        following = None if found and at < found[3] + found[1] else _noun_at(rest, at, lex)
        found = following or found
        if found and not lex.possessive_ending:
            break
    return found or ((rest[0].key if rest else ""), 1, False, 0)


def _noun_at(rest: list[Word], at: int, lex: Lexicon) -> tuple[str, int, bool, int] | None:
    """The title or the noun for a source that begins there, as `_head` tells it."""
    word = rest[at]
    for size in (4, 3, 2):
        joined = " ".join(w.key for w in rest[at : at + size]).replace("' ", "'")
        if len(rest) >= at + size and lex.title(joined):
            return lex.title(joined) or joined, size, True, at
    title = lex.title(word.key)
    if title and not (word.capital and at and rest[at - 1].capital):
        return title, 1, True, at
    if any(lex.is_noun(kind, word.key) for kind in ("organisation", "document", "group", "unnamed")):
        return word.key, 1, False, at
    return None


def _possessor(lows: list[str], lex: Lexicon) -> str:
    """Whose the phrase is, as its first determiner says: of someone ("possessive"), of who speaks ("first"), or nobody's."""
    if any(lex.determiner("first", w) for w in lows):
        return "first"
    return "possessive" if any(lex.pronouns.get(w) == "possessive" for w in lows) else ""


def _gender(lows: list[str], lex: Lexicon) -> str:
    for low in lows[:1]:
        for kind in ("masculine", "feminine"):
            if lex.determiner(kind, low):
                return kind[0]
    return ""


def _is_plural(lows: list[str], heads: list[Word], head: str, lex: Lexicon) -> bool:
    """The first determiner is plural, or there is none to tell and the head noun stands in the plural."""
    for low in lows[:1]:
        if lex.determiner("plural", low) or (lex.determiner("count", low) and low[-1:] in "sx"):
            return True
        if lex.determiner("masculine", low) or lex.determiner("feminine", low) or lex.determiner("elided", low):
            return False
    return (
        bool(heads)
        and heads[0].key != head
        and heads[0].key.endswith(("s", "x", "men"))
        or (bool(heads) and heads[0].key.endswith("s") and not heads[0].capital)
    )


def _name(text: str, core: list[Word], lex: Lexicon) -> str:
    """The phrase as a name: as it stands, without the articles that open it."""
    drop = ("definite", "indefinite", "masculine", "feminine", "plural", "elided")
    run = core
    owned = ("possessive", "first")
    while len(run) > 1 and (any(lex.determiner(k, run[0].low) for k in drop) or lex.pronouns.get(run[0].low) in owned):
        run = run[2:] if len(run) > 2 and lex.determiner("indefinite", run[0].low) and lex.joins("of", run[1].low) else run[1:]
    name = text[run[0].start : run[-1].end] if run else ""
    ending = lex.possessive_ending
    return name[:-2] if ending and name.replace("’", "'").endswith(ending) else name
