"""Stretches of the calendar: a day, a week, a month, a quarter, a half-year or a year.

Files name them `2026-06-30`, `2026-W13`, `2026-06`, `2026-Q2`, `2026-H1` and `2026`.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, assert_never

from duties.messages import N_, Message, day_name


class Stretch(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    """From Monday to Sunday; the first of a year has its first Thursday (ISO 8601)."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The English word for the length, a key of the catalogues."""
        return _LABELS[self]


_LABELS = {
    Stretch.DAY: N_("day"),
    Stretch.WEEK: N_("week"),
    Stretch.MONTH: N_("month"),
    Stretch.QUARTER: N_("quarter"),
    Stretch.HALF_YEAR: N_("half-year"),
    Stretch.YEAR: N_("year"),
}


class Period(NamedTuple):
    """A stretch of the calendar by its first and its last day.

    As a text it is what files call it. Periods are ordered by their first day.
    """

    first: date
    last: date
    stretch: Stretch

    def __str__(self) -> str:
        year = f"{self.first.year:04}"
        match self.stretch:
            case Stretch.DAY:
                return self.first.isoformat()
            case Stretch.WEEK:
                week = self.first.isocalendar()
                return f"{week.year:04}-W{week.week:02}"
            case Stretch.MONTH:
                return f"{year:04}-{self.first.month:02}"
            case Stretch.QUARTER:
                return f"{year:04}-Q{_quarter(self.first)}"
            case Stretch.HALF_YEAR:
                return f"{year:04}-H{_half(self.first)}"
            case Stretch.YEAR:
                return year
            case _:
                assert_never(self.stretch)

    def following(self) -> "Period":
        """Return the next period of this length; raises `OverflowError` after the year 9999."""
        return period_around(self.last + timedelta(1), self.stretch)

    def preceding(self) -> "Period":
        """Return the one before; raises `OverflowError` before the year 1."""
        return period_around(self.first - timedelta(1), self.stretch)

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.first <= day <= self.last

    def name(self) -> Message:
        """Return what people call it: 2026年6月."""
        first = self.first
        facts: dict[str, object] = {"year": first.year, "month": first.month, "day": first.day}
        match self.stretch:
            case Stretch.DAY:
                return day_name(first)
            case Stretch.WEEK:
                week = first.isocalendar()
                return Message(N_("{year:04}-W{week:02}"), {"year": week.year, "week": week.week})
            case Stretch.MONTH:
                return Message(N_("{year:04}-{month:02}"), facts)
            case Stretch.QUARTER:
                return Message(_QUARTERS[_quarter(first) - 1], facts)
            case Stretch.HALF_YEAR:
                return Message(_HALVES[_half(first) - 1], facts)
            case Stretch.YEAR:
                return Message(N_("{year:04}"), facts)
            case _:
                assert_never(self.stretch)

    def deadline(self) -> Message:
        """Return it as a time by which something must be done, as documents do: 2026年6月底前.

        English has the same words for a period and its end, where Chinese has two: the facts have
        names of their own, so that there are two messages to translate.
        """
        last = self.last
        facts: dict[str, object] = {"due_year": last.year, "month": last.month, "day": last.day}
        match self.stretch:
            case Stretch.DAY:
                return Message(N_("{due_year:04}-{month:02}-{day:02}"), facts)
            case Stretch.WEEK:
                week = self.first.isocalendar()
                facts = {"due_year": week.year, "week": week.week}
                return Message(N_("{due_year:04}-W{week:02}"), facts)
            case Stretch.MONTH:
                return Message(N_("{due_year:04}-{month:02}"), facts)
            case Stretch.QUARTER:
                return Message(_DUE_QUARTERS[_quarter(last) - 1], facts)
            case Stretch.HALF_YEAR:
                return Message(_DUE_HALVES[_half(last) - 1], facts)
            case Stretch.YEAR:
                return Message(N_("{due_year:04}"), facts)
            case _:
                assert_never(self.stretch)


def period_around(day: date, stretch: Stretch) -> Period:
    """Return the period of a length that holds a day; raises `OverflowError` past the year 9999."""
    match stretch:
        case Stretch.DAY:
            return Period(day, day, stretch)
        case Stretch.WEEK:
            first = day - timedelta(day.weekday())
            return Period(first, first + timedelta(6), stretch)
        case Stretch.MONTH | Stretch.QUARTER | Stretch.HALF_YEAR | Stretch.YEAR:
            months = _MONTHS[stretch]
            start = (day.month - 1) // months * months + 1
            end = start + months - 1
            is_last = end == 12
            last = date(day.year, 12, 31) if is_last else date(day.year, end + 1, 1) - timedelta(1)
            return Period(date(day.year, start, 1), last, stretch)
        case _:
            assert_never(stretch)


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period | None:
    """Return the period that a file names; None for what names none.

    Raises `ValueError` where it is worded as one but the calendar has none: 2026-02-30, 2026-Q5.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["day"]:
        return period_around(date(year, int(match["month"]), int(match["day"])), Stretch.DAY)
    if match["week"]:
        try:
            return period_around(date.fromisocalendar(year, int(match["week"]), 1), Stretch.WEEK)
        except OverflowError as error:
            raise ValueError(text) from error
    for part, stretch in _PARTS.items():
        if match[part]:
            month = (int(match[part]) - 1) * _MONTHS[stretch] + 1
            return period_around(date(year, month, 1), stretch)
    return period_around(date(year, 1, 1), Stretch.YEAR)


_FORM = re.compile(
    "(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?"
    "|Q(?P<quarter>[0-9])|H(?P<half>[0-9])|W(?P<week>[0-9]{2})))?"
)
_PARTS = {"month": Stretch.MONTH, "quarter": Stretch.QUARTER, "half": Stretch.HALF_YEAR}
_MONTHS = {Stretch.MONTH: 1, Stretch.QUARTER: 3, Stretch.HALF_YEAR: 6, Stretch.YEAR: 12}


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _half(day: date) -> int:
    return (day.month + 5) // 6


_QUARTERS = (N_("{year:04}-Q1"), N_("{year:04}-Q2"), N_("{year:04}-Q3"), N_("{year:04}-Q4"))
_HALVES = (N_("{year:04}-H1"), N_("{year:04}-H2"))
_DUE_QUARTERS = (
    N_("{due_year:04}-Q1"),
    N_("{due_year:04}-Q2"),
    N_("{due_year:04}-Q3"),
    N_("{due_year:04}-Q4"),
)
_DUE_HALVES = (N_("{due_year:04}-H1"), N_("{due_year:04}-H2"))
