"""The tables that several exports show."""

from collections.abc import Callable, Iterator, Sequence

from duties.assignments import Assignment
from duties.exporting.dossier import Dossier
from duties.formats.text import printable
from duties.formats.view import Column, View, columns_on
from duties.formats.views.common import (
    ACTION,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_FIELDS,
    TASK_ID,
    TASK_TITLE,
    names_of,
    role_label,
)
from duties.formats.views.details import ALL_COLUMNS
from duties.formats.views.my_tasks import VIA
from duties.messages import N_, Message, counted
from duties.model import Action, Role, Task

TASKS_TITLE = N_("Division of tasks")
MATRIX_TITLE = N_("Responsibility matrix")
BY_UNIT_TITLE = N_("Duties by unit")
FINDINGS_TITLE = N_("Check results")
ACTIONS_TITLE = N_("List of actions")
UNITS_TITLE = N_("List of units")
NO_FINDINGS = N_("Nothing was found.")


def _listing(role: Role) -> Callable[[Task], object]:
    """Return what lists a task's units in a role, for people and for an import of the file.

    A list with a Chinese name is a Chinese one whatever the language of the headings: it is divided
    by 、 and an open one ends with 等.
    """

    def listed(task: Task) -> object:
        names = [name.text for name in task.units(role)]
        words = names_of(task, role)
        if all(map(str.isascii, names)):
            return words
        return "、".join(names) + ("等" if isinstance(words, Message) else "")

    return listed


TASK_COLUMNS: tuple[Column[Task], ...] = (
    TASK_ID,
    TASK_TITLE,
    LEAD._replace(value=_listing(Role.LEAD)),
    RESPONSIBLE._replace(value=_listing(Role.RESPONSIBLE)),
    SUPPORT._replace(value=_listing(Role.SUPPORT)),
    *ALL_COLUMNS.values(),
)

LAST_DAY: Column[Task] = Column(
    N_("Last day"), lambda task: task.due and task.due.last, optional=True
)
"""The day that a deadline ends with, for a spreadsheet to sort and filter by."""

_OFFICIAL = {
    column.heading
    for column in (
        TASK_ID,
        ACTION,
        TASK_TITLE,
        LEAD,
        RESPONSIBLE,
        ALL_COLUMNS["due"],
        ALL_COLUMNS["note"],
    )
}


def task_table(dossier: Dossier, *, in_print: bool = False) -> View[Task]:
    """Return the table of all tasks.

    It has all columns of an official table, and others where the plan fills them. `in_print`
    leaves out the action, the last day, and every column that would be empty.
    """

    def action(task: Task) -> str | None:
        found = dossier.action_of(task)
        return named(found) if found is not None else task.action

    if in_print:
        return View(TASK_COLUMNS, TASK_FIELDS)
    number, *rest = _with_last_day(TASK_COLUMNS)
    columns = (number, ACTION._replace(value=action), *rest)
    return View(
        tuple(column._replace(optional=column.heading not in _OFFICIAL) for column in columns),
        TASK_FIELDS,
    )


def _with_last_day(columns: Sequence[Column[Task]]) -> Iterator[Column[Task]]:
    """Yield columns, and after that of the deadline the day itself."""
    for column in columns:
        yield column
        if column.heading == ALL_COLUMNS["due"].heading:
            yield LAST_DAY


def duty_table(*, several: bool = False) -> View[Assignment]:
    """Return the table of a unit's tasks in one role, without columns that would be empty.

    With `several` units and roles it begins with these, and has the last day of deadlines.
    """
    whose: tuple[Column[Assignment], ...] = (
        Column(N_("Unit"), lambda duty: duty.unit),
        Column(N_("Role"), lambda duty: role_label(duty.role)),
    )
    if not several:
        return View((*columns_on(_task, TASK_COLUMNS), VIA), {})
    return View((*whose, *columns_on(_task, tuple(_with_last_day(TASK_COLUMNS))), VIA), {})


def _task(duty: Assignment) -> Task:
    return duty.task


def named(action: Action) -> str:
    """Return an action's id and title."""
    return f"{action.id} {action.title}"


def plan_caption(dossier: Dossier) -> tuple[object, ...]:
    """Return who issued the plan, when, and how large it is, as far as the plan says."""
    plan = dossier.plan
    facts = (
        plan.issuer,
        plan.issued,
        plan.actions and counted("{count} action", "{count} actions", len(plan.actions)),
        counted("{count} task", "{count} tasks", len(plan.tasks)),
    )
    return tuple(fact for fact in facts if fact)


def page_of_pages(page: str, pages: str) -> Message:
    """Return the words for a page's number, from what a program puts the numbers in for."""
    return Message(N_("Page {page} of {pages}"), {"page": page, "pages": pages})


def lines_of(text: str) -> str:
    """Return `text` with what is hidden as an escape; only its line ends stay."""
    return "\n".join(map(printable, text.splitlines()))
