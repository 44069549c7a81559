"""Where does the plan give this unit this task?"""

from enum import StrEnum
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.errors.questions import NoPartError
from duties.messages import N_
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.queries.possible import Possibility, all_possibilities, stands_for_unknown
from duties.source import Source, Span
from duties.task_or_step import TaskOrStep


class Spelling(StrEnum):
    """How the name in the task stands to the unit that it means."""

    NAME = "name"
    ALIAS = "alias"
    VARIANT = "variant"
    UNREGISTERED = "unregistered"

    @property
    def label(self) -> str:
        """The English words for it, a key of the catalogues."""
        return _SPELLING_LABELS[self]


_SPELLING_LABELS = {
    Spelling.NAME: N_("registered name"),
    Spelling.ALIAS: N_("alias"),
    Spelling.VARIANT: N_("another spelling"),
    Spelling.UNREGISTERED: N_("not registered"),
}


class Reason(NamedTuple):
    """An assignment, or what may be one, with the line of the file that makes it.

    `named` is the unit that the task's words mean: `duty.unit`, or the collective it is in; `span`
    is where they stand. Where 等 may stand for the unit, `named` and `spelling` are None.
    """

    duty: Assignment | Possibility
    named: str | None
    spelling: Spelling | None
    file: str
    span: Span
    text: str

    @property
    def is_possible(self) -> bool:
        """Whether the plan leaves open that the unit has the task."""
        return isinstance(self.duty, Possibility)


def why(
    plan: Plan, register: Register, source: Source, tasks: tuple[Task, ...], unit: str
) -> tuple[Reason, ...]:
    """Return every way in which the plan gives `unit` one of `tasks`, then what it leaves open.

    Tasks that may be the unit's come last, with every way in which they may. Where it has none of
    them but steps of theirs, these are meant. Raises `NoPartError` where the plan gives the unit
    none of them and leaves none open.
    """
    narrowed = plan._replace(tasks=tasks)
    duties = tuple(assignments(narrowed, register))
    found: list[Assignment | Possibility] = [duty for duty in duties if duty.unit == unit]
    found += all_possibilities(narrowed, register, [unit])
    if not found:
        steps = _steps(tasks)
        duties_in_steps = assignments(plan._replace(tasks=steps), register) if steps else ()
        found += [duty for duty in duties_in_steps if duty.unit == unit]
    if not found:
        raise NoPartError(
            unit,
            tuple(task.id for task in tasks),
            tuple(
                (duty.unit, stands_for_unknown(duty.unit, register))
                for duty in {duty.unit: duty for duty in duties if not duty.via}.values()
            ),
        )
    return tuple(_reason(register, source, duty) for duty in found)


def _steps(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Return the steps of tasks that name units of their own, as tasks."""
    return tuple(
        [
            TaskOrStep(task, step).as_task()
            for task in tasks
            for step in task.steps
            if any(step.units(role) for role in Role)
        ]
    )


def _reason(register: Register, source: Source, duty: Assignment | Possibility) -> Reason:
    named, spelling, span = None, None, duty.task.span
    if duty.name is not None:
        named, span = register.unit_of(duty.name.text), duty.name.span
        spelling = _spelling(register, duty.name.text, named)
    elif "open_ended" in duty.task.spans:
        span = duty.task.spans["open_ended"]
    return Reason(duty, named, spelling, source.name, span, source.line(span.line))


def _spelling(register: Register, name: str, named: str) -> Spelling:
    unit = register.units[named]
    if unit is None:
        return Spelling.UNREGISTERED
    if name == named:
        return Spelling.NAME
    if any(alias.text == name for alias in unit.aliases):
        return Spelling.ALIAS
    return Spelling.VARIANT
