"""Periods of the calendar: their values, what they cover, what comes before and after."""

from datetime import date

import pytest

from selon.reading.timex.calendar import OPEN, SIZES, Period, around, choose, finer, holding, holiday, weekdays

DAY = date(2023, 5, 29)  # a Monday


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("day", "2023-05-29", "2023-05-29", "2023-05-29"),
        ("week", "2023-W22", "2023-05-29", "2023-06-04"),
        ("weekend", "2023-W22-WE", "2023-06-03", "2023-06-04"),
        ("month", "2023-05", "2023-05-01", "2023-05-31"),
        ("quarter", "2023-Q2", "2023-04-01", "2023-06-30"),
        ("season", "2023-SP", "2023-03-01", "2023-05-31"),
        ("half", "2023-H1", "2023-01-01", "2023-06-30"),
        ("year", "2023", "2023-01-01", "2023-12-31"),
        ("decade", "202", "2020-01-01", "2029-12-31"),
        ("century", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_period_that_holds_a_day(unit: str, value: str, first: str, last: str) -> None:
    period = holding(unit, DAY)
    assert (period.value, period.first.isoformat(), period.last.isoformat()) == (value, first, last)
    assert period.shift(1).shift(-1) == period


def test_the_week_of_new_year_belongs_to_the_year_of_its_thursday() -> None:
    assert holding("week", date(2021, 1, 2)).value == "2020-W53"
    assert holding("week", date(2024, 12, 30)).value == "2025-W01"


def test_winter_is_of_the_year_that_it_begins_in() -> None:
    assert holding("season", date(2023, 1, 15)).value == "2022-WI"
    assert holding("season", date(2022, 12, 15)).last == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("period", "edge", "first", "last"),
    [
        (Period("month", date(2023, 3, 1)), "END", "2023-03-22", "2023-03-31"),
        (Period("month", date(2023, 3, 1)), "MID", "2023-03-11", "2023-03-21"),
        (Period("year", date(2024, 1, 1)), "START", "2024-01-01", "2024-04-30"),
        (Period("year", date(2024, 1, 1)), "MID", "2024-05-01", "2024-08-31"),
        (Period("year", date(2024, 1, 1)), "END", "2024-09-01", "2024-12-31"),
        (Period("quarter", date(2024, 1, 1)), "END", "2024-03-01", "2024-03-31"),
        (Period("week", date(2023, 5, 29)), "START", "2023-05-29", "2023-05-30"),
        (Period("day", date(2023, 5, 29)), "END", "2023-05-29", "2023-05-29"),
        (Period("year", date(2024, 1, 1)), None, "2024-01-01", "2024-12-31"),
        (Period("year", date(2024, 1, 1)), "ALL", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_part_of_a_period(period: Period, edge: str | None, first: str, last: str) -> None:
    assert tuple(d.isoformat() for d in period.part(edge)) == (first, last)


def test_the_calendar_ends() -> None:
    assert holding("year", date(9999, 6, 1)).last == date(9999, 12, 31)
    assert holding("decade", date(9999, 6, 1)).last == date(9999, 12, 31)
    assert holding("decade", date(5, 6, 1)).first == date(1, 1, 1)
    with pytest.raises((ValueError, OverflowError)):
        holding("year", date(9999, 6, 1)).shift(1)


def test_the_sizes_are_in_order() -> None:
    assert finer("day", "week")
    assert finer("month", "month")
    assert not finer("year", "month")
    assert set(SIZES) == OPEN.keys()


def test_a_year_that_lacks_a_day_is_left_out() -> None:
    leap = around(DAY, lambda y: Period("day", date(y, 2, 29)))
    assert [p.first.year for p in leap] == [2020, 2024, 2028]


def test_which_of_several_is_meant() -> None:
    mondays = weekdays(DAY, 1)
    before, same, after = (Period("day", date(2023, *day)) for day in ((5, 22), (5, 29), (6, 5)))
    assert [choose(mondays, DAY, way) for way in (-1, 0, 1)] == [same] * 3
    assert [choose(mondays, DAY, way, strict=True) for way in (-1, 1)] == [before, after]
    assert choose([], DAY, 0) is None
    assert choose([after], DAY, -1) is None


def test_news_looks_back_more_than_ahead() -> None:
    before, after = Period("day", date(2023, 5, 19)), Period("day", date(2023, 6, 7))  # 10 days back, 9 ahead
    assert choose([before, after], DAY, 0) == before


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2023, "2023-12-25"),
        ("easter", 2023, "2023-04-09"),
        ("easter-2", 2024, "2024-03-29"),
        ("easter+39", 2023, "2023-05-18"),
        ("11-thu4", 2022, "2022-11-24"),
        ("11-thu4+1", 2022, "2022-11-25"),
        ("05-mon-1", 2023, "2023-05-29"),
        ("09-mon1", 2022, "2022-09-05"),
    ],
)
def test_a_holiday(rule: str, year: int, day: str) -> None:
    assert holiday(rule, year).first.isoformat() == day
