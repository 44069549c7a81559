"""Which part of a plan, or of its ledger, a place of the file belongs to."""

from bisect import bisect_right
from collections.abc import Iterable
from enum import Enum
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from duties.ledger.model import PeriodRecord
from duties.model import Plan
from duties.source import Span


class PartKind(Enum):
    """What a part of a plan or of its ledger is; the value is the word for it in a baseline."""

    UNIT = "unit"
    ACTION = "action"
    TASK = "task"
    BODY = "body"
    TARGET = "target"
    PROBLEM = "problem"


class PlanPart(NamedTuple):
    """A unit by its name, an action, a task, a body or a problem by its id, a target by its name.

    A step is part of its task. An entry of the ledger is a part of the kind that it is about; of a
    step, a task called 19/2.
    """

    kind: PartKind
    name: str


class Parts:
    """The parts of a file by their places."""

    def __init__(self, found: Iterable[tuple[Span, PlanPart]]) -> None:
        self._parts = sorted(found, key=itemgetter(0))
        self._starts = [span[:2] for span, _ in self._parts]

    @classmethod
    def of_plan(cls, plan: Plan) -> "Parts":
        """Return the units, actions, tasks, bodies and targets of a plan."""
        return cls(
            [
                *((unit.span, PlanPart(PartKind.UNIT, unit.name)) for unit in plan.own_units),
                *((action.span, PlanPart(PartKind.ACTION, action.id)) for action in plan.actions),
                *((task.span, PlanPart(PartKind.TASK, task.id)) for task in plan.tasks),
                *((body.span, PlanPart(PartKind.BODY, body.id)) for body in plan.bodies),
                *((each.span, PlanPart(PartKind.TARGET, each.name)) for each in plan.targets),
            ]
        )

    @classmethod
    def of_record(cls, record: PeriodRecord) -> "Parts":
        """Return the entries of a file of the ledger."""
        of_task, of_problem = partial(PlanPart, PartKind.TASK), partial(PlanPart, PartKind.PROBLEM)
        return cls(
            [
                *((entry.span, of_task(entry.task)) for entry in record.reports),
                *((each.span, PlanPart(PartKind.TARGET, each.target)) for each in record.readings),
                *((entry.span, of_problem(entry.id)) for entry in record.problems),
                *((entry.span, of_task(entry.task)) for entry in record.rulings),
                *((entry.span, of_task(entry.task)) for entry in record.lessons),
            ]
        )

    @property
    def lines(self) -> list[tuple[int, int]]:
        """The first and the last line of each part, in order."""
        return [(span.line, span.end_line) for span, _ in self._parts]

    def at(self, span: Span) -> PlanPart | None:
        """Return the part that a place is in; None where it is in none."""
        before = bisect_right(self._starts, span[:2])
        if not before:
            return None
        whole, part = self._parts[before - 1]
        return part if span[:2] <= whole[2:] else None
