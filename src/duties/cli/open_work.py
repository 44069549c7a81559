"""Questions about a plan that can be asked of its open work alone."""

from datetime import date

from duties.cli import clock
from duties.cli.session import Session
from duties.errors.questions import OptionNeedsError
from duties.messages import N_, Message, counted
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
    plan = session.plan
    if open_on is None:
        return plan
    if not session.has_ledger:
        session.note(Message(N_("nothing has been reported on this plan, so all of it is open")))
        return plan
    from duties.queries.open_work import open_work

    left = open_work(plan, session.tracker.on(open_on))
    if over := len(plan.tasks) - len(left.tasks):
        session.note(
            counted(
                "{count} task that was done or cancelled by {day} is left out",
                "{count} tasks that were done or cancelled by {day} are left out",
                over,
                day=open_on,
            )
        )
    return left
