"""What changes for one unit, worded as a notice to it."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.formats.view import Column, View, columns_on
from duties.formats.views.common import (
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_ID,
    TASK_TITLE,
    role_label,
)
from duties.formats.views.details import DETAIL_COLUMNS
from duties.formats.views.differences import (
    aspects_of,
    change_of,
    facts_of,
    in_words,
    role_labels,
    task_of,
)
from duties.messages import N_, Message
from duties.model import Role, Task
from duties.queries.handover import Move, UnitMoves


class NoticeRow(NamedTuple):
    """A task as a unit is told of it: what it means for the unit, what else is new, and the task.

    `role` is None where the unit keeps its roles, `news` where nothing else differs.
    """

    role: Message | None
    news: object
    task: Task


class Notice(NamedTuple):
    """All that a unit is told of tasks, in the order in which it is told."""

    taken_on: Sequence[NoticeRow]
    handed_over: Sequence[NoticeRow]
    changed: Sequence[NoticeRow]
    others: Sequence[NoticeRow]

    @property
    def rows(self) -> list[NoticeRow]:
        """All of them."""
        return [*self.taken_on, *self.handed_over, *self.changed, *self.others]


def notice_of(moves: UnitMoves) -> Notice:
    """Return the tasks that a unit is to be told of, each with all that differs in it."""
    return Notice(
        [_moved(move, _taken_on(move)) for move in moves.taken_on],
        [_moved(move, _handed_over(move)) for move in moves.handed_over],
        [
            _moved(move, change_of(role_labels(move.before), role_labels(move.after)))
            for move in moves.changed
        ],
        [
            NoticeRow(None, in_words(facts_of(each)) or aspects_of(each), task_of(each))
            for each in moves.others
        ],
    )


def _moved(move: Move, words: Message) -> NoticeRow:
    if move.via:
        words = Message(
            N_("{words}, through {collectives}"), {"words": words, "collectives": move.via}
        )
    difference = move.difference
    if difference is None or difference.old is None or difference.new is None:
        return NoticeRow(words, None, move.task)
    return NoticeRow(words, in_words(facts_of(difference, move.stated)), move.task)


def _taken_on(move: Move) -> Message:
    text = N_("new task: {roles}") if move.old is None else N_("new: {roles}")
    return Message(text, {"roles": role_labels(move.after)})


def _handed_over(move: Move) -> Message:
    text = N_("dropped task: {roles}") if move.new is None else N_("left: {roles}")
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
        *_counted(N_("other changes: {count}"), len(moves.others)),
        *_counted(N_("actions led: {count}"), len(moves.actions)),
    )


def _counted(text: str, count: int) -> tuple[Message, ...]:
    return (Message(text, {"count": count}),) if count else ()


def _news(row: NoticeRow) -> object:
    if row.role is None or row.news is None:
        return row.role or row.news
    return Message(N_("{before}; {behind}"), {"before": row.role, "behind": row.news})


TASK_COLUMNS: tuple[Column[NoticeRow], ...] = columns_on(
    lambda row: row.task, (TASK_ID, TASK_TITLE, LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS)
)
"""What a notice tells of each task besides what is new."""

NOTICE: View[NoticeRow] = View((Column(N_("Change"), _news), *TASK_COLUMNS), {})
