"""The calendar under the values: periods of every size, what comes before and after them, and holidays."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.easter import easter  # type: ignore[import-untyped]
from dateutil.relativedelta import relativedelta, weekday  # type: ignore[import-untyped]

MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}  # by the month they begin with, north of the equator
SIZES = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")  # from fine to coarse
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OPEN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


class Period(NamedTuple):
    """A day, week, month … of the calendar, by its first day. Raises ValueError or OverflowError beyond years 1 to 9999."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit in ("day", "week", "weekend"):
            return self.first + timedelta({"day": 0, "week": 6, "weekend": 1}[self.unit])
        try:
            return self.shift(1).first - timedelta(1)
        except ValueError:
            return date.max

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        y, m = self.first.year, self.first.month
        iso = self.first.isocalendar()
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week" | "weekend":
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{y:04}-{m:02}"
            case "quarter":
                return f"{y:04}-Q{(m + 2) // 3}"
            case "half":
                return f"{y:04}-H{(m + 5) // 6}"
            case "season":
                return f"{y:04}-{SEASONS[m]}"
            case "decade":
                return f"{y // 10:03}"
            case "century":
                return f"{y // 100:02}"
        return f"{y:04}"

    def shift(self, n: int) -> "Period":
        """The period of the same size `n` further on."""
        if self.unit in ("day", "week", "weekend"):
            return Period(self.unit, self.first + timedelta(n * (1 if self.unit == "day" else 7)))
        months = self.first.year * 12 + self.first.month - 1 + n * MONTHS[self.unit]
        return Period(self.unit, date(months // 12, months % 12 + 1, 1))

    def away(self, day: date) -> int:
        """How many days lie between it and the day, 0 where the day is in it."""
        return max((self.first - day).days, (day - self.last).days, 0)

    def part(self, edge: str | None) -> tuple[date, date]:
        """Its first, middle or last third (START, MID, END), in whole months where it has them; all of it without an edge."""
        at = {"START": 0, "MID": 1, "END": 2}.get(edge or "")
        if at is None or self.unit == "day":
            return self.first, self.last
        if third := MONTHS.get(self.unit, 1) // 3:
            months = [Period("month", self.first).shift(third * n) for n in (at, at + 1)]
            return months[0].first, min(months[1].first - timedelta(1), self.last)
        days = (self.last - self.first).days + 1
        cuts = (0, days // 3, days - days // 3, days)
        return self.first + timedelta(cuts[at]), self.first + timedelta(max(cuts[at + 1], cuts[at] + 1) - 1)


def holding(unit: str, day: date) -> Period:
    """The period of that size that the day lies in; a weekend is that of the day's week."""
    y, m = day.year, day.month
    match unit:
        case "week" | "weekend":
            monday = day - timedelta(day.weekday())
            return Period(unit, monday + timedelta(5 if unit == "weekend" else 0))
        case "month":
            return Period(unit, date(y, m, 1))
        case "quarter":
            return Period(unit, date(y, m - (m - 1) % 3, 1))
        case "half":
            return Period(unit, date(y, 7 if m > 6 else 1, 1))
        case "season":
            return Period(unit, date(y if m > 2 else y - 1, m - m % 3 or 12, 1))
        case "year":
            return Period(unit, date(y, 1, 1))
        case "decade":
            return Period(unit, date(y - y % 10 or 1, 1, 1))
        case "century":
            return Period(unit, date(y - y % 100 or 1, 1, 1))
    return Period("day", day)


def finer(one: str, other: str) -> bool:
    """A period of the first size lies within one of the second, or is as long."""
    return SIZES.index(one) <= SIZES.index(other)


def around(day: date, make: Callable[[int], Period]) -> list[Period]:
    """What comes once a year, in the years about the day; a year that lacks it (29 February) is left out."""
    found = []
    for year in range(day.year - 5, day.year + 6):
        try:
            found.append(make(year))
        except (ValueError, OverflowError):
            continue
    return found


def choose(periods: Iterable[Period], day: date, direction: int, strict: bool = False) -> Period | None:
    """The last of them on or before the day (direction -1), the first on or after it (1), the nearest (0).

    News looks back more than ahead: what is to come counts as half as far again. `strict` leaves out the one that the day is in.
    """
    found = sorted(periods, key=lambda p: p.first)
    before = [p for p in found if (p.last < day if strict else p.first <= day)]
    after = [p for p in found if (p.first > day if strict else p.last >= day)]
    if direction:
        return before[-1] if direction < 0 and before else after[0] if direction > 0 and after else None
    return min(found, key=lambda p: (p.away(day) * (1.5 if p.first > day else 1), p.first), default=None)


def weekdays(day: date, number: int) -> list[Period]:
    """The days of that name (Monday is 1) in the weeks about the day."""
    monday = holding("week", day)
    return [Period("day", monday.shift(n).first + timedelta(number - 1)) for n in (-1, 0, 1)]


def holiday(rule: str, year: int) -> Period:
    """The day of a holiday: "12-25", "easter+39", or "11-thu4" (the fourth Thursday of November;
    "05-mon-1" the last Monday of May, "11-thu4+1" the day after).
    """
    if rule.startswith("easter"):
        return Period("day", easter(year) + timedelta(int(rule[6:] or 0)))
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return Period("day", date(year, int(fixed[1]), int(fixed[2])))
    month, name, nth, after = rule[:2], rule[3:6], *map(int, (rule[6:] + "+0").split("+")[:2])
    start = date(year, int(month), 1) + (relativedelta(day=31) if nth < 0 else relativedelta())
    return Period("day", start + relativedelta(weekday=weekday(WEEKDAYS.index(name))(nth)) + timedelta(after))
