"""The five classes that counties publish (已完成、超进度、达进度、欠进度、其它)."""

from duties.ledger.model import State
from duties.tracking.position import Position
from duties.tracking.standing import Class

MARGIN = 10
"""By more than how many percentage points one is ahead of the even pace, or behind it."""


def class_of(position: Position) -> Class:
    """Return the class of a task or step: the first that holds.

    - completed: done or accepted.
    - not judged: cancelled; without an even pace, or not begun before its start; not if overdue.
    - behind: overdue, or more than 10 percentage points behind the even pace.
    - ahead: more than 10 percentage points ahead of it.
    - on pace: the rest.
    """
    if position.is_finished:
        return Class.DONE
    if position.is_overdue:
        return Class.BEHIND
    if position.even is None or position.state is State.CANCELLED:
        return Class.OTHER
    is_early = position.start is not None and position.day < position.start
    if is_early and position.state is State.NOT_STARTED:
        return Class.OTHER
    if position.lags(MARGIN):
        return Class.BEHIND
    return Class.AHEAD if position.leads(MARGIN) else Class.ON_PACE
