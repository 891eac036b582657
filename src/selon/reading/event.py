"""The outlet's own word: reported events that nobody is named for.

One attribution for each finite main clause that tells an event: past, future, present with a day, or a past before the
past with a time; or that somebody gives no answer. Not a state, what may or must be, what is wont to be, a judgement, a
question, a headline, nor what somebody is said to say. A sentence may hold small attributions ("they signed the treaty,
which she called historic"): their cue and content are left out of it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from selon.article import Article, Span, Spans
from selon.languages import table
from selon.reading import replies
from selon.reading.clause import Clause, clauses, governor
from selon.reading.quotation import quotations
from selon.reading.reading import Attribution, Timex, outlet_of

if TYPE_CHECKING:
    from spacy.tokens import Token

DAY = re.compile(r"\d{4}-\d\d-\d\d")
EDGE = ("PUNCT", "SPACE", "CCONJ")
CLOSING = '»”")]'


def events(article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex] = ()) -> list[Attribution]:
    """One attribution with empty source and cue for each main clause that tells an event in the outlet's own voice.

    Where the outlet is not known the speaker is None.
    """
    told = _Told(article, attributions, timexes)
    outlet = outlet_of(article)
    found = [(clause, content) for clause in clauses(article) if told.is_event(clause) and (content := told.content(clause))]
    return [
        Attribution(
            id=f"e{number}", type="indirect", source=(), cue=(), content=content, speaker=outlet, act="report",
            factuality="PR+" if told.is_hearsay(clause) else "CT+",
            distance="distances" if told.is_hearsay(clause) else "neutral",
        )
        for number, (clause, content) in enumerate(found, 1)
    ]  # fmt: skip


class _Told:
    """What the article's other readings leave to the outlet."""

    def __init__(self, article: Article, attributions: Sequence[Attribution], timexes: Sequence[Timex]) -> None:
        self.language = article.language or ""
        self.verbs: dict[str, Any] = table(self.language, "events")
        self.no_events = {*self.verbs.get("states", ()), *self.verbs.get("sayings", ())}
        self.attributions = attributions
        said = [s for a in attributions for s in (*a.source, *a.cue, *a.content)]
        self.others = (*said, *quotations(article.text))
        self.days = [t.span for t in timexes if DAY.match(t.value)]
        self.times = [t.span for t in timexes if t.type in ("DATE", "TIME")]

    def is_event(self, clause: Clause) -> bool:
        """The clause tells an event, and nobody else is said to tell it."""
        verb = clause.verb
        if verb.pos_ not in ("VERB", "AUX") or _speaks(clause):
            return False
        states = (
            not clause.tense or {verb.lemma_, clause.finite.lemma_} & {*self.verbs["modals"]} or verb.lemma_ in self.no_events
        )
        if states and not self._refuses(clause):
            return False
        if any(s.meets(Span(*clause.at(w))) for w in (verb, clause.finite) for s in self.others):
            return False
        if self._says(clause, "opinion") or self._says(clause, "habit") or _has_clause_as_object(verb):
            return False
        if clause.tense == "before":  # told as background, unless it says when
            words = [Span(*clause.at(w)) for w in clause.words]
            return self._refuses(clause) or any(time.meets(word) for time in self.times for word in words)
        return clause.tense != "present" or self._has_day(clause)

    def _refuses(self, clause: Clause) -> bool:
        """Somebody gives no answer."""
        return replies.refuses(" ".join(w.text for w in clause.words), self.language)

    def is_hearsay(self, clause: Clause) -> bool:
        """The outlet tells it without vouching for it."""
        return clause.tense == "hearsay" or self._says(clause, "hearsay")

    def content(self, clause: Clause) -> Spans:
        """The clause without what others are said to say in it."""
        out = self._others_words(clause)
        kept = [w for w in clause.words if w.i not in out]
        pieces: list[list[Token]] = []
        for word in kept:
            if pieces and word.i == pieces[-1][-1].i + 1:
                pieces[-1].append(word)
            else:
                pieces.append([word])
        trimmed = [piece for piece in map(_trimmed, pieces) if piece]
        return tuple(Span(clause.at(piece[0])[0], clause.at(piece[-1])[1]) for piece in trimmed)

    def _others_words(self, clause: Clause) -> set[int]:
        """The words of the clause that a verb of saying governs, or that are quoted.

        What a noun governs stays ("after his announcement that …"): without it the clause would not be one.
        """
        out: set[int] = set()
        places = {w: Span(*clause.at(w)) for w in clause.words}
        for a in self.attributions:
            quoted = a.content if a.type != "indirect" else ()
            out |= {w.i for w, place in places.items() if any(s.meets(place) for s in quoted)}
            cue = [w for w, place in places.items() if any(s.meets(place) for s in a.cue)]
            if cue and cue[0].pos_ == "ADP":
                out |= {w.i for w, place in places.items() if any(s.meets(place) for s in (*a.source, *a.cue, *a.content))}
            for word in (w for w in cue if _is_verbal(w) and not w.is_ancestor(clause.verb)):
                named = [s for s in a.source if s.start > places[word].start]
                out |= {w.i for w, place in places.items() if word in (w, *w.ancestors) or any(s.meets(place) for s in named)}
        return out

    def _says(self, clause: Clause, kind: str) -> bool:
        """An adverb of that kind goes with the clause's own verb."""
        beside = (w for head in (clause.verb, clause.finite) for w in head.children if not w.dep_.startswith(("nsubj", "obj")))
        phrases = (" ".join(x.lower_ for x in w.subtree if x.pos_ != "PUNCT") for w in beside)
        return any(phrase.replace("' ", "'") in self.verbs[kind] for phrase in phrases)

    def _has_day(self, clause: Clause) -> bool:
        own = [Span(*clause.at(w)) for w in clause.words if governor(w) == clause.verb]
        return any(day.meets(span) for day in self.days for span in own)


def _is_verbal(word: "Token") -> bool:
    """A verb, or a participle that the tagger takes for an adjective ("qualifié de")."""
    return word.pos_ in ("VERB", "ADJ") or "Part" in word.morph.get("VerbForm", [])


def _speaks(clause: Clause) -> bool:
    """The verb is somebody's who speaks or is spoken to ("we", "you"), or it tags speech ("a-t-il dit"): no report."""
    subjects = [w for w in clause.verb.children if w.dep_.startswith("nsubj")]
    spoken = any({"1", "2"} & {*w.morph.get("Person", [])} for w in (clause.finite, *subjects))
    return spoken or any(w.text.startswith("-") for w in subjects)


def _has_clause_as_object(verb: "Token") -> bool:
    """The verb says, knows or thinks: what it governs is a finite clause."""
    objects = [w for w in verb.children if w.dep_ == "ccomp" and (w.morph.get("VerbForm", []) == ["Fin"] or _has_finite(w))]
    return any("Rel" not in w.left_edge.morph.get("PronType", []) for w in objects)


def _has_finite(word: "Token") -> bool:
    return any(w.dep_.startswith(("aux", "cop")) and "Fin" in w.morph.get("VerbForm", []) for w in word.children)


def _trimmed(piece: list["Token"]) -> list["Token"]:
    """The piece without conjunctions and punctuation at its ends; nothing where no word is left."""
    while piece and piece[0].pos_ in EDGE and piece[0].text not in '«“"([':
        piece = piece[1:]
    while piece and piece[-1].pos_ in (*EDGE, "ADP", "SCONJ") and piece[-1].dep_ != "prt" and piece[-1].text not in CLOSING:
        piece = piece[:-1]
    return piece if any(w.pos_ not in ("PUNCT", "SPACE", "CCONJ", "ADP") for w in piece) else []
