"""Questions about a plan that can be asked of its open work alone."""

from datetime import date

from duties.answers.open_work import plan_on
from duties.cli import clock
from duties.cli.session import Session
from duties.errors.options import OptionNeedsError
from duties.model import Plan


def open_day(*, is_open: bool, as_of: date | None, option: str = "--open") -> date | None:
    """Return the day whose open work is asked for; None where all work is.

    Raises `OptionNeedsError` where a day was given, but not the option that asks for open work.
    """
    if is_open:
        return clock.today() if as_of is None else as_of
    if as_of is not None:
        raise OptionNeedsError("--as-of", option)
    return None


def plan_of_day(session: Session, open_on: date | None) -> Plan:
    """Return the plan, or of it what is open work on a day; say how much is left out."""
    plan, notes = plan_on(session.book, open_on)
    for note in notes:
        session.note(note)
    return plan
