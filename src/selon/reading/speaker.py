"""Who the source of each attribution is, over the whole article.

A source that names someone is that name in full; a pronoun, a title or a word like "l'organisation" is whoever it
takes up; no source at all continues the quotation before it, or leaves open who spoke. What the article does not
name keeps its own words ("source diplomatique"). Nothing is looked up outside the article.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.article import Article, Span
from selon.languages import table
from selon.reading import dropped
from selon.reading.antecedent import Heads, Memory, Wanted, spans_hold
from selon.reading.cast import Cast, Character
from selon.reading.naming import Answer, Naming
from selon.reading.phrase import phrase
from selon.reading.reading import Attribution, Found, Mention, Speaker
from selon.reading.source_names import names_in_sources
from selon.reading.words import lexicon, words

DEEPEST = 9  # attributions within attributions
APPOSED = 24  # characters from a source to the name in apposition to it: "el ghanés Kofi Amankwa"
CLOSING = (",", ".", ";", ":", ")", "")


def resolve(article: Article, attributions: Sequence[Attribution], mentions: Sequence[Mention]) -> list[Attribution]:
    """The attributions, each with its speaker where the article says who that is."""
    resolver = _Resolver(article, attributions, mentions)
    return [replace(a, speaker=resolver.speaker(a)) for a in attributions]


class _Resolver:
    """Goes through one article in the order in which sources stand in it, quotations before what they hold."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], mentions: Sequence[Mention]) -> None:
        self.text, self.lex = article.text, lexicon(article.language)
        self.joined_by = frozenset(table(article.language or "", "language").get("and", ()))
        sources = [Span(*s) for a in attributions for s in a.source]
        self.cast = Cast(
            article,
            [*mentions, *names_in_sources(article, sources, mentions)],
            self.lex,
            [Span(*s) for a in attributions for s in a.cue],
        )
        quoted = tuple(s for a in attributions if a.type == "direct" for s in a.content)
        self.memory = Memory(article.text, quoted, tuple(s for a in attributions for s in a.content))
        self.naming = Naming(self.cast, self.memory, sources)
        self.answers: dict[str, Answer] = {}
        self.narrator: Heads | None = None
        self.parents = {a.id: _parent(a, attributions) for a in attributions}
        for span, one in self.cast.at:
            self.memory.note(span.start, (one,), spoke=False)
        titles = [t for t in self.cast.described() if not any(t.meets(s) for s in sources)][::-1]
        for a in sorted(attributions, key=self._order):
            while titles and titles[-1].start < _anchor(a):
                self._hear_of(titles.pop())
            self._answer(a)
        for a in attributions:
            if not self.answers[a.id] and not a.source and not a.cue:
                self.answers[a.id] = self._displayed(a, attributions)

    def _hear_of(self, title: Span) -> None:
        """Someone spoken of by a title is someone whom a pronoun may take up."""
        answer = self.naming.described(phrase(self.text, title, self.lex))
        if answer:
            self.memory.note(title.start, answer[0], spoke=False)

    def _order(self, a: Attribution) -> tuple[int, int, int]:
        """Outermost attributions by their place, each followed by those within it."""
        top, depth = a, 0
        while (up := self.parents[top.id]) and depth < DEEPEST:
            top, depth = up, depth + 1
        return _anchor(top), depth, _anchor(a)

    def speaker(self, a: Attribution) -> Speaker | None:
        """The answer as it goes into the reading."""
        answer = self.answers[a.id]
        if not answer:
            return None
        who, found = answer
        return Speaker(name="; ".join(one.name for one in who), kind=who[0].kind, found=found)

    def _answer(self, a: Attribution) -> None:
        answer = self._sources(a) if a.source else self._unsaid(a)
        self.answers[a.id] = answer
        if answer:
            self.memory.note(_anchor(a), answer[0], spoke=True, inner=self.parents[a.id] is not None)

    def _sources(self, a: Attribution) -> Answer:
        """All that the source spans name, each once."""
        spans = [part for span in a.source for part in self._parts(Span(*span))]
        answers = [found for span in spans if (found := self._source(span, a))]
        who = tuple(dict.fromkeys(one for found in answers for one in found[0]))
        return (who, answers[0][1]) if who else None

    def _parts(self, span: Span) -> list[Span]:
        """The halves of "the mayor X and the minister Y", where two people are named and "and" stands between them."""
        people = [s for s, one in self.cast.inside(span) if one.kind == "person"]
        if len(people) != 2:
            return [span]
        before = words(self.text, span.start, people[0].start)[-1:]
        joints = [w for w in words(self.text, people[0].end, people[1].start) if w.low in self.joined_by]
        if not joints or (before and self.lex.joins("of", before[0].low)):
            return [span]
        return [Span(span.start, joints[0].start), Span(joints[0].end, span.end)]

    def _unsaid(self, a: Attribution) -> Answer:
        """No source: a quotation goes on, or a verb drops its subject; otherwise nobody is said to speak."""
        parent, at = self.parents[a.id], _anchor(a)
        cue = [w for s, e in a.cue for w in words(self.text, s, e)]
        said = " ".join(w.low for w in cue).replace("' ", "'")
        if any(self.lex.pronouns.get(w.low) == "possessive" for w in cue) or any(i in said for i in self.lex.implied):
            return _answered(self.memory.best("owner", at, Wanted(), a.content), "pronoun")
        if parent and (not cue or dropped.first_person(cue, self.lex)):
            return _answered(self._who(parent), "continued")
        if not cue:
            return _answered(self.memory.best("continued", at, Wanted(), a.content), "continued")
        before = words(self.text, max(0, cue[0].start - 16), cue[0].start)[-1:]
        before = [w for w in before if self.text[w.end : cue[0].start].isspace()]  # else another clause ends there
        if not dropped.third_person(cue, before[0].low if before else "", self.lex):
            return None
        if parent and parent.type == "indirect":
            return _answered(self._who(parent), "continued")
        if parent:
            return None
        if dropped.is_gerund(cue, self.lex) and (last := self.memory.last_speaker(at)):
            return last, "continued"
        return _answered(self.memory.best("dropped", at, Wanted(plural=dropped.plural(cue, self.lex)), a.content), "continued")

    def _displayed(self, a: Attribution, others: Sequence[Attribution]) -> Answer:
        """Who says the words of a display quote before anyone has spoken: whoever says them again, else who speaks next."""
        said = [b for b in others if b is not a and self.answers[b.id]]
        again = [b for b in said if self._shared(a, b) > 3]
        after = [b for b in said if _anchor(b) > _anchor(a) and not self.parents[b.id]]
        best = max(again, key=lambda b: self._shared(a, b), default=min(after, key=_anchor, default=None))
        return _answered(self._who(best), "continued")

    def _shared(self, a: Attribution, b: Attribution) -> int:
        """How many longer words the contents have in common."""
        one, other = ({w.key for s, e in x.content for w in words(self.text, s, e) if len(w.key) > 4} for x in (a, b))
        return len(one & other)

    def _who(self, a: Attribution | None) -> Heads | None:
        answer = self.answers.get(a.id) if a else None
        return answer[0] if answer else None

    def _source(self, span: Span, a: Attribution) -> Answer:
        low = re.sub(r"\s+", " ", self.text[span.start : span.end].casefold().replace("’", "'")).strip(" -,")
        pronoun = self.lex.pronouns.get(low) or self.lex.pronouns.get(low.removeprefix("t-"))
        if pronoun:
            return self._pronoun(pronoun, low, span, a)
        found = phrase(self.text, span, self.lex)
        nobody = bool(found.all) and self.lex.pronouns.get(found.all[0].low) == "nobody" and len(found.all) < 4
        this = len(found.all) > 1 and self.lex.determiner("demonstrative", found.all[0].low)  # "ce responsable"
        if not found.all or (nobody and not this):
            return None
        named = self.naming.named(found) or (self._right_after(span) if found.title else None)
        if named:
            return (named,), "named"
        if (owned := self.naming.owned(found)) is not None:
            return owned
        if found.possessive:
            owner = (
                self._self(span, a) if found.possessive == "first" else self.memory.best("owner", span.start, Wanted(), a.content)
            )
            return self.naming.possessed(found, owner)
        return self.naming.described(found)

    def _pronoun(self, kind: str, low: str, span: Span, a: Attribution) -> Answer:
        if kind == "nobody":
            return None
        if kind == "first":
            return _answered(self._self(span, a), "pronoun")
        if kind == "relative" and (before := self._right_before(span)):
            return before, "pronoun"
        gender = kind[0] if kind.startswith(("masculine", "feminine")) else ""
        plural = None if kind in ("possessive", "relative") else kind.endswith("plural")
        things = kind == "neuter" or bool(self.lex.determiners.get("masculine"))
        wanted = Wanted(gender, plural, people=kind != "neuter", things=things)
        which = "latter" if low in self.lex.latest else "pronoun"
        asking = {one: {"asks": 1.0} for one in self.cast.by_name.values() if self.naming.only_asks(one)}
        best = self.memory.best(which, span.start, wanted, a.content, asking)
        best = best or self.memory.best(which, span.start, wanted, (), asking)  # who is named in what they say
        return _answered(best or (self._surname(which, span, wanted) if gender else None), "pronoun")

    def _surname(self, which: str, span: Span, wanted: Wanted) -> Heads | None:
        """A source of one word that nothing tells to be a person: "Verdejo said …. He still maintains …"."""
        found = self.memory.best(which, span.start, replace(wanted, things=True))
        return found if found and found[0].kind == "organisation" and " " not in found[0].name else None

    def _right_before(self, span: Span) -> Heads | None:
        """The person whose name the relative pronoun follows: "his counterpart, Marta Sotillo, who said"."""
        for name, one in reversed(self.cast.at):
            near = 0 <= span.start - name.end < APPOSED  # before the text between is looked at: names are many
            if one.kind == "person" and near and self.text[name.end : span.start].strip() in ("", ","):
                of = words(self.text, max(0, name.start - 16), name.start)[-1:]
                return None if of and self.lex.joins("of", of[0].low) else (one,)
        return None

    def _right_after(self, span: Span) -> Character | None:
        """The person whose name stands between commas after the source: "its prime minister, Mesfin Alemneh."."""
        for name, one in self.cast.at:
            lead = words(self.text, span.end, name.start) if span.end < name.start < span.end + APPOSED else None
            if lead is None or one.kind != "person":
                continue
            alone = self.text[span.end] == "," and self.text[name.end : name.end + 1] in CLOSING
            return one if alone and (not lead or (len(lead) < 3 and self.lex.determiner("definite", lead[0].low))) else None
        return None

    def _self(self, span: Span, a: Attribution) -> Heads | None:
        """Whoever says "I": the speaker of the content that holds it, else the last person who spoke."""
        parent = self._who(self.parents[a.id])
        if parent:
            return parent
        self.narrator = self.narrator or self._narrator(span, a)
        return self.narrator

    def _narrator(self, span: Span, a: Attribution) -> Heads | None:
        """Who says "I" outside all quotations: the last person who spoke, else the one whom the article names most."""
        spoke = self.memory.best("continued", span.start, Wanted(things=False, named=True), a.content)
        people = [c for c in self.cast.by_name.values() if c.kind == "person"]
        most = max(people, key=lambda c: (len(c.at), -c.at[0]), default=None)
        return spoke or ((most,) if most else None)


def _answered(who: Heads | None, found: Found) -> Answer:
    return (who, found) if who else None


def _anchor(a: Attribution) -> int:
    """Where the attribution's saying stands."""
    return min(s for s, _ in (a.source or a.cue or a.content))


def _parent(a: Attribution, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution that the reader set as parent, else the smallest whose content holds this one's saying."""
    for b in attributions:
        if a.parent == b.id:
            return b
    inner = min(s for s, _ in (a.cue or a.content))
    around = [b for b in attributions if b is not a and spans_hold(b.content, inner) and _size(b) > _size(a)]
    around = [b for b in around if not a.source or spans_hold(b.content, a.source[0][0])]
    return min(around, key=_size, default=None)


def _size(a: Attribution) -> int:
    """The length of the content."""
    return sum(e - s for s, e in a.content)
