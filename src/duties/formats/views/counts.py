"""The numbers of tasks that several views show."""

from duties.formats.view import Column, Fields
from duties.messages import N_
from duties.model import Role
from duties.teamwork import Counts

COUNT_COLUMNS: tuple[Column[Counts], ...] = (
    Column(N_("Tasks"), lambda counts: counts.tasks),
    Column(N_("As lead"), lambda counts: counts.by_role[Role.LEAD]),
    Column(N_("As responsible"), lambda counts: counts.by_role[Role.RESPONSIBLE]),
    Column(N_("As support"), lambda counts: counts.by_role[Role.SUPPORT] or None, optional=True),
)

COUNT_FIELDS: Fields[Counts] = {
    "tasks": lambda counts: counts.tasks,
    "lead": lambda counts: counts.by_role[Role.LEAD],
    "responsible": lambda counts: counts.by_role[Role.RESPONSIBLE],
    "support": lambda counts: counts.by_role[Role.SUPPORT],
}
