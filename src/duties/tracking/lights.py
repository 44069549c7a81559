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

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from duties.ledger.model import State
from duties.tracking.position import Position
from duties.tracking.tracked import Tracked
from duties.tracking_rules import Condition, LightRule

RED = "red"
YELLOW = "yellow"
GREEN = "green"
WARNING = frozenset({RED, YELLOW})
"""The lights that count for a streak."""


class Counting(Protocol):
    """Counts what rules seldom ask for, up to a day (an ordinal)."""

    def missed(self, part: Tracked, day: int, /) -> int: ...
    def streak(self, part: Tracked, day: int, /) -> int: ...


class Situation(NamedTuple):
    """What rules look at: a part of the plan, its position, and what counts the rest."""

    position: Position
    part: Tracked
    counting: Counting

    def missed(self) -> int:
        """Return how many periods in a row have no report."""
        return self.counting.missed(self.part, self.position.day)

    def streak(self) -> int:
        """Return at how many ends of periods in a row, before the day, the light was a warning."""
        return self.counting.streak(self.part, self.position.day - 1)


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
    return rule.when is not None and _HOLDS[rule.when](rule, situation)


def _is_overdue(_: LightRule, situation: Situation) -> bool:
    return situation.position.is_overdue


def _lags(rule: LightRule, situation: Situation) -> bool:
    return situation.position.lags(rule.over or 0)


def _is_blocked(rule: LightRule, situation: Situation) -> bool:
    position = situation.position
    return position.state is State.BLOCKED and (
        rule.over is None or _days(position, position.since) > rule.over
    )


def _has_late_step(_: LightRule, situation: Situation) -> bool:
    return bool(situation.position.late_steps)


def _is_due(rule: LightRule, situation: Situation) -> bool:
    due = situation.position.due
    return due is not None and 0 <= due - situation.position.day <= (rule.days or 0)


def _is_unreported(rule: LightRule, situation: Situation) -> bool:
    position = situation.position
    last = position.start if position.reported is None else position.reported
    return _days(position, last) > (rule.over or 0)


def _is_missed(rule: LightRule, situation: Situation) -> bool:
    return situation.missed() > (rule.over or 0)


def _is_in_streak(rule: LightRule, situation: Situation) -> bool:
    return situation.streak() > (rule.over or 0)


def _is_not_begun(rule: LightRule, situation: Situation) -> bool:
    position = situation.position
    if position.state is not State.NOT_STARTED:
        return False
    if rule.over is not None:
        return _days(position, position.start) > rule.over
    return position.start is None or position.day >= position.start


def _always(_: LightRule, __: Situation) -> bool:
    return True


_HOLDS: Mapping[Condition, Callable[[LightRule, Situation], bool]] = {
    Condition.OVERDUE: _is_overdue,
    Condition.LAG: _lags,
    Condition.BLOCKED: _is_blocked,
    Condition.STEP_OVERDUE: _has_late_step,
    Condition.DUE_WITHIN: _is_due,
    Condition.UNREPORTED: _is_unreported,
    Condition.MISSED: _is_missed,
    Condition.STREAK: _is_in_streak,
    Condition.NOT_STARTED: _is_not_begun,
    Condition.OTHERWISE: _always,
}


def _days(position: Position, since: int | None) -> int:
    """Return how many days passed since a day; -1 where that is not known."""
    return -1 if since is None else position.day - since
