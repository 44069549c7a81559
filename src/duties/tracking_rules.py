"""How progress is reported and judged, as values: what `tracking` says in the file of a plan."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from duties.messages import N_
from duties.periods import Stretch
from duties.source import Span


class Condition(StrEnum):
    """When a light is shown; see `duties.tracking.lights`."""

    OVERDUE = "overdue"
    LAG = "lag"
    BLOCKED = "blocked"
    STEP_OVERDUE = "step-overdue"
    DUE_WITHIN = "due-within"
    UNREPORTED = "unreported"
    MISSED = "missed"
    STREAK = "streak"
    NOT_STARTED = "not-started"
    OTHERWISE = "otherwise"

    @property
    def label(self) -> str:
        """The English words for the condition, a key of the catalogues."""
        return _CONDITION_LABELS[self]


_CONDITION_LABELS = {
    Condition.OVERDUE: N_("overdue"),
    Condition.LAG: N_("behind the even pace"),
    Condition.BLOCKED: N_("blocked"),
    Condition.STEP_OVERDUE: N_("a step is overdue"),
    Condition.DUE_WITHIN: N_("due soon"),
    Condition.UNREPORTED: N_("not reported for long"),
    Condition.MISSED: N_("periods without a report"),
    Condition.STREAK: N_("yellow or red in a row"),
    Condition.NOT_STARTED: N_("not begun"),
    Condition.OTHERWISE: N_("otherwise"),
}


class LightRule(NamedTuple):
    """A light, and when it is shown. `over` means more than: days, points or periods.

    `then` says what an office does where the rule holds, in its own words.
    """

    spans: Mapping[str, Span]
    span: Span
    light: str = ""
    when: Condition | None = None
    over: int | None = None
    days: int | None = None
    then: str | None = None


class DefaultDue(StrEnum):
    """The deadline of a task that names none."""

    HORIZON = "horizon"

    @property
    def label(self) -> str:
        """The English words for it, a key of the catalogues."""
        return N_("the end of the plan's horizon")


class Tracking(NamedTuple):
    """How progress is reported and judged; without `lights`, by the rules that duties has."""

    spans: Mapping[str, Span]
    period: Stretch = Stretch.MONTH
    report_by: int = 5
    due: DefaultDue | None = None
    lights: tuple[LightRule, ...] = ()
