"""What differs between two plans: task by task, and unit by unit."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from duties.formats.view import CardLine, Column, Fact, Fields, View, columns_on
from duties.formats.views.common import (
    ACTION,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TASK_FIELDS,
    TASK_ID,
    TASK_TITLE,
    clauses,
    role_label,
)
from duties.formats.views.details import DETAIL_COLUMNS, column_of
from duties.messages import N_, Message
from duties.model import Role, Task
from duties.planfile.fields import TASK_DETAILS, Compared
from duties.queries.comparison import Aspect, Difference, UnitChange
from duties.queries.handover import Move, UnitMoves

_ASPECT_LABELS = {
    Aspect.ADDED: N_("added"),
    Aspect.DROPPED: N_("dropped"),
    Aspect.RENUMBERED: N_("renumbered"),
    Aspect.RETITLED: N_("retitled"),
    Aspect.MOVED: N_("moved to another action"),
    Aspect.UNITS: N_("other units"),
    Aspect.CHIEF: N_("another lead first"),
    Aspect.OPEN_ENDED: N_("list now open-ended or complete"),
}


def task_of(difference: Difference) -> Task:
    """Return the task as the new plan has it, or as the old one had it."""
    task = difference.new or difference.old
    assert task is not None  # noqa: S101 (a difference is found in one of them)
    return task


def _aspects(difference: Difference) -> tuple[Message, ...]:
    labels = [
        *(_ASPECT_LABELS[aspect] for aspect in difference.aspects),
        *(compared.changed for _, compared in changed_columns(difference)),
    ]
    return tuple(map(Message, labels))


def changed_columns(difference: Difference) -> Iterator[tuple[Column[Task], Compared]]:
    """Yield the columns of the details that differ, each once, with how that is told."""
    told = dict.fromkeys(TASK_DETAILS[key].with_ or key for key in difference.details)
    for key in told:
        if (compared := TASK_DETAILS[key].compared) is not None:
            yield column_of(key), compared


def _details(difference: Difference) -> tuple[Fact, ...]:
    """Return what was and what is now, for each aspect that has more to say than its name."""
    old, new = difference.old, difference.new
    units = tuple(map(_unit_change, difference.units))
    facts = [Fact(N_("Unit"), units)] if units else []
    if old is None or new is None:
        return tuple(facts)
    changes: dict[Aspect, tuple[str, object, object]] = {
        Aspect.RENUMBERED: (TASK_ID.heading, old.id, new.id),
        Aspect.RETITLED: (N_("Title"), old.title, new.title),
        Aspect.MOVED: (ACTION.heading, old.action, new.action),
        Aspect.CHIEF: (N_("First lead"), _chief(old), _chief(new)),
    }
    said = [
        Fact(label, _change(before, after))
        for aspect, (label, before, after) in changes.items()
        if aspect in difference.aspects
    ]
    for column, _ in changed_columns(difference):
        said.append(Fact(column.heading, _change(column.value(old), column.value(new))))
    if Aspect.OPEN_ENDED in difference.aspects:
        words = N_("now ends with 等") if new.open_ended else N_("no longer ends with 等")
        facts.append(Fact(N_("List"), Message(words)))
    return (*said, *facts)


def _chief(task: Task) -> str | None:
    return task.lead[0].text if task.lead else None


def _change(before: object, after: object) -> Message:
    nothing = Message(N_("none"))
    facts = {
        "before": nothing if before is None else before,
        "after": nothing if after is None else after,
    }
    return Message(N_("{before} → {after}"), facts)


def _unit_change(change: UnitChange) -> Message:
    facts: dict[str, object] = {"unit": change.unit}
    if not change.before:
        return Message(N_("+{unit} ({roles})"), {**facts, "roles": _labels(change.after)})
    if not change.after:
        return Message(N_("−{unit} ({roles})"), {**facts, "roles": _labels(change.before)})
    both = _change(_labels(change.before), _labels(change.after))
    return Message(N_("{unit} ({change})"), {**facts, "change": both})


def _labels(roles: Iterable[Role]) -> tuple[Message, ...]:
    return tuple(map(role_label, roles))


def _card(difference: Difference) -> tuple[CardLine, ...]:
    task = task_of(difference)
    head = Message(
        N_("{task} ({aspects})"),
        {"task": f"{task.id} {task.title}", "aspects": _aspects(difference)},
    )
    return (head, *_details(difference))


def _words(difference: Difference) -> Message | None:
    return clauses(
        Message(N_("{label}: {value}"), {"label": Message(fact.label), "value": fact.value})
        for fact in _details(difference)
    )


def _task_object(task: Task | None) -> dict[str, object] | None:
    return task and {key: field(task) for key, field in TASK_FIELDS.items()}


DIFFERENCES: View[Difference] = View(
    (
        Column(N_("Change"), _aspects),
        *columns_on(task_of, (TASK_ID, TASK_TITLE)),
        Column(N_("Details"), _words),
    ),
    {
        "aspects": lambda difference: list(difference.respects),
        "old": lambda difference: _task_object(difference.old),
        "new": lambda difference: _task_object(difference.new),
        "units": lambda difference: [
            {
                "unit": change.unit,
                "before": list(change.before),
                "after": list(change.after),
            }
            for change in difference.units
        ],
    },
    _card,
)


def _by_role(moves: Iterable[tuple[Move, tuple[Role, ...]]]) -> tuple[Message, ...]:
    """Return for each role how many tasks there are, and which."""
    ids: dict[Role, list[str]] = {role: [] for role in Role}
    for move, roles in moves:
        for role in roles:
            ids[role].append(move.task.id)
    return tuple(
        Message(
            N_("{role} {count} ({tasks})"),
            {"role": role_label(role), "count": len(found), "tasks": tuple(found)},
        )
        for role, found in ids.items()
        if found
    )


def _role_change(move: Move) -> Message:
    both = _change(_labels(move.before), _labels(move.after))
    return Message(N_("{task} ({change})"), {"task": move.task.id, "change": both})


_MOVE_FIELDS: Fields[Move] = {
    "old_id": lambda move: move.old and move.old.id,
    "id": lambda move: move.new and move.new.id,
    "title": lambda move: move.task.title,
    "before": lambda move: list(move.before),
    "after": lambda move: list(move.after),
}


def _move_objects(moves: Iterable[Move]) -> list[dict[str, object]]:
    return [{key: field(move) for key, field in _MOVE_FIELDS.items()} for move in moves]


UNIT_MOVES: View[UnitMoves] = View(
    (
        Column(N_("Unit"), lambda moves: moves.unit),
        Column(
            N_("Takes on"),
            lambda moves: _by_role((move, move.after) for move in moves.taken_on),
        ),
        Column(
            N_("Hands over"),
            lambda moves: _by_role((move, move.before) for move in moves.handed_over),
        ),
        Column(
            N_("Other role"),
            lambda moves: tuple(map(_role_change, moves.changed)),
            optional=True,
        ),
    ),
    {
        "unit": lambda moves: moves.unit,
        "takes_on": lambda moves: _move_objects(moves.taken_on),
        "hands_over": lambda moves: _move_objects(moves.handed_over),
        "changes_role": lambda moves: _move_objects(moves.changed),
    },
)


class NoticeRow(NamedTuple):
    """A task as a unit is told of it: what is new about it, and the task."""

    news: object
    task: Task


def notice_rows(moves: UnitMoves) -> list[NoticeRow]:
    """Return the tasks that a unit is to be told of."""
    return [
        *(
            NoticeRow(Message(N_("new: {roles}"), {"roles": _labels(move.after)}), move.task)
            for move in moves.taken_on
        ),
        *(
            NoticeRow(Message(N_("left: {roles}"), {"roles": _labels(move.before)}), move.task)
            for move in moves.handed_over
        ),
        *(
            NoticeRow(_change(_labels(move.before), _labels(move.after)), move.task)
            for move in moves.changed
        ),
        *(NoticeRow(_words(each) or _aspects(each), task_of(each)) for each in moves.others),
    ]


def notice_caption(moves: UnitMoves) -> Message:
    """Return in one line what changes for a unit: 新增牵头 2 项、退出 1 项."""
    new = {role: sum(role in move.after for move in moves.taken_on) for role in Role}
    counts = (
        *(
            Message(N_("new as {role}: {count}"), {"role": role_label(role), "count": count})
            for role, count in new.items()
            if count
        ),
        *_counted(N_("left: {count}"), len(moves.handed_over)),
        *_counted(N_("other role: {count}"), len(moves.changed)),
        *_counted(N_("other changes: {count}"), len(moves.others)),
    )
    return Message(N_("{unit}: {roles}"), {"unit": moves.unit, "roles": counts})


def _counted(text: str, count: int) -> tuple[Message, ...]:
    return (Message(text, {"count": count}),) if count else ()


def _row_task(row: NoticeRow) -> Task:
    return row.task


NOTICE: View[NoticeRow] = View(
    (
        Column(N_("Change"), lambda row: row.news),
        *columns_on(_row_task, (TASK_ID, TASK_TITLE, LEAD, RESPONSIBLE, SUPPORT, *DETAIL_COLUMNS)),
    ),
    {},
)
