"""The parts of a task that several views show."""

from collections.abc import Iterable
from functools import reduce

from duties.assignments import last_role
from duties.formats.colours import Emphasis
from duties.formats.view import Column, Fact, Fields
from duties.formats.views.details import detail_fields
from duties.messages import N_, Message
from duties.model import Name, Role, Task, UnitKind
from duties.planfile.grammar import FieldKind
from duties.planfile.plain import plain


def texts(names: tuple[Name, ...]) -> list[str]:
    """Return names as the plan writes them, for programs."""
    return [name.text for name in names]


def names_of(task: Task, role: Role) -> object:
    """Return the units that a task names in a role, for people; 等 closes an open list."""
    return closed_by_others(task, role, tuple(name.text for name in task.units(role)))


def closed_by_others(task: Task, role: Role, units: tuple[object, ...]) -> object:
    """Return the words for a task's units in a role, with 等 where the document leaves it open.

    等 stands after the last role that the task gives anybody.
    """
    if task.open_ended and role is last_role(task):
        return Message(N_("{units}, and others"), {"units": units})
    return units


def role_label(role: Role) -> Message:
    """Return the word for a role."""
    return Message(role.label)


def clauses(messages: Iterable[Message]) -> Message | None:
    """Return messages as one, divided by semicolons; None where there are none."""
    said = list(messages)
    if not said:
        return None
    return reduce(
        lambda before, behind: Message(
            N_("{before}; {behind}"), {"before": before, "behind": behind}
        ),
        said,
    )


def fact_words(fact: Fact) -> Message:
    """Return a fact as one message."""
    return Message(N_("{label}: {value}"), {"label": Message(fact.label), "value": fact.value})


def change_of(before: object, after: object) -> Message:
    """Return the words for what was and what is now; None is told as none."""
    nothing = Message(N_("none"))
    facts = {
        "before": nothing if before is None else before,
        "after": nothing if after is None else after,
    }
    return Message(N_("{before} → {after}"), facts)


def kind_label(kind: UnitKind | None) -> Message | None:
    """Return the word for a kind of unit."""
    return None if kind is None else Message(kind.label)


TASK_ID: Column[Task] = Column(N_("No."), lambda task: task.id)
ACTION: Column[Task] = Column(N_("Action"), lambda task: task.action, optional=True)
TASK_TITLE: Column[Task] = Column(N_("Task"), lambda task: task.title)
LEAD: Column[Task] = Column(
    N_("Lead"), lambda task: names_of(task, Role.LEAD), look=lambda _: Emphasis.LEAD
)
RESPONSIBLE: Column[Task] = Column(
    N_("Responsible"), lambda task: names_of(task, Role.RESPONSIBLE), optional=True
)
SUPPORT: Column[Task] = Column(
    N_("Support"), lambda task: names_of(task, Role.SUPPORT), optional=True
)

FIRST_TASK_FIELDS: Fields[Task] = {
    "id": lambda task: task.id,
    "title": lambda task: task.title,
    "action": lambda task: task.action,
    "lead": lambda task: texts(task.lead),
    "responsible": lambda task: texts(task.responsible),
    "support": lambda task: texts(task.support),
    "open_ended": lambda task: task.open_ended,
    "due": lambda task: plain(FieldKind.PERIOD, task.due),
    "line": lambda task: task.span.line,
}
"""What programs got from the first release on, in an order that does not change."""

TASK_FIELDS: Fields[Task] = {**FIRST_TASK_FIELDS, **detail_fields(in_answers=True)}
"""What programs get of a task; later details stand last."""
