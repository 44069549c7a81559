"""Tasks with all their units."""

from duties.formats.view import View
from duties.formats.views.common import (
    ACTION,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_FIELDS,
    TASK_ID,
    TASK_TITLE,
)
from duties.formats.views.details import DETAIL_COLUMNS
from duties.model import Task

TASKS: View[Task] = View(
    (TASK_ID, ACTION, TASK_TITLE, LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS),
    TASK_FIELDS,
)
