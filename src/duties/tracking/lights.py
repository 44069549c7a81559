"""The rules of the lights: the first that holds decides.

`over` means more than: a lag of exactly 10 is not over 10, and 30 days are not over 30. A rule
without `over` holds as soon as there is anything to count.

- `overdue`: the deadline has passed, and it is not done.
- `lag`: more than `over` percentage points behind the even pace.
- `blocked`: blocked, and more than `over` days since the report that began the unbroken run.
- `step-overdue`: a step is overdue.
- `due-within`: at most `days` days are left, 0 on the last.
- `unreported`: more than `over` days since the last report of a unit that answers; where there is
  none, since the start.
- `missed`: more than `over` periods in a row, up to the last whose time for reports is over,
  without a report; see `duties.tracking.reporting`.
- `streak`: more than `over` ends of periods in a row with a yellow or red light, up to the last one
  before the day. The lights of those days are as they were shown, but judged without rules on
  streaks, so that no rule depends on itself.
- `not-started`: begun by nobody, and more than `over` days since the start; not before the start.
- `otherwise`: always.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, assert_never

from duties.ledger.model import State
from duties.model import Condition, LightRule
from duties.tracking.position import Position

RED = "red"
YELLOW = "yellow"
GREEN = "green"
WARNING = frozenset({RED, YELLOW})
"""The lights that count for a streak."""


class Situation(NamedTuple):
    """What rules look at: the position, and how to count what is seldom asked for."""

    position: Position
    missed: Callable[[], int]
    streak: Callable[[], int]


def deciding(
    rules: Sequence[LightRule], situation: Situation, *, streaks: bool = True
) -> LightRule | None:
    """Return the first rule that holds, None if none does; `streaks` False leaves those out."""
    for rule in rules:
        if (streaks or rule.when is not Condition.STREAK) and holds(rule, situation):
            return rule
    return None


def holds(rule: LightRule, situation: Situation) -> bool:
    """Tell whether a rule holds of work that is neither done nor cancelled."""
    position = situation.position
    over = rule.over or 0
    match rule.when:
        case None:
            return False
        case Condition.OVERDUE:
            return position.is_overdue
        case Condition.LAG:
            lag = position.lag
            return lag is not None and lag > over
        case Condition.BLOCKED:
            return position.state is State.BLOCKED and (
                rule.over is None or _days(position, position.since) > over
            )
        case Condition.STEP_OVERDUE:
            return bool(position.late_steps)
        case Condition.DUE_WITHIN:
            due = position.due
            return due is not None and 0 <= due - position.day <= (rule.days or 0)
        case Condition.UNREPORTED:
            last = position.start if position.reported is None else position.reported
            return _days(position, last) > over
        case Condition.MISSED:
            return situation.missed() > over
        case Condition.STREAK:
            return situation.streak() > over
        case Condition.NOT_STARTED:
            return position.state is State.NOT_STARTED and (
                _has_begun(position)
                if rule.over is None
                else _days(position, position.start) > over
            )
        case Condition.OTHERWISE:
            return True
        case _:
            assert_never(rule.when)


def _days(position: Position, since: int | None) -> int:
    """Return how many days passed since a day; -1 where that is not known."""
    return -1 if since is None else position.day - since


def _has_begun(position: Position) -> bool:
    return position.start is None or position.day >= position.start
