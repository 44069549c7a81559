"""Tasks as a document has them, with the place each comes from."""

from duties.formats.view import Column, View
from duties.formats.views.common import (
    ACTION,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_ID,
    TASK_TITLE,
)
from duties.formats.views.deadlines import deadline
from duties.formats.views.details import column_of
from duties.importing.plan.draft import DraftTask
from duties.messages import N_, Message
from duties.model import Role


def _units(task: DraftTask, role: Role) -> object:
    names = task.names(role)
    last = next((each for each in reversed(Role) if task.names(each)), None)
    if task.open_ended and role is last:
        return Message(N_("{units}, and others"), {"units": names})
    return names


DRAFT: View[DraftTask] = View(
    (
        Column(TASK_ID.heading, lambda task: task.id),
        Column(ACTION.heading, lambda task: task.action, optional=True),
        Column(TASK_TITLE.heading, lambda task: task.title),
        Column(LEAD.heading, lambda task: _units(task, Role.LEAD), optional=True),
        Column(RESPONSIBLE.heading, lambda task: _units(task, Role.RESPONSIBLE), optional=True),
        Column(SUPPORT.heading, lambda task: _units(task, Role.SUPPORT), optional=True),
        Column(
            column_of("due").heading,
            lambda task: deadline(task.due, task.due_text or None),
            optional=True,
        ),
        Column(N_("Place"), lambda task: task.place.message()),
    ),
    {},
)
