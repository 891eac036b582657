"""What a match means: a maker for each `as` of the rules, from the values that the words gave to a TIMEX3 type and value.

A maker returns None where the words mean no time after all, and raises ValueError for a date that no calendar has.
"""

from selon.reading.timex.anchor import Anchor
from selon.reading.timex.dates import clocked, dated, day_of_this_month, some_day, weekdays_ago
from selon.reading.timex.lengths import lap, lasting, recurring
from selon.reading.timex.made import Made, Maker
from selon.reading.timex.relative import elapsed, relative, shifted
from selon.reading.timex.tokens import Values
from selon.reading.timex.yearly import (
    before_our_era,
    century,
    decade,
    festive,
    first_months,
    holy_week,
    nth_week,
    numbered,
    seasonal,
    weekend_of,
)  # fmt: skip


def nothing(v: Values, at: Anchor) -> Made | None:
    """Words that only look like a time: nothing in them is one. Of "24 heures sur 24" `all` is the second number."""
    if v.get("all", 2) < 2:
        return None  # "trente ans sur une péniche"
    return Made("DATE", "", tells=False)


def fixed(v: Values, at: Anchor) -> Made | None:
    """A value that the words give themselves: "actuellement" is PRESENT_REF, "annuel" P1Y."""
    value = next(str(v[k]) for k in ("value", "ref", "habit") if k in v)
    return Made(v.get("type", "SET" if "habit" in v else "DATE"), value, tells=False)


def weekly(v: Values, at: Anchor) -> Made | None:
    """A day of the week with its article: a habit, but where a verb says that it was or will be once."""
    return dated(v, at) if at.direction else recurring(v, at)


def weekend(v: Values, at: Anchor) -> Made | None:
    """A weekend with its article, likewise."""
    return shifted({**v, "shift": 0}, at) if at.direction else recurring(v, at)


MAKERS: dict[str, Maker] = {
    "century": century,
    "clock": clocked,
    "date": dated,
    "day of this month": day_of_this_month,
    "decade": decade,
    "duration": lasting,
    "elapsed": elapsed,
    "era": before_our_era,
    "first months": first_months,
    "holiday": festive,
    "holy week": holy_week,
    "lap": lap,
    "none": nothing,
    "nth week": nth_week,
    "numbered": numbered,
    "season": seasonal,
    "set": recurring,
    "shift": shifted,
    "some day": some_day,
    "told": relative,
    "value": fixed,
    "weekdays ago": weekdays_ago,
    "weekend": weekend,
    "weekend of": weekend_of,
    "weekly": weekly,
}
