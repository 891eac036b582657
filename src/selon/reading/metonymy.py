"""Place or power: whether a name says where something is, or stands for who decides there ("Moscou a annoncé …").

The evidence is that of Markert and Nissim (2007) and of Gritta, Pilehvar, Limsopatham and Collier (2017): the preposition
before the name, and the verb that it is the subject or the object of. Names of countries are never set apart: a country
that acts is that country all the same. Cities are, and the buildings that governments are named by.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from selon.reading.around import Around
from selon.reading.candidate import container
from selon.reading.toponym import Toponym

WELL_KNOWN = 100_000  # people: "les rebelles de Homs" is read though the recogniser does not see it
LONGEST = 12  # names of a list that are looked at together
GAP = re.compile(r"[\w ,'’\u00a0]*")


@dataclass(frozen=True, slots=True)
class Use:
    """How a name is used: as a place, for a power, open between the two, or as neither; `reason` is a short phrase.

    One that is not `sure` counts only in a country that the article names.
    """

    kind: Literal["place", "power", "open", "neither"]
    reason: str = ""
    sure: bool = True


NEITHER = Use("neither")
POWER, TEAM = "the government, not the place: ", "its authorities or its team, not the place: "


def uses(around: Around, found: Sequence[Toponym], wary: frozenset[str]) -> list[Use]:
    """How each name is used."""
    decided: list[Use] = []
    for number, toponym in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        if after and container(around, toponym, after):
            decided.append(Use("place"))
            continue
        beside = decided[-1] if number and is_listed(around, found[number - 1], toponym) else NEITHER
        decided.append(_use(around, toponym, beside, _list_after(around, found, number), wary))
    return decided


def _list_after(around: Around, found: Sequence[Toponym], number: int) -> list[Toponym]:
    """The names that follow in the same list."""
    listed: list[Toponym] = []
    for one, other in pairwise(found[number : number + LONGEST]):
        if not is_listed(around, one, other):
            break
        listed.append(other)
    return listed


def is_listed(around: Around, one: Toponym, other: Toponym) -> bool:
    """The two stand side by side in a list."""
    words = around.tokens[one.last + 1 : other.first]
    gap = around.text[one.span.end : other.span.start]
    plain = all(t.low in around.cues.lists or around.cues.is_link(t.low) for t in words)
    return (
        plain and len(words) < 4 and ("," in gap or any(t.low in around.cues.lists for t in words)) and bool(GAP.fullmatch(gap))
    )


def is_power(toponym: Toponym) -> bool:
    """A government may be meant by the name."""
    return toponym.sense == "seat" or (toponym.sense == "city" and toponym.capital is not None)


def is_building(toponym: Toponym) -> bool:
    """The name is that of a building or a street where a power sits."""
    return toponym.known is not None and toponym.sense == "seat" and not toponym.entries


def _use(around: Around, toponym: Toponym, beside: Use, after: Sequence[Toponym], wary: frozenset[str]) -> Use:
    """How one name is used, given its neighbours in a list."""
    if toponym.sense in ("demonym", "historic", "part") or (toponym.sense == "name" and toponym.key not in wary):
        return Use("place")
    if not around.cues.before or (around.hyphened(toponym.first - 1) and toponym.sense != "name"):
        return NEITHER  # "Rio-Paris", "UNAN-Managua"; and all cities in a language without a table
    if toponym.sense == "city" and around.is_in_a_street(toponym.first, toponym.last):
        return NEITHER
    if toponym.apart and around.dateline(toponym.first, toponym.last):
        sure = toponym.named or is_power(toponym)
        return Use("place", "a dateline", sure=sure) if sure or around.tokens[toponym.first].text.isupper() else NEITHER
    said = _by_preposition(around, toponym, after) or _by_verb(around, toponym, after)
    if said:
        return said if said.kind != "place" or toponym.apart or toponym.named else NEITHER
    if beside.kind == "place" or (beside.kind in ("power", "open") and is_power(toponym)):
        return beside
    return _bare(around, toponym)


def _by_preposition(around: Around, toponym: Toponym, after: Sequence[Toponym]) -> Use | None:
    """What the preposition before the name says."""
    before = toponym.before
    if before.words in around.cues.to and around.has_stem_before("given", before.start):
        return Use("power", POWER + "something is said or given to it") if is_power(toponym) else NEITHER
    if before.kind == "at":
        if is_building(toponym) and before.words not in around.cues.at_seat:
            return Use("power", POWER + "a name for who governs")
        return Use("place")
    if before.kind == "to":
        go = toponym.named or is_power(toponym) or around.has_stem_before("motion", before.start)
        if is_building(toponym) or not (go or _is_plain(toponym)):
            return None
        return Use("place", sure=is_power(toponym))
    if before.kind == "by" and is_power(toponym) and all(map(is_power, after)) and not around.hyphened(toponym.last):
        through = around.has_stem_before("motion", before.start)
        return Use("place") if through else Use("power", POWER + f"after “{before.words}”")
    if before.kind == "between":
        both = is_power(toponym) and (is_power(after[0]) if after else around.is_beside_a_name(toponym.last))
        return Use("power", POWER + f"after “{before.words}”, with another") if both else Use("place")
    return _by_noun(around, toponym) if before.kind == "of" else None


def _by_noun(around: Around, toponym: Toponym) -> Use | None:
    """What the noun says that the name belongs to: "la ville de Brive", "la décision de Moscou", "la rue de Lyon"."""
    start = toponym.before.start
    office = any(around.is_noun_before(kind, start) for kind in ("city", "region", "realm"))
    street = around.is_noun_before("streets", start)
    if (street or not office) if around.is_name_before(start) else (street and not office):
        return NEITHER
    if is_power(toponym) and around.has_stem_before("powers", start, reach=2):
        return Use("power", POWER + "what is its own is a government's")
    if is_building(toponym):
        return None
    if office or toponym.named or is_power(toponym):
        return Use("place")
    return Use("place", sure=False) if _is_plain(toponym) else NEITHER


def _is_plain(toponym: Toponym) -> bool:
    """A name that stands alone, of a city that is large enough to be read though the recogniser does not see it."""
    return toponym.apart and bool(toponym.entries) and toponym.entries[0].population > WELL_KNOWN


def _by_verb(around: Around, toponym: Toponym, after: Sequence[Toponym]) -> Use | None:
    """What the verb says that the name is the subject or the object of, or the noun that is its own."""
    first, last = toponym.first, (after[-1] if after else toponym).last
    if not (is_power(toponym) or toponym.named):
        return None
    if is_power(toponym) and around.owns_power(toponym.last):
        return Use("power", POWER + "what is its own is a government's")
    joined = around.hyphened(toponym.last)
    if joined and around.cues.based and is_power(toponym):
        return Use("place") if joined in around.cues.based else Use("power", POWER + "it acts")
    if around.is_possessive(toponym.last):
        return None if is_building(toponym) else Use("place", sure=is_power(toponym) or toponym.sense == "name")
    if is_power(toponym) and around.has_stem_before("addressed", first, reach=1):
        return Use("power", POWER + "it is spoken to or acted against")
    does = around.does(last)
    if does == "acts" and toponym.sense != "name":
        return Use("power", (POWER if is_power(toponym) else TEAM) + "it acts", sure=is_power(toponym))
    return Use("place", sure=is_power(toponym) or toponym.sense == "name") if does and not is_building(toponym) else None


def _bare(around: Around, toponym: Toponym) -> Use:
    """A name with nothing beside it that decides: what the recogniser says, unless a capital begins its sentence anyway."""
    if is_building(toponym):
        return Use("power", POWER + "a name for who governs")
    if toponym.named and (toponym.last > toponym.first or is_power(toponym) or not around.opens(toponym.first)):
        return Use("place", sure=is_power(toponym) or toponym.sense == "name")
    if not is_power(toponym) or (around.opens(toponym.first) and not toponym.named):
        return NEITHER
    return Use("open", "the city or its government: nothing says which")
