"""Who appears in an article: each character with its full name, its gender, and the titles that the article gives it.

A title is given before the name ("le ministre de la Défense, Viktor Khrenin"), after it ("Viktor Khrenin, ministre
de la Défense"), by a copula ("X est le maire de Y") or to two at once ("Les ministres de la Russie, X, et du
Bélarus, Y"). Organisations have titles too ("Gazprom, la proveedora rusa", "l'ONG Human Rights Watch").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selon.article import Article, Span
from selon.reading.phrase import Phrase
from selon.reading.reading import Kind, Mention
from selon.reading.words import Lexicon, Word, countries, fold, words

REACH = 14  # words from a title to its name after a comma
NEAR = 7  # words from a title to its name without a comma


@dataclass(frozen=True, slots=True)
class Role:
    """A title that the article gives to someone, and what narrows it down; `whose` are the capitalised words before it."""

    head: str
    words: frozenset[str]
    at: int
    whose: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Character:
    """Someone who appears in the article, and where it names them."""

    name: str
    kind: Kind
    gender: str = ""
    plural: bool = False
    roles: list[Role] = field(default_factory=list)
    at: list[int] = field(default_factory=list)


class Cast:
    """The characters of one article."""

    def __init__(self, article: Article, mentions: Sequence[Mention], lex: Lexicon, cues: Iterable[Span] = ()) -> None:
        self.text, self.lex = article.text, lex
        self.countries = countries(article.language or "")
        self.cues = {i for s, e in cues for i in range(s, e)}
        self.acronyms = _acronyms(article.text)
        self.acronyms |= _unexplained({m.name for m in mentions if m.kind != "person"}, self.acronyms)
        self.words = words(article.text)
        self.by_name: dict[str, Character] = {}
        self.at: list[tuple[Span, Character]] = []
        for mention in mentions:
            self.add(mention)
        self.at.sort(key=lambda pair: pair[0])
        self._read_titles()

    def add(self, mention: Mention) -> Character:
        """The character of a mention, now known to stand there too."""
        name = self.acronyms.get(mention.name, mention.name)
        kind = mention.kind if name == mention.name or mention.kind == "person" and " " in mention.name else "organisation"
        gender = self.lex.listed_gender(name) if kind == "person" and " " in name else ""
        one = self.by_name.setdefault(name, Character(name, kind, gender))
        one.at.append(mention.span.start)
        self.at.append((mention.span, one))
        return one

    def inside(self, span: Span) -> list[tuple[Span, Character]]:
        """The characters named in a span, in its order."""
        return [(s, c) for s, c in self.at if span.meets(s)]

    def titled(self, wanted: Phrase) -> dict[Character, dict[str, float]]:
        """The characters whom the article gives that title or one like it, and how well it fits."""
        found = {}
        for one in self.by_name.values():
            fits = [fit for role in one.roles if (fit := self._fit(role, wanted))]
            if one.roles and not fits:
                found[one] = {"other": 1.0}
            elif fits and (one.kind == "organisation" or agree(one.gender, wanted.gender)):
                found[one] = max(fits, key=lambda fit: sum(fit.values()) - 2 * fit.get("clash", 0))
        return found

    def _fit(self, role: Role, wanted: Phrase) -> dict[str, float]:
        """How a role answers a title: the same word, the same office; words of its complement shared, or others instead."""
        if role.head != wanted.head and not self.lex.akin(role.head, wanted.head):
            return {}
        stems = {w[:4] for w in role.words}
        common = sum(w[:4] in stems for w in wanted.complement)
        clash = bool(wanted.complement and role.words and not common)
        if wanted.whose and role.whose and not {w[:4] for w in wanted.whose} & {w[:4] for w in role.whose}:
            return {"stranger": 1}  # "the Russian president" is not "Belarusian President …"
        return {"same" if role.head == wanted.head else "akin": 1, "common": min(common, 3), "clash": clash}

    def fullest(self, name: str) -> str:
        """The name in full where the article explains a short form of it."""
        return self.acronyms.get(name, name)

    # titles -------------------------------------------------------------------------------------------------

    def _read_titles(self) -> None:
        starts = {w.start: i for i, w in enumerate(self.words)}
        for number, (span, one) in enumerate(self.at):
            first = starts.get(span.start)
            if first is None:
                continue
            last = first
            while last + 1 < len(self.words) and self.words[last + 1].start < span.end:
                last += 1
            found = self._before(first)
            self._give(one, found, leads=True)
            if found and found[0].plural and number + 1 < len(self.at):
                self._share(found[0].role, span, self.at[number + 1])
            if not found or one.kind == "person":
                self._give(one, self._after(last))
            self._guess_gender(one, first)

    def _give(self, one: Character, found: list["Given"], leads: bool = False) -> None:
        for given in found:
            one.roles.append(given.role)
            if one.kind == "person":
                one.gender = one.gender or given.gender
            elif leads and given.role.head in self.lex.titles and self._may_be_person(one.name):
                one.kind, one.gender = "person", given.gender
            elif one.kind == "place" and self.lex.is_noun("organisation", given.role.head):
                one.kind = "organisation"

    def _may_be_person(self, name: str) -> bool:
        """It is two words or more, all but particles with a capital, none a noun for an organisation, and no country."""
        run = words(name)
        return (
            len(run) > 1
            and fold(name) not in self.countries
            and all((w.capital or w.low in self.lex.particles) and not self.lex.is_noun("organisation", w.key) for w in run)
        )

    def _guess_gender(self, one: Character, first: int) -> None:
        """What an honorific or an article before the name says, else the first name."""
        before = self.words[first - 1] if first else None
        if before and not self.text[before.end : self.words[first].start].strip():
            one.gender = self.lex.honorifics.get(before.text, "") or one.gender
            if one.kind != "person":
                one.gender = one.gender or self._article_gender(first)
        if one.kind == "person" and not one.gender and " " in one.name:
            one.gender = self.lex.name_gender(one.name)

    def _gap(self, i: int) -> str:
        """What stands between a word and the next, spaces aside; the end of a line is a mark."""
        gap = self.text[self.words[i].end : self.words[i + 1].start] if i + 1 < len(self.words) else "\n"
        return "\n" if "\n" in gap else gap.strip()

    def _before(self, first: int) -> list["Given"]:
        """The titles that lead up to a name: "le sénateur républicain X", "le ministre de la Défense, X"."""
        if first == 0 or self.lex.joins("of", self.words[first - 1].low):
            return []
        mark = self._gap(first - 1)
        if not mark and first > 1 and self._opens_complement(first):
            return []
        if mark not in ("", ",", "),", ")", "“", "("):
            return []
        found: list[Given] = []
        for j in range(first - 1, max(-1, first - 1 - REACH), -1):
            word = self.words[j]
            if j < first - 1 and self._gap(j) not in ("", "(", "),", ")"):
                break
            if self._stops(word) or (not mark and first - j > NEAR):
                break
            title, size = self._title_at(j)
            if title and j + size <= first:
                found = [g for g in found if g.role.at >= self.words[j].start + len(title)] + [self._role(title, j, size, first)]
                complement = self._is_complement(j)
                if not (mark and complement) and not (j and self._title_at(j - 1)[0]):
                    break
        return found[::-1] if not mark or len(found) < 2 else found[-1:]

    def _opens_complement(self, first: int) -> bool:
        """ "Of" and an article stand before the name: "the manager of the El Tablazo mine", not "ministro de Exteriores X"."""
        return self.lex.is_determiner(self.words[first - 1].low) and self.lex.joins("of", self.words[first - 2].low)

    def _is_complement(self, j: int) -> bool:
        """An "of" stands before the word, its article or an adjective between them or not."""
        return any(self.lex.joins("of", w.low) for w in self.words[max(0, j - 2) : j])

    def _role(self, title: str, j: int, size: int, end: int) -> "Given":
        narrowing = [w for w in self.words[j + size : end] if not self.lex.joins("inside", w.low)]
        whose = frozenset(w.key for w in self._capitals_before(j) if len(w.key) > 2)
        inside = whose | {w.key for w in narrowing if len(w.key) > 2}
        plural = self.words[j].key != title.split()[0] and self.words[j].key.endswith(("s", "x"))
        return Given(
            Role(title, inside, self.words[j].start, whose), self.lex.titles.get(title, "") or self._article_gender(j), plural
        )

    def _capitals_before(self, j: int) -> list[Word]:
        """The capitalised words that lead up to a title and narrow it down: "Russian Prime Minister"."""
        found: list[Word] = []
        while j and len(found) < 2 and not self._gap(j - 1) and self.words[j - 1].capital:
            j -= 1
            found.append(self.words[j])
        return [w for w in found if not self.lex.title(w.key) and not self._may_open_or_count(w.low)]

    def _title_at(self, j: int) -> tuple[str | None, int]:
        """The title, or the noun for an organisation, that begins at a word."""
        word = self.words[j]
        for size in (4, 3, 2):
            joined = " ".join(w.key for w in self.words[j : j + size]).replace("' ", "'")
            if j + size <= len(self.words) and self.lex.title(joined):
                return self.lex.title(joined), size
        if self.lex.title(word.key):
            return self.lex.title(word.key), 1
        return (word.key, 1) if self.lex.is_noun("anaphor", word.key) else (None, 1)

    def _article_gender(self, j: int) -> str:
        """The gender that the determiner before a word shows."""
        for word in self.words[max(0, j - 2) : j]:
            for kind in ("masculine", "feminine"):
                if self.lex.determiner(kind, word.low):
                    return kind[0]
        return ""

    def _share(self, role: Role, span: Span, following: tuple[Span, Character]) -> None:
        """A plural title goes on to the next name of the same sentence: "…, X, et du Bélarus, Y"."""
        other, one = following
        between = self.text[span.end : other.start]
        if len(between) < 90 and not re.search(r"[.;\n]", between) and one.kind == "person":
            own = frozenset(w.key for w in words(between) if len(w.key) > 2)
            one.roles.append(Role(role.head, own or role.words, role.at))

    def _after(self, last: int) -> list["Given"]:
        """The title that follows a name: after a comma, a copula, or an article."""
        j = last + 1
        if j >= len(self.words):
            return []
        mark, copula = self._gap(last), self.lex.joins("be", self.words[j].low)
        if mark not in (",", "(", "") or (mark == "" and not copula and not self.lex.determiner("definite", self.words[j].low)):
            return []
        for at in range(j + copula, min(j + copula + 4, len(self.words))):
            title, size = self._title_at(at)
            if title:
                end = self._end(at + size)
                return [] if mark == "," and self._begins_clause(j, end) else [self._role(title, at, size, end)]
            if self._gap(at) or not self._may_open(self.words[at].low):
                break
        return []

    def _begins_clause(self, first: int, end: int) -> bool:
        """The phrase is the subject of what follows, not an apposition: "Asked by X, the president said"."""
        goes_on = end < len(self.words) and not self._gap(end - 1) and self.words[end].start in self.cues
        return goes_on and self.lex.determiner("definite", self.words[first].low)

    def _may_open(self, low: str) -> bool:
        """The word may stand before a title: an article or an adjective."""
        kinds = ("definite", "indefinite", "elided", "adjective")
        return any(self.lex.determiner(kind, low) for kind in kinds) or self.lex.pronouns.get(low) == "possessive"

    def _end(self, at: int) -> int:
        """Where the complement of a title ends: at punctuation, a verb or a clause."""
        end = at
        while end < min(at + 10, len(self.words)) and not self._gap(end - 1):
            if self._stops(self.words[end]):
                break
            end += 1
        return end

    def _stops(self, word: Word) -> bool:
        """The word is a verb or opens a clause: no title reaches over it. A cue is a verb too."""
        return self.lex.joins("clause", word.low) or self.lex.joins("verbs", word.low) or word.start in self.cues

    def described(self) -> list[Span]:
        """Where people are spoken of by a title alone, article and title: "la présidente", "deux témoins"."""
        found = []
        named = {s.start for s, _ in self.at}
        for j in range(1, len(self.words)):
            if self.words[j].capital or not self._may_open_or_count(self.words[j - 1].low):
                continue
            title, size = self._title_at(j)
            if not (title and title in self.lex.titles) and not self.lex.is_noun("group", self.words[j].key):
                continue
            end = j + size
            near = {w.start for w in self.words[end : end + 8]} & named
            if not near or self.lex.joins("verbs", self.words[min(end, len(self.words) - 1)].low):
                found.append(Span(self.words[j - 1].start, self.words[end - 1].end))
        return found

    def _may_open_or_count(self, low: str) -> bool:
        return self._may_open(low) or self.lex.determiner("count", low) or self.lex.determiner("plural", low)

    def complement_end(self, i: int) -> int:
        """The last word of "of" phrases with a capitalised noun after a head noun; the head itself where there are none."""
        end, j = i, i + 1
        while j < min(i + 8, len(self.words)) and not self._gap(j - 1):
            low = self.words[j].low
            if self.words[j].capital:
                end = j
            elif not (self.lex.joins("of", low) or self.lex.determiner("definite", low) or (j == i + 1 and self._of_follows(j))):
                break
            j += 1
        return end

    def _of_follows(self, j: int) -> bool:
        return j + 1 < len(self.words) and self.lex.joins("of", self.words[j + 1].low)


@dataclass(frozen=True, slots=True)
class Given:
    """A title as it is given, with the gender it shows and whether it is given to several."""

    role: Role
    gender: str
    plural: bool


def agree(one: str, other: str) -> bool:
    """The genders may be the same: one is not known or both are equal."""
    return not one or not other or one == other


def _unexplained(names: set[str], known: dict[str, str]) -> dict[str, str]:
    """Acronyms that stand for just one of the other names by their initials, without the article saying so."""
    several = {name for name in names if " " in name}
    short = {name for name in names if name.isupper() and name.isalpha() and 2 <= len(name) <= 6}
    found = {}
    for acronym in short - known.keys():
        fit = [name for name in several if spells(acronym, words(name))]
        if len(fit) == 1:
            found[acronym] = fit[0]
    return found


ACRONYM = re.compile(r"\(([A-ZÀ-Þ][A-Za-zÀ-ÿ-]{1,11})\)")
REVERSED = re.compile(r"\b([A-ZÀ-Þ]{2,8}) \(((?:[^\W\d]|[ '’-]){8,80})\)")


def _acronyms(text: str) -> dict[str, str]:
    """Short forms that the article explains: "la Confédération paysanne (CP)", "CGT (Confédération générale du travail)"."""
    found: dict[str, str] = {}
    for match in ACRONYM.finditer(text):
        run = words(text, max(0, match.start() - 120), match.start())
        for size in range(2, min(len(run), 12) + 1):
            part = run[-size:]
            if part[0].key[0] == match[1][0].casefold() and part[0].text[0].isupper() and spells(match[1], part):
                found.setdefault(match[1], text[part[0].start : match.end()])
                found.setdefault(text[part[0].start : part[-1].end], text[part[0].start : match.end()])
    for match in REVERSED.finditer(text):
        if spells(match[1], words(match[2])):
            found.setdefault(match[1], f"{match[2]} ({match[1]})")
            found.setdefault(match[2], f"{match[2]} ({match[1]})")
    return found


def spells(acronym: str, run: Iterable[Word]) -> bool:
    """The letters of the acronym are initials of the words, in order, and no capitalised word is left over."""
    letters = "".join(c for c in fold(acronym) if c.isalpha())
    if not acronym[1:].islower():
        return _initials(letters, list(run))
    return _syllables(letters, [w.key for w in run if w.capital])


def _initials(letters: str, run: list[Word]) -> bool:
    """Each capitalised word gives its first letter, small words may."""
    for word in run:
        if letters and word.key[0] == letters[0]:
            letters = letters[1:]
        elif word.capital:
            return False
    return not letters


def _syllables(letters: str, keys: list[str]) -> bool:
    """Each word gives one letter or more of its beginning: "Comité de Desarrollo Campesino (Codeca)"."""
    if not keys:
        return not letters
    shared = 0
    while shared < min(len(letters), len(keys[0])) and letters[shared] == keys[0][shared]:
        shared += 1
    return any(_syllables(letters[n:], keys[1:]) for n in range(shared, 0, -1))
