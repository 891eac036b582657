"""What is joined into claims: one thing that an attribution says, with all by which it is compared."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np

from selon.article import Span, Spans
from selon.languages import table
from selon.reading import replies
from selon.reading.prose import sentences
from selon.reading.reading import Attribution, Reading, Speaker
from selon.record import meaning
from selon.record.cuts import Find, found
from selon.record.figures import Figures, figures
from selon.record.fold import words
from selon.record.meaning import Passage
from selon.record.parts import parts
from selon.record.side import Side, side
from selon.record.stance import Stance, Weigh, stance

REPLIES = ("deny", "decline", "confirm")
FEWEST = 3  # words of a content that can be understood by itself
TOLD_WITHIN = 0.7  # of a content that another attribution's makes up: "A says that B says so" is claimed on B's word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Member:
    """A thing said. `order` is its place among those of its article, `part` among those of its attribution; `depth` how far
    into the text it stands, 0 to 1.

    `negative` tells whether its words say no; None where the language has no table to tell. `chain` names those on whose
    word the speaker is quoted, the nearest first.
    """

    article: str
    attribution: str
    part: int
    order: int
    depth: float = 0.0
    content: Spans
    text: str
    language: str
    published: str = ""
    outlet: str = ""
    speaker: Speaker | None = None
    chain: tuple[str, ...] = ()
    act: str = ""
    factuality: str = ""
    distance: str = ""
    negative: bool | None = None
    figures: Figures = field(default_factory=Figures)
    stance: Stance = field(default_factory=Stance)
    vector: meaning.Array

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells this member from every other."""
        return self.article, self.attribution, self.part


class Understood(NamedTuple):
    """A reading, and what it says as it is joined: made where there is time for it, before anything is written."""

    reading: Reading
    said: Sequence[Member]


def understood(reading: Reading) -> Understood:
    """The reading, with what it says."""
    return Understood(reading, members(reading))


class Sense(NamedTuple):
    """What tells where in what is said another claim begins, what words mean, and how a member stands to what is claimed."""

    find: Find = found
    encode: meaning.Encode = meaning.vectors
    weigh: Weigh = stance


SHIPPED = Sense()


def members(reading: Reading, sense: Sense = SHIPPED) -> list[Member]:
    """What the article's attributions say, in text order; questions say nothing."""
    text, language, around = reading.article.text, _language(reading), sentences(reading.article.text)
    told = [(a, _told(reading, a)) for a in _sayings(reading)]
    cuts = sense.find(text, around, [span for a, spans in told for span in (*a.cue, *spans)])
    said = [(a, n, spans) for a, content in told for n, spans in enumerate(parts(text, content, language, cuts))]
    said = sorted((one for one in said if not _told_within(reading, one[0], one[2])), key=lambda s: (s[2][0], s[0].id))
    vectors = sense.encode([passage(text, spans, around) for _, _, spans in said], cuts.known)
    stances = [sense.weigh(cuts.lean((*a.cue, *spans)), _side(reading, a, spans), a.act or "") for a, _, spans in said]
    return [_member(reading, *one, order, stances[order], vectors[order]) for order, one in enumerate(said)]


def passage(text: str, spans: Spans, around: Sequence[tuple[int, int]]) -> Passage:
    """The words of these spans, and what is `around`: from the sentence before theirs to the end of theirs, if that ends."""
    at = bisect_right(around, (spans[0].start, len(text))) - 1
    end = max(s.end for s in spans)
    start = max(around[max(at - 1, 0)][0], min(spans[0].start, end - meaning.CHARACTERS))
    stop = min(max(around[at][1], end), start + meaning.CHARACTERS)
    inside = [Span(s - start, min(e, stop) - start) for s, e in spans if start <= s < stop]
    return Passage(text[start:stop], tuple(inside))


def _sayings(reading: Reading) -> Iterator[Attribution]:
    """The attributions that say something; a question does where the answer is refused in the same words."""
    for a in reading.attributions:
        said = reading.text_of(a.content)
        if any(c.isalnum() for c in said) and (a.act != "ask" or replies.refuses(said, _language(reading))):
            yield a


def _told(reading: Reading, a: Attribution) -> Spans:
    """The words in which it is said: the content, with the cue where a reply has no more than a pronoun for it ("denied it")."""
    if a.act in REPLIES and len(reading.text_of(a.content).split()) < FEWEST:
        return tuple(sorted({*a.cue, *a.content}))
    return a.content


def _language(reading: Reading) -> str:
    return reading.article.language or ""


def _text(reading: Reading, spans: Spans) -> str:
    return " ".join(reading.article.text[s:e] for s, e in spans)


def _told_within(reading: Reading, said: Attribution, spans: Spans) -> bool:
    """Nearly all of it is told as somebody else's word in turn."""
    inner = [s for a in reading.attributions if a.parent == said.id for s in (*a.source, *a.cue, *a.content)]
    told = {i for span in spans for s in inner if s.meets(span) for i in range(max(s[0], span[0]), min(s[1], span[1]))}
    return len(told) > TOLD_WITHIN * sum(e - s for s, e in spans)


def _member(
    reading: Reading, said: Attribution, part: int, spans: Spans, order: int, taken: Stance, vector: meaning.Array
) -> Member:
    article, language, text = reading.article, _language(reading), _text(reading, spans)
    return Member(
        article=article.id, attribution=said.id, part=part, order=order, content=spans, text=text,
        depth=round(spans[0].start / len(article.text), 3),
        language=language, published=article.published or "", outlet=article.outlet or "", speaker=said.speaker,
        chain=tuple(_chain(reading, said)), act=said.act or "", factuality=said.factuality or "",
        distance=said.distance or "", negative=negative(text, language),
        figures=figures(article.text, spans, language, reading.timexes),
        stance=taken, vector=vector,
    )  # fmt: skip


def _side(reading: Reading, said: Attribution, spans: Spans) -> Side:
    return side(_text(reading, spans), _language(reading), said.act or "", said.factuality or "")


def _chain(reading: Reading, said: Attribution) -> Iterator[str]:
    """Those who quote the speaker, the nearest first."""
    by_id = {a.id: a for a in reading.attributions}
    seen = {said.id}
    while said.parent in by_id and said.parent not in seen:
        said = by_id[said.parent]
        seen.add(said.id)
        if said.speaker:
            yield said.speaker.name


def negative(text: str, language: str) -> bool | None:
    """The words say no; None where the language has no table to tell."""
    return bool(noes(language) & {*words(text)}) if noes(language) else None


@cache
def noes(language: str) -> frozenset[str]:
    """The words that say no in a language ("pas", "nunca", "nobody"), folded; none where it has no table."""
    return frozenset(w for no in table(language, "certainty").get("negation", ()) for w in words(no))


def middle(said: Sequence[Member]) -> meaning.Array:
    """What an article is about, as a vector; zeros where nothing is said in it."""
    if not said:
        return np.zeros(meaning.WIDTH, np.float32)
    mean: meaning.Array = meaning.units(np.mean([m.vector for m in said], axis=0, keepdims=True))[0]
    return mean
