"""The tasks of units, with the role of each, and those that may be theirs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from duties.assignments import Assignment
from duties.formats.colours import Emphasis
from duties.formats.view import Column, CountingCaption, View, columns_on, on
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
from duties.formats.views.progress import (
    StandingOf,
    progress_columns,
    progress_fields,
    unknown,
)
from duties.formats.views.task_targets import targets_column, targets_field
from duties.messages import N_, Message, counted
from duties.model import Role, Target, Task
from duties.queries.possible import Possibility
from duties.queries.task_targets import TargetsOf, no_targets

Duty = Assignment | Possibility


def _task(duty: Duty) -> Task:
    return duty.task


def _via(duty: Duty) -> str | None:
    return duty.name.text if duty.name is not None and duty.via else None


def _is_possible(duty: Duty) -> bool:
    return isinstance(duty, Possibility)


def role_of(duty: Duty) -> Message:
    """Return the word for a unit's role in a task, which may be one that it possibly has."""
    role = role_label(duty.role)
    return Message(N_("possibly {role}"), {"role": role}) if _is_possible(duty) else role


OTHERS = Message(N_("and others"))
"""What closes an open list."""


def _way(duty: Duty) -> object:
    return OTHERS if duty.name is None else _via(duty)


VIA: Column[Duty] = Column(N_("Via"), _way, optional=True)


def _look(duty: Duty) -> Emphasis | None:
    return Emphasis.STRONG if duty.role is Role.LEAD and not _is_possible(duty) else None


_MINE: tuple[Column[Duty], ...] = (
    Column(N_("Role"), role_of, look=_look),
    *(column._replace(look=_look) for column in columns_on(_task, (TASK_ID, TASK_TITLE))),
    *columns_on(_task, (LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS)),
    VIA,
)


def my_tasks_view(
    *, several: bool, standing_of: StandingOf = unknown, of: TargetsOf = no_targets
) -> View[Duty]:
    """Return the view of one unit's tasks, or of `several` units', which names the unit.

    Plans without progress and targets share one, which is made once.
    """
    if standing_of is unknown and of is no_targets:
        return _plain_view(several)
    more = columns_on(_task, (*progress_columns(standing_of), targets_column(of)))
    return _view(several, more, standing_of, of)


@cache
def _plain_view(several: bool) -> View[Duty]:
    return _view(several, (), unknown, no_targets)


def _view(
    several: bool, more: tuple[Column[Duty], ...], standing_of: StandingOf, of: TargetsOf
) -> View[Duty]:
    unit: Column[Duty] = Column(N_("Unit"), lambda duty: duty.unit)
    columns = (*_MINE, *more)
    return View(
        (unit, *columns) if several else columns,
        {
            "unit": lambda duty: duty.unit,
            "role": lambda duty: duty.role.value,
            "via": _via,
            **on(_task, TASK_FIELDS),
            "possible": _is_possible,
            **on(_task, progress_fields(standing_of)),
            **on(_task, targets_field(of)),
        },
    )


def _counts(duties: Sequence[Duty]) -> Counter[tuple[str, Role | None]]:
    return Counter((duty.unit, None if _is_possible(duty) else duty.role) for duty in duties)


def _told(counts: Counter[tuple[str, Role | None]]) -> Message | None:
    return clauses(_counted(unit, counts) for unit in dict.fromkeys(unit for unit, _ in counts))


my_tasks_caption = CountingCaption(_counts, _told)
"""A headline that counts the tasks of each unit by role, None where there are none."""


def _counted(unit: str, counts: Counter[tuple[str, Role | None]]) -> Message:
    roles = [
        Message(N_("{role} {count}"), {"role": role_label(role), "count": count})
        for role in Role
        if (count := counts[unit, role])
    ]
    if possible := counts[unit, None]:
        roles.append(Message(N_("possibly {count} more"), {"count": possible}))
    return Message(N_("{unit}: {roles}"), {"unit": unit, "roles": tuple(roles)})


def left_open(possible: Sequence[Possibility], lists_them: str) -> Message | None:
    """Return a remark that counts tasks which may be a unit's too, None where there are none.

    `lists_them` is what a user types to see them.
    """
    if not possible:
        return None
    units = dict.fromkeys(each.unit for each in possible)
    ways = Counter((each.unit, each.name is None) for each in possible)
    said = clauses(
        Message(
            N_("{unit} may also have {ways}"),
            {"unit": unit, "ways": ways_told(ways[unit, False], ways[unit, True])},
        )
        for unit in units
    )
    if said is None:
        return None
    text = N_("{remark}; `{command}` lists them")
    return Message(text, {"remark": said, "command": lists_them})


def targets_told(owned: Mapping[str, Sequence[Target]]) -> Message | None:
    """Return a remark that names the targets each unit answers for, None where there are none."""
    return clauses(_owned(unit, targets) for unit, targets in owned.items())


def _owned(unit: str, targets: Sequence[Target]) -> Message:
    facts = {"unit": unit, "targets": tuple(target.name for target in targets[:_NAMED])}
    if len(targets) > _NAMED:
        text = N_(
            "{unit} answers for {count} targets, such as {targets}; `duties targets --owner "
            "{unit}` shows how they stand"
        )
        return Message(text, {**facts, "count": len(targets)})
    return counted(
        "{unit} answers for {count} target: {targets}; `duties targets --owner {unit}` shows how "
        "it stands",
        "{unit} answers for {count} targets: {targets}; `duties targets --owner {unit}` shows how "
        "they stand",
        len(targets),
        **facts,
    )


_NAMED = 5  # targets of a unit


def ways_told(collectives: int, open_lists: int) -> tuple[Message, ...]:
    """Return how many tasks each way may bring; one with both counts among the collectives'."""
    by_collective = counted(
        "{count} task given to a collective without listed members",
        "{count} tasks given to collectives without listed members",
        collectives,
    )
    by_list = counted(
        "{count} task whose list ends in “and others”",
        "{count} tasks whose lists end in “and others”",
        open_lists,
    )
    if not collectives:
        return (by_list,)
    if not open_lists:
        return (by_collective,)
    besides = counted(
        "{count} other task whose list ends in “and others”",
        "{count} other tasks whose lists end in “and others”",
        open_lists,
    )
    return by_collective, besides
