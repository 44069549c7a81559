"""Where does the plan give this unit this task?"""

from enum import StrEnum
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.errors.questions import NoPartError
from duties.messages import N_
from duties.model import Plan, Task
from duties.naming.names import Register
from duties.source import Source


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
    """An assignment with the line of the file that makes it.

    `named` is the unit that the task's words mean: `duty.unit`, or the collective it is in.
    """

    duty: Assignment
    named: str
    spelling: Spelling
    file: str
    text: str


def why(
    plan: Plan, register: Register, source: Source, tasks: tuple[Task, ...], unit: str
) -> tuple[Reason, ...]:
    """Return every way in which the plan gives `unit` one of `tasks`.

    Raises `NoPartError` where it gives it none of them.
    """
    narrowed = plan._replace(tasks=tasks)
    duties = tuple(assignments(narrowed, register))
    reasons = tuple(_reason(register, source, duty) for duty in duties if duty.unit == unit)
    if not reasons:
        raise NoPartError(
            unit,
            tuple(task.id for task in tasks),
            tuple(dict.fromkeys(duty.unit for duty in duties if not duty.via)),
        )
    return reasons


def _reason(register: Register, source: Source, duty: Assignment) -> Reason:
    named = register.unit_of(duty.name.text)
    return Reason(
        duty=duty,
        named=named,
        spelling=_spelling(register, duty.name.text, named),
        file=source.name,
        text=source.line(duty.name.span.line),
    )


def _spelling(register: Register, name: str, named: str) -> Spelling:
    unit = register.units[named]
    if unit is None:
        return Spelling.UNREGISTERED
    if name == named:
        return Spelling.NAME
    if any(alias.text == name for alias in unit.aliases):
        return Spelling.ALIAS
    return Spelling.VARIANT
