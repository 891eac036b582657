"""Whom a noun phrase names or describes in its article: a name in it, a title, "l'organisation", or its own words."""

import re
from collections.abc import Iterable

from selon.article import Span
from selon.reading.antecedent import Heads, Memory, Wanted
from selon.reading.cast import Cast, Character
from selon.reading.phrase import Phrase, phrase
from selon.reading.reading import Found, Kind
from selon.reading.words import Word, fold, words

YEARS = {"ans", "anos", "years", "year", "old"}
OTHER = {"autre", "autres", "otro", "otra", "otros", "otras", "other", "another"}

Answer = tuple[Heads, Found] | None


class Naming:
    """Names the sources of one article; `memory` holds who has been heard of so far."""

    def __init__(self, cast: Cast, memory: Memory, sources: Iterable[Span]) -> None:
        self.cast, self.memory, self.lex, self.text = cast, memory, cast.lex, cast.text
        self.phrases = [phrase(self.text, span, self.lex) for span in sources]
        self.documents: dict[str, Heads] = {}

    # names --------------------------------------------------------------------------------------------------

    def named(self, found: Phrase) -> Character | None:
        """Whom the phrase names: a person before an organisation, not one that only belongs to its complement."""
        inside = self.cast.inside(found.span)
        for span, one in inside:
            if one.kind == "person" and self._is_persons(span, one, found):
                return one
        if found.title and found.body and not found.body[0].capital:
            return None
        for span, one in inside:
            if one.kind != "person" and self._is_things(span, found):
                return self._organisation(span, one, found)
        return None

    def _opens(self, span: Span, found: Phrase) -> bool:
        return not found.body or span.start <= found.body[0].start or not any(w.end <= span.start for w in found.all)

    def _is_persons(self, span: Span, one: Character, found: Phrase) -> bool:
        """The person's name opens the phrase, follows its last comma, or has the head noun for its title."""
        if self._opens(span, found):
            return True
        before = [w for w in found.all if w.end <= span.start]
        lead = self._since_comma(before, span)
        if any(self.lex.joins("clause", w.low) for w in lead):
            return False
        if len(lead) < len(before) and all(self._leads(w) for w in lead):
            return True
        if self.lex.joins("of", before[-1].low) or any(self._in_complement(r.at, found) for r in one.roles if r.at < span.start):
            return False
        return any(found.span.start <= r.at < span.start for r in one.roles) or not self._of_before(span, found)

    def _is_things(self, span: Span, found: Phrase) -> bool:
        """The name opens the phrase, follows its noun ("la chaîne BFM TV"), or its last comma and an article."""
        if self._opens(span, found):
            return True
        before = [w for w in found.all if w.end <= span.start]
        lead = self._since_comma(before, span)
        if any(self.lex.joins("clause", w.low) for w in lead) or found.of and len(lead) == len(before):
            return False
        if len(lead) < len(before):
            return all(self._leads(w) for w in lead)
        return not self._of_before(span, found) and not self.lex.is_noun("document", found.head)

    def _since_comma(self, before: list[Word], span: Span) -> list[Word]:
        """The words between the last comma before the name and the name; all of them where there is none."""
        ends = [*[w.start for w in before[1:]], span.start]
        for i in range(len(before) - 1, -1, -1):
            if "," in self.text[before[i].end : ends[i]]:
                return before[i + 1 :]
        return before

    def _leads(self, word: Word) -> bool:
        """The word may stand between a comma and the name: an honorific, an article, a title."""
        return word.text in self.lex.honorifics or self.lex.determiner("definite", word.low) or bool(self.lex.title(word.key))

    def _in_complement(self, at: int, found: Phrase) -> bool:
        """The title at that place belongs to a complement: "la madre de la joven …"."""
        before = [w for w in found.all if w.end <= at][-2:]
        return at > found.span.start and bool(before) and any(self.lex.joins("of", w.low) for w in before)

    def _of_before(self, span: Span, found: Phrase) -> bool:
        return any(self.lex.joins("of", w.low) for w in found.body if w.end <= span.start)

    def _organisation(self, span: Span, one: Character, found: Phrase) -> Character:
        """The organisation in full: the whole phrase where it begins with the name, its long form where it is short."""
        seat = self._seat(one.name)
        if seat:
            return seat
        longer = found.body and found.body[0].start == span.start and found.body[-1].end > span.end
        full = self.cast.fullest(found.name if longer else one.name)
        return one if full == one.name else self.character(full, "organisation", one.gender, False)

    def _seat(self, name: str) -> Character | None:
        """The power that sits there, where the article names it: "Moscou" is "Russie"."""
        for power in self.lex.seats.get(fold(name), []):
            if re.search(rf"\b{re.escape(power)}\b", self.text):
                return self.character(power, "organisation", "", False)
        return None

    def character(self, name: str, kind: Kind, gender: str, plural: bool) -> Character:
        """The character of that name, new where the article has none."""
        return self.cast.by_name.setdefault(name, Character(name, kind, gender, plural, at=[0]))

    # descriptions -------------------------------------------------------------------------------------------

    def described(self, found: Phrase) -> Answer:
        """Whom a title or a noun takes up, else the phrase itself."""
        indefinite = bool(found.all) and self.lex.determiner("indefinite", found.all[0].low)
        if self.lex.is_noun("document", found.head) and not found.title:
            return self._document(found), "named"
        taken = None if indefinite else self._taken_up(found)
        if taken:
            return taken, "title"
        longer = self._longer(found)
        name = self.cast.fullest(longer or found.name)
        return (self.character(name, self.kind(found), found.gender, found.plural),), "title" if longer else "named"

    def _taken_up(self, found: Phrase) -> Heads | None:
        """Whoever has that title in the article; failing that, the last who spoke, where the noun says no more than who."""
        at = found.span.start
        if self._is_another(found):
            return None
        suited = [c for c in self.cast.titled(found, at) if (c.kind == "person") == found.title and (found.title or not found.of)]
        if suited and found.plural:
            same = [c for c in suited if any(r.head == found.head for r in c.roles)]
            return tuple(sorted(same, key=lambda c: c.at[0])) if len(same) > 1 else None
        if suited:
            return (suited[0],)
        if found.plural or not found.definite:
            return None
        if self._stands_for_anyone(found):
            return self.memory.antecedent(at, Wanted(found.gender, False, things=False, named=True), ())
        if found.of or len(found.complement) > 1:
            return None
        if self.lex.is_noun("anaphor", found.head) and not self._longer(found):
            return self._last_organisation(found)
        return None

    def _stands_for_anyone(self, found: Phrase) -> bool:
        """The noun says no more than who was just spoken of: "le chercheur", "la dama", "la Toulousaine"."""
        said = [w for w in found.body if w.key != found.head and len(w.key) > 2 and not w.key.isdigit() and w.key not in YEARS]
        said = [w for w in said if not self._opening(w)]
        if said:
            return False
        if found.title:
            return found.head not in self.lex.office
        return not self._is_thing(found) and found.head.endswith(self.lex.trades or ("\0",)) and not found.body[0].text.isupper()

    def _opening(self, word: Word) -> bool:
        return self.lex.determiner("adjective", word.low) or self.lex.joins("of", word.low)

    def _is_another(self, found: Phrase) -> bool:
        """ "Un autre témoin", "otra fuente": by its own words someone new."""
        return any(w.low in OTHER for w in found.all[:3])

    def _last_organisation(self, found: Phrase) -> Heads | None:
        """The organisation that spoke last, else the one that the article has named most up to there."""
        at = found.span.start
        spoke = self.memory.last_speaker(at, Wanted("", False, people=False), ())
        if spoke and spoke[0].kind == "organisation" and self._suits(spoke[0], found):
            return spoke
        named = [c for c in self.cast.by_name.values() if c.kind == "organisation" and not c.plural and self._suits(c, found)]
        best = max(named, key=lambda c: (sum(p < at for p in c.at), -c.at[0]), default=None)
        return (best,) if best and sum(0 < p < at for p in best.at) > 1 else None

    def _suits(self, one: Character, found: Phrase) -> bool:
        """The organisation's own noun does not speak against it: no ministry is "la compañía"."""
        nouns = [w.key for w in words(one.name) if self.lex.is_noun("organisation", w.key)]
        return not nouns or found.head in nouns or self.lex.is_noun("any_organisation", found.head)

    def _is_thing(self, found: Phrase) -> bool:
        return any(self.lex.is_noun(kind, found.head) for kind in ("organisation", "document", "group"))

    def possessed(self, found: Phrase, owner: Heads | None) -> Answer:
        """ "ses avocats", "mi madre": the phrase with its owner; or whoever has that very title."""
        own = self.cast.titled(found, found.span.start) if found.title and found.possessive != "first" else []
        if own and not found.plural and any(r.head == found.head for r in own[0].roles) and (own[0],) != owner:
            return (own[0],), "title"
        joint = "of" if self.lex.joins("of", "of") else "de"
        name = f"{found.name} {joint} {owner[0].name}" if owner else found.name
        return (self.character(name, self.kind(found), found.gender, found.plural),), "pronoun" if owner else "named"

    def _document(self, found: Phrase) -> Heads:
        """Who wrote the document where that is plain (its complement, or an earlier word of it), else the document."""
        author = self._author(found)
        if author is None and found.definite and found.bare and self.documents:
            last = list(self.documents.values())[-1]
            author = self.documents.get(found.head) or (last if self.lex.is_noun("any_document", found.head) else None)
        who = author or (self.character(found.name, "document", found.gender, found.plural),)
        self.documents.pop(found.head, None)
        self.documents[found.head] = who
        return who

    def _author(self, found: Phrase) -> Heads | None:
        """The organisation after the document's first "of"."""
        of = next((i for i, w in enumerate(found.body[:-1]) if self.lex.joins("of", w.low)), None)
        if of is None:
            return None
        owner = phrase(self.text, Span(found.body[of + 1].start, found.body[-1].end), self.lex)
        opens = owner.body[0].start if owner.body else 0
        if not self.lex.is_noun("organisation", owner.head) and not any(
            s.start <= opens and c.kind == "organisation" for s, c in self.cast.inside(owner.span)
        ):
            return None
        named = self.named(owner)
        return (
            named or self.character(self.cast.fullest(self._longer(owner) or owner.name), "organisation", owner.gender, False),
        )

    def kind(self, found: Phrase) -> Kind:
        """What a source without a name is."""
        if self.lex.is_noun("document", found.head) and not found.title:
            return "document"
        if found.plural:
            return "group"
        if not found.title and self.lex.is_noun("organisation", found.head):
            return "organisation"
        return "group" if not found.title and self.lex.is_noun("group", found.head) else "unnamed"

    def _longer(self, found: Phrase) -> str | None:
        """The same head noun with a complement, elsewhere among the sources or in the text: "le ministère"."""
        if not found.definite or not found.bare or found.title:
            return None
        at = found.span.start
        near = [p for p in self.phrases if p.head == found.head and not p.bare and p.plural == found.plural and not p.indefinite]
        if near:
            return min(near, key=lambda p: (p.span.start > at, abs(at - p.span.start))).name
        run = self.cast.words
        heads = [i for i, w in enumerate(run) if w.key == found.head]
        for i in sorted(heads, key=lambda i: (run[i].start > at, abs(at - run[i].start))):
            end = self.cast.complement_end(i)
            if end > i:
                return self.text[run[i].start : run[end].end]
        return None
