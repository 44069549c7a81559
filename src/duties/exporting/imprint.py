"""What an office puts on a document that it sends: its number, who signs it, and the day."""

from datetime import date
from typing import NamedTuple

from duties.messages import N_, Message


class Imprint(NamedTuple):
    """The number (发文字号), who signs (发文机关署名) and the day (成文日期), as far as given.

    Several who sign one document stand one below the other.
    """

    signed: tuple[str, ...] = ()
    number: str | None = None
    day: date | None = None


UNSIGNED = Imprint()
"""What says nothing of all this."""


def day_in_words(day: date) -> Message:
    """Return a day as documents write it: 2026年3月1日, without leading zeros; or 2026-03-01."""
    facts = {"year": day.year, "month": day.month, "day": day.day}
    return Message(N_("{year:04}-{month:02}-{day:02}"), facts)
