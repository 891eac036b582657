"""What an article says that a person is, beside the name: "le ministre russe de la Défense, Sergueï Choïgou" is
`minister/defence@RU`. It tells people of one surname apart; nobody is known by an office alone.
"""

import re
from collections.abc import Iterable

from selon.article import Span
from selon.record.bodies import Words, country_in, fields_in, matches, split, tables_of, words_of

REACH = 80  # characters before and after a name
ENDS = re.compile(r"[.;:!?\n«»\"“”()]")
WIDTH = 6  # words of an office with its field and country
LEAD = 2  # of these before it: "Russian Defence Minister"
MOST = 4  # offices of one person in one article


def offices(text: str, spans: Iterable[Span], language: str) -> str | None:
    """The offices that stand beside the name at these places, with a blank between; None where there are none."""
    found = {told for span in spans for told in (_before(text, span, language), _after(text, span, language)) if told}
    return " ".join(sorted(found)[:MOST]) or None


def _before(text: str, span: Span, language: str) -> str:
    """An office with nothing but its field and country between it and the name."""
    tables = tables_of(language)
    said = words_of(ENDS.split(text[max(0, span.start - REACH) : span.start])[-1], tables.small)[-WIDTH:]
    places = sorted(matches(said, tables.offices), key=lambda place: (-sum(place), -place[1]))
    if not places:
        return ""
    at, size = places[0]
    noun, _ = split(said, at, size, tables.offices)
    return _named(noun, said[max(0, at - LEAD) : at], said[at + size :], language)


def _after(text: str, span: Span, language: str) -> str:
    """An office that begins what stands between two commas after the name."""
    gap, _, rest = text[span.end : span.end + REACH].partition(", ")
    said, comma, _ = ENDS.sub(",", rest).partition(",")
    tables = tables_of(language)
    words = words_of(said, tables.small)
    places = [(at, size) for at, size in matches(words, tables.offices) if at <= 2]
    if gap or not comma or not places or len(words) > WIDTH:
        return ""
    at, size = places[0]
    noun, _ = split(words, at, size, tables.offices)
    return _named(noun, words[:at], words[at + size :], language)


def _named(noun: str, lead: Words, rest: Words, language: str) -> str:
    """The office, of what and of which country; nothing where words are left that say something else."""
    country, rest = country_in(rest, language, seats=False)
    fields, rest = fields_in(rest, tables_of(language))
    if rest:
        return ""
    if not country:
        country, lead = country_in(lead, language, seats=False)
    fields += fields_in(lead, tables_of(language))[0]
    named = "/".join([noun, "+".join(sorted(fields))]) if fields else noun
    return f"{named}@{country}" if country else named
