"""The options on deadlines, as typed → which deadlines are asked for."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from duties.cli import clock
from duties.errors.questions import (
    ExclusiveOptionsError,
    UnknownDayError,
    UnknownPeriodError,
    UnknownSpanError,
)
from duties.messages import Message, counted
from duties.model import Task
from duties.naming.typed_periods import typed_period, typed_span
from duties.periods import Period, Stretch
from duties.queries.due import ANY_TIME, NO_DATE, Due


class _Wish(NamedTuple):
    """An option with its value, and the days that it leaves."""

    option: str
    first: date = date.min
    last: date = date.max


def due_of(
    *,
    due: str | None,
    due_from: str | None,
    due_to: str | None,
    due_before: str | None,
    due_within: str | None,
    no_due: bool,
) -> Due:
    """Return what all options on deadlines ask for together.

    Raises `UnknownPeriodError` or `UnknownSpanError` for what cannot be read, and
    `ExclusiveOptionsError` where no deadline could fit.
    """
    today = clock.today()
    wishes: list[_Wish] = []
    if due is not None:
        period = _period("--due", due, today)
        wishes.append(_Wish(f"--due {due}", period.first, period.last))
    if due_from is not None:
        first = _period("--due-from", due_from, today).first
        wishes.append(_Wish(f"--due-from {due_from}", first=first))
    if due_to is not None:
        wishes.append(_Wish(f"--due-to {due_to}", last=_period("--due-to", due_to, today).last))
    if due_before is not None:
        behind = _period("--due-before", due_before, today).first
        last = behind - timedelta(1) if behind > date.min else behind
        wishes.append(_Wish(f"--due-before {due_before}", last=last))
    if due_within is not None:
        end = typed_span(due_within, today)
        if end is None:
            raise UnknownSpanError("--due-within", due_within)
        wishes.append(_Wish(f"--due-within {due_within}", today, end))
    if no_due:
        if wishes:
            raise ExclusiveOptionsError("--no-due", wishes[0].option)
        return NO_DATE
    if not wishes:
        return ANY_TIME
    latest, earliest = max(wishes, key=lambda wish: wish.first), min(wishes, key=lambda w: w.last)
    if latest.first > earliest.last:
        raise ExclusiveOptionsError(latest.option, earliest.option)
    return Due(latest.first, earliest.last)


def worded(undated: Iterable[Task]) -> Message | None:
    """Return what to say of tasks that fit all but the deadline, which is no date but has words.

    A task of 每季度末 may well be due in the month that is asked for.
    """
    count = sum(task.due_text is not None for task in undated)
    if not count:
        return None
    return counted(
        "the deadline of {count} more task is words without a date; `--no-due` lists it",
        "the deadlines of {count} more tasks are words without a date; `--no-due` lists them",
        count,
    )


def day_typed(option: str, text: str) -> date:
    """Return the day that an option got, as `typed_period` reads it; raises `UnknownDayError`."""
    period = typed_period(text, clock.today())
    if period is None or period.stretch is not Stretch.DAY:
        raise UnknownDayError(option, text)
    return period.first


def _period(option: str, text: str, today: date) -> Period:
    period = typed_period(text, today)
    if period is None:
        raise UnknownPeriodError(option, text)
    return period
