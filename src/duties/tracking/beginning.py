"""From when on anybody reported on a plan: nothing before that counts against a unit."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from duties.ledger.model import Report
from duties.tracking.calendar import around
from duties.tracking.journal import Journal


class Beginning:
    """Knows where a ledger begins, as it was known on any day.

    It begins with the first period that a unit reported in on a task that it answers for. A report
    is of the period of its file, unless its own day comes later: one slip, in a date or in the name
    of a file, does not move the beginning.
    """

    def __init__(self, journal: Journal, counts: Callable[[Report], bool]) -> None:
        self._journal = journal
        self._counts = counts

    def known_on(self, day: int) -> int | None:
        """Return the first day of that period, by the reports up to a day; None without any.

        Days are ordinals.
        """
        days, firsts = self._found
        place = bisect_right(days, day)
        return firsts[place - 1] if place else None

    @cached_property
    def _found(self) -> tuple[list[int], list[int]]:
        """The days of reports in a period earlier than that of any before, with its first day."""
        by_day: dict[int, int] = {}
        for each in self._journal.reports():
            day, period = each.day, each.period
            known = by_day.get(day)
            own = day if period is None else period.first.toordinal()
            if known is not None and own >= known:
                continue
            if period is not None:
                own = max(own, around(day, period.stretch).first.toordinal())
            if (known is None or own < known) and self._counts(each.report):
                by_day[day] = own
        days: list[int] = []
        firsts: list[int] = []
        for day in sorted(by_day):
            if not firsts or by_day[day] < firsts[-1]:
                days.append(day)
                firsts.append(by_day[day])
        return days, firsts
