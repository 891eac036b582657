"""What a cue stands for: its sense (reading/senses.toml) by the language's table of cues, and whether it is negated."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from selon.languages import table
from selon.reading.certainty import Certainty, stands
from selon.reading.inflection import forms
from selon.reading.reading import Attribution
from selon.reading.words import Word, words

BEFORE, AFTER = 120, 40  # characters around a cue
BREAK = re.compile(r"[.!?…:;,»”\n]")
GAP = 2  # words that may stand inside a phrase: "a fait aussi savoir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What the cue does. `open`: the content's words may say more; `when`: the sense that it has for contents of a shape."""

    name: str
    act: str
    factuality: str
    negated: tuple[str, str]
    distance: str = "neutral"
    open: bool = False
    when: dict[str, str] = field(default_factory=dict)


class Entry(NamedTuple):
    """One way that a cue of the table may begin: the words that follow, whether it needs its own pronoun, its sense."""

    rest: tuple[str, ...]
    own: bool
    sense: str
    part: str


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of a cue, and `around` it those of its clause: all that stand before it there, three after."""

    cue: tuple[Word, ...]
    around: tuple[Word, ...]

    @property
    def before(self) -> list[Word]:
        """What stands before the cue in its clause."""
        return [w for w in self.around if self.cue and w.start < self.cue[0].start]


class Cue(NamedTuple):
    """What a cue stands for; `timeless`: it is no verb, so that the content's tense owes nothing to it."""

    sense: Sense
    negated: bool
    timeless: bool


class Hit(NamedTuple):
    """An entry found in a cue, with the places of its words."""

    places: tuple[int, ...]
    entry: Entry


@cache
def senses() -> dict[str, Sense]:
    """All senses by name."""
    rows: dict[str, dict[str, Any]] = tomllib.loads((files(__package__) / "senses.toml").read_text(encoding="utf-8"))
    return {name: Sense(name=name, **{**row, "negated": tuple(row["negated"])}) for name, row in rows.items()}


@cache
def entries(language: str) -> dict[str, tuple[Entry, ...]]:
    """The table of cues, by the first word of each, in all its forms."""
    found: dict[str, set[Entry]] = {}
    for part, rows in table(language, "acts").items():
        for sense, cues in rows.items():
            for cue in cues:
                own, first, rest = _split(language, cue, part)
                for form in forms(language, first) if part == "verbs" else _inflected(first):
                    found.setdefault(form, set()).add(Entry(rest, own, sense, part))
    return {form: tuple(some) for form, some in found.items()}


def _split(language: str, cue: str, part: str) -> tuple[bool, str, tuple[str, ...]]:
    """(whether it needs its own pronoun, first word, the other words): "s'engager", "comprometerse", "faire savoir"."""
    parts = [w.key for w in words(cue)]
    pronouns = table(language, "certainty")["grammar"]["reflexive"]
    own = part == "verbs" and len(parts) > 1 and parts[0] in pronouns
    parts = [p for p in parts[1:] if p != "en"] if own else parts
    if part == "verbs" and pronouns and parts[0].endswith("rse"):
        own, parts[0] = True, parts[0].removesuffix("se")
    return own, parts[0], tuple(parts[1:])


def _inflected(first: str) -> Iterator[str]:
    """A noun or an adjective, and its plural."""
    yield from (first, first + "s", first + "es")


def cue_words(text: str, said: Attribution) -> CueWords:
    """The words of an attribution's cue in their clause; none where it has no cue."""
    cue = [w for start, end in said.cue for w in words(text, start, end)]
    if not cue:
        return CueWords((), ())
    start, end = cue[0].start, cue[-1].end
    low = max(text.find(" ", start - BEFORE, start), start - BEFORE) + 1 if start > BEFORE else 0  # no word cut in two
    low = max([low, *(m.end() for m in BREAK.finditer(text, low, start))])
    stop = BREAK.search(text, end, end + AFTER)
    high = stop.start() if stop else min(len(text), end + AFTER)
    return CueWords(tuple(cue), (*words(text, low, start), *cue, *words(text, end, high)[:3]))


def read_cue(told: CueWords, known: Certainty, language: str) -> Cue:
    """What a cue stands for. One that no table knows only says."""
    hits = _hits(told, known, language) if told.cue else []
    chosen = _chosen(hits)
    inside = {told.around[i].start for i in chosen.places} if chosen else set()
    sense = senses()[chosen.entry.sense if chosen else "say"]
    return Cue(sense, _negated(told, inside, known), not told.cue or _timeless(hits, told.around, entries(language)))


def _timeless(hits: Sequence[Hit], around: Sequence[Word], index: dict[str, tuple[Entry, ...]]) -> bool:
    """The first entry is no verb and could be none ("annonce" could)."""
    if not hits or hits[0].entry.part == "verbs":
        return False
    return all(entry.part != "verbs" for entry in index[around[hits[0].places[0]].key])


def _hits(told: CueWords, known: Certainty, language: str) -> list[Hit]:
    """The entries that stand in the cue, none within another."""
    index, found, taken = entries(language), [], -1
    first, last = told.cue[0].start, told.cue[-1].start
    for i, word in enumerate(told.around):
        if not first <= word.start <= last or i <= taken:
            continue
        here = [
            Hit(places, entry)
            for entry in index.get(_bare(word.key, index, known), ())
            if (places := _places(entry, i, told.around, known))
            and (not entry.own or _has_own(told.around, i, known))
            and (entry.part != "alone" or len(told.cue) <= 2)
        ]
        if here:
            found.append(min(here, key=_rank))
            taken = found[-1].places[-1]
    return found


def _rank(hit: Hit) -> tuple[int, bool, int, bool, Entry]:
    """What is taken first: longer entries, those with their own pronoun, those without gaps, nouns before verbs."""
    return -len(hit.places), not hit.entry.own, hit.places[-1] - hit.places[0], hit.entry.part == "verbs", hit.entry


def _bare(key: str, index: dict[str, tuple[Entry, ...]], known: Certainty) -> str:
    """The word without the pronouns that are glued to it ("decirles"), where it is no cue with them."""
    if key in index:
        return key
    for clitic in known.endings["enclitics"]:
        if key.endswith(clitic) and key.removesuffix(clitic) in index:
            return key.removesuffix(clitic)
    return key


def _places(entry: Entry, at: int, around: Sequence[Word], known: Certainty) -> tuple[int, ...]:
    """Where the words of an entry stand, beginning at a place; empty where one of them is missing."""
    places = [at]
    for word in entry.rest:
        near = range(places[-1] + 1, min(places[-1] + 2 + GAP, len(around)))
        found = next((j for j in near if _is_word(around[j].key, word, known)), None)
        if found is None:
            return ()
        places.append(found)
    return tuple(places)


def _is_word(key: str, word: str, known: Certainty) -> bool:
    """The word itself, or with an article in it ("du" for "de")."""
    return key == word or f"{key} {word}" in known.lists["contracted"]


def _has_own(around: Sequence[Word], at: int, known: Certainty) -> bool:
    """The verb has its own pronoun: before it ("nous nous demandons", not "nous demandons"), or glued to it."""
    before = [w.low for w in around[max(0, at - 4) : at]]
    if known.lists["reflexive"] & set(before) or stands(known.lists["reflexive_pairs"], before):
        return True
    return bool(known.lists["enclitics"]) and around[at].key.endswith("se")


def _chosen(hits: Sequence[Hit]) -> Hit | None:
    """The entry that settles the cue: a refusal, else the last that does more than say, else the first.

    "Quiero aclarar" says and "dit vouloir" wants; "neither confirmed nor denied" has not confirmed.
    """
    counted = [h for h in hits if h.entry.sense != "want" or h is hits[-1]]
    more = [h for h in counted if h.entry.sense not in ("say", "tell")]
    told = {h.entry.sense for h in more}
    first = [h for h in more if h.entry.sense == "decline" or (h.entry.sense == "confirm" and "deny" in told)]
    return next(iter([*first, *more[-1:], *counted]), None)


def _negated(told: CueWords, inside: set[int], known: Certainty) -> bool:
    """A word of the cue negates it, or the word right before it does; not where it is a way to say so all the more.

    `inside` are the places of words that make the cue what it is ("n'en démord pas").
    """
    found = known.found(told.cue)
    marks = {told.cue[i].start for kind, at, size in found if kind == "hearsay" for i in range(at, at + size)}
    free = [w for w in (*told.before[-1:], *told.cue) if w.start not in inside | marks]  # "without evidence" negates nothing
    return any(known.negates(w.low) for w in free) and "litotes" not in {kind for kind, _, _ in found}
