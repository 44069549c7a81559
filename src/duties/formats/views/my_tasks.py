"""The tasks of units, with the role of each."""

from collections import Counter

from duties.assignments import Assignment
from duties.formats.colours import Emphasis
from duties.formats.view import Column, View, columns_on, on
from duties.formats.views.common import (
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_FIELDS,
    TASK_ID,
    TASK_TITLE,
    clauses,
    role_label,
)
from duties.formats.views.details import DETAIL_COLUMNS
from duties.messages import N_, Message
from duties.model import Role, Task


def _task(duty: Assignment) -> Task:
    return duty.task


def _via(duty: Assignment) -> str | None:
    return duty.name.text if duty.via else None


VIA: Column[Assignment] = Column(N_("Via"), _via, optional=True)


def _look(duty: Assignment) -> Emphasis | None:
    return Emphasis.STRONG if duty.role is Role.LEAD else None


_MINE: tuple[Column[Assignment], ...] = (
    Column(N_("Role"), lambda duty: role_label(duty.role), look=_look),
    *(column._replace(look=_look) for column in columns_on(_task, (TASK_ID, TASK_TITLE))),
    *columns_on(_task, (LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS)),
    VIA,
)


def my_tasks_view(*, several: bool) -> View[Assignment]:
    """Return the view of one unit's tasks, or of `several` units', which names the unit."""
    unit: Column[Assignment] = Column(N_("Unit"), lambda duty: duty.unit)
    return View(
        (unit, *_MINE) if several else _MINE,
        {
            "unit": lambda duty: duty.unit,
            "role": lambda duty: duty.role.value,
            "via": _via,
            **on(_task, TASK_FIELDS),
        },
    )


def my_tasks_caption(duties: tuple[Assignment, ...]) -> Message | None:
    """Return a headline that counts the tasks of each unit by role, None where there are none."""
    counts = Counter((duty.unit, duty.role) for duty in duties)
    units = dict.fromkeys(duty.unit for duty in duties)
    return clauses(_counted(unit, counts) for unit in units)


def _counted(unit: str, counts: Counter[tuple[str, Role]]) -> Message:
    roles = tuple(
        Message(N_("{role} {count}"), {"role": role_label(role), "count": count})
        for role in Role
        if (count := counts[unit, role])
    )
    return Message(N_("{unit}: {roles}"), {"unit": unit, "roles": roles})
