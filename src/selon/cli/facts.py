"""What is known of a relation, in a few words each: how its speaker was found, what it does, when, where, how surely."""

import re
from datetime import date

from selon.cli.plain import visible_line
from selon.cli.sentence import sentences
from selon.reading.reading import Attribution, Reading, Speaker, Timex

FOUND = {
    "named": "named", "pronoun": "by pronoun", "title": "by title", "continued": "quotation continued",
    "outlet": "the outlet's own word",
}  # fmt: skip
DISTANCE = {"distances": "the outlet keeps its distance", "endorses": "the outlet endorses it"}
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
DAY = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T(?:(\d\d:\d\d)(?::\d\d)?|([A-Z]{2})))?\Z")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?\Z")


def how_found(speaker: Speaker | None) -> str:
    """How the speaker was found, and that they have no name where it is so."""
    if speaker is None:
        return ""
    return FOUND[speaker.found] + (", without a name" if speaker.kind == "unnamed" else "")


def inside(attribution: Attribution, reading: Reading) -> str:
    """The number of the relation whose content holds this one, as "inside 2"."""
    numbers = {a.id: number for number, a in enumerate(reading.attributions, 1)}
    return f"inside {numbers[attribution.parent]}" if attribution.parent in numbers else ""


def distance(attribution: Attribution) -> str:
    """How the outlet stands to it, where it is not neutral."""
    return DISTANCE.get(attribution.distance or "", "")


def said(attribution: Attribution, reading: Reading) -> str:
    """When it was said; "then too" where that is told of the saying before it."""
    if attribution.said is None:
        return ""
    timex = reading.timexes[attribution.said]
    carried = not sentences(reading.article.text, attribution).holds(timex.span)
    return f"said {when(timex, reading)}" + (", as before" if carried else "")


def happened(attribution: Attribution, reading: Reading) -> str:
    """When what is said happened; that it does now is not worth a word."""
    told = dict.fromkeys(when(t, reading) for i in attribution.happened if (t := reading.timexes[i]).value != "PRESENT_REF")
    return f"happened {', '.join(told)}" if told else ""


def where(attribution: Attribution, reading: Reading) -> str:
    """Where what is said happened, each place once."""
    told = dict.fromkeys(visible_line(reading.places[i].name) for i in attribution.places)
    return f"in {', '.join(told)}" if told else ""


def when(timex: Timex, reading: Reading) -> str:
    """The day, month, year or week that a time is; what has no such value, in the article's own words."""
    day, week = DAY.match(timex.value), WEEK.match(timex.value)
    if day:
        return " ".join(filter(None, [day[1], day[2], PARTS.get(day[3] or "")]))
    if week and 1 <= int(week[2]) <= 52:
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return f"{'weekend' if week[3] else 'week'} of {first.isoformat()}"
    return f"“{visible_line(reading.text_of((timex.span,)))}”"
