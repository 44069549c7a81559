"""An order that gives a unit its tasks: addressed to it, signed and dated."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from duties.assignments import Assignment, last_role
from duties.exporting.dossier import Dossier
from duties.exporting.tables import lines_of, listed, task_columns
from duties.exporting.word.notice import counts, write_around, write_members
from duties.exporting.word.paper import Paper
from duties.exporting.word.signing import write_number, write_signature
from duties.exporting.word.tables import write_table
from duties.formats.grid import grid
from duties.formats.view import Column, View, columns_on
from duties.formats.views.common import (
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    role_label,
)
from duties.formats.views.details import ALL_COLUMNS
from duties.messages import N_, Message, Translator, counted
from duties.model import Role, Task
from duties.naming.names import Register

_TITLE = N_("Order of tasks")
_OTHERS = Column[Task](N_("Other units"), lambda _: None)


class Share(NamedTuple):
    """A unit's part in a task: all its roles there, and the collectives that it has them from."""

    task: Task
    roles: tuple[Role, ...]
    via: tuple[str, ...]


def render(dossier: Dossier, unit: str, duties: Sequence[Assignment], into: Translator) -> bytes:
    """Return the order to a unit that has these tasks, on portrait A4 paper."""
    title = into.gettext(_TITLE)
    paper = Paper(dossier.plan, f"{title} {unit}")
    paper.write(title, "Title")
    write_number(paper, dossier.imprint)
    paper.write(Message(N_("{unit}:"), {"unit": unit}).put(into), "Address")
    given, wanted = _given(dossier, duties), _wanted(dossier, unit, duties)
    paper.write(
        Message(N_("{given} {wanted}"), {"given": given, "wanted": wanted}).put(into), "Body"
    )
    write_members(paper, dossier, unit, into)
    table = grid(_table(dossier, unit), tuple(_shares(duties)), into, lines_of)
    write_table(paper, table, [("", table)], into)
    write_around(paper, dossier, unit, duties, into)
    write_signature(paper, dossier.imprint, into)
    return paper.to_bytes()


def _given(dossier: Dossier, duties: Sequence[Assignment]) -> Message:
    return counted(
        "The plan “{title}” gives your unit {count} task ({roles}), listed below.",
        "The plan “{title}” gives your unit {count} tasks ({roles}), listed below.",
        len({(duty.place, duty.task.id) for duty in duties}),
        title=dossier.plan.title,
        roles=counts(duties),
    )


def _wanted(dossier: Dossier, unit: str, duties: Sequence[Assignment]) -> Message:
    """Return what the unit is to do.

    A deadline is only named where a task has one, and nobody reports to themselves.
    """
    deadline = ALL_COLUMNS["due"]
    has_deadline = any(deadline.value(duty.task) is not None for duty in duties)
    registered = dossier.register.units[unit]
    own = {unit, *(alias.text for alias in registered.aliases)} if registered else {unit}
    offices = tuple(office for office in dossier.imprint.signed if office not in own)
    if not offices and has_deadline:
        text = N_("Please carry out the tasks by their deadlines, and report on your progress.")
    elif not offices:
        text = N_("Please carry out the tasks, and report on your progress.")
    elif has_deadline:
        text = N_(
            "Please carry out the tasks by their deadlines, and report on your progress to "
            "{offices}."
        )
    else:
        text = N_("Please carry out the tasks, and report on your progress to {offices}.")
    return Message(text, {"offices": offices})


def _shares(duties: Sequence[Assignment]) -> Iterator[Share]:
    """Yield each task, or step, once, in the order in which a unit's tasks are listed."""
    together: dict[tuple[int, str], list[Assignment]] = {}
    for duty in duties:
        together.setdefault((duty.place, duty.task.id), []).append(duty)
    for mine in together.values():
        via = (duty.name.text for duty in mine if duty.via)
        yield Share(
            mine[0].task,
            tuple(dict.fromkeys(duty.role for duty in mine)),
            tuple(dict.fromkeys(via)),
        )


def _table(dossier: Dossier, unit: str) -> View[Share]:
    """Return the table: what the unit has to do, in which role, and with whom."""
    number, title, lead, *rest = task_columns(dossier.without)
    details = (column for column in rest if column.heading not in _NAMED)
    others = _OTHERS._replace(
        value=lambda task: _others(task, unit, dossier.register), optional=True
    )
    roles: Column[Share] = Column(
        N_("Role"), lambda share: tuple(role_label(role) for role in share.roles)
    )
    via: Column[Share] = Column(N_("Via"), lambda share: share.via or None, optional=True)
    first, behind = (number, title), (lead, others, *details)
    return View(
        (*columns_on(_task, first), roles, *columns_on(_task, behind), via),
        {},
    )


_NAMED = {column.heading for column in (LEAD, RESPONSIBLE, SUPPORT)}


def _task(share: Share) -> Task:
    return share.task


def _others(task: Task, unit: str, register: Register) -> object:
    """Return who takes part in a task besides its leads and the unit itself."""
    named = chain(task.responsible, task.support)
    names = [name.text for name in named if register.unit_of(name.text) != unit]
    is_open = task.open_ended and last_role(task) is not Role.LEAD
    if is_open and not names:
        return Message(N_("units that the document does not name"))
    return listed(names, is_open=is_open) or None
