"""What a year is divided into, and what years are gathered in: quarters, weeks, seasons, holidays; decades and centuries."""

from collections.abc import Callable
from datetime import date, timedelta

from selon.reading.timex.anchor import Anchor
from selon.reading.timex.calendar import MONTHS, OPEN, Period, holding, holiday
from selon.reading.timex.dates import dated, found_date, full_year, with_year, yearly
from selon.reading.timex.lengths import lasting
from selon.reading.timex.made import Made, known, placed
from selon.reading.timex.tokens import Values

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _in_year(v: Values, at: Anchor, make: Callable[[int], Period], otherwise: str, *, ahead: bool = True) -> Made | None:
    """What comes once a year, in the year that is given or meant."""
    v = with_year(v, at)
    if "year" in v:
        return placed(v, *known(make(full_year(v["year"]))), explicit=True)
    return placed(v, *yearly(v, at, make, otherwise, ahead=ahead))


def numbered(v: Values, at: Anchor) -> Made | None:
    """A quarter or half of a year by its number, in the year that is given or meant."""
    unit, nth = v["unit"], v["nth"]
    if unit not in ("quarter", "half") or not 1 <= nth <= 12 // MONTHS[unit]:
        return None
    first = MONTHS[unit] * (nth - 1) + 1
    return _in_year(v, at, lambda y: Period(unit, date(y, first, 1)), f"XXXX-{unit[0].upper()}{nth}", ahead=False)


def first_months(v: Values, at: Anchor) -> Made | None:
    """The first three or six months of a year are its first quarter or half; as many as others, a length of time."""
    unit = {3: "quarter", 6: "half"}.get(v["number"])
    return numbered({**v, "unit": unit, "nth": 1}, at) if unit else lasting({**v, "unit": "month"}, at)


def nth_week(v: Values, at: Anchor) -> Made | None:
    """A week of a month by its number (0 is the last): the first is that of the month's first Monday."""
    period, _ = found_date({k: x for k, x in v.items() if k != "day"}, at)
    if period is None:
        return Made("DATE", f"XXXX-{v['month']:02}", tells=False)
    weeks = [holding("week", period.first).shift(n) for n in range(6)]
    within = [w for w in weeks if w.first >= period.first and (v["nth"] or w.last <= period.last)]
    return placed({}, *known(within[v["nth"] - 1]), explicit="year" in v) if v["nth"] <= len(within) else None


def weekend_of(v: Values, at: Anchor) -> Made | None:
    """The weekend about a day or holiday: "le week-end du 3 juin"; of a Monday, the one before."""
    made = festive(v, at) if "holiday" in v else dated(v, at)
    if made is None or made.period is None or made.period.unit != "day":
        return made and Made("DATE", OPEN["weekend"])
    day = made.period.first
    weekend = holding("weekend", day - timedelta(2) if day.weekday() < 2 else day)
    return Made("DATE", weekend.value, weekend, explicit=made.explicit)


def seasonal(v: Values, at: Anchor) -> Made | None:
    """A season of a year; which days it covers is said where the language is of one hemisphere."""
    code = v["season"]
    made = _in_year(v, at, lambda y: Period("season", date(y, SEASONS[code], 1)), f"XXXX-{code}")
    if made and not at.text.lexicon.northern:
        made.period = None
    return made


def festive(v: Values, at: Anchor) -> Made | None:
    """A holiday, in the year that is given or meant."""
    rule = v["holiday"]
    return _in_year(v, at, lambda y: holiday(rule, y), f"XXXX-{rule}" if len(rule) == 5 else OPEN["day"])


def holy_week(v: Values, at: Anchor) -> Made | None:
    """The week before Easter, in the year that is given or meant."""
    return _in_year(v, at, lambda y: holding("week", holiday("easter", y).first), OPEN["week"])


def decade(v: Values, at: Anchor) -> Made | None:
    """A decade by its first year, in full or by its last two figures: "les années 1990", "the 90s"."""
    year = int(v["decade"])
    if year % 10:
        return None
    if year < 100:
        year += 2000 if year < 20 else 1900
    period = Period("decade", date(year, 1, 1))
    return Made("DATE", period.value, period, v.get("edge"), tells=False)


def century(v: Values, at: Anchor) -> Made | None:
    """A century by its number: the nineteenth is 18."""
    number = int(v["nth"] if "nth" in v else v["roman"]) - 1
    if not 0 <= number <= 30:
        return None
    if "era" in v:
        return Made("DATE", f"BC{number:02}", tells=False)
    period = Period("century", date(number * 100 or 1, 1, 1))
    return Made("DATE", period.value, period, v.get("edge"), tells=False)


def before_our_era(v: Values, at: Anchor) -> Made | None:
    """A year before Christ; no day of our calendar is in it."""
    year = v.get("year", v.get("number"))
    return Made("DATE", f"BC{year:04}", tells=False) if isinstance(year, int) and 0 < year < 10000 else None
