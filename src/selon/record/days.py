"""Days as the record keeps them: ISO 8601 text, which sorts as time does."""

import re
from calendar import monthrange
from datetime import UTC, datetime

from selon.errors import RecordError

_PART = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def day(value: str | None) -> str | None:
    """The day of an ISO 8601 date or date-time, None where it is none."""
    try:
        return datetime.fromisoformat(value).date().isoformat() if value else None
    except ValueError:
        return None


def moment(now: datetime | None) -> str:
    """The moment (by the clock, unless it is given), in UTC."""
    return (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")


def first_day(value: str, name: str) -> str:
    """The first day of a year (2023), a month (2023-05) or a day, as somebody asked for it under `name`."""
    first = f"{value}-01-01"[:10]
    if _PART.fullmatch(value) and day(first):
        return first
    raise RecordError(f"{name} {value}", "it is no date: write it as 2023, 2023-05 or 2023-05-31")


def last_day(value: str, name: str) -> str:
    """The last day of a year, a month or a day."""
    year, month = map(int, first_day(value, name).split("-")[:2])
    last = {4: "12-31", 7: f"{month:02}-{monthrange(year, month)[1]}"}.get(len(value), value[5:])
    return f"{value[:4]}-{last}"
