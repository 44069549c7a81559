"""The long form of a plan: one row for each assignment, with all that is said of it."""

from collections.abc import Iterator
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.exporting.dossier import Dossier
from duties.formats.view import Fields, View
from duties.model import Action, Plan, Role, Task, Unit


class Record(NamedTuple):
    """A task and one of its units; `duty` and `unit` are None for a task that names nobody."""

    plan: Plan
    place: int
    task: Task
    action: Action | None
    duty: Assignment | None
    unit: Unit | None


def records(dossier: Dossier) -> Iterator[Record]:
    """Yield every assignment in the order of the plan, and each task without any, once."""
    duties = assignments(dossier.plan, dossier.register)
    duty = next(duties, None)
    for place, task in enumerate(dossier.plan.tasks):
        bare = Record(dossier.plan, place, task, dossier.action_of(task), None, None)
        if duty is None or duty.place != place:
            yield bare
        while duty is not None and duty.place == place:
            yield bare._replace(duty=duty, unit=dossier.register.units[duty.unit])
            duty = next(duties, None)


def _is_chief(record: Record) -> bool | None:
    """Tell whether a unit is the first that the task names as lead."""
    duty = record.duty
    if duty is None:
        return None
    return duty.role is Role.LEAD and not duty.via and duty.name is record.task.lead[0]


FIELDS: Fields[Record] = {
    "plan": lambda record: record.plan.title,
    "issuer": lambda record: record.plan.issuer,
    "issued": lambda record: record.plan.issued and record.plan.issued.isoformat(),
    "horizon": lambda record: record.plan.horizon,
    "action": lambda record: record.task.action,
    "action_title": lambda record: record.action and record.action.title,
    "position": lambda record: record.place + 1,
    "task": lambda record: record.task.id,
    "task_title": lambda record: record.task.title,
    "unit": lambda record: record.duty and record.duty.unit,
    "kind": lambda record: record.unit and record.unit.kind,
    "registered": lambda record: record.unit is not None if record.duty else None,
    "role": lambda record: record.duty and record.duty.role.value,
    "chief": _is_chief,
    "name": lambda record: record.duty and record.duty.name.text,
    "via": lambda record: record.duty and (record.duty.name.text if record.duty.via else None),
    "open_ended": lambda record: record.task.open_ended,
    "due": lambda record: record.task.due and record.task.due.isoformat(),
    "note": lambda record: record.task.note,
}

RECORDS: View[Record] = View((), FIELDS)
