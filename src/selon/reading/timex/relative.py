"""Times reckoned from another: so many units from the day of publication, or from the last date told."""

from datetime import timedelta

from selon.reading.timex.anchor import Anchor
from selon.reading.timex.calendar import OPEN, Period, choose, finer, holding, weekdays
from selon.reading.timex.lengths import length
from selon.reading.timex.made import CLOCK_UNITS, VAGUE, Made, known, placed
from selon.reading.timex.tokens import Values
from selon.reading.timex.units import calendar_unit, in_whole_units


def shifted(v: Values, at: Anchor) -> Made | None:
    """So many units before or after publication: "hier", "la semaine dernière", "il y a trois ans"."""
    unit, number = v["unit"], v.get("number", 1)
    if number == VAGUE:
        return Made("DATE", "PAST_REF" if v["shift"] < 0 else "FUTURE_REF", tells=False)
    unit, number = in_whole_units(unit, number + v.get("plus", 0))
    if unit in CLOCK_UNITS:
        return _hours_away(unit, number * v["shift"], at)
    if "number" in v:  # a century ago is said of a year, last century of a century
        unit, number = calendar_unit(unit, number)
    period = _from_publication(unit, int(number * v["shift"]), v, at)
    return placed(v, period, period.value if period else OPEN[unit])


def _from_publication(unit: str, number: int, v: Values, at: Anchor) -> Period | None:
    """The period so many on from that of publication; None where that is unknown, or beyond the calendar."""
    if not at.day:
        return None
    if unit == "weekend" and not number:
        return choose([holding(unit, at.day).shift(n) for n in (-1, 0, 1)], at.day, at.direction)
    try:
        period = holding(unit, at.day).shift(number)
    except (ValueError, OverflowError):
        return None
    return period if number or "this" in v else _other_edge(period, v.get("edge"), at)


def _other_edge(period: Period, edge: str | None, at: Anchor) -> Period:
    """The period before, where its end is told as past and this one's is to come ("à la fin de l'année", in March); and so on."""
    if edge not in ("START", "END") or not at.day:
        return period
    first, last = period.part(edge)
    if edge == "END" and first > at.day and at.direction < 0:
        return period.shift(-1)
    return period.shift(1) if edge == "START" and last < at.day and at.direction > 0 else period


def _hours_away(unit: str, number: float, at: Anchor) -> Made | None:
    """So many hours from publication, where its hour is known."""
    if not at.moment or unit == "second":
        return Made("DATE", "PAST_REF" if number < 0 else "FUTURE_REF", tells=False)
    moment = at.moment + timedelta(**{f"{unit}s": number})
    return Made("TIME", moment.strftime("%Y-%m-%dT%H:%M"), Period("day", moment.date()), tells=False)


def relative(v: Values, at: Anchor) -> Made | None:
    """So many units from the last date told: "la veille", "deux ans plus tard", "ce jour-là"."""
    unit, number = v["unit"], v.get("number", 1)
    if "weekday" in v:
        return _weekday_told(v, at)
    if number == VAGUE:
        return Made("DATE", "PAST_REF", tells=False)
    if unit in CLOCK_UNITS:
        return None
    unit, number = calendar_unit(*in_whole_units(unit, number + v.get("plus", 0)))
    told = at.latest(unit)
    if told is None or not finer(told.unit, unit):
        return placed(v, None, _within(told, unit) if told else OPEN[unit])
    return placed(v, *known(holding(unit, told.first).shift(int(number * v["shift"]))))


def _weekday_told(v: Values, at: Anchor) -> Made | None:
    """A day of the week before or after the last day told: "le lundi suivant"."""
    told = at.latest("day")
    if told is None or told.unit != "day":
        return Made("DATE", f"XXXX-WXX-{v['weekday']}")
    return placed(v, *known(choose(weekdays(told.first, v["weekday"]), told.first, v["shift"], strict=True)))


def _within(told: Period, unit: str) -> str:
    """A smaller unit within what is told, open: some day of 2012 is 2012-XX-XX."""
    value, shape = told.value, OPEN[unit]
    fits = told.unit == "year" or (told.unit, unit) == ("month", "day")
    return value + shape[len(value) :] if fits else shape


def elapsed(v: Values, at: Anchor) -> Made | None:
    """What has passed of the year or month of publication, as a length: "en lo que va de año"."""
    unit = v["unit"]
    if not at.day or unit not in ("year", "month", "week"):
        return Made("DURATION", length(unit, VAGUE), tells=False)
    months = at.day.month - 1 if unit == "year" else 0
    days = at.day.day if unit != "week" else at.day.isoweekday()
    value = f"P{months}M{days}D" if months else f"P{days}D"
    return Made("DURATION", value, first=holding(unit, at.day).first, last=at.day, tells=False)
