"""Tables whose units have others beside them that support them, and no task of which has a lead.

| 任务 | 承办单位 | 协办单位 |

Labels are taken as they stand, so those of 承办单位 are responsible; they may be meant to lead.
"""

from collections.abc import Iterable

from duties.importing.doubts import Gathering, Reporter
from duties.importing.plan.draft import DraftTask
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.messages import N_, Message
from duties.model import Role


def tell_tables_without_lead(
    tasks: Iterable[tuple[FoundTask, DraftTask]], reporter: Reporter
) -> None:
    """Tell of each such table where its headings stand."""
    of_tables = [
        (task.entry.assisted, drafted)
        for task, drafted in tasks
        if task.entry is not None and task.entry.assisted is not None
    ]
    led = {assisted for assisted, drafted in of_tables if drafted.names(Role.LEAD)}
    for assisted in dict.fromkeys(assisted for assisted, _ in of_tables):
        if assisted not in led:
            reporter.doubt(assisted.place, Message(_NO_LEAD, {"headings": assisted.names}))


_NO_LEAD = N_(
    "no task of this table has a lead; the units under {headings} may be the ones that lead"
)
WITHOUT_LEAD_GATHERINGS = {
    _NO_LEAD: Gathering(
        3,
        N_(
            "no task of {count} tables has a lead; the units under {headings} may be the ones that "
            "lead"
        ),
    )
}
