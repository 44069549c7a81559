"""Tasks with all their units."""

from duties.formats.view import View
from duties.formats.views.common import (
    ACTION,
    DUE,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_FIELDS,
    TASK_ID,
    TASK_TITLE,
)
from duties.model import Task

TASKS: View[Task] = View(
    (TASK_ID, ACTION, TASK_TITLE, LEAD, RESPONSIBLE, SUPPORT, DUE),
    TASK_FIELDS,
)
