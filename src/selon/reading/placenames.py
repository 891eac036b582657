"""What a language's tables say of places: names of countries and regions, demonyms, historic states, seats of power."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from selon.languages import table
from selon.reading.gazetteer import key

CONTINENTS = {"002": "+AF", "142": "+AS", "150": "+EU", "003": "+NA", "005": "+SA", "009": "+OC", "AQ": "AQ"}
NO_PLACE = {"001", "EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}  # CLDR has organisations and placeholders too


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for. `codes` are of countries, regions or continents, several where the name leaves it open.

    `sense` is name, demonym, historic (a state that is no more), seat (of a power: `city` is where it stands) or part (of
    the world, without an id). `exact` is how the name must be written, where it is too short to be told from a word.
    """

    sense: str
    codes: tuple[str, ...] = ()
    country: str = ""
    city: str = ""
    years: str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """The tables of one language, made ready for looking up; a language without a folder has the names of countries."""

    known: dict[str, Known]
    demonyms: dict[str, Known]
    short: dict[str, str]
    longest: int
    small: bool
    people: bool
    display: dict[str, str]
    home: frozenset[str]
    wary: frozenset[str]
    never: frozenset[str]
    bodies: frozenset[str]


@cache
def placenames(language: str) -> PlaceNames:
    """The names of places in a language."""
    rows = table(language, "places")
    territories = _territories(language)
    known: dict[str, Known] = {}
    for code, names in _names(territories, rows.get("names", {})):
        for name in names:
            _add(known, name, code)
    for name in rows.get("names", {}).get("none", []):
        known[key(name)] = Known("part")
    for state in rows.get("historic", []):
        for name in state["names"]:
            known[key(name)] = Known("historic", country=state.get("country", ""), years=state["years"], exact=_exact(name))
    for name, (country, city) in rows.get("seats", {}).items():
        known[key(name)] = Known("seat", country=country, city=city)
    demonyms = _demonyms(rows)
    words = rows.get("words", {})
    return PlaceNames(
        known=known,
        demonyms=demonyms,
        short={name: code for code, names in rows.get("names", {}).get("short", {}).items() for name in names},
        longest=max((len(name.split()) for name in (*known, *demonyms)), default=0),
        small=not rows.get("demonyms", {}).get("capital", True),
        people=rows.get("demonyms", {}).get("people", True),
        display={code: names[0] for code, names in reversed(list(_names(territories, rows.get("names", {}))))},
        home=frozenset(rows.get("home", [])),
        wary=frozenset(map(key, words.get("wary", []))),
        never=frozenset(map(key, words.get("never", []))),
        bodies=frozenset(key(name) for code, name in territories.items() if code in NO_PLACE),
    )


def _territories(language: str) -> dict[str, str]:
    """CLDR's names of countries and parts of the world."""
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale(language).territories)
    except (UnknownLocaleError, ValueError):
        return {}


def _names(territories: dict[str, str], rows: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each code with its names, CLDR's first; "" for parts of the world that have no code."""
    found = []
    for code, name in territories.items():
        if code not in NO_PLACE:
            both = re.fullmatch(r"(.+) \((.+)\)", name)  # "Myanmar (Birmanie)"
            known = CONTINENTS.get(code, "" if code.isdigit() else code)
            found.append((known, [both[2], both[1]] if both and both[2][0].isupper() else [name]))
    return found + [(code, names) for code, names in rows.items() if code not in ("none", "short")]


def _add(known: dict[str, Known], name: str, code: str) -> None:
    """The name for one more code; a part of the world where it has none."""
    before = known.get(key(name))
    codes = (*(before.codes if before else ()), *([code] if code else []))
    known[key(name)] = Known("name" if codes else "part", codes=tuple(dict.fromkeys(codes)), exact=_exact(name))


def _exact(name: str) -> str:
    """An abbreviation is read only as it is written: "US" is no "us", "RDA" no name of a person."""
    letters = re.sub(r"\W", "", name)
    return letters if letters.isupper() and len(letters) < 5 else ""


def _demonyms(rows: dict[str, Any]) -> dict[str, Known]:
    """Each demonym in the singular and the plural, with accents: "ingles" is no "inglés"."""
    endings = rows.get("demonyms", {}).get("endings", [])
    found: dict[str, Known] = {}
    for code, words in rows.get("demonyms", {}).get("of", {}).items():
        for form in (form for word in words for form in _forms(word, endings)):
            found[form] = Known("demonym", codes=(*(found[form].codes if form in found else ()), code))
    for state in rows.get("historic", []):
        for form in (form for word in state.get("demonyms", []) for form in _forms(word, endings)):
            found[form] = Known("historic", country=state.get("country", ""), years=state["years"])
    return found


def _forms(word: str, endings: list[list[str]]) -> set[str]:
    """The word as tokens are joined, and its plurals."""
    low = word.casefold().replace("-", " ")
    return {low, *(low.removesuffix(one) + many for one, many in endings if low.endswith(one))}
