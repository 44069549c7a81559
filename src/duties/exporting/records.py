"""The long form of a plan: one row for each assignment, with all that is said of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.exporting.dossier import Dossier
from duties.formats.view import View
from duties.model import Action, Name, Plan, Role, Task, Unit, UnitKind
from duties.planfile.fields import TASK_DETAILS
from duties.planfile.grammar import FieldKind, OneOf, PlainKind
from duties.planfile.plain import plain
from duties.queries.task_targets import targets_of
from duties.task_or_step import step_key


class Record(NamedTuple):
    """A task and one of its units; `duty` and `unit` are None for a task that names nobody."""

    plan: Plan
    place: int
    task: Task
    action: Action | None
    duty: Assignment | None
    unit: Unit | None
    targets: tuple[Name, ...] = ()
    plan_name: str | None = None
    """The short name of the plan, if it is one of many."""


def records(dossier: Dossier) -> Iterator[Record]:
    """Yield every assignment in the order of the plan, and each task without any, once."""
    duties = assignments(dossier.plan, dossier.register)
    duty = next(duties, None)
    of = targets_of(dossier.plan)
    for place, task in enumerate(dossier.plan.tasks):
        targets = tuple(Name(target.id, target.span) for target in of(task))
        bare = Record(dossier.plan, place, task, dossier.action_of(task), None, None, targets)
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


def _via(record: Record) -> str | None:
    """Return the collective that the task names where it means the unit by way of one."""
    return record.duty.name.text if record.duty and record.duty.via else None


def _steps(record: Record) -> tuple[Name, ...]:
    """Return the steps of a task, each by its number and title."""
    task = record.task
    return tuple(Name(f"{step_key(task, step)} {step.title}", step.span) for step in task.steps)


class Datum(NamedTuple):
    """What a row tells under one key: the kind of the value, and where it comes from."""

    kind: PlainKind
    value: Callable[[Record], object]


def _detail(key: str) -> Datum:
    return Datum(TASK_DETAILS[key].kind, lambda record: getattr(record.task, key))


DATA: Mapping[str, Datum] = {
    "plan": Datum(FieldKind.TEXT, lambda record: record.plan.title),
    "issuer": Datum(FieldKind.TEXT, lambda record: record.plan.issuer),
    "issued": Datum(FieldKind.DATE, lambda record: record.plan.issued),
    "horizon": Datum(FieldKind.NUMBER, lambda record: record.plan.horizon),
    "action": Datum(FieldKind.ID, lambda record: record.task.action),
    "action_title": Datum(FieldKind.TEXT, lambda record: record.action and record.action.title),
    "position": Datum(FieldKind.NUMBER, lambda record: record.place + 1),
    "task": Datum(FieldKind.ID, lambda record: record.task.id),
    "task_title": Datum(FieldKind.TEXT, lambda record: record.task.title),
    "unit": Datum(FieldKind.TEXT, lambda record: record.duty and record.duty.unit),
    "kind": Datum(OneOf(UnitKind), lambda record: record.unit and record.unit.kind),
    "registered": Datum(FieldKind.FLAG, lambda record: record.duty and record.unit is not None),
    "role": Datum(OneOf(Role), lambda record: record.duty and record.duty.role),
    "chief": Datum(FieldKind.FLAG, _is_chief),
    "name": Datum(FieldKind.TEXT, lambda record: record.duty and record.duty.name.text),
    "via": Datum(FieldKind.TEXT, _via),
    "open_ended": Datum(FieldKind.FLAG, lambda record: record.task.open_ended),
    **{key: _detail(key) for key in TASK_DETAILS},
    "steps": Datum(FieldKind.NAMES, _steps),
    "targets": Datum(FieldKind.NAMES, lambda record: record.targets),
}


def _field(datum: Datum) -> Callable[[Record], object]:
    return lambda record: plain(datum.kind, datum.value(record))


DATA_OF_MANY: Mapping[str, Datum] = {
    **DATA,
    "plan_name": Datum(FieldKind.TEXT, lambda record: record.plan_name),
}


def records_named(name: str, dossier: Dossier) -> Iterator[Record]:
    """Yield the records of one of many plans, with its short name."""
    return (record._replace(plan_name=name) for record in records(dossier))


RECORDS_OF_MANY: View[Record] = View((), {key: _field(each) for key, each in DATA_OF_MANY.items()})
RECORDS: View[Record] = View((), {key: _field(datum) for key, datum in DATA.items()})
