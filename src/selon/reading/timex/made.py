"""What a rule makes of its words: a type, a value and what that covers; and how parts of the day are added to a date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selon.reading.reading import TimexType
from selon.reading.timex.anchor import Anchor
from selon.reading.timex.calendar import Period
from selon.reading.timex.tokens import Values

VAGUE = "X"  # a number that stays open: "quelques"
CLOCK_UNITS = ("second", "minute", "hour")


@dataclass(slots=True)
class Made:
    """A time expression as a rule made it; `period` is what it covers in the calendar, `edge` the part of that which is meant.

    A date `tells` where later ones may be told from it, and its year was given where it is `explicit`; an hour `floats` where
    the text does not say its day. `first` and `last` are the days that a length of time covers.
    """

    type: TimexType
    value: str
    period: Period | None = None
    edge: str | None = None
    first: date | None = None
    last: date | None = None
    explicit: bool = False
    tells: bool = True
    floats: bool = False


Maker = Callable[[Values, Anchor], Made | None]
Found = tuple[Period | None, str]  # a period and its value; a value alone where the period stays open


def known(period: Period | None) -> Found:
    """A period with its value."""
    return period, period.value if period else ""


def placed(v: Values, period: Period | None, value: str, explicit: bool = False) -> Made | None:
    """The date with what the words add: a part of it, a part of the day, an hour. None where there is no date."""
    if not value:
        return None
    if not (time := time_of(v)):
        return Made("DATE", value, period, v.get("edge"), explicit=explicit)
    if period and period.unit != "day":
        return None
    return Made("TIME", f"{value}T{time}", period, explicit=explicit)


def time_of(v: Values) -> str:
    """The part of the day or the hour that the words give; empty where they give none."""
    if clock := v.get("clock") or v.get("hourpoint"):
        hour, *rest = clock
    elif "hour" in v:
        hour, rest = v["hour"], [v.get("minute", 0)]
    else:
        return str(v.get("at") or v.get("part", ""))
    hour = _of_twenty_four(int(hour), str(v.get("half", "")), str(v.get("part", "")))
    return ":".join(f"{n:02}" for n in (hour, *(rest or (0,))))


def _of_twenty_four(hour: int, half: str, part: str) -> int:
    """The hour of the whole day: "8 p.m.", "les 8 heures du soir", "las dos de la tarde"."""
    late = half.startswith("p") or part in ("AF", "EV") or (part == "NI" and hour >= 7)
    if hour < 12 and late:
        return hour + 12
    return 0 if hour == 12 and (half.startswith("a") or part == "NI") else hour
