"""The entries of a file of the ledger, as several rules need them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from duties.ledger.model import Entry, PeriodRecord
from duties.source import Span


class Dated(NamedTuple):
    """An entry with a day that it gives."""

    entry: Entry
    day: date

    @property
    def span(self) -> Span:
        """Where the entry gives the day."""
        return self.entry.spans["date"]


def dated(record: PeriodRecord) -> Iterator[Dated]:
    """Yield every entry that has a date, in the order of the kinds of entries."""
    entries: Iterator[Entry] = chain(
        record.reports, record.problems, record.rulings, record.lessons
    )
    for entry in entries:
        if entry.date is not None:
            yield Dated(entry, entry.date)


def percent_text(percent: Fraction) -> str:
    """Return a percentage as files write it: 60, 62.5."""
    return f"{Decimal(percent.numerator) / Decimal(percent.denominator):f}"
