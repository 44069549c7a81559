"""The options on deadlines, as typed → which deadlines are asked for."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Annotated, NamedTuple

import typer

from duties.cli import clock
from duties.errors.exports import DayForPeriodError
from duties.errors.questions import (
    ExclusiveOptionsError,
    UnknownDayError,
    UnknownPeriodError,
    UnknownSpanError,
)
from duties.messages import N_, Message, counted
from duties.model import Step, Task
from duties.periods import Period, Stretch
from duties.queries.due import ANY_TIME, NO_DATE, Due


class _Wish(NamedTuple):
    """An option with its value, and the days that it leaves."""

    option: str
    first: date = date.min
    last: date = date.max


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
        wishes = list(self._wishes(today))
        if self.no_due:
            if wishes:
                raise ExclusiveOptionsError("--no-due", wishes[0].option)
            return NO_DATE
        if not wishes:
            return ANY_TIME
        latest = max(wishes, key=lambda wish: wish.first)
        earliest = min(wishes, key=lambda wish: wish.last)
        if latest.first > earliest.last:
            raise ExclusiveOptionsError(latest.option, earliest.option)
        return Due(latest.first, earliest.last)

    def _wishes(self, today: date) -> Iterator[_Wish]:
        if self.due is not None:
            period = _period("--due", self.due, today)
            yield _Wish(f"--due {self.due}", period.first, period.last)
        if self.due_from is not None:
            first = _period("--due-from", self.due_from, today).first
            yield _Wish(f"--due-from {self.due_from}", first=first)
        if self.due_to is not None:
            last = _period("--due-to", self.due_to, today).last
            yield _Wish(f"--due-to {self.due_to}", last=last)
        if self.due_before is not None:
            behind = _period("--due-before", self.due_before, today).first
            last = behind - timedelta(1) if behind > date.min else behind
            yield _Wish(f"--due-before {self.due_before}", last=last)
        if self.due_within is not None:
            from duties.naming.typed_periods import typed_span

            end = typed_span(self.due_within, today)
            if end is None:
                raise UnknownSpanError("--due-within", self.due_within)
            yield _Wish(f"--due-within {self.due_within}", today, end)


def worded(undated: Iterable[Task | Step]) -> Message | None:
    """Return what to say of tasks that fit all but the deadline, which is no date but has words.

    A task of 每季度末 may well be due in the month that is asked for.
    """
    count = sum(part.due_text is not None for part in undated)
    if not count:
        return None
    return counted(
        "the deadline of {count} more task is words without a date; `--no-due` lists it",
        "the deadlines of {count} more tasks are words without a date; `--no-due` lists them",
        count,
    )


def steps_too(count: int) -> Message | None:
    """Return what to say of steps that are due then, of tasks that are not."""
    if not count:
        return None
    return counted(
        "{count} step that is not done is due then as well; `duties status --steps` lists it",
        "{count} steps that are not done are due then as well; `duties status --steps` lists them",
        count,
    )


def day_typed(option: str, text: str) -> date:
    """Return the day that an option got, as `typed_period` reads it; raises `UnknownDayError`."""
    from duties.naming.typed_periods import typed_period

    period = typed_period(text, clock.today())
    if period is None or period.stretch is not Stretch.DAY:
        raise UnknownDayError(option, text)
    return period.first


def reporting_period_typed(option: str, text: str) -> Period:
    """Return the period, longer than a day, that an option got; raises `DayForPeriodError`."""
    from duties.naming.typed_periods import typed_period

    period = typed_period(text, clock.today())
    if period is None or period.stretch is Stretch.DAY:
        raise DayForPeriodError(option, text)
    return period


def _period(option: str, text: str, today: date) -> Period:
    from duties.naming.typed_periods import typed_period

    period = typed_period(text, today)
    if period is None:
        raise UnknownPeriodError(option, text)
    return period
