"""Lengths of time (DURATION), and what comes again and again (SET)."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from selon.reading.timex.anchor import Anchor
from selon.reading.timex.calendar import MONTHS, OPEN, finer
from selon.reading.timex.made import CLOCK_UNITS, VAGUE, Made
from selon.reading.timex.tokens import Values
from selon.reading.timex.units import CODES, LARGER, calendar_unit, in_whole_units


def lasting(v: Values, at: Anchor) -> Made | None:
    """A length of time; one that ends or begins now ("ces trois dernières années") covers the days from there."""
    unit, number = v["unit"], v.get("number", VAGUE)
    if number != VAGUE:
        number += v.get("plus", 0)
    value = length(unit, number)
    if "smaller" in v:
        if v["smaller"] == unit or not finer_unit(v["smaller"], unit):
            return None
        value += length(v["smaller"], v["more"])[1:].removeprefix("T" if "T" in value else "")
    made = Made("DURATION", value, tells=False)
    if at.day and v.get("shift") and number != VAGUE and unit not in CLOCK_UNITS:
        made.first, made.last = _covered(at.day, unit, number * v["shift"])
    return made


def finer_unit(one: str, other: str) -> bool:
    """The first unit is smaller than the second; hours and less are smaller than any other."""
    if one in CLOCK_UNITS:
        return other not in CLOCK_UNITS or CLOCK_UNITS.index(one) < CLOCK_UNITS.index(other)
    return other not in CLOCK_UNITS and "fortnight" not in (one, other) and finer(one, other)


def _covered(day: date, unit: str, number: float) -> tuple[date | None, date | None]:
    """The first and last of so many units from the day on; open where they lead beyond the calendar."""
    unit, number = calendar_unit(*in_whole_units(unit, number))
    step = {"day": {"days": 1}, "week": {"weeks": 1}, "weekend": {"weeks": 1}}.get(unit) or {"months": MONTHS[unit]}
    try:
        far = day + relativedelta(**{k: n * int(number) for k, n in step.items()})
    except (ValueError, OverflowError):
        return None, None
    return min(day, far), max(day, far)


def length(unit: str, number: Any) -> str:
    """A length of time as TIMEX3 writes it; "X" where the number stays open."""
    if unit == "weekend":
        return f"P{number}WE"
    if unit in LARGER:
        larger, size = LARGER[unit]
        if number == VAGUE:
            return {"decade": "PXDE", "century": "PXCE"}.get(unit) or length(larger, VAGUE)
        return length(larger, number * size)
    if number != VAGUE and unit == "hour" and number != int(number) and number < 2:
        return length("minute", round(number * 60))
    code = CODES[unit]
    shown = number if number == VAGUE else int(number) if number == int(number) else f"{number:.4g}"
    return f"PT{shown}{code[1]}" if code[0] == "T" else f"P{shown}{code}"


def lap(v: Values, at: Anchor) -> Made | None:
    """A time that something took, told as a clock would: "in 3:07:35", "en 3h30"."""
    told = v["clock"] if "clock" in v else (v["hour"], v.get("minute", 0))
    value = "".join(f"{n}{code}" for code, n in zip("HMS", told, strict=False) if n)
    return Made("DURATION", f"PT{value}", tells=False) if value else None


def recurring(v: Values, at: Anchor) -> Made | None:
    """What comes again and again: "chaque semaine", "les lundis", "tous les deux ans", "chaque 14 juillet"."""
    return Made("SET", _of_set(v), tells=False)


def _of_set(v: Values) -> str:
    part = f"T{v['part']}" if "part" in v else ""
    if "weekday" in v:
        return f"XXXX-WXX-{v['weekday']}{part}"
    if "season" in v:
        return f"XXXX-{v['season']}"
    if "month" in v:
        return f"XXXX-{v['month']:02}" + (f"-{v['day']:02}" if "day" in v else "")
    if "holiday" in v:
        return f"XXXX-{v['holiday']}" if len(v["holiday"]) == 5 else "P1Y"
    if v.get("unit") == "weekend":
        return OPEN["weekend"]
    return length(v["unit"], v.get("number", 1)) if "unit" in v else f"{OPEN['day']}{part}"
