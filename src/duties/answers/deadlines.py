"""Which deadlines are asked for, by what somebody typed; and what to say of those left out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from duties.errors.options import ExclusiveOptionsError, UnknownPeriodError, UnknownSpanError
from duties.messages import Message, counted
from duties.model import Step, Task
from duties.periods import Period
from duties.queries.due import ANY_TIME, NO_DATE, Due

Spelt = Callable[[str], str]
"""What the option --due-from is called where it was given."""


class _Wish(NamedTuple):
    """An option with its value, and the days that it leaves."""

    option: str
    first: date = date.min
    last: date = date.max


class TypedDeadlines(NamedTuple):
    """What was typed: periods as `typed_period` reads them, and a span as `typed_span` does."""

    due: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    due_before: str | None = None
    due_within: str | None = None
    no_due: bool = False

    def on(self, today: date, spelt: Spelt = str) -> Due:
        """Return what all of them ask for together.

        Raises `UnknownPeriodError` or `UnknownSpanError` for what cannot be read, and
        `ExclusiveOptionsError` where no deadline could fit.
        """
        wishes = list(self._wishes(today, spelt))
        if self.no_due:
            if wishes:
                raise ExclusiveOptionsError(spelt("--no-due"), wishes[0].option)
            return NO_DATE
        if not wishes:
            return ANY_TIME
        latest = max(wishes, key=lambda wish: wish.first)
        earliest = min(wishes, key=lambda wish: wish.last)
        if latest.first > earliest.last:
            raise ExclusiveOptionsError(latest.option, earliest.option)
        return Due(latest.first, earliest.last)

    def _wishes(self, today: date, spelt: Spelt) -> Iterator[_Wish]:
        if self.due is not None:
            option = spelt("--due")
            period = period_typed(option, self.due, today)
            yield _Wish(f"{option} {self.due}", period.first, period.last)
        if self.due_from is not None:
            option = spelt("--due-from")
            first = period_typed(option, self.due_from, today).first
            yield _Wish(f"{option} {self.due_from}", first=first)
        if self.due_to is not None:
            option = spelt("--due-to")
            last = period_typed(option, self.due_to, today).last
            yield _Wish(f"{option} {self.due_to}", last=last)
        if self.due_before is not None:
            option = spelt("--due-before")
            behind = period_typed(option, self.due_before, today).first
            last = behind - timedelta(1) if behind > date.min else behind
            yield _Wish(f"{option} {self.due_before}", last=last)
        if self.due_within is not None:
            option = spelt("--due-within")
            end = span_typed(option, self.due_within, today)
            yield _Wish(f"{option} {self.due_within}", today, end)


def period_typed(option: str, text: str, today: date) -> Period:
    """Return the stretch of the calendar that an option got; raises `UnknownPeriodError`."""
    from duties.naming.typed_periods import typed_period

    period = typed_period(text, today)
    if period is None:
        raise UnknownPeriodError(option, text)
    return period


def span_typed(option: str, text: str, today: date) -> date:
    """Return the last day of the span that an option got; raises `UnknownSpanError`."""
    from duties.naming.typed_periods import typed_span

    end = typed_span(text, today)
    if end is None:
        raise UnknownSpanError(option, text)
    return end


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
