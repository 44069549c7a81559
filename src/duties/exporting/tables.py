"""The tables that several exports show."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from duties.assignments import last_role
from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
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
    role_label,
)
from duties.formats.views.details import ALL_COLUMNS
from duties.formats.views.my_tasks import VIA, Duty
from duties.messages import N_, Message, counted, day_name
from duties.model import Action, Role, Task

TASKS_TITLE = N_("Division of tasks")
NO_FINDINGS = N_("Nothing was found.")


def listed(names: Sequence[str], *, is_open: bool) -> object:
    """Return names as a list, for people and for an import of the file.

    A list with a Chinese name is a Chinese one whatever the language of the headings: it is divided
    by 、 and an open one ends with 等.
    """
    if not all(map(str.isascii, names)):
        return "、".join(names) + ("等" if is_open else "")
    units = tuple(names)
    return Message(N_("{units}, and others"), {"units": units}) if is_open else units


def _listing(role: Role) -> Callable[[Task], object]:
    """Return what lists a task's units in a role."""

    def in_role(task: Task) -> object:
        is_open = task.open_ended and role is last_role(task)
        return listed([name.text for name in task.units(role)], is_open=is_open)

    return in_role


_LONGEST_LIST = 16_000  # characters; a cell of Excel holds no more

TASK_COLUMNS: tuple[Column[Task], ...] = (
    TASK_ID,
    TASK_TITLE,
    LEAD._replace(value=_listing(Role.LEAD), longest=_LONGEST_LIST),
    RESPONSIBLE._replace(value=_listing(Role.RESPONSIBLE), longest=_LONGEST_LIST),
    SUPPORT._replace(value=_listing(Role.SUPPORT), longest=_LONGEST_LIST),
    *ALL_COLUMNS.values(),
)

LAST_DAY: Column[Task] = Column(
    N_("Last day"), lambda task: task.due and task.due.last, optional=True
)
"""The day that a deadline ends with, for a spreadsheet to sort and filter by."""

_NOTE = ALL_COLUMNS["note"].heading
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


def task_columns(without: AbstractSet[FilePart]) -> tuple[Column[Task], ...]:
    """Return the columns of a table of all tasks, but for the action of each."""
    hidden = {_NOTE} if FilePart.NOTES in without else set()
    return tuple(column for column in TASK_COLUMNS if column.heading not in hidden)


def task_table(dossier: Dossier, *, in_print: bool = False) -> View[Task]:
    """Return the table of all tasks.

    It has all columns of an official table, and others where the plan fills them. `in_print`
    leaves out the action, the last day, and every column that would be empty.
    """

    def action(task: Task) -> str | None:
        found = dossier.action_of(task)
        return named(found) if found is not None else task.action

    found = task_columns(dossier.without)
    if in_print:
        return View(found, TASK_FIELDS)
    number, *rest = _with_last_day(found)
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


def duty_table(
    *, several: bool = False, without: AbstractSet[FilePart] = frozenset()
) -> View[Duty]:
    """Return the table of a unit's tasks in one role, without columns that would be empty.

    With `several` units and roles it begins with these, and has the last day of deadlines.
    """
    whose: tuple[Column[Duty], ...] = (
        Column(N_("Unit"), lambda duty: duty.unit),
        Column(N_("Role"), lambda duty: role_label(duty.role)),
    )
    found = task_columns(without)
    if not several:
        return View((*columns_on(_task, found), VIA), {})
    return View((*whose, *columns_on(_task, tuple(_with_last_day(found))), VIA), {})


def _task(duty: Duty) -> Task:
    return duty.task


def named(action: Action) -> str:
    """Return an action's id and title."""
    return f"{action.id} {action.title}"


def plan_caption(dossier: Dossier) -> tuple[object, ...]:
    """Return who issued the plan, when, and how large it is, as far as the plan says.

    What an office puts on a file that it sends stands last.
    """
    plan, imprint = dossier.plan, dossier.imprint
    sent = N_("Sent by: {offices}")
    facts = (
        plan.issuer,
        plan.issued and day_name(plan.issued),
        plan.actions and counted("{count} action", "{count} actions", len(plan.actions)),
        counted("{count} task", "{count} tasks", len(plan.tasks)),
        imprint.number,
        imprint.signed and Message(sent, {"offices": imprint.signed}),
        imprint.day and Message(N_("Sent on: {day}"), {"day": day_name(imprint.day)}),
    )
    return tuple(fact for fact in facts if fact)


def page_of_pages(page: str, pages: str) -> Message:
    """Return the words for a page's number, from what a program puts the numbers in for."""
    return Message(N_("Page {page} of {pages}"), {"page": page, "pages": pages})


def lines_of(text: str) -> str:
    """Return `text` with what is hidden as an escape; only its line ends stay."""
    return "\n".join(map(printable, text.splitlines()))
