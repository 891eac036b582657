"""The finite main clauses of a text as spaCy's parser sees them: the verb that tells, its tense, and the words of each.

A clause with a subject of its own is one clause ("they left, and the train stopped" holds two); verbs that share a
subject stay together.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from selon.article import Article
from selon.languages import table
from selon.reading.prose import CLOSED, lines

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

Tense = Literal["past", "before", "present", "future", "hearsay", ""]
BESIDE = ("conj", "parataxis")
RELATIVE = ("WDT", "WP", "WP$")  # of the English tagger, which does not mark relative pronouns otherwise


@dataclass(frozen=True, slots=True)
class Clause:
    """One main clause: `verb` is the word that tells ("signed" of "will be signed"), `finite` the one that bears the tense."""

    verb: "Token"
    finite: "Token"
    tense: Tense
    words: tuple["Token", ...]
    offset: int

    def at(self, word: "Token") -> tuple[int, int]:
        """Where a word stands in the article."""
        return self.offset + word.idx, self.offset + word.idx + len(word.text)


def clauses(article: Article) -> Iterator[Clause]:
    """The main clauses of the article's sentences that state something, in text order; none without a parser."""
    language = article.language or ""
    package, verbs = table(language, "language").get("spacy"), table(language, "events")
    parser = _parser(package) if package and verbs else None
    if parser is None:
        return
    made = ((_whole_sentences(parser.make_doc(line.replace("’", "'"))), at) for line, at in lines(article))
    for doc, at in parser.pipe(made, as_tuples=True):
        for sentence in doc.sents:
            if not sentence.text.rstrip(' »”"’)').endswith("?"):
                yield from _main_clauses(sentence, at, verbs)


@cache
def _parser(package: str) -> "Language | None":
    """The language's parser, a second pipeline beside the one for names; None where its package is not installed."""
    import spacy

    if not spacy.util.is_package(package):
        return None
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        return spacy.load(package, exclude=["ner"])


def _whole_sentences(doc: "Doc") -> "Doc":
    """The words, none of which begins a sentence in the midst of one: the small parsers take a name for a beginning."""
    for word in list(doc)[1:]:
        if not CLOSED.search(doc[word.i - 1].text):
            word.is_sent_start = False
    return doc


def _main_clauses(sentence: "Sentence", at: int, verbs: dict[str, Any]) -> Iterator[Clause]:
    heads = [_main_verb(sentence)]
    whole = heads[0]
    for head in heads:  # grows: a clause beside a clause beside the first
        heads += [w for w in head.children if _is_beside(w)]
    for head in sorted(heads, key=lambda w: w.i):
        mine = sentence if head == whole else head.subtree
        apart = {w.i for other in heads if head.is_ancestor(other) for w in other.subtree}
        verb, finite, tense = _told(head, verbs)
        if finite is not None:
            yield Clause(verb, finite, tense, tuple(w for w in mine if w.i not in apart), at)


def _main_verb(sentence: "Sentence") -> "Token":
    """The root; where the parser takes a noun for it, the highest finite verb that nothing subordinates."""
    root = sentence.root
    if _bearer(root) is not None or any(w.dep_ == "cop" for w in root.children):
        return root
    verbs = (w for w in sentence if w.pos_ in ("VERB", "AUX") and not w.dep_.startswith(("aux", "cop")))
    free = [w for w in verbs if _bearer(w) is not None and not _is_subordinate(w)]
    return min(free, key=lambda w: (len(list(w.ancestors)), w.i), default=root)


def _bearer(head: "Token") -> "Token | None":
    """The word that bears the tense: the verb itself or its first auxiliary."""
    if _is(head, "VerbForm", "Fin"):
        return head
    return next((w for w in head.children if w.dep_.startswith("aux") and _is(w, "VerbForm", "Fin")), None)


def _is_subordinate(verb: "Token") -> bool:
    """A relative pronoun or a conjunction stands before the verb and no other finite verb between, whatever the parser says."""
    until = (_bearer(verb) or verb).i
    for word in reversed([w for w in verb.subtree if w.i < until]):
        if _is(word, "PronType", "Rel") or word.tag_ in RELATIVE or (word.dep_ == "mark" and word.head == verb):
            return True
        if _is(word, "VerbForm", "Fin"):
            return False
    return False


def governor(word: "Token") -> "Token":
    """The nearest verb above a word."""
    return next((w for w in word.ancestors if w.pos_ == "VERB"), word)


def _has_subject(word: "Token") -> bool:
    return any(w.dep_.startswith("nsubj") for w in word.children)


def _is_beside(word: "Token") -> bool:
    """The word heads a main clause of its own: joined to the one above, behind a semicolon, or a clause taken for a subject."""
    if not _has_subject(word):
        return False
    first = word.left_edge
    parted = first.i > first.sent.start and first.nbor(-1).text == ";"
    return parted or word.dep_ in BESIDE or (word.dep_.startswith("nsubj") and _bearer(word) is not None)


def _told(head: "Token", verbs: dict[str, Any]) -> tuple["Token", "Token | None", Tense]:
    """(the verb that tells, the one that bears the tense, which it is); no tense where it tells no event by its form."""
    finite = _bearer(head)
    if finite is None or _is_subordinate(head) or any(w.dep_ == "cop" for w in head.children):
        return head, None, ""
    if finite == head and head.lemma_ in verbs["before_infinitive"] and _is(head, "Tense", "Pres"):
        inner = next((w for w in head.children if w.dep_ == "xcomp" and w.pos_ == "VERB"), None)
        return (inner, finite, "future") if inner is not None else (head, finite, "present")
    return head, finite, _tense(head, finite, verbs)


def _tense(head: "Token", finite: "Token", verbs: dict[str, Any]) -> Tense:
    time = (finite.morph.get("Tense", []) or [""])[0]
    simple: Tense = "past" if time == "Past" else "future" if time == "Fut" else "present" if time == "Pres" else ""
    if finite == head:
        past = simple == "present" and len(head.text) > 2 and head.text.endswith(tuple(verbs["past_endings"]))
        return "past" if past else simple if not _is(head, "Mood", "Cnd") else ""
    word = finite.lemma_
    if _is(head, "VerbForm", "Part") and not _is(head, "Aspect", "Prog") and head.tag_ != "VBG":
        if _is(finite, "Mood", "Cnd"):
            return "hearsay" if verbs["conditional_hearsay"] and word in [*verbs["have"], *verbs["be"]] else ""
        if word in verbs["have"] or word in verbs["be"] and _has_perfect_with_be(head, verbs):
            return "past" if time == "Pres" else "before" if time in ("Imp", "Past") else ""
        if word in verbs["be"]:
            return simple
    if word in verbs["will"]:
        return "future" if time in ("Pres", "") else ""
    return simple if word in verbs["do"] else ""


def _has_perfect_with_be(head: "Token", verbs: dict[str, Any]) -> bool:
    """ "est arrivé", "s'est éteint"."""
    reflexive = any(_is(w, "Reflex", "Yes") for w in head.children)
    return bool(verbs["perfect_with_be"]) and (head.lemma_ in verbs["perfect_with_be"] or reflexive)


def _is(word: "Token", key: str, value: str) -> bool:
    return value in word.morph.get(key, [])
