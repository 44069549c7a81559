"""What changes for one unit, worded as a notice to it."""

from typing import NamedTuple

from duties.formats.view import Column, View, columns_on
from duties.formats.views.common import (
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_ID,
    TASK_TITLE,
    change_of,
    role_label,
)
from duties.formats.views.details import DETAIL_COLUMNS
from duties.formats.views.differences import (
    facts_of,
    role_labels,
)
from duties.messages import N_, Message
from duties.model import Role, Task
from duties.queries.comparison import Difference
from duties.queries.handover import Move, UnitMoves


class NoticeRow(NamedTuple):
    """A task in which a unit has another part than before: in what way, and the task."""

    part: Message
    task: Task


def taken_on(moves: UnitMoves) -> list[NoticeRow]:
    """Return the tasks that are new for a unit."""
    return [_row(move, _taken_on(move)) for move in moves.taken_on]


def handed_over(moves: UnitMoves) -> list[NoticeRow]:
    """Return the tasks that a unit has no part in any more."""
    return [_row(move, _handed_over(move)) for move in moves.handed_over]


def changed(moves: UnitMoves) -> list[NoticeRow]:
    """Return the tasks in which a unit has another role."""
    return [
        _row(move, change_of(role_labels(move.before), role_labels(move.after)))
        for move in moves.changed
    ]


def also_changed(moves: UnitMoves) -> list[Difference]:
    """Return the tasks of which there is more to tell a unit than its own roles.

    A task that is new or dropped stands with all its units among those taken on or handed over.
    """
    stated = {id(move.difference): move.stated for move in moves.moves if move.stated}
    return [
        each
        for each in moves.differences
        if each.old is not None
        and each.new is not None
        and not each.is_renumbered_only
        and facts_of(each, stated.get(id(each)))
    ]


def renumbered(moves: UnitMoves) -> list[Difference]:
    """Return the tasks of a unit that have another number, and nothing else differs."""
    return [each for each in moves.differences if each.is_renumbered_only]


def _row(move: Move, part: Message) -> NoticeRow:
    if move.via:
        facts = {"words": part, "collectives": move.via}
        part = Message(N_("{words}, through {collectives}"), facts)
    return NoticeRow(part, move.task)


def _taken_on(move: Move) -> Message:
    text = N_("new task: {roles}") if move.old is None else N_("new: {roles}")
    return Message(text, {"roles": role_labels(move.after)})


def _handed_over(move: Move) -> Message:
    text = N_("task dropped: {roles}") if move.new is None else N_("left: {roles}")
    return Message(text, {"roles": role_labels(move.before)})


def notice_title(unit: str) -> Message:
    """Return what a notice to a unit is called."""
    return Message(N_("Changes in the tasks of {unit}"), {"unit": unit})


def notice_caption(moves: UnitMoves) -> Message:
    """Return in one line what changes for a unit: 新增牵头 2 项、退出 1 项."""
    return Message(N_("{unit}: {roles}"), {"unit": moves.unit, "roles": notice_counts(moves)})


def notice_counts(moves: UnitMoves) -> tuple[Message, ...]:
    """Return how many tasks a unit takes on in each role, leaves, and so on."""
    new = {role: sum(role in move.after for move in moves.taken_on) for role in Role}
    return (
        *(
            Message(N_("new as {role}: {count}"), {"role": role_label(role), "count": count})
            for role, count in new.items()
            if count
        ),
        *_counted(N_("left: {count}"), len(moves.handed_over)),
        *_counted(N_("other role: {count}"), len(moves.changed)),
        *_counted(N_("other changes: {count}"), len(moves.others) - len(renumbered(moves))),
        *_counted(N_("renumbered: {count}"), len(renumbered(moves))),
        *_counted(N_("actions led: {count}"), len(moves.actions)),
    )


def _counted(text: str, count: int) -> tuple[Message, ...]:
    return (Message(text, {"count": count}),) if count else ()


def _task(row: NoticeRow) -> Task:
    return row.task


NOTICE: View[NoticeRow] = View(
    (
        Column(N_("Change"), lambda row: row.part),
        *columns_on(_task, (TASK_ID, TASK_TITLE, LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS)),
    ),
    {},
)
"""The tasks in which a unit has another part than before."""
