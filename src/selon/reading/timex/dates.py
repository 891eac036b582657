"""Dates of the calendar as far as the words give them: the year, month and day that are meant where they are left out."""

from collections.abc import Callable
from datetime import date

from selon.reading.timex.anchor import Anchor
from selon.reading.timex.calendar import Period, around, choose, holding, weekdays
from selon.reading.timex.made import Found, Made, known, placed
from selon.reading.timex.tokens import Values

NEAR = {"day": 45, "month": 31}  # days within which a day or month without its year is the nearest, whatever the tense


def dated(v: Values, at: Anchor) -> Made | None:
    """A date as far as it is given; with a part of the day or an hour, a time."""
    period, value = found_date(v, at)
    explicit = not v.keys().isdisjoint(("year", "isodate", "numdate")) or ("month" in v and at.past_year() is not None)
    return placed(v, period, value, explicit)


def found_date(v: Values, at: Anchor) -> Found:
    """The period and the value; no value where the words are no date."""
    v = with_year(_in_figures(v, at), at)
    if "week_shift" in v and at.day:
        return known(weekdays(holding("week", at.day).shift(v["week_shift"]).first, v["weekday"])[1])
    if "year" in v:
        return known(_of_year(v, full_year(v["year"])))
    if "day" in v and "month" in v:
        return yearly(v, at, lambda y: Period("day", date(y, v["month"], v["day"])), f"XXXX-{v['month']:02}-{v['day']:02}")
    if "month" in v:
        return yearly(v, at, lambda y: Period("month", date(y, v["month"], 1)), f"XXXX-{v['month']:02}")
    return _day_of_month(v, at) if "day" in v else _weekday(v, at)


def with_year(v: Values, at: Anchor) -> Values:
    """The year in figures where the words reckon it: "de l'année dernière", "de la même année"."""
    if "year_shift" in v and at.day:
        return {**v, "year": at.day.year + v["year_shift"]}
    if "year_told" in v and (told := at.latest("year")):
        return {**v, "year": told.first.year}
    return v


def full_year(year: int) -> int:
    """A year of two figures in its century: up to 30 in this one."""
    return year if year > 99 else year + (2000 if year <= 30 else 1900)


def _in_figures(v: Values, at: Anchor) -> Values:
    """The fields of a date in figures. 03/04/2023 is read where the language has one order, or the figures allow one alone."""
    if "isodate" in v:
        return {**v, **dict(zip(("year", "month", "day"), v["isodate"], strict=True))}
    if "numdate" not in v:
        return v
    one, other, year = v["numdate"]
    if at.text.lexicon.numeric == "dmy" or one > 12:
        return {**v, "day": one, "month": other, "year": year}
    return {**v, "day": other, "month": one, "year": year} if other > 12 else {**v, "year": year}


def _of_year(v: Values, year: int) -> Period:
    """The day, month or year that is given in full."""
    if "month" not in v:
        return Period("year", date(year, 1, 1))
    return Period("day", date(year, v["month"], v["day"])) if "day" in v else Period("month", date(year, v["month"], 1))


def yearly(v: Values, at: Anchor, make: Callable[[int], Period], otherwise: str, *, ahead: bool = True) -> Found:
    """What comes once a year, in the year that is meant; raises ValueError where no year has it.

    In this order: the end of a range follows its beginning, a day has the weekday that stands with it, "last" and "next" say
    so, the year told just before goes on; else what is near is meant, and further off the verb decides.
    """
    make(2000)
    if not at.day or v.get("open"):
        return None, otherwise
    found = around(at.day, make)
    if pair := at.paired():
        return known(choose(around(pair.first, make), pair.first, 1))
    if "weekday" in v and (same := [p for p in found if p.first.isoweekday() == v["weekday"]]):
        return known(choose(same, at.day, 0))
    if v.get("shift"):
        return known(choose(found, at.day, v["shift"], strict=True))
    if "shift" not in v and (told := at.past_year()):
        return known(choose(around(told.first, make), told.first, 0))
    return known(_near(found, at, ahead) or choose(found, at.day, at.direction if ahead else min(at.direction, 0)))


def _near(found: list[Period], at: Anchor, ahead: bool) -> Period | None:
    """The nearest, where it is near enough to be meant whatever the tense.

    "Le 30 juin" of 24 June is six days ahead, even behind "a promis": who means last year's says so. Not with "since", and
    not of quarters (`ahead` is False), which are reported when they are over.
    """
    near = choose(found, at.day, 0) if at.day and ahead else None
    if near and at.day and near.away(at.day) <= NEAR.get(near.unit, -1) and (not at.since or at.direction > 0):
        return near
    return None


def _day_of_month(v: Values, at: Anchor) -> Found:
    """A day known by its number alone, or by its number and name: the nearest one that fits."""
    if not at.day:
        return (None, f"XXXX-XX-{v['day']:02}") if "weekday" not in v else (None, "")
    months = [holding("month", at.day).shift(n) for n in range(-2, 3)]
    days = [Period("day", m.first.replace(day=v["day"])) for m in months if v["day"] <= m.last.day]
    if "weekday" in v:
        return known(choose([d for d in days if d.first.isoweekday() == v["weekday"]], at.day, 0))
    told = at.day_before()
    return known(choose(days, told, 1) if told else choose(days, at.day, at.direction))


def _weekday(v: Values, at: Anchor) -> Found:
    """A day of the week: beyond the day of publication with "last" or "next", else as the verb looks, back where none tells."""
    number = v["weekday"]
    if not at.day:
        return None, f"XXXX-WXX-{number}"
    found = weekdays(at.day, number)
    if v.get("shift"):
        return known(choose(found, at.day, v["shift"], strict=True))
    return known(choose(found, at.day, at.direction or (0 if "shift" in v else -1)))


def day_of_this_month(v: Values, at: Anchor) -> Made | None:
    """A day of the month of publication by its number: "el 24 de este mes"."""
    if not at.day:
        return Made("DATE", f"XXXX-XX-{v['day']:02}")
    return dated({**v, "month": at.day.month, "year": at.day.year}, at)


def weekdays_ago(v: Values, at: Anchor) -> Made | None:
    """The day of that name so many weeks back: "hace dos lunes"."""
    if not at.day:
        return Made("DATE", f"XXXX-WXX-{v['weekday']}")
    last = choose(weekdays(at.day, v["weekday"]), at.day, -1, strict=True)
    return placed({}, *known(last and last.shift(-7 * (v["number"] - 1))))


def some_day(v: Values, at: Anchor) -> Made | None:
    """A day of the week that is any one: "un lundi"."""
    return Made("DATE", f"XXXX-WXX-{v['weekday']}" + (f"T{v['part']}" if "part" in v else ""), tells=False)


def clocked(v: Values, at: Anchor) -> Made | None:
    """An hour or part of a day of the last day told in the paragraph, else of the day of publication."""
    day = at.day_told()
    made = placed(v, Period("day", day) if day else None, day.isoformat() if day else "XXXX-XX-XX")
    if made:
        made.tells, made.floats = False, True
    return made
