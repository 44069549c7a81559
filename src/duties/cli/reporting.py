"""One run of `duties bulletin`: which period, which format, where it goes."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from duties.cli import clock
from duties.cli.delivering import STDOUT, check_target, deliver
from duties.cli.session import Session
from duties.cli.standing import tell_how_to_begin
from duties.errors.exports import (
    AgainstLaterError,
    FormatConflictError,
    NoFormatError,
)
from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.replacing import check_replaceable
from duties.exporting.reports.format import ReportFormat, is_own, render, report_format_of
from duties.messages import N_, Message
from duties.periods import Period, period_around
from duties.tracking_rules import Tracking


class BulletinWishes(NamedTuple):
    """What the user wants of a bulletin, besides the format and where it goes."""

    period: Period | None = None
    against: Period | None = None
    addressee: str | None = None
    imprint: Imprint = UNSIGNED
    force: bool = False


def write_bulletin(
    session: Session, file: str, format_: ReportFormat | None, wishes: BulletinWishes
) -> None:
    """Write a bulletin to a file or to stdout; raises a `DutiesError`."""
    from duties.exporting.reports.bulletin import document
    from duties.queries.bulletin import bulletin

    format_ = _format(file, format_)
    _check(session, file, format_, force=wishes.force)
    period = wishes.period or _last_over(session)
    against = wishes.against or _before(period)
    if against is not None and against.last >= period.last:
        raise AgainstLaterError(str(against), str(period))
    tell_how_to_begin(session)
    found = bulletin(session.tracker, session.register, session.ledger, period, against)
    is_closed = _is_closed(session, period)
    made = document(session.plan, found, wishes.imprint, wishes.addressee, is_closed=is_closed)
    data = render(format_, made, session.plan, session.into)
    deliver(session, file, data, is_text=format_.is_text)


def _format(file: str, format_: ReportFormat | None) -> ReportFormat:
    if file == STDOUT:
        if format_ is None:
            raise NoFormatError
        return format_
    by_name = format_ if format_ is not None and not Path(file).suffix else report_format_of(file)
    if format_ not in (None, by_name):
        raise FormatConflictError(file, str(format_))
    return by_name


def _check(session: Session, file: str, format_: ReportFormat, *, force: bool) -> None:
    """Raise a `DutiesError` if the target is a file that must not be replaced."""
    path = Path(file)
    if file == STDOUT or not path.is_file():
        return
    check_target(session, path)
    check_replaceable(path, partial(is_own, format_), force=force)


def _last_over(session: Session) -> Period:
    """Return the last period of the plan's own length that is over, and say which it is."""
    stretch = (session.plan.tracking or Tracking({})).period
    period = period_around(clock.today(), stretch).preceding()
    session.note(
        Message(
            N_("the bulletin is about {period}, the last period that is over"),
            {"period": period.name()},
        )
    )
    return period


def _before(period: Period) -> Period | None:
    try:
        return period.preceding()
    except OverflowError:
        return None


def _is_closed(session: Session, period: Period) -> bool:
    """Tell whether the time for the reports of a period is over; say so if it is not."""
    today, report_by = clock.today(), (session.plan.tracking or Tracking({})).report_by
    if period.last > today:
        facts = {"period": period.name(), "day": period.last, "today": today}
        session.note(
            Message(
                N_(
                    "{period} is not over: this is how all will stand on {day} if nothing is "
                    "reported after {today}"
                ),
                facts,
            )
        )
        return False
    if (today - period.last).days <= report_by:
        facts = {"period": period.name(), "by": period.last + timedelta(report_by)}
        session.note(Message(N_("the time for the reports of {period} ends on {by} only"), facts))
        return False
    return True
