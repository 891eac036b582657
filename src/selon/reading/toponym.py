"""Names in a text that may be places: from the language's tables, and from the gazetteer where a capital letter allows it.

What is part of the name of a person or an organisation is none ("Paris Hilton", "Real Madrid", "Bourse de Paris").
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.article import Span
from selon.reading import gazetteer
from selon.reading.around import Around, Before, Token
from selon.reading.gazetteer import CITIES, Entry
from selon.reading.placenames import Known, PlaceNames
from selon.reading.reading import Mention
from selon.reading.words import Lexicon

LONGEST = 6  # words of a name that the gazetteer is asked for
WELL_KNOWN = 500_000  # people: a city that is found by another name than its first
INNER = 5  # letters of a word written small inside a name: "Palma de Mallorca"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A run of tokens that may name a place: what the tables and the gazetteer know by that name.

    `named` says that the recogniser takes just these words for a place, `apart` that no other name is joined to them.
    """

    first: int
    last: int
    span: Span
    key: str
    known: Known | None
    entries: tuple[Entry, ...]
    before: Before
    named: bool
    apart: bool

    @property
    def sense(self) -> str:
        """As in the tables; city for what the gazetteer alone knows."""
        return self.known.sense if self.known else "city"

    @property
    def capital(self) -> Entry | None:
        """The capital that the name is of before all: its government may be meant."""
        cities = [e for e in self.entries if e.kind in CITIES]
        for entry in cities:
            rivals = [e for e in cities if e.called == 1 or entry.called != 1]  # Beijing outdoes Pekin in Illinois
            if entry.kind == "capital" and is_clear(entry) and all(e.population <= entry.population for e in rivals):
                return entry
        return None


def is_clear(entry: Entry) -> bool:
    """The name asked for is the place's first, or the place is large enough to be known by another."""
    return entry.called == 1 or entry.population > WELL_KNOWN


def toponyms(around: Around, mentions: Sequence[Mention], names: PlaceNames, lex: Lexicon) -> list[Toponym]:
    """The names that may be places, in text order, never overlapping."""
    search = _Search(around, mentions, names, lex)
    found: list[Toponym] = []
    at = 0
    while at < len(around.tokens):
        toponym = search.at(at)
        if toponym:
            found.append(toponym)
        at = toponym.last + 1 if toponym else at + 1
    return found


class _Search:
    """One text, looked through token by token."""

    def __init__(self, around: Around, mentions: Sequence[Mention], names: PlaceNames, lex: Lexicon) -> None:
        self.around, self.mentions, self.names, self.lex = around, mentions, names, lex
        self.starts = [m.span.start for m in mentions]
        self.demonym_heads = {form.split()[0] for form in names.demonyms}

    def at(self, first: int) -> Toponym | None:
        """The longest name that begins at a token."""
        token = self.around.tokens[first]
        if not token.capital and token.low not in self.demonym_heads:
            return None
        for last in self._ends(first):
            found = self._short(first, last) or self._known(first, last) or self._listed(first, last)
            if found and not self._is_numbered(last) and (kept := self._kept(first, last, *found)):
                return kept
        return None

    def _ends(self, first: int) -> list[int]:
        """Where a name that begins here may end, the longest first."""
        last = first
        while (
            last - first < max(self.names.longest, LONGEST) - 1
            and last + 1 < len(self.around.tokens)
            and self.around.joined(last)
        ):
            last += 1
        return list(range(last, first - 1, -1))

    def _is_numbered(self, last: int) -> bool:
        """A figure follows, which makes it the name of something else: "France 2", "Paris-8"."""
        after = self.around.tokens[last + 1] if last + 1 < len(self.around.tokens) else None
        return (
            after is not None
            and after.text.isdigit()
            and (bool(self.around.hyphened(last)) or (len(after.text) == 1 and self.around.beside(last)))
        )

    def _short(self, first: int, last: int) -> tuple[Known, tuple[Entry, ...]] | None:
        """A region as newspapers shorten it, after a comma or a party's letter: "Scranton, Pa.", "(D-Fla.)"."""
        start, end, text = self.around.tokens[first].start, self.around.tokens[last].end, self.around.text
        if not self.names.short or not text[max(0, start - 2) : start].endswith((", ", "-", "–", "(")):
            return None
        code = self.names.short.get(text[start : end + 1]) or self.names.short.get(text[start:end])
        return (Known("name", (code,)), ()) if code else None

    def _known(self, first: int, last: int) -> tuple[Known, tuple[Entry, ...]] | None:
        """What the tables know by that name, with what else the gazetteer has of it."""
        tokens = self.around.tokens[first : last + 1]
        key = self.around.key(first, last)
        known = self.names.known.get(key)
        if known is None or not (tokens[0].capital or tokens[-1].capital):
            return self._demonym(first, last)
        written = "".join(t.text for t in tokens)
        if known.exact and (written != known.exact or self.around.shouted(first, last)):
            return None
        alike = known.sense == "name" or gazetteer.key(known.city) == key
        return known, gazetteer.named(key) if alike else ()

    def _demonym(self, first: int, last: int) -> tuple[Known, tuple[Entry, ...]] | None:
        """What the people of a place are called; written small in some languages, some of which write the people large."""
        around, token = self.around, self.around.tokens[first]
        known = self.names.demonyms.get(" ".join(t.low for t in around.tokens[first : last + 1]))
        if known is None or around.is_language(first, last) or around.is_partly(first):
            return None
        if token.capital if not self.names.small else not token.capital or self.names.people or around.opens(first):
            return known, ()
        return None

    def _listed(self, first: int, last: int) -> tuple[None, tuple[Entry, ...]] | None:
        """What the gazetteer has by that name: its first and last words have capitals, and none between is long and small."""
        tokens = self.around.tokens[first : last + 1]
        if last - first >= LONGEST or not (tokens[0].capital and tokens[-1].capital):
            return None
        if any(not t.capital and len(t.text) > INNER for t in tokens):
            return None
        if first == last and (tokens[0].key in self.lex.never or tokens[0].key in self.names.never):
            return None
        letters = tokens[0].text
        if (
            first == last
            and letters.isupper()
            and len(letters) < 6
            and not self.around.opens(first)
            and not self.around.shouted(first, last)
        ):
            return None  # "NATO"
        if all(t.key in self.around.cues.nouns["directions"] for t in tokens):
            return None  # "l'Est"
        if first < last and self._is_article(first) and self.around.key(first + 1, last) in self.names.known:
            return None  # "La Maison-Blanche"
        left = first - 1
        if (
            self.around.beside(left)
            and self.around.tokens[left].capital
            and self._is_article(left)
            and not self.around.opens(left)
        ):
            return None  # "El Faro"
        entries = gazetteer.named(self.around.key(first, last)) or self._with_article(first, last)
        return (None, entries) if entries and len(tokens[0].text) > 1 else None

    def _with_article(self, first: int, last: int) -> tuple[Entry, ...]:
        """ "au Caire", "le Caire" are Le Caire: the article is a word of its own, or in a contraction."""
        before = self.around.tokens[first - 1].low if self.around.beside(first - 1) else ""
        article = before if before in self.around.cues.articles else self.around.cues.contracted.get(before, [""])[-1]
        return gazetteer.named(f"{article} {self.around.key(first, last)}") if article and self.around.cues.articled else ()

    def _kept(self, first: int, last: int, known: Known | None, entries: tuple[Entry, ...]) -> Toponym | None:
        """The toponym, unless it is part of another name."""
        span = Span(self.around.tokens[first].start, self.around.tokens[last].end)
        mention = self._mention(span)
        if mention and self._belongs(first, last, mention, known):
            return None
        before = self.around.before(first)
        return Toponym(
            first=first, last=last, span=span, key=self.around.key(first, last), known=known, entries=entries, before=before,
            named=mention is not None and self._is_just(first, last, mention), apart=self._apart(first, last, before),
        )  # fmt: skip

    def _mention(self, span: Span) -> Mention | None:
        """The mention that meets the span."""
        at = bisect_right(self.starts, span.end - 1) - 1
        return self.mentions[at] if at >= 0 and self.mentions[at].span.meets(span) else None

    def _is_just(self, first: int, last: int, mention: Mention) -> bool:
        """The mention is a place, and these words but for an article, "north of" or "province of"."""
        cues = self.around.cues
        return mention.kind == "place" and all(
            cues.is_link(t.low) or any(t.key in cues.nouns[kind] for kind in ("directions", "region", "realm"))
            for t in self._others(first, last, mention)
        )

    def _others(self, first: int, last: int, mention: Mention) -> Iterator[Token]:
        """The tokens of the mention that are not the toponym's."""
        for step, at in ((-1, first - 1), (1, last + 1)):
            other = at
            while 0 <= other < len(self.around.tokens) and Span(*self.around.tokens[other][1:3]).meets(mention.span):
                yield self.around.tokens[other]
                other += step

    def _belongs(self, first: int, last: int, mention: Mention, known: Known | None) -> bool:
        """The words are part of the name of a person, an organisation, a street or a building."""
        cues, token = self.around.cues, self.around.tokens[first]
        others = [t for t in self._others(first, last, mention) if not cues.is_link(t.low) and t.text != "A"]
        if mention.kind == "person":
            fuller = len(mention.name) > mention.span.end - mention.span.start
            return bool(others) or fuller and (known is None or known.sense == "seat" or token.key in self.names.wary)
        if not others or (known and known.sense in ("demonym", "historic") and not token.capital):
            return False
        if known and known.sense == "name" and (self.around.is_possessive(last) or self._is_itself(first)):
            return False  # "Ukraine's Air Force", "l'Union de la Biélorussie"
        if mention.kind == "place":
            return not self._is_just(first, last, mention) and (known is None or self._has(others, "streets"))
        return known is None or known.sense == "seat" or not self._has(others, "state")

    def _is_itself(self, first: int) -> bool:
        """The name has its own article, which names of companies and banks leave out ("Banque de France")."""
        return (
            self.around.cues.articled
            and self.around.beside(first - 1)
            and self.around.tokens[first - 1].low in self.around.cues.articles
        )

    def _is_article(self, at: int) -> bool:
        return self.around.tokens[at].low in self.around.cues.articles

    def _has(self, others: Sequence[Token], kind: str) -> bool:
        nouns = self.around.cues.nouns[kind]
        return any(t.key in nouns or t.key.rstrip("s") in nouns for t in others)

    def _apart(self, first: int, last: int, before: Before) -> bool:
        """No capitalised word is joined to the name, before it or after it, that could make it part of a longer one."""
        tokens, text = self.around.tokens, self.around.text
        left, right = tokens[first - 1] if first else None, tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            left
            and before.start >= first
            and (text[left.end : tokens[first].start] == "-" or (left.capital and self.around.beside(first - 1)))
        ):
            return False
        return not (right and right.capital and (self.around.beside(last) or text[tokens[last].end : right.start] == "-"))
