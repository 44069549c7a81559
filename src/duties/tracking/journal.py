"""The entries of a ledger by the task or step that they are about, in their one order.

Entries are ordered by their day, then by the period of their file, the file's name, and their place
in the file; in which order files are handed over does not matter. Within a day, all reports come
before the rulings, since whoever rules has read them.
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from duties.ledger.model import Ledger, Report, Ruling, in_order
from duties.periods import Period
from duties.planfile.nodes import new_tuple


class Reported(NamedTuple):
    """A report with the day that it speaks of and the period of its file.

    `place` counts all reports of the ledger in the order of files and places.
    """

    day: int
    place: int
    report: Report
    period: Period | None


class Ruled(NamedTuple):
    """A ruling with its day; `place` goes on counting after the reports."""

    day: int
    place: int
    ruling: Ruling


class Entries(NamedTuple):
    """What the ledger has about one task or step, in order; days as ordinals."""

    reports: list[Reported]
    rulings: list[Ruled]


class Journal:
    """The reports and rulings of a ledger by the key of their task or step."""

    def __init__(self, ledger: Ledger) -> None:
        self._parts: dict[str, Entries] = {}
        parts, place = self._parts, 0
        files = in_order(ledger.files)
        for file in files:
            period = file.record.period
            for report in file.record.reports:
                if (day := report.date) is not None:
                    if (entries := parts.get(report.task)) is None:
                        entries = parts[report.task] = Entries([], [])
                    place += 1
                    reported = new_tuple(Reported, (day.toordinal(), place, report, period))
                    entries.reports.append(reported)
        for file in files:
            for ruling in file.record.rulings:
                if (day := ruling.date) is not None:
                    if (entries := parts.get(ruling.task)) is None:
                        entries = parts[ruling.task] = Entries([], [])
                    place += 1
                    entries.rulings.append(Ruled(day.toordinal(), place, ruling))
        for entries in parts.values():
            entries.reports.sort(key=_BY_DAY)
            entries.rulings.sort(key=_BY_DAY)

    def of(self, key: str) -> Entries:
        """Return the entries about a task (`19`) or a step (`19/2`)."""
        return self._parts.get(key, NO_ENTRIES)

    def reports(self) -> Iterator[Reported]:
        """Yield all reports, in no certain order."""
        for entries in self._parts.values():
            yield from entries.reports


_BY_DAY = attrgetter("day")
NO_ENTRIES = Entries([], [])
