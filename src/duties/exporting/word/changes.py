"""What changed between two plans: a notice to one unit, or all of it."""

from collections.abc import Sequence
from typing import Any

from duties.exporting.word.paper import Paper
from duties.formats.differences import parts_of
from duties.formats.grid import grid
from duties.formats.view import Column, View
from duties.formats.views.differences import ACTION_DIFFERENCES
from duties.formats.views.notices import (
    TASK_COLUMNS,
    NoticeRow,
    notice_counts,
    notice_of,
    notice_title,
)
from duties.messages import N_, Message, Translator, shown
from duties.model import Plan
from duties.queries.handover import Revision, UnitMoves

_TAKEN_ON = N_("Tasks taken on: {count}")
_HANDED_OVER = N_("Tasks left: {count}")
_CHANGED = N_("Tasks with another role: {count}")
_OTHERS = N_("Other changes in the unit's tasks: {count}")
_ACTIONS = N_("Actions that the unit leads or led: {count}")

_ROLE: Column[NoticeRow] = Column(N_("Role"), lambda row: row.role)
_NEWS: Column[NoticeRow] = Column(N_("Also changed"), lambda row: row.news, optional=True)
_CHANGE: Column[NoticeRow] = Column(N_("Change"), lambda row: row.news)


def render_notice(
    old: Plan, new: Plan, unit: str, moves: UnitMoves | None, into: Translator
) -> bytes:
    """Return the notice to a unit on portrait A4 paper; None tells it that nothing changes."""
    title = notice_title(unit).put(into)
    paper = Paper(new, title)
    paper.write(title, "Title")
    paper.write(Message(N_("{unit}:"), {"unit": unit}).put(into), "Address")
    paper.write(_opening(old, new, moves).put(into), "Body")
    if moves is None:
        return paper.to_bytes()
    notice = notice_of(moves)
    for heading, rows, columns in (
        (_TAKEN_ON, notice.taken_on, (_ROLE, *TASK_COLUMNS, _NEWS)),
        (_HANDED_OVER, notice.handed_over, (_ROLE, *TASK_COLUMNS, _NEWS)),
        (_CHANGED, notice.changed, (_ROLE, *TASK_COLUMNS, _NEWS)),
        (_OTHERS, notice.others, (*TASK_COLUMNS, _CHANGE)),
    ):
        _write_part(paper, heading, View(columns, {}), rows, into)
    _write_part(paper, _ACTIONS, ACTION_DIFFERENCES, moves.actions, into)
    return paper.to_bytes()


def _write_part(
    paper: Paper, heading: str, view: View[Any], items: Sequence[Any], into: Translator
) -> None:
    if items:
        paper.write(Message(heading, {"count": len(items)}).put(into), "Heading 1")
        table = grid(view, items, into)
        paper.table(table, [("", table)])


def _opening(old: Plan, new: Plan, moves: UnitMoves | None) -> Message:
    facts: dict[str, object] = {"old": old.title, "new": new.title}
    is_revised = old.title == new.title
    if moves is None and is_revised:
        return Message(N_("The plan “{new}” was revised; nothing changes for your unit."), facts)
    if moves is None:
        return Message(N_("From the plan “{old}” to “{new}” nothing changes for your unit."), facts)
    facts["changes"] = notice_counts(moves)
    if is_revised:
        return Message(
            N_("The plan “{new}” was revised. For your unit this changes ({changes}):"), facts
        )
    return Message(
        N_("From the plan “{old}” to “{new}” this changes for your unit ({changes}):"), facts
    )


def render_changes(old: Plan, new: Plan, revision: Revision, into: Translator) -> bytes:
    """Return all that differs on landscape A4 paper."""
    title = into.gettext(N_("Changes in the division of tasks"))
    paper = Paper(new, title, landscape=True)
    paper.write(f"{new.title}\n{title}", "Title")
    paper.write(_between(old, new, is_empty=revision.is_empty).put(into), "Body")
    for view, items, caption in parts_of(revision):
        paper.write(str(shown(caption, into)), "Heading 1")
        table = grid(view, items, into)
        paper.table(table, [("", table)])
    return paper.to_bytes()


def _between(old: Plan, new: Plan, *, is_empty: bool) -> Message:
    facts = {"old": old.title}
    if is_empty:
        return Message(N_("Compared with “{old}” no task differs."), facts)
    if old.title == new.title:
        return Message(N_("Compared with the earlier version of this plan:"))
    return Message(N_("Compared with “{old}”:"), facts)
