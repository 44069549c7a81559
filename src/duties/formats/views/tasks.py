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
from duties.formats.views.progress import (
    StandingOf,
    progress_columns,
    progress_fields,
    unknown,
)
from duties.model import Task


def tasks_view(standing_of: StandingOf = unknown) -> View[Task]:
    """Return the view of tasks with all their units, and how they stand."""
    return View(
        (
            *(TASK_ID, ACTION, TASK_TITLE, LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS),
            *progress_columns(standing_of),
        ),
        {**TASK_FIELDS, **progress_fields(standing_of)},
    )


TASKS = tasks_view()
"""The view where nothing is known of progress."""
