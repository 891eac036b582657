"""Who and what an article names: people, organisations and places, each with its fullest form over the article.

spaCy's `ner` alone finds the names (no parser, no tagger: they would cost four times as much and are not used).
Its small models swallow half sentences into a name and take sentence-initial words for people, so every name is
trimmed, put to the vote over the article, and looked for again wherever else its words stand.
"""

import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from selon.article import Article, Span
from selon.languages import table
from selon.reading import gazetteer
from selon.reading.reading import Kind, Mention
from selon.reading.words import Lexicon, Word, countries, fold, lexicon, words

if TYPE_CHECKING:
    from spacy.language import Language

KINDS: dict[str, Kind] = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "FAC": "place",
}  # fmt: skip
OPENS = re.compile(r"(?:^|[\n.!?…:«“\"¿¡–—-])\s*\Z", re.MULTILINE)
LARGE = 500_000  # people of a city that no single name is taken for a person's
UNUSED = ["tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer"]
CAPITAL = re.compile(
    r"(?<![\w'’-])([A-ZÀ-Þ][^\W\d_]{2,}(?:-[A-ZÀ-Þ][^\W\d_]+)*)(?![\w'’-]| [A-ZÀ-Þ])"
    r"(,? \(?\d\d (?:ans|años)\b)?"
)
PIECES = re.compile(r"(?:(?! - )[^\n.,;:!?«»“”\"()\[\]…–—|])+(?:(?<=\b[A-ZÀ-Þ])\.(?:(?! - )[^\n.,;:!?«»“”\"()\[\]…–—|])+)*")


def mentions(article: Article) -> list[Mention]:
    """The people, organisations and places that the article names, in text order, never overlapping."""
    lex = lexicon(article.language)
    found = list(_clean(article, _recognised(article), lex))
    if lex.recognised:  # else a first name is no more than a part of what names in sources are found by
        found += _overlooked(article.text, [span for span, _ in found], lex)
    kinds = _vote(article, found, lex)
    spans = _everywhere(article.text, kinds, lex)
    full = full_names([(article.text[s.start : s.end], kind) for s, kind in spans])
    return [
        Mention(span=s, kind=kind, name=full.get(article.text[s.start : s.end], article.text[s.start : s.end]))
        for s, kind in spans
    ]


def _recognised(article: Article) -> Iterator[tuple[Span, str]]:
    """The names as spaCy sees them, paragraph by paragraph (a sixth faster than the text as one, and no name runs over)."""
    package = table(article.language or "", "language").get("spacy")
    pipeline = _pipeline(package) if package else None
    if pipeline is None:
        return
    lines = [(m[0], m.start()) for m in re.finditer(r"[^\n]*\w[^\n]*", article.text)]
    for doc, at in pipeline.pipe(lines, as_tuples=True):
        for ent in doc.ents:
            if ent.label_ in KINDS:
                yield Span(at + ent.start_char, at + ent.end_char), ent.label_


@cache
def _pipeline(package: str) -> "Language | None":
    """The language's recogniser; None where its package is not installed: names are then found in sources only."""
    import spacy

    if not spacy.util.is_package(package):
        return None
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        return spacy.load(package, exclude=UNUSED)


def _clean(article: Article, found: Iterable[tuple[Span, str]], lex: Lexicon) -> Iterator[tuple[Span, str]]:
    """The names without what was swallowed: cut at punctuation, titles and common words taken off both ends."""
    for span, label in found:
        for piece in PIECES.finditer(article.text, span.start, span.end):
            kept = _trim(words(article.text, piece.start(), piece.end()), label, lex)
            if kept and not _is_no_name(kept, article.text, lex):
                first = _first_name_before(article.text, kept, lex) if label != "ORG" else None
                person = label in ("PER", "PERSON") and len(kept) == 1 and kept[0].key in lex.first_names
                end = _with_particles(article.text, kept[-1].end, lex) if person else kept[-1].end  # a given name alone
                yield Span(first.start if first else kept[0].start, end), "PER" if first else label


def _first_name_before(text: str, run: list[Word], lex: Lexicon) -> Word | None:
    """The first name that stands right before a single word and was left out of its name: "Isabel Larrondo"."""
    before = words(text, max(0, run[0].start - 24), run[0].start)[-1:]
    if len(run) > 1 or not before or text[before[0].end : run[0].start] != " ":
        return None
    return before[0] if before[0].capital and before[0].key in lex.first_names else None


def _overlooked(text: str, found: Sequence[Span], lex: Lexicon) -> Iterator[tuple[Span, str]]:
    """People whom the recogniser does not see: a first name in the midst of a sentence, or a name that an age follows."""
    taken = {i for span in found for i in range(*span)}
    for match in CAPITAL.finditer(text):
        key = fold(match[1])
        known = key in lex.first_names and match.start() and not OPENS.search(text, max(0, match.start() - 4), match.start())
        if match.start() not in taken and key not in lex.never and (known or match[2]):
            yield Span(match.start(1), _with_particles(text, match.end(1), lex)), "PER"


def _with_particles(text: str, end: int, lex: Lexicon) -> int:
    """Where a name ends that goes on with particles: "Ursula von der Leyen"."""
    run = [w for w in words(text, end, end + 40) if text[end : w.start].count(" ") == len(text[end : w.start].split()) + 1]
    joins = (w.low in lex.particles and len(w.low) > 1 for w in run)  # "y" joins two people, too
    last = next((n for n, particle in enumerate(joins) if not particle), len(run))
    return run[last].end if 0 < last < len(run) and run[last].capital else end


def _trim(run: list[Word], label: str, lex: Lexicon) -> list[Word]:
    """The capitalised core of a run of words."""
    while run and (not run[0].capital or run[0].text in lex.honorifics or _opens(run, lex)):
        run = run[1:]
    if run and lex.possessive_ending and run[-1].low.endswith(lex.possessive_ending):
        run[-1] = run[-1]._replace(end=run[-1].end - 2)
    if label in ("PER", "PERSON", "LOC", "GPE"):
        stop = next(
            (i for i, w in enumerate(run) if not w.capital and w.low not in lex.particles and not w.text[0].isdigit()), len(run)
        )
    else:
        stop = next((i for i, w in enumerate(run) if lex.joins("verbs", w.low) or lex.joins("clause", w.low)), len(run))
    run = run[:stop]
    while run and not run[-1].capital and (label in ("PER", "PERSON", "LOC", "GPE") or lex.joins("inside", run[-1].low)):
        run = run[:-1]
    return run


def _opens(run: list[Word], lex: Lexicon) -> bool:
    """The first word is no part of the name: a title, a pronoun, or a determiner before another name."""
    first = run[0]
    if first.key in lex.never or lex.determiner("elided", first.low):
        return True
    if len(run) == 1 or not run[1].capital:
        return first.low in lex.pronouns or lex.determiner("definite", first.low) or lex.joins("clause", first.low)
    if len(run) > 2 and first.key.endswith(lex.trades or ("\0",)) and first.key not in lex.first_names:
        return True  # "Archaeologist Ines Cassell"
    return bool(lex.title(first.key)) or (lex.determiner("definite", first.low) and lex.is_noun("organisation", run[1].key))


def _is_no_name(run: list[Word], text: str, lex: Lexicon) -> bool:
    """One capitalised word that begins a sentence and has no capital in the midst of another; or one written small elsewhere."""
    first = run[0]
    if len(first.text) <= 2 and first.text.endswith(".") and OPENS.search(text, max(0, first.start - 4), first.start):
        return True  # "R. Tengo …": the answer of an interview
    if f"{first.text}." in lex.honorifics:
        return True
    if (len(run) == 1 and is_noun(first, lex)) or lex.title(" ".join(w.key for w in run)):
        return True
    if sum(w.capital for w in run) > 1 or not first.text.istitle() or first.key in lex.first_names:
        return False
    if re.search(rf"\b{re.escape(first.text.lower())}\b", text):
        return True
    again = re.search(rf"[\w,'’] ?{re.escape(first.text)}\b", text)
    return OPENS.search(text, max(0, first.start - 4), first.start) is not None and again is None


def _vote(article: Article, found: list[tuple[Span, str]], lex: Lexicon) -> dict[str, Kind]:
    """The kind of each name: what most of its places say; a title before it, or a first name in it, makes it a person."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for span, label in found:
        name = article.text[span.start : span.end]
        votes[name][KINDS[label]] += 1
        before = words(article.text, max(0, span.start - 40), span.start)
        if (
            before
            and article.text[before[-1].end : span.start] == " "
            and (before[-1].text in lex.honorifics or lex.title(before[-1].key))
        ):
            votes[name]["person"] += 3
        elif " " not in name and before and (lex.determiner("definite", before[-1].low) or lex.joins("of_the", before[-1].low)):
            votes[name]["organisation"] += 2  # "la ministre de la Santé", "el Supremo"
    lands = countries(article.language or "")
    kinds = {name: "place" if fold(name) in lands else _kind(name, counted, lex) for name, counted in votes.items()}
    people = [name for name, kind in kinds.items() if kind == "person"]
    surnames = {word for name in people if " " in name for word in name.split()}
    return kinds | {name: "place" for name in people if name not in surnames and _is_large_city(name)}


def _is_large_city(name: str) -> bool:
    """The recogniser takes some of the best-known cities for people where a sentence begins with them."""
    return any(p.kind in gazetteer.CITIES and p.population >= LARGE for p in gazetteer.named(gazetteer.key(name)))


def _kind(name: str, votes: Counter[Kind], lex: Lexicon) -> Kind:
    parts = words(name)
    if any(lex.is_noun("organisation", w.key) for w in parts):
        return "organisation"
    if name in lex.seats.get("", []) or fold(name) in lex.seats:
        return "place"
    if name.isupper() and name.isalpha() and 2 < len(name) < 7:
        return "organisation"  # an acronym that is no country's
    if parts and parts[0].key in lex.first_names and "'" not in name:
        if len(parts) > 1:
            return "person"
        votes["person"] += 1
    return max(votes, key=lambda kind: (votes[kind], kind == "person"))


def _everywhere(text: str, kinds: dict[str, Kind], lex: Lexicon) -> list[tuple[Span, Kind]]:
    """Each place where one of the names stands, the longest first; a surname is a name too."""
    kinds = dict(kinds)
    for name in [n for n, kind in kinds.items() if kind == "person"]:
        last = name.split()[-1]
        if len(last) > 3 and last[0].isupper() and "." not in last and not any(lex.joins("of", w) for w in name.split()[1:-1]):
            kinds[last] = "person"  # also where the recogniser took the surname alone for a place
    if not kinds:
        return []
    names = sorted(kinds, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    return [(Span(*m.span()), kinds[m[0]]) for m in pattern.finditer(text)]


def full_names(found: list[tuple[str, Kind]]) -> dict[str, str]:
    """Each form of a person's name with the fullest one in the article: the whole name for a surname or initials.

    Where two people share the surname it is the one whom the article names more often, then earlier.
    """
    counted = Counter(name for name, kind in found if kind == "person")
    full = {}
    for name in counted:
        longer = [other for other in counted if _is_short_for(name, other)]
        tops = [o for o in longer if not any(o != p and _is_short_for(o, p) for p in longer)]
        if tops:
            full[name] = max(tops, key=lambda o: (o.split()[-1] == name.split()[-1], counted[o]))
    return full


def _is_short_for(name: str, other: str) -> bool:
    """All words of the name stand in the other, an initial for a word that begins with it."""
    short, long = [w.key for w in words(name)], [w.key for w in words(other)]
    if not short or len(name) >= len(other) or not any(len(w.strip(".")) > 1 for w in short):
        return False
    return all(w in long or (len(w.strip(".-")) == 1 and any(x.startswith(w[0]) for x in long)) for w in short)


def is_noun(word: Word, lex: Lexicon) -> bool:
    """The word is a title or a noun for a source: alone it names nobody, however it is written ("l'ONG")."""
    key = word.key.removeprefix("ex-")
    return bool(lex.title(key) or lex.title(key.split("-")[0])) or any(
        lex.is_noun(kind, key) for kind in ("anaphor", "document", "group")
    )
