"""Periods of reporting: which have ended, which were reported, and whether in time."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from duties.tracking.calendar import FIRST_DAY, around
from duties.tracking.journal import Reported
from duties.tracking_rules import Tracking


class Counted(NamedTuple):
    """In how many periods a report was due, and in how many it came, and came in time."""

    due: int
    reported: int
    in_time: int


class Answer(StrEnum):
    """What became of a report that was due: it came in time, late (迟报), or not (漏报)."""

    IN_TIME = "in-time"
    LATE = "late"
    MISSING = "missing"


class Reporting:
    """The periods in which a plan is reported on.

    A report belongs to the period of its file; where that is of another length, to the period of
    the plan that its own day lies in. It is in time if it was received at most `report_by` days
    after the period's end.
    """

    def __init__(self, tracking: Tracking) -> None:
        self.stretch = tracking.period
        """How long the periods are."""
        self.report_by = tracking.report_by
        self._periods: dict[int, tuple[int, int]] = {}

    def ended(self, day: int) -> Iterator[tuple[int, int]]:
        """Yield the first and last days of the periods that ended by a day, the latest first."""
        if day < FIRST_DAY:
            return
        period = self._around(day)
        if period[1] != day:
            if period[0] == FIRST_DAY:
                return
            period = self._around(period[0] - 1)
        while True:
            yield period
            if period[0] == FIRST_DAY:
                return
            period = self._around(period[0] - 1)

    def closed(self, day: int) -> Iterator[tuple[int, int]]:
        """Yield those whose time for reports is over as well."""
        return self.ended(day - self.report_by - 1)

    def missed(
        self, reports: Iterable[Reported], day: int, start: int | None, began: int | None
    ) -> int:
        """Return how many periods in a row, up to the last that closed, have no report.

        Counted from the period that holds `start`, or in which the ledger began if that was later.
        """
        if began is None:
            return 0
        lowest = began if start is None else max(start, began)
        periods = {self.end_of(each) for each in reports if each.day <= day}
        count = 0
        for _, last in self.closed(day):
            if last < lowest or last in periods:
                break
            count += 1
        return count

    def counted(
        self,
        reports: Iterable[Reported],
        day: int,
        start: int | None,
        began: int | None,
        done_on: int | None,
    ) -> Counted:
        """Return in how many closed periods reports were due, came, and came in time.

        They are due from the same period on, up to the one in which the work was done.
        """
        if began is None:
            return Counted(0, 0, 0)
        lowest = began if start is None else max(start, began)
        in_time: dict[int, bool] = {}
        for each in reports:
            if each.day <= day:
                last = self.end_of(each)
                in_time[last] = in_time.get(last, False) or self.is_in_time(each)
        due = reported = timely = 0
        for first, last in self.closed(day):
            if last < lowest:
                break
            if done_on is None or first <= done_on:
                due += 1
                reported += last in in_time
                timely += in_time.get(last, False)
        return Counted(due, reported, timely)

    def answer(
        self,
        reports: Iterable[Reported],
        period: tuple[int, int],
        start: int | None,
        began: int | None,
        done_on: int | None,
    ) -> Answer | None:
        """Return what became of the report of a period, by all reports; None if none was due.

        `period` has its first and its last day; it was due as in `counted`.
        """
        first, last = period
        lowest = began if start is None or began is None else max(start, began)
        if lowest is None or last < lowest or (done_on is not None and first > done_on):
            return None
        found = [self.is_in_time(each) for each in reports if self.end_of(each) == last]
        if not found:
            return Answer.MISSING
        return Answer.IN_TIME if any(found) else Answer.LATE

    def end_of(self, reported: Reported) -> int:
        """Return the last day of the period that a report belongs to."""
        period = reported.period
        if period is not None and period.stretch is self.stretch:
            return period.last.toordinal()
        day = reported.day
        if period is not None:
            day = min(max(day, period.first.toordinal()), period.last.toordinal())
        return self._around(day)[1]

    def is_in_time(self, reported: Reported) -> bool:
        """Tell whether a report was received in time."""
        received = reported.report.received
        came = reported.day if received is None else received.toordinal()
        return came <= self.end_of(reported) + self.report_by

    def _around(self, day: int) -> tuple[int, int]:
        found = self._periods.get(day)
        if found is None:
            period = around(day, self.stretch)
            found = self._periods[day] = period.first.toordinal(), period.last.toordinal()
        return found
