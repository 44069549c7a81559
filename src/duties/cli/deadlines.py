"""The options on deadlines, as typed → which deadlines are asked for."""

from datetime import date
from typing import Annotated, NamedTuple

import typer

from duties.answers.deadlines import TypedDeadlines
from duties.cli import clock
from duties.errors.options import UnknownDayError
from duties.messages import N_
from duties.periods import Period, Stretch
from duties.queries.due import Due


class Deadlines(NamedTuple):
    """The options on deadlines, as typed: a group (see `duties.cli.groups`)."""

    due: Annotated[
        str | None,
        typer.Option(
            "--due",
            metavar="PERIOD",
            help=N_("Only tasks due in this month (2027-06), quarter (2027-Q2), year or day."),
        ),
    ] = None
    due_from: Annotated[
        str | None,
        typer.Option(
            "--due-from", metavar="PERIOD", help=N_("Only tasks due on its first day or later.")
        ),
    ] = None
    due_to: Annotated[
        str | None,
        typer.Option(
            "--due-to", metavar="PERIOD", help=N_("Only tasks due on its last day or earlier.")
        ),
    ] = None
    due_before: Annotated[
        str | None,
        typer.Option(
            "--due-before", metavar="PERIOD", help=N_("Only tasks due before its first day.")
        ),
    ] = None
    due_within: Annotated[
        str | None,
        typer.Option(
            "--due-within",
            metavar="SPAN",
            help=N_("Only tasks due from today on within 30d (days), 4w (weeks) or 3m (months)."),
        ),
    ] = None
    no_due: Annotated[
        bool, typer.Option("--no-due", help=N_("Only tasks without a date to be done by."))
    ] = False

    def on(self, today: date) -> Due:
        """Return what all of them ask for together.

        Raises `UnknownPeriodError` or `UnknownSpanError` for what cannot be read, and
        `ExclusiveOptionsError` where no deadline could fit.
        """
        return TypedDeadlines(*self).on(today)


def day_typed(option: str, text: str, *, is_end: bool = False) -> date:
    """Return the day that an option got, as `typed_period` reads it; raises `UnknownDayError`.

    With `is_end` a longer period will do, and its last day is meant.
    """
    from duties.naming.typed_periods import typed_period

    period = typed_period(text, clock.today())
    if period is None or (period.stretch is not Stretch.DAY and not is_end):
        raise UnknownDayError(option, text)
    return period.last


def reporting_period_typed(option: str, text: str) -> Period:
    """Return the period, longer than a day, that an option got; raises `DayForPeriodError`."""
    from duties.errors.exports import DayForPeriodError
    from duties.naming.typed_periods import typed_period

    period = typed_period(text, clock.today())
    if period is None or period.stretch is Stretch.DAY:
        raise DayForPeriodError(option, text)
    return period
