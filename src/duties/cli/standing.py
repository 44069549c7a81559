"""What commands share that answer how tasks stand: the day and the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from duties.answers.progress import how_to_begin
from duties.cli import clock
from duties.cli.session import Session

if TYPE_CHECKING:
    from duties.tracking.standing import Standing


def day_of(as_of: date | None) -> date:
    """Return the day to answer for: the one that was typed, or today."""
    return clock.today() if as_of is None else as_of


def tell_how_to_begin(session: Session) -> None:
    """Say how to begin where nothing was ever reported."""
    for note in how_to_begin(session.book):
        session.note(note)


def standings_on(session: Session, day: date) -> Sequence["Standing"]:
    """Return how every task stands on a day; say how to begin where nothing was ever reported."""
    standings = session.tracker.on(day)
    tell_how_to_begin(session)
    return standings
