"""What a name of a ministry, a parliament, an agency, a country says, in no language: what it is, of what, and whose.

"le ministère biélorusse de la Défense" and "Belarus's Defence Ministry" are both `ministry/defence@BY`; "l'ONU" and "the
United Nations" are `UN`. A body whose country is left unsaid ("le ministère de la Défense") is open: it is somebody's, and
the article must say whose. What the tables (`languages/*/bodies.toml`) do not take to pieces is known by its words alone.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from selon import languages
from selon.reading import gazetteer
from selon.reading.placenames import placenames
from selon.record.fold import fold

WORD = re.compile(r"\w+(?:['’]\w+)*|(?:\w\.){2,}")
Words = tuple[str, ...]

LONGEST = 7  # words of a name in the tables
MOST = 16  # words of a phrase that is taken to pieces
NATIONAL = frozenset({"ministry", "government", "presidency", "parliament", "general_staff"})  # "in Minsk" says whose


class Body(NamedTuple):
    """`key` is what it is, in no language. It is `open` where whose it is stays unsaid; `country` where that is said."""

    key: str
    country: str = ""
    open: bool = False

    def of(self, country: str) -> "Body":
        """The open body, now that it is known whose it is."""
        return Body(f"{self.key}@{country}", country)


@dataclass(frozen=True, slots=True)
class Tables:
    """One language's tables, by folded words: what is known as a whole, nouns, fields, and words that say little."""

    names: dict[Words, str]
    acronyms: dict[str, str]
    nouns: dict[Words, str]
    fields: dict[Words, str]
    offices: dict[Words, str]
    small: frozenset[str]
    generic: frozenset[Words]


@cache
def tables_of(language: str) -> Tables:
    rows = languages.table(language, "bodies")
    small = frozenset(rows.get("small", ()))

    def _by(of: str) -> dict[Words, str]:
        return {words_of(name, small): key for key, names in rows.get(of, {}).items() for name in names}

    named = [(name, key) for of in ("known", "world") for key, names in rows.get(of, {}).items() for name in names]
    return Tables(
        names={words_of(name, small): key for name, key in named if not _is_acronym(name)},
        acronyms={name.replace(".", ""): key for name, key in named if _is_acronym(name)},
        nouns=_by("nouns") | _by("whole"),
        fields=_by("fields"),
        offices=_by("offices"),
        small=small,
        generic=frozenset(words_of(name, small) for name in rows.get("generic", {}).get("words", ())),
    )


@cache
def _wikidata() -> dict[str, str]:
    rows = tomllib.loads((files("selon.languages") / "bodies.toml").read_text(encoding="utf-8"))
    return dict(rows["wikidata"])


def wikidata(key: str) -> str | None:
    """The Wikidata id of a body of the world."""
    return _wikidata().get(key)


@lru_cache(1 << 14)
def body(name: str, language: str = "") -> Body | None:
    """The body or the country of that name, by the tables of its language, else of another; None where they do not know it."""
    own = language if languages.table(language, "bodies") else ""
    for other in dict.fromkeys([own, *languages.known()]):
        found = _body(name, other, acronyms=other == own or not own) if other else None
        if found:
            return found
    return _country_named(name, language) if not own else None


def plain(name: str, language: str = "") -> str:
    """The name by its words: no small ones, and none that only say what kind of a thing it is ("l'agence TASS")."""
    tables = tables_of(language)
    return " ".join(_bare(words_of(name, tables.small), tables)) or fold(name).strip()


def _bare(words: Words, tables: Tables) -> Words:
    """The words without those before or after the rest that only say what kind of a thing it is."""
    for size in range(min(3, len(words) - 1), 0, -1):
        for said, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if said in tables.generic and rest not in tables.generic:
                return rest
    return words


def _is_acronym(name: str) -> bool:
    """It is written in capitals, and read only so: "UN" is no "un"."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) < 4


@lru_cache(1 << 14)
def words_of(name: str, small: frozenset[str]) -> Words:
    """The words of a name, folded, without the small ones."""
    found = []
    for word in WORD.findall(fold(name[:200])):
        owner = re.sub(r"['’]s$", "", word)
        found += [part for part in re.split(r"['’]", owner.replace(".", "")) if part and part not in small]
    return tuple(found[:MOST])


def _body(name: str, language: str, *, acronyms: bool) -> Body | None:
    """The body by one language's tables."""
    tables = tables_of(language)
    letters = re.sub(r"^\W*(?:the|el|la|le|l['’])?\s*|\.", "", name, flags=re.IGNORECASE) if len(name) < 12 else ""
    if acronyms and letters in tables.acronyms:
        return _of_key(tables.acronyms[letters])
    words = words_of(name, tables.small)
    if not words:
        return None
    known = tables.names.get(words) or tables.names.get(_bare(words, tables))
    if known:
        return _of_key(known)
    return _country_named(name, language) or _taken_to_pieces(words, language)


def _of_key(key: str) -> Body:
    return Body(key, key.partition("@")[2])


def _taken_to_pieces(words: Words, language: str) -> Body | None:
    """A noun, its field and its country, nothing else."""
    tables = tables_of(language)
    nouns = [*matches(words, tables.nouns)]
    if not nouns:
        return None
    noun, rest = min(
        (split(words, *place, tables.nouns) for place in nouns), key=lambda found: not found[0].startswith("ministry")
    )
    country, rest = country_in(rest, language, seats=noun.partition("/")[0] in NATIONAL)
    fields, rest = fields_in(rest, tables)
    if rest or country is None or (noun == "ministry" and not fields):
        return None
    found = Body("/".join([noun, "+".join(fields)]) if fields else noun, open=True)
    return found.of(country) if country else found


def split(words: Words, at: int, size: int, table: dict[Words, str]) -> tuple[str, Words]:
    """What the table says of the words at that place, and the words around them."""
    return table[words[at : at + size]], words[:at] + words[at + size :]


def matches(words: Words, table: dict[Words, str]) -> Iterator[tuple[int, int]]:
    """Where entries of the table stand among the words, with how many words they have."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            if words[at : at + size] in table:
                yield at, size


def fields_in(words: Words, tables: Tables) -> tuple[list[str], Words]:
    """The fields that the words name, and the words that are left."""
    fields: list[str] = []
    while found := next(matches(words, tables.fields), None):
        at, size = found
        field, words = split(words, at, size, tables.fields)
        fields.append(field)
    return sorted({*fields}), words


def country_in(words: Words, language: str, *, seats: bool) -> tuple[str | None, Words]:
    """The country that the words name or are of ("" where none), and the words that are left; None where it is open which."""
    if not words:
        return "", words
    known, demonyms = _places(language), _demonyms(language)
    for size in range(min(4, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            some = " ".join(words[at : at + size])
            codes = known.get(some) or demonyms.get(some) or _declined(some, language) or (_seat(some) if seats else ())
            if codes:
                return (codes[0] if len(codes) == 1 else None), words[:at] + words[at + size :]
    return "", words


@cache
def _places(language: str) -> dict[str, tuple[str, ...]]:
    """The codes of each name of a country or region, by its words without the small ones."""
    small, first = tables_of(language).small, _territories(language)
    listed = languages.table(language, "places").get("names", {}).values() if language in languages.known() else ()
    shared = {gazetteer.key(name) for names in listed for name in names}  # "Congo": the table says that it may be either
    found = {}
    for name, known in placenames(language).known.items():
        if known.sense == "name" and not known.codes[0].startswith("+"):
            alone = name not in shared and first.get(name) in known.codes  # "China", not "Hong Kong (China)"
            found[" ".join(words_of(name, small))] = (first[name],) if alone else known.codes
    return found


def _territories(language: str) -> dict[str, str]:
    """The code of each country by its first name in CLDR."""
    from babel import Locale, UnknownLocaleError

    try:
        return {gazetteer.key(name): code for code, name in Locale(language).territories.items()}
    except (UnknownLocaleError, ValueError):
        return {}


@cache
def _demonyms(language: str) -> dict[str, Words]:
    small = tables_of(language).small
    found = placenames(language).demonyms.items()
    return {" ".join(words_of(name, small)): known.codes for name, known in found if known.sense == "demonym"}


def _declined(said: str, language: str) -> Words:
    """The code of the country that is called so beside a noun, where the language declines its name: "Белоруссии"."""
    whole, stems = _forms(language)
    if said in whole:
        return whole[said]
    return next((code for stem, code in stems if said.startswith(stem) and " " not in said), ())


@cache
def _forms(language: str) -> tuple[dict[str, Words], list[tuple[str, Words]]]:
    """How countries are called, and how what such words begin with: "белорусск"."""
    small = tables_of(language).small
    rows = languages.table(language, "bodies").get("countries", {})
    forms: list[tuple[str, Words]] = [(name, (code,)) for code, names in rows.items() for name in names]
    whole: dict[str, Words] = {" ".join(words_of(name, small)): code for name, code in forms if not name.endswith("*")}
    return whole, [(fold(name.removesuffix("*")), code) for name, code in forms if name.endswith("*")]


def _seat(city: str) -> Words:
    """The country whose capital it is."""
    return tuple(entry.country for entry in gazetteer.named(city)[:1] if entry.kind == "capital")


def _country_named(name: str, language: str) -> Body | None:
    """The country or region of that name, where it is one alone: `@BY`."""
    codes = _places(language).get(" ".join(words_of(name, tables_of(language).small)), ())
    letters = re.sub(r"\W", "", name)
    known = placenames(language).known.get(gazetteer.key(name))
    if known and known.exact and known.exact != letters:
        return None
    return Body(f"@{codes[0]}", codes[0]) if len(codes) == 1 else None
