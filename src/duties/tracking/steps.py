"""Steps make up their task, as long as the task itself has no later entry."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from duties.ledger.model import State
from duties.tracking.pace import Ratio
from duties.tracking.position import Position
from duties.tracking.states import ALL, FINISHED, ZERO, Moment, Place


class StepAt(NamedTuple):
    """A step on a day: where it is, and what is known from its entries."""

    id: str
    weight: Fraction
    position: Position
    moment: Moment


def with_steps(own: Position, steps: Sequence[StepAt]) -> Position:
    """Return where a task is, with which of its steps are late, and when any was reported on."""
    late = tuple(
        (step.id, own.day - step.position.due)
        for step in steps
        if step.position.is_overdue and step.position.due is not None
    )
    reports = (own.reported, *(step.position.reported for step in steps))
    reported = max((day for day in reports if day is not None), default=None)
    return own._replace(late_steps=late, reported=reported)


def made_up(own: Position, moment: Moment, steps: Sequence[StepAt]) -> Position:
    """Return the position of a task from its own and those of its steps, each with its weight.

    Cancelled steps do not count. State, and percentage with pace, are each the task's own where the
    entry about itself that set it is later than any that set something of a step; one that says
    done sets both.

    - The percentage is the weighted mean of the steps'. So is the pace, in which a step that has
      none counts as being on pace: it adds nothing to what the task lags behind.
    - Done when all are, by the day of the last; blocked if one is, since the first of them; in
      progress once one has begun. A task that was reopened after they all were is in progress.
    """
    counting = [step for step in steps if step.position.state is not State.CANCELLED]
    if not counting or own.state in (State.ACCEPTED, State.CANCELLED):
        return own
    latest = max((place for step in counting if (place := step.moment.set_at)), default=None)
    is_done = own.state is State.DONE and _is_later(moment.state_at, latest)
    if not is_done and not _is_later(moment.percent_at, latest):
        own = own._replace(percent=_mean_percent(counting), even=_mean_pace(counting, own.even))
    if not _is_later(moment.state_at, latest):
        own = _with_state(own, [step.position for step in counting])
        if own.state is State.DONE and moment.ruled_at and _is_later(moment.ruled_at, latest):
            own = own._replace(state=State.IN_PROGRESS, since=moment.ruled_at[0], done_on=None)
    return own._replace(percent=ALL) if own.state is State.DONE else own


def _is_later(own: Place | None, other: Place | None) -> bool:
    return own is not None and (other is None or other < own)


def _mean_percent(steps: Sequence[StepAt]) -> Fraction:
    return weighted_mean([(step.weight, step.position.percent) for step in steps])


def _mean_pace(steps: Sequence[StepAt], own: Ratio | None) -> Ratio | None:
    paces = [(step.weight, step.position.pace, step.position.percent) for step in steps]
    if all(pace is None for _, pace, _ in paces):
        return own
    mean = weighted_mean(
        [(weight, percent if pace is None else pace) for weight, pace, percent in paces]
    )
    return mean.numerator, mean.denominator


def weighted_mean(weighted: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the mean of values, each given after its weight."""
    return sum([weight * value for weight, value in weighted], ZERO) / sum(
        [weight for weight, _ in weighted], ZERO
    )


def _with_state(own: Position, steps: Sequence[Position]) -> Position:
    states = {step.state for step in steps}
    if states <= FINISHED:
        done_on = max(step.done_on for step in steps if step.done_on is not None)
        return own._replace(state=State.DONE, since=done_on, done_on=done_on)
    blocked = [step.since for step in steps if step.state is State.BLOCKED]
    if blocked:
        since = min(day for day in blocked if day is not None)
        return own._replace(state=State.BLOCKED, since=since, done_on=None)
    begun = [step.since for step in steps if step.state is not State.NOT_STARTED]
    if begun:
        since = min(day for day in begun if day is not None)
        return own._replace(state=State.IN_PROGRESS, since=since, done_on=None)
    return own._replace(state=State.NOT_STARTED, since=None, done_on=None)
