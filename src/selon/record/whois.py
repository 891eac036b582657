"""What a name in an article is, before the record is asked who bears it: a person's name, a body's, a country's, a city's.

`identity` says it in no language where that can be said: "ministry/defence@BY", "@BY", "geonames:625144", "organisation=tass".
A name that is not `whole` is nobody's by itself: a surname, a given name, a ministry of a country that stays unsaid.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from selon import languages
from selon.article import Span
from selon.reading import gazetteer
from selon.reading.reading import Place, Reading
from selon.record import bodies, names
from selon.record.bodies import Body
from selon.record.entities import SEVERAL, Name
from selon.record.fold import key
from selon.record.given import is_given
from selon.record.name_keys import asked, sounds
from selon.record.offices import offices

LONGEST = 200  # characters of a name that tell it from others


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody or something that an article names: the name as the article has it, and what that is."""

    name: Name
    kind: str
    key: str
    whole: bool
    person: names.Name | None = None
    body: Body | None = None
    identity: str | None = None
    office: str | None = None
    reason: str = ""

    @property
    def surname(self) -> str:
        """The one word that may be somebody's surname; "" where the name says more, or what it is."""
        return self.person.forms[0] if self.person and len(self.person.words) == 1 and not self.person.number else ""

    @property
    def sounds(self) -> frozenset[str]:
        """What the name is found by, where spellings of it may differ."""
        return sounds(self.person) if self.person else frozenset()

    @property
    def asked(self) -> frozenset[str]:
        """What other spellings of the name are found by."""
        return asked(self.person) if self.person else frozenset()


def cast(reading: Reading, wanted: Iterable[Name]) -> list[Character]:
    """Who appears in the article under these names, whole names first."""
    language = code(reading)
    spans: dict[str, list[Span]] = {}
    for mention in reading.mentions:
        spans.setdefault(mention.name, []).append(Span(*mention.span))
    places = _places(reading)
    heard = {name for a in reading.attributions if a.speaker for name in a.speaker.name.split(SEVERAL)}
    found = [_character(name, language, places.get(name.name), speaks=name.name in heard) for name in wanted]
    told = [c if not c.person else _with_office(c, reading, spans.get(c.name.name, [])) for c in found]
    return sorted(told, key=lambda c: (not c.whole, c.kind != "person", c.name))


def code(reading: Reading) -> str:
    """The article's language, where it is a code at all."""
    language = reading.article.language or ""
    return language if re.fullmatch("[a-z]{2,3}", language) else ""


def _with_office(c: Character, reading: Reading, spans: list[Span]) -> Character:
    told = offices(reading.article.text, spans, code(reading)) if spans else None
    return Character(c.name, c.kind, c.key, c.whole, c.person, c.body, c.identity, told, c.reason) if told else c


def _places(reading: Reading) -> dict[str, Place]:
    """The places that the reading resolved, by their names and by how they stand in the text."""
    found: dict[str, Place] = {}
    for place in reversed(reading.places):
        found[reading.text_of((Span(*place.span),))] = found[place.name] = place
    return found


def _character(name: Name, language: str, place: Place | None, *, speaks: bool) -> Character:
    """What the name is: its kind by the reading, unless its words say better."""
    folded = key(name.name)
    if name.kind == "person":
        return _person(name, folded, language)
    body = bodies.body(name.name, language)
    if body:
        return _body(name, folded, body)
    if name.kind == "organisation" and _is_person(name.name, language):
        return _person(name, folded, language)
    capital = _capital(name.name)
    if capital and place and name.kind == "organisation":  # "Moscow said …": the power that sits there
        return Character(name, "place", folded, True, identity=capital)
    if name.kind == "place" and (identity := _somewhere(name.name, place)):
        return Character(name, "place", folded, True, identity=identity, reason=place.reason if place and place.geonames else "")
    alone = name.kind == "organisation" and len(name.name.split()) == 1
    surname = names.parsed(name.name) if alone and speaks else None  # somebody whom the recogniser does not know may speak
    return Character(name, name.kind, folded, surname is None, person=surname, identity=_by_words(name, language))


def _person(name: Name, folded: str, language: str) -> Character:
    """A person, unless the name is a body's that the recogniser takes for one ("Otan")."""
    person = names.parsed(_from_given(name.name, language))
    body = None if person.whole else bodies.body(name.name, language)
    if body and not body.open and not body.key.startswith("@"):
        return _body(name, folded, body)
    return Character(name, "person", folded, person.whole, person=person)


def _body(name: Name, folded: str, body: Body) -> Character:
    kind = "place" if body.key.startswith("@") else "organisation"
    return Character(name, kind, folded, not body.open, body=body, identity=None if body.open else body.key)


def _is_person(name: str, language: str) -> bool:
    """Where no recogniser says what a name is: it is a given name and more."""
    parsed = names.parsed(_from_given(name, language))
    return language not in languages.known() and parsed.whole and any(is_given(form) for form in parsed.forms[:-1])


def _from_given(name: str, language: str) -> str:
    """The name from its first given name on: where there is no recogniser, titles and countries stand before it."""
    if language in languages.known():
        return name
    words = name.split()
    at = next((n for n, word in enumerate(words[:-1]) if word[:1].isupper() and is_given(re.split(r"\W", word.casefold())[0])), 0)
    return " ".join(words[at:])


def _somewhere(name: str, place: Place | None) -> str | None:
    """The country or the city: as the reading resolved it, else a capital by its name."""
    if place and place.geonames:
        land = gazetteer.coded(place.country) if place.country else None
        return f"@{place.country}" if land and land.id == place.geonames else f"geonames:{place.geonames}"
    return _capital(name)


def _capital(name: str) -> str | None:
    """The capital of that name, unless there is a larger city of it."""
    city = next((entry for entry in gazetteer.named(gazetteer.key(name)) if entry.kind in gazetteer.CITIES), None)
    return f"geonames:{city.id}" if city and city.kind == "capital" else None


def _by_words(name: Name, language: str) -> str:
    """What is known by its words alone: the same words are the same thing."""
    plain = bodies.plain(name.name, language)
    if len(plain) > LONGEST:
        plain = sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name.kind}={plain}"
