"""Which unit, action, task or body of a plan a place of its file belongs to."""

from bisect import bisect_right
from enum import Enum
from operator import itemgetter
from typing import NamedTuple

from duties.model import Plan
from duties.source import Span


class PartKind(Enum):
    """What a part of a plan is; the value is the word for it in a baseline."""

    UNIT = "unit"
    ACTION = "action"
    TASK = "task"
    BODY = "body"


class PlanPart(NamedTuple):
    """A unit by its name, an action, a task or a body by its id; a step is part of its task."""

    kind: PartKind
    name: str


class Parts:
    """The parts of a plan by their places."""

    def __init__(self, plan: Plan) -> None:
        found = [
            *((unit.span, PlanPart(PartKind.UNIT, unit.name)) for unit in plan.units),
            *((action.span, PlanPart(PartKind.ACTION, action.id)) for action in plan.actions),
            *((task.span, PlanPart(PartKind.TASK, task.id)) for task in plan.tasks),
            *((body.span, PlanPart(PartKind.BODY, body.id)) for body in plan.bodies),
        ]
        self._parts = sorted(found, key=itemgetter(0))
        self._starts = [span[:2] for span, _ in self._parts]

    def at(self, span: Span) -> PlanPart | None:
        """Return the part that a place is in; None where it is in none."""
        before = bisect_right(self._starts, span[:2])
        if not before:
            return None
        whole, part = self._parts[before - 1]
        return part if span[:2] <= whole[2:] else None
