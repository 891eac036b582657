"""The words of a text, and what a language's tables say of a word: a title, an organisation, a pronoun, a joint."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from selon.languages import first_names, known, table

ELIDED = r"(?:\b(?:[cdjlmnst]|qu)['’])"
TITLES = "MM?|Mr|Mrs|Ms|Mme|Mlle|Me|Dr|Dra|Pr|Sr|Sra|Srta|Abg|Lic|Ing|Prof|Sen|Rep|Gov|Gen|Rev|Lt|Col|Capt|Sgt|Fr|St|D"
SHORT = rf"\b(?:(?:[A-ZÀ-Þ]\.-?)+(?=\s?\w)|(?:{TITLES})\.)"
WORD = re.compile(rf"(?i:{ELIDED})|{SHORT}|\w+(?:[-’'&./]\w+)*")
ABBREVIATION = re.compile(SHORT + r"$")
END = re.compile(r"[.!?…]+[\s»”\"’)]*(?=\s+[\W\d]*[A-ZÀ-Þ]|\s*$)|\n+", re.MULTILINE)


class Word(NamedTuple):
    """A word where it stands: `low` without case, `key` also without accents."""

    text: str
    start: int
    end: int
    low: str
    key: str

    @property
    def capital(self) -> bool:
        """It begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """The text without case, accents and typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text; an elided article is a word of its own."""
    found = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        low = match[0].casefold().replace("’", "'")
        found.append(Word(match[0], match.start(), match.end(), low, fold(match[0]).removesuffix("'s")))
    return found


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin: after end marks before a capital (not after an abbreviation), and on new lines."""
    starts = [0]
    for match in END.finditer(text):
        if match.end() < len(text) and not ABBREVIATION.search(text, max(0, match.start() - 6), match.start() + 1):
            starts.append(match.end())
    return starts


def singulars(key: str) -> Iterator[str]:
    """The word itself, then what its singular may be."""
    yield key
    if key.endswith(("s", "x")):
        yield key[:-1]
    for plural, singular in (("ces", "z"), ("es", ""), ("aux", "al"), ("men", "man"), ("ies", "y")):
        if key.endswith(plural) and len(key) > len(plural) + 1:
            yield key[: -len(plural)] + singular


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the tables of one language say of words; a language without a folder says little.

    `recognised`: a recogniser finds the names of its texts.
    """

    titles: dict[str, str]
    same: dict[str, frozenset[int]]
    honorifics: dict[str, str]
    nouns: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    determiners: dict[str, frozenset[str]]
    joints: dict[str, frozenset[str]]
    first_names: dict[str, str]
    particles: frozenset[str]
    never: frozenset[str]
    genitives: tuple[str, ...]
    seats: dict[str, list[str]]
    office: frozenset[str]
    epithets: frozenset[str]
    interviewers: frozenset[str]
    trades: tuple[str, ...]
    origins: tuple[str, ...]
    implied: tuple[str, ...]
    endings: tuple[tuple[str, ...], tuple[str, ...]]
    latest: frozenset[str]
    dropped: dict[str, list[str]]
    possessive_ending: str
    recognised: bool

    def title(self, key: str) -> str | None:
        """The title in the singular, when the word is one."""
        former = key.removeprefix("ex").lstrip("-") if key.startswith("ex") else ""
        return next((s for whole in (key, former) for s in singulars(whole) if s in self.titles), None)

    def is_noun(self, kind: str, key: str) -> bool:
        """The word, or its singular, is a noun of that kind of source."""
        return any(s in self.nouns.get(kind, ()) for s in singulars(key))

    def determiner(self, kind: str, low: str) -> bool:
        """The word is a determiner of that kind."""
        return low in self.determiners.get(kind, ())

    def is_determiner(self, low: str) -> bool:
        """The word is a determiner of some kind."""
        return any(low in group for group in self.determiners.values())

    def joins(self, kind: str, low: str) -> bool:
        """The word is a joint of that kind."""
        return low in self.joints.get(kind, ())

    def listed_gender(self, name: str) -> str:
        """The gender that the tables give the first name of a whole name: "Jean-Marie", else "Jean"."""
        first = fold(name.split()[0]) if name else ""
        lists = (self.first_names, first_names(words=True) if " " in name else {})
        return next((table[key] for key in (first, first.split("-")[0]) for table in lists if key in table), "")

    def name_gender(self, name: str) -> str:
        """The gender of a whole name: as its first name is listed, else as it ends."""
        listed = self.listed_gender(name)
        key = fold(re.split(r"[\s-]", name)[0])
        if listed or key in self.first_names or len(key) < 3:
            return listed
        feminine, masculine = self.endings
        return "f" if key.endswith(feminine or ("\0",)) else "m" if key.endswith(masculine or ("\0",)) else ""

    def akin(self, one: str, other: str) -> bool:
        """Two titles may name the same office."""
        return bool(self.same.get(one, frozenset()) & self.same.get(other, frozenset()))


GENDERS = {"masculine": "m", "feminine": "f", "common": ""}
PRONOUNS = ("masculine", "feminine", "neuter", "masculine_plural", "feminine_plural", "first", "possessive", "relative", "nobody")


@cache
def lexicon(language: str | None) -> Lexicon:
    """The tables of a language, made ready for looking up."""
    code = language or ""
    titles, names = table(code, "titles"), table(code, "names")
    pronouns = table(code, "pronouns")
    return Lexicon(
        titles=_titles(titles),
        same=_groups(titles.get("same", [])),
        honorifics={
            w: g
            for k, g in (("masculine", "m"), ("feminine", "f"), ("", ""))
            for w in titles.get(f"honorific_{k}".rstrip("_"), [])
        },
        nouns={kind: frozenset(map(fold, found)) for kind, found in table(code, "sources").items()},
        pronouns={w: kind for kind in reversed(PRONOUNS) for w in pronouns.get(kind, [])},
        determiners={k: frozenset(v) for k, v in pronouns.get("determiners", {}).items()},
        joints={k: frozenset(v) for k, v in pronouns.get("joints", {}).items()},
        first_names=_first_names(),
        particles=frozenset(names.get("particles", [])),
        never=frozenset(map(fold, names.get("never", []))),
        genitives=tuple(names.get("genitive_endings", [])),
        seats=_seats(names.get("seats", {})),
        office=frozenset(map(fold, titles.get("office", []))),
        epithets=frozenset(map(fold, titles.get("epithets", []))),
        interviewers=frozenset(map(fold, titles.get("interviewers", []))),
        trades=tuple(titles.get("trade_endings", [])),
        origins=tuple(titles.get("origin_endings", [])),
        implied=tuple(pronouns.get("implied", {}).get("words", [])),
        endings=(tuple(names.get("feminine_endings", [])), tuple(names.get("masculine_endings", []))),
        latest=frozenset(pronouns.get("latest", {}).get("words", [])),
        dropped=pronouns.get("dropped", {}),
        possessive_ending=pronouns.get("possessive_ending", ""),
        recognised=bool(table(code, "language").get("spacy")),
    )


def _titles(rows: dict[str, Any]) -> dict[str, str]:
    """Each title with its gender; one that stands in two lists has none."""
    found: dict[str, str] = {}
    for name, gender in GENDERS.items():
        for word in rows.get(name, []):
            found[fold(word)] = gender if found.get(fold(word), gender) == gender else ""
    for word in (w for group in rows.get("same", []) for w in group):
        found.setdefault(fold(word), "")
    return found


def _seats(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """The powers by their seats; under "" all of them."""
    return {fold(k): v for k, v in rows.items()} | {"": [power for powers in rows.values() for power in powers]}


def _groups(rows: list[list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(rows):
        for word in group:
            found[fold(word)] = found.get(fold(word), frozenset()) | {number}
    return found


@cache
def _first_names() -> dict[str, str]:
    """First names of all languages: an article in one names people of others. One that goes both ways is left out."""
    found: dict[str, set[str]] = {}
    for language in known():
        for gender in ("masculine", "feminine"):
            for name in table(language, "names").get(gender, []):
                found.setdefault(fold(name), set()).add(gender[0])
    own = {name: genders.pop() for name, genders in found.items() if len(genders) == 1}
    return {name: gender for name, gender in first_names().items() if name not in found} | own


@cache
def countries(language: str) -> frozenset[str]:
    """The names of countries and territories in the language (CLDR), folded: the recogniser takes "El Salvador" for a man."""
    from babel import Locale, UnknownLocaleError

    try:
        return frozenset(fold(name) for name in Locale(language).territories.values())
    except (UnknownLocaleError, ValueError):
        return frozenset()
