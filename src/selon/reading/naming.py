"""Whom a noun phrase names or describes in its article: a name in it, a title, "l'organisation", or its own words."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from selon.article import Span
from selon.reading.antecedent import Heads, Memory, Wanted
from selon.reading.cast import Cast, Character, Role
from selon.reading.phrase import Phrase, phrase
from selon.reading.reading import Found, Kind
from selon.reading.words import Word, fold, words

Answer = tuple[Heads, Found] | None


class Naming:
    """Names the sources of one article; `memory` holds who has been heard of so far."""

    def __init__(self, cast: Cast, memory: Memory, sources: Iterable[Span]) -> None:
        self.cast, self.memory, self.lex, self.text = cast, memory, cast.lex, cast.text
        self.phrases = [phrase(self.text, span, self.lex) for span in sources]

    # names --------------------------------------------------------------------------------------------------

    def named(self, found: Phrase) -> Character | None:
        """Whom the phrase names: a person before an organisation, not one that only belongs to its complement."""
        inside = self.cast.inside(found.span)
        if self._is_origin(found):
            return None
        for span, one in sorted(inside, key=lambda pair: not self._is_apposed(pair[0], found)):
            if one.kind == "person" and self._is_persons(span, one, found):
                return one
        if found.title and not self._is_capital_title(found):
            return None
        for span, one in inside:
            if one.kind != "person" and self._is_things(span, found):
                return self._organisation(span, one, found)
        return None

    def _is_capital_title(self, found: Phrase) -> bool:
        """The title is written as a name; else it says what somebody is: "the Russian president", "two EU officials"."""
        said = [w for w in found.body if w.key in found.head.split() or self.lex.title(w.key) == found.head]
        return all(w.capital for w in said)

    def _is_origin(self, found: Phrase) -> bool:
        """A person by where they are from, nothing else: "la Suédoise", "l'Allemand"."""
        return found.definite and len(found.all) == 2 and found.head.endswith(self.lex.origins or ("\0",))

    def _is_apposed(self, span: Span, found: Phrase) -> bool:
        """The name follows the last comma, but for an honorific, an article, a title."""
        before = [w for w in found.all if w.end <= span.start]
        lead = self._since_comma(before, span)
        return len(lead) < len(before) and all(self._leads(w) for w in lead)

    def _opens(self, span: Span, found: Phrase) -> bool:
        return not found.body or span.start <= found.body[0].start or not any(w.end <= span.start for w in found.all)

    def _is_persons(self, span: Span, one: Character, found: Phrase) -> bool:
        """The person's name opens the phrase, follows its last comma, or has the head noun for its title; it is no possessor."""
        if self._possesses(span, found):
            return False
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

    def _possesses(self, span: Span, found: Phrase) -> bool:
        """What follows is theirs: "Putin's closest partner"."""
        ending = self.lex.possessive_ending
        rest = self.text[span.end : found.span.end].replace("’", "'")
        return bool(ending) and rest.startswith(f"{ending} ")

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
        """The title at that place belongs to a complement: "la madre de la joven …", not "Ministry of Defence spokesman …"."""
        before = [w for w in found.all if w.end <= at]
        if at <= found.span.start or not before or (len(before) == 1 and self.lex.determiner("definite", before[0].low)):
            return False
        article = self.lex.is_determiner(before[-1].low)
        return self.lex.joins("of", before[-1].low) or (article and any(self.lex.joins("of", w.low) for w in before[-2:-1]))

    def _of_before(self, span: Span, found: Phrase) -> bool:
        return any(self.lex.joins("of", w.low) for w in found.body if w.end <= span.start)

    def _organisation(self, span: Span, one: Character, found: Phrase) -> Character:
        """The organisation in full: the whole phrase where it begins with the name, its long form where it is short."""
        seat = self._seat(one.name)
        if seat:
            return seat
        longer = found.body and found.body[0].start == span.start and found.body[-1].end > span.end
        whose = any(w.end <= span.start and w.low.endswith(self.lex.possessive_ending or "\0") for w in found.body)
        full = self.cast.fullest(found.name if longer or whose else one.name)
        return one if full == one.name else self.organisation(full, one.gender)

    def _seat(self, name: str) -> Character | None:
        """The power that sits there, where the article names it: "Moscou" is "Russie"."""
        for power in self.lex.seats.get(fold(name), []):
            if re.search(rf"\b{re.escape(power)}\b", self.text):
                return self.organisation(power)
        return None

    def character(self, found: Phrase, name: str = "") -> Character:
        """Whoever has no name but the phrase, or that name for it; new where the article has none."""
        one = self.cast.by_name.get(name or found.name)
        if one is None:
            role = Role(found.head, found.complement, found.span.start)
            one = Character(name or found.name, self.kind(found), found.gender, found.plural, [role], [found.span.start])
            self.cast.by_name[one.name] = one
        return one

    def organisation(self, name: str, gender: str = "") -> Character:
        """The organisation of that name."""
        return self.cast.by_name.setdefault(name, Character(name, "organisation", gender, at=[0]))

    # descriptions -------------------------------------------------------------------------------------------

    def described(self, found: Phrase) -> Answer:
        """Whom a title or a noun takes up, else the phrase itself."""
        indefinite = bool(found.all) and self.lex.determiner("indefinite", found.all[0].low)
        if self.lex.is_noun("document", found.head) and not found.title:
            return self._document(found)
        taken = None if indefinite else self._taken_up(found)
        if taken:
            return taken, "title"
        longer = self._longer(found)
        name = self.cast.fullest(longer or found.name)
        return (self.character(found, name),), "title" if longer else "named"

    def _taken_up(self, found: Phrase) -> Heads | None:
        """Whom the noun stands for: the likeliest of those heard of, unless it is likelier someone new."""
        bare = bool(found.body) and found.all[0] == found.body[0] and found.title
        if self._is_another(found) or not (found.definite or bare):
            return None
        if found.plural:
            same = [c for c, fit in self.cast.titled(found).items() if fit.get("same") and c.kind == "person"]
            return tuple(sorted(same, key=lambda c: c.at[0])) if found.title and len(same) > 1 else None
        if not self.lex.determiners and any(w.capital for w in found.body[1:]):
            return None  # no article tells in this language, but whose title it is: "Представитель МИД Германии"
        kind = self._stands_for(found)
        wanted = Wanted(found.gender, False, things=False) if kind == "person" else Wanted(plural=False, places=True)
        fits = self._fits(found)
        if found.head in self.lex.interviewers or found.whose:
            fits |= {one: {"stranger": 1} for one in self.cast.by_name.values() if not self._has_title(fits.get(one, {}))}
        elif kind == "person":
            fits |= {one: {"stranger": 1} for one in self.cast.by_name.values() if self.only_asks(one)}
        if kind == "organisation":
            fits = {one: {**fits.get(one, {}), **self._suits(one, found)} for one in self.cast.by_name.values()}
        return self.memory.best(kind, found.span.start, wanted, (), fits, self._as_new(found)) or self._introduced(found, fits)

    def _fits(self, found: Phrase) -> dict[Character, dict[str, float]]:
        """How well the titles of each fit; that somebody has another title counts for less where the noun is an epithet."""
        suffix = "_epithet" if self._is_epithet(found) else "_office" if found.head in self.lex.office else ""
        return {
            one: {(k + suffix if k in ("other", "akin") else k): v for k, v in fit.items()}
            for one, fit in self.cast.titled(found).items()
        }

    def only_asks(self, one: Character) -> bool:
        """All that the article calls them is an interviewer: no other title takes them up."""
        return bool(one.roles) and all(role.head in self.lex.interviewers for role in one.roles)

    def _has_title(self, fit: dict[str, float]) -> bool:
        """The title, or one like it, is theirs."""
        return any(trait.startswith(("same", "akin")) for trait in fit)

    def _is_epithet(self, found: Phrase) -> bool:
        """The noun says what somebody is like, or where they are from: "l'Américain", "la conservadora alemana"."""
        return found.head in self.lex.epithets or self._is_origin(found) or self._is_qualified(found)

    def _introduced(self, found: Phrase, fits: dict[Character, dict[str, float]]) -> Heads | None:
        """The one person whom the article gives that title after a heading that has the title alone."""
        if not found.title or "\n" in self.text[: found.span.start]:
            return None
        same = [one for one, fit in fits.items() if one.kind == "person" and fit.get("same") and not fit.get("clash")]
        closer = [one for one in same if fits[one].get("common")] or same
        return (closer[0],) if len(closer) == 1 else None

    def _stands_for(self, found: Phrase) -> str:
        """What the noun is for: an organisation, else a person."""
        things = any(self.lex.is_noun(kind, found.head) for kind in ("organisation", "anaphor"))
        return "organisation" if things and not found.title else "person"

    def _suits(self, one: Character, found: Phrase) -> dict[str, float]:
        """What the name says of the noun: it holds it, or another (no ministry is "la compañía"), or is a person's."""
        run = words(one.name)
        nouns = [w.key for w in run if self.lex.is_noun("organisation", w.key)]
        wide = self.lex.is_noun("any_organisation", found.head)
        return {
            "own": found.head in nouns,
            "against": bool(nouns) and found.head not in nouns and not wide,
            "wide": bool(nouns) and found.head not in nouns and wide,
            "whole": one.kind == "person" and len(run) > 1,
            "first_name": bool(run) and run[0].key in self.lex.first_names,
        }

    def _as_new(self, found: Phrase) -> dict[str, float]:
        """What speaks for the phrase being someone new: its noun says an office, or it is narrowed down."""
        known = any(self.lex.is_noun(kind, found.head) for kind in ("group", "unnamed", "organisation"))
        epithet = self._is_epithet(found)
        anaphor = self.lex.is_noun("anaphor", found.head)
        return {
            "new": not epithet,
            "indefinite": found.indefinite,
            "new_epithet": epithet,
            "new_anaphor": anaphor,
            "office": found.head in self.lex.office,
            "title": found.title,
            "trade": not anaphor and not epithet and found.head.endswith(self.lex.trades or ("\0",)),
            "noun": known and not found.title,
            "of": found.of,
            "narrowed": bool(found.complement),
            "this": self.lex.determiner("demonstrative", found.all[0].low),
            "origin": self._is_origin(found),
            "before": self._is_known(found),
            "upper": found.body[0].text.isupper() if found.body else 0,
            "fuller": bool(self._longer(found)),
        }

    def _is_qualified(self, found: Phrase) -> bool:
        """An adjective opens the phrase: "la jeune femme", "el exministro"."""
        lead = found.all[: len(found.all) - len(found.body)]
        return any(self.lex.determiner("adjective", w.low) for w in lead)

    def _is_known(self, found: Phrase) -> bool:
        """The noun stands somewhere before: the phrase may take up what it says."""
        end = bisect_left(self.cast.words, found.span.start, key=lambda w: w.start)
        return any(w.key == found.head for w in self.cast.words[:end])

    def _is_another(self, found: Phrase) -> bool:
        """ "Un autre témoin", "otra fuente": by its own words someone new."""
        return any(self.lex.determiner("other", w.low) for w in found.all[:3])

    def possessed(self, found: Phrase, owner: Heads | None) -> Answer:
        """ "ses avocats", "mi madre": the phrase with its owner; or whoever has that very title."""
        own = self._bearer(found) if found.title and found.possessive != "first" and not found.plural else None
        if own and (own,) != owner:
            return (own,), "title"
        joint = "of" if self.lex.joins("of", "of") else "de"
        name = f"{found.name} {joint} {owner[0].name}" if owner else found.name
        return (self.character(found, name),), "pronoun" if owner else "named"

    def _bearer(self, found: Phrase) -> Character | None:
        """The one with that very title, the last named of several."""
        same = [c for c, fit in self.cast.titled(found).items() if fit.get("same")]
        return max(same, key=lambda c: max((p for p in c.at if p < found.span.start), default=-1), default=None)

    def owned(self, found: Phrase) -> Answer:
        """Who is called somebody's: "Putin's closest ally" is whom that takes up, "Netanyahu's office" the phrase."""
        whose = next(
            (span for span, one in self.cast.inside(found.span) if one.kind == "person" and self._possesses(span, found)), None
        )
        if whose is None or any(not w.capital for w in found.body if w.end <= whose.start):
            return None
        rest = phrase(self.text, Span(whose.end + len(self.lex.possessive_ending), found.span.end), self.lex)
        taken = self._taken_up(replace(rest, definite=True)) if rest.title else None
        if taken:
            return taken, "title"
        name = self.text[found.body[0].start : rest.body[-1].end] if found.body and rest.body else found.name
        return (self.character(rest, name),), "named"

    def _document(self, found: Phrase) -> Answer:
        """Who wrote the document where its complement says so; else, where nothing narrows it down, perhaps who was heard of."""
        author = self._author(found)
        if author:
            author.roles.append(Role(found.head, found.complement, found.span.start))
            return (author,), "named"
        taken: Heads | None = None
        if found.bare:
            wanted = Wanted(plural=found.plural or None)
            taken = self.memory.best("document", found.span.start, wanted, (), self.cast.titled(found), self._as_new(found))
        return (taken, "title") if taken else ((self.character(found),), "named")

    def _author(self, found: Phrase) -> Character | None:
        """The body whose report it is: "un rapport de la Ligue arabe"; not what it is about."""
        of = next((w for w in found.body[1:] if self.lex.joins("of", w.low)), None)
        if of is None or of.end >= found.span.end:
            return None
        whose = phrase(self.text, Span(of.end, found.span.end), self.lex)
        one = self.named(whose) if whose.all else None
        if one and one.kind != "place":
            return one
        body = whose.all and self.lex.is_noun("organisation", whose.head) and not whose.title
        return self.organisation(whose.name) if body and whose.definite else None

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
