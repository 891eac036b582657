"""The units that time is counted in, and what they are in each other."""

CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
LARGER = {"half": ("month", 6), "decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}


def in_whole_units(unit: str, number: float) -> tuple[str, float]:
    """The same in a unit that it is a whole number of: "deux ans et demi" in months, 48 hours in days."""
    if unit == "hour" and number % 24 == 0:
        return "day", number // 24
    if unit == "year" and number != int(number):
        return "month", round(number * 12)
    return unit, number


def calendar_unit(unit: str, number: float) -> tuple[str, float]:
    """The unit that is counted back in: "il y a un siècle" is said of a year."""
    larger, size = LARGER.get(unit, (unit, 1)) if unit != "half" else (unit, 1)
    return larger, number * size
