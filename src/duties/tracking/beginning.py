"""From when on anybody reported on a plan: nothing is held against a unit before that."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import cached_property

from duties.ledger.model import Report
from duties.periods import period_around
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
        days: list[int] = []
        firsts: list[int] = []
        first = date.max.toordinal() + 1
        for each in self._journal.reports():
            period = each.period
            own = each.day if period is None else period.first.toordinal()
            if own >= first or not self._counts(each.report):
                continue
            if period is not None:
                around = period_around(date.fromordinal(each.day), period.stretch)
                own = max(own, around.first.toordinal())
            if own < first:
                first = own
                days.append(each.day)
                firsts.append(first)
        return days, firsts
