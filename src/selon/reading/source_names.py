"""Names in the sources of attributions that no recogniser found: capitalised runs of words.

What kind of thing one is, the words before it tell. Languages without a folder have no recogniser: there all names of an
article are found so, and the titles before them are taken off.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from selon.article import Article, Span
from selon.reading.mention import is_noun
from selon.reading.reading import Kind, Mention
from selon.reading.words import Lexicon, Word, countries, lexicon, words


def names_in_sources(article: Article, sources: Sequence[Span], mentions: Sequence[Mention]) -> list[Mention]:
    """Capitalised runs in sources where no name was found; their kind is what the words before them say."""
    lex = lexicon(article.language)
    found: list[Mention] = []
    for span, run in _unnamed(article, sources, lex):
        place = Span(run[0].start, _without_ending(run[-1], lex))
        if not any(place.meets(m.span) or _leads_to(place, m, article.text, span, lex) for m in mentions):
            full = next((m.name for m in mentions if m.kind == "person" and run[-1].text in m.name.split()), None)
            kind = "person" if full else _run_kind(run, article.text, span, lex)
            found.append(Mention(span=place, kind=kind, name=full or article.text[place.start : place.end]))
    once = list({m.span: m for m in found}.values())
    return once if lex.recognised else _in_full(once, article.text, lex)


def _unnamed(article: Article, sources: Sequence[Span], lex: Lexicon) -> Iterator[tuple[Span, list[Word]]]:
    """The sources with each run of capitalised words that may be a name."""
    for span in sources:
        source = words(article.text, *span)
        for run in _runs(source, article.text, lex):
            name = run if lex.recognised else _unrecognised(run, source, article, lex)
            if name and not _is_of_title(name, source, lex):
                yield span, name


def _is_of_title(run: list[Word], source: list[Word], lex: Lexicon) -> bool:
    """The source ends with a title that the words narrow down: "the Indian Foreign Secretary"."""
    rest = [w for w in source if w.start > run[-1].start]
    return lex.recognised and len(rest) == 1 and bool(lex.title(rest[0].key))


def _in_full(found: Sequence[Mention], text: str, lex: Lexicon) -> list[Mention]:
    """The mentions, those of one word with the first person's name that ends with it, in sources or else in the text."""
    full: dict[str, str | None] = {}
    for m in found:
        if m.kind == "person" and " " in m.name:
            full.setdefault(m.name.split()[-1], m.name)
    for m in found:
        if m.name not in full:
            full[m.name] = None if " " in m.name else _given(m.name, text, lex)
    return [replace(m, kind="person", name=name) if (name := full[m.name]) else m for m in found]


def _given(surname: str, text: str, lex: Lexicon) -> str | None:
    """The surname with the given name that stands before it somewhere: "Björn Höcke"."""
    for match in re.finditer(rf"(?<= ){re.escape(surname)}\b", text):
        before = words(text, max(0, match.start() - 30), match.start())[-1:]
        parts = (before[0].key, before[0].key.split("-")[0]) if before and before[0].capital else ()
        if any(part in lex.first_names for part in parts):
            return text[before[0].start : match.end()]
    return None


def _leads_to(place: Span, name: Mention, text: str, source: Span, lex: Lexicon) -> bool:
    """The words are no name but lead up to a person's: "German analyst Jonas Weidmann"."""
    if name.kind != "person" or not place.end < name.span.start < source.end:
        return False
    between = words(text, place.end, name.span.start)
    if re.search(r"[^\w\s'’.-]", text[place.end : name.span.start]):
        return False
    joints = [n for n, w in enumerate(between) if lex.joins("inside", w.low)]
    titled = not joints or any(lex.title(w.key) for w in between[joints[-1] + 1 :])  # "and Defence Minister …"
    return titled and all(w.capital or lex.title(w.key) or w.text in lex.honorifics or n in joints for n, w in enumerate(between))


# runs of words ------------------------------------------------------------------------------------------------


def _runs(source: list[Word], text: str, lex: Lexicon) -> list[list[Word]]:
    """The capitalised runs of a source, particles inside; its first word counts only where it is no common word."""
    runs: list[list[Word]] = [[]]
    for i, word in enumerate(source):
        joined = not runs[-1] or not text[runs[-1][-1].end : word.start].strip()
        if word.capital and (i or not _is_common(word, source, text, lex)) and word.text not in lex.honorifics:
            runs = runs if joined else [*runs, []]
            runs[-1].append(word)
        elif runs[-1] and joined and _is_particle(source[i:], runs[-1], lex):
            runs[-1].append(word)
        else:
            runs.append([])
    return [run for run in runs if run and not (len(run) == 1 and is_noun(run[0], lex))]


def _is_particle(rest: list[Word], run: list[Word], lex: Lexicon) -> bool:
    """A name goes on behind it; behind one that is "of", too, only a person's: "Ursula von der Leyen"."""
    following = next((w for w in rest if w.low not in lex.particles), None)
    of = any(lex.joins("of", w.low) for w in rest[: rest.index(following)]) if following else True
    last = next((w for w in reversed(run) if w.low not in lex.particles), run[-1])
    given = not lex.recognised and last.key in lex.first_names
    return rest[0].low in lex.particles and following is not None and following.capital and (given or not of)


def _without_ending(word: Word, lex: Lexicon) -> int:
    """Where the word ends, an English possessive ending left out."""
    ending = lex.possessive_ending
    return word.end - len(ending) if ending and word.low.endswith(ending) else word.end


def _is_common(word: Word, source: list[Word], text: str, lex: Lexicon) -> bool:
    """The word opens the source with a capital that is only its sentence's."""
    known = lex.title(word.key) or (lex.recognised and any(lex.is_noun(kind, word.key) for kind in lex.nouns))
    opener = lex.is_determiner(word.low) or word.low in lex.pronouns
    return bool(known or opener) or re.search(rf"\b{re.escape(word.text.lower())}\b", text) is not None


def _unrecognised(run: list[Word], source: list[Word], article: Article, lex: Lexicon) -> list[Word]:
    """The name in a run where no recogniser sees names: what is left behind a title and "МИД РФ".

    One word there is a name only if nothing stood between, and the source ends with it: "президент Лукашенко".
    """
    if len(run) < 3 and _is_compound_title(run[-1], lex):
        return []  # "Thüringens AfD-Chef"
    leads = [w for w in source if w.end <= run[0].start]
    while len(run) > 1 and _leads_on(run[0], lex):
        leads, run = [*leads, run[0]], run[1:]
    if not any(_leads_on(w, lex) for w in leads):
        return run
    of = lex.joins("of", leads[-1].low)  # "ministro degli Esteri Antonio Tajani"
    given = max((n for n, w in enumerate(run[:-1]) if of and w.key in lex.first_names), default=0)
    lands, name = countries(article.language or ""), run[given:]
    while len(name) > 1 and _says_whose(name[0], lands, lex, first_name=len(name) == 2):
        name = name[1:]
    goes_on = re.match(r"\s+\w", article.text[name[-1].end : source[-1].end])
    apart = not _leads_on(leads[-1], lex) or len(run) > len(name)
    return [] if len(name) == 1 and (goes_on or apart or _says_whose(name[0], lands, lex)) else name


def _is_body(run: list[Word], lex: Lexicon) -> bool:
    """The first word says that it is an organisation, or one is an acronym: "Генштаб ЗСУ"."""
    return lex.is_noun("organisation", run[0].key) or any(w.text.isupper() and len(w.text) > 1 and "." not in w.text for w in run)


def _leads_on(word: Word, lex: Lexicon) -> bool:
    """The word is a title, or, where those are listed, a compound that ends with one: "Digitalminister"."""
    return bool(lex.title(word.key)) or _is_compound_title(word, lex)


def _is_compound_title(word: Word, lex: Lexicon) -> bool:
    """No title of the tables, which may be surnames too ("Richter"), but one that ends with such."""
    return not lex.recognised and not lex.title(word.key) and word.key.endswith(lex.trades or ("\0",))


def _says_whose(word: Word, lands: Collection[str], lex: Lexicon, first_name: bool = False) -> bool:
    """The word belongs to the title before it: "МИД", "Кремля"; "Украины", as it is declined, unless it may be a first name."""
    if (word.text.isupper() and "." not in word.text) or word.key in lex.never:
        return True
    stem = word.key[:-2]
    land = len(stem) > 2 and any(land.startswith(stem) for land in lands)
    return not first_name and (land or word.low.endswith(lex.genitives or ("\0",)))


def _ends_title(between: list[Word], run: list[Word], lex: Lexicon) -> bool:
    """Where no recogniser sees names: two words or more that stand behind a title, and not in its complement ("der Polizei")."""
    of = any(lex.joins("of", w.low) or lex.is_determiner(w.low) for w in between)
    return not lex.recognised and len(run) > 1 and not of


def _run_kind(run: list[Word], text: str, source: Span, lex: Lexicon) -> Kind:
    """What the words before the run say that it is; where no recogniser sees names, two words behind a title are a person."""
    before = words(text, source.start, run[0].start)
    if before and (_leads_on(before[-1], lex) or before[-1].text in lex.honorifics):
        return "person"
    titled = [n for n, w in enumerate(before) if _leads_on(w, lex)]
    if titled and not lex.recognised and len(run) > 1 and run[0].key in lex.first_names:
        return "person"
    if not lex.recognised and not titled and _is_body(run, lex):
        return "organisation"
    if titled and ("," in text[before[-1].end : run[0].start] or _ends_title(before[titled[-1] + 1 :], run, lex)):
        return "person"
    if run[0].key in lex.first_names or (
        len(run) > 1 and not before and not any(lex.is_noun("organisation", w.key) for w in run)
    ):
        return "person"
    bare = run[0].start == source.start
    upper = all(w.text.isupper() for w in run)
    return (
        "person"
        if bare and not upper and len(run) > 1 and not any(lex.is_noun("organisation", w.key) for w in run)
        else "organisation"
    )
