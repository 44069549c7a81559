"""What differs between two plans: task by task, unit by unit, and action by action."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from duties.formats.view import CardLine, Column, Fact, Fields, View, columns_on
from duties.formats.views.common import (
    ACTION,
    TASK_FIELDS,
    TASK_ID,
    TASK_TITLE,
    change_of,
    clauses,
    fact_words,
    role_label,
    texts,
)
from duties.formats.views.details import column_of
from duties.formats.views.part_differences import step_change, step_change_objects
from duties.formats.views.steps import STEPS
from duties.messages import N_, Message
from duties.model import Action, Role, Task
from duties.planfile.fields import TASK_DETAILS, Compared
from duties.queries.comparison import ActionDifference, Aspect, Difference, UnitChange
from duties.queries.handover import Move, UnitMoves

if TYPE_CHECKING:
    from duties.importing.document import Place


class Side(NamedTuple):
    """One of two plans that are compared, as people call it.

    `places` says where a document has the task of an id; None for a plan file, which has lines.
    """

    name: str
    places: "Mapping[str, Place] | None" = None


_ASPECT_LABELS = {
    Aspect.ADDED: N_("added"),
    Aspect.DROPPED: N_("dropped"),
    Aspect.RENUMBERED: N_("renumbered"),
    Aspect.RETITLED: N_("retitled"),
    Aspect.MOVED: N_("moved to another action"),
    Aspect.UNITS: N_("other units"),
    Aspect.CHIEF: N_("another lead first"),
    Aspect.OPEN_ENDED: N_("list now open-ended or complete"),
    Aspect.STEPS: N_("other steps"),
}


def task_of(difference: Difference) -> Task:
    """Return the task as the new plan has it, or as the old one had it."""
    task = difference.new or difference.old
    assert task is not None  # noqa: S101 (a difference is found in one of them)
    return task


def aspects_of(difference: Difference) -> tuple[Message, ...]:
    """Return in what respects a task differs, in words."""
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


def facts_of(difference: Difference, told: UnitChange | None = None) -> tuple[Fact, ...]:
    """Return what was and what is now, for each aspect that has more to say than its name.

    `told` is what has been said already.
    """
    old, new = difference.old, difference.new
    changes = tuple(_unit_change(change) for change in difference.units if change != told)
    units = [Fact(N_("Unit"), changes)] if changes else []
    if old is None or new is None:
        return tuple(units)
    said = _changed_parts(difference.aspects, old, new)
    if Aspect.MOVED in difference.aspects:
        said.append(Fact(ACTION.heading, change_of(old.action, new.action)))
    for column, _ in changed_columns(difference):
        said.append(Fact(column.heading, change_of(column.value(old), column.value(new))))
    if Aspect.OPEN_ENDED in difference.aspects:
        words = N_("now ends with 等") if new.open_ended else N_("no longer ends with 等")
        units.append(Fact(N_("List"), Message(words)))
    steps = (Fact(STEPS.heading, step_change(old, new, each)) for each in difference.steps)
    return (*said, *units, *steps)


def _changed_parts(
    aspects: tuple[Aspect, ...], old: Task | Action, new: Task | Action
) -> list[Fact]:
    """Return what a task and an action may both differ in, besides their units."""
    changes: dict[Aspect, tuple[str, object, object]] = {
        Aspect.RENUMBERED: (TASK_ID.heading, old.id, new.id),
        Aspect.RETITLED: (N_("Title"), old.title, new.title),
        Aspect.CHIEF: (N_("First lead"), chief_of(old), chief_of(new)),
    }
    return [
        Fact(label, change_of(before, after))
        for aspect, (label, before, after) in changes.items()
        if aspect in aspects
    ]


def chief_of(part: Task | Action) -> str | None:
    """Return the first lead."""
    return part.lead[0].text if part.lead else None


def _unit_change(change: UnitChange) -> Message:
    facts: dict[str, object] = {"unit": change.unit}
    if not change.before:
        return Message(N_("+{unit} ({roles})"), {**facts, "roles": role_labels(change.after)})
    if not change.after:
        return Message(N_("−{unit} ({roles})"), {**facts, "roles": role_labels(change.before)})
    both = change_of(role_labels(change.before), role_labels(change.after))
    return Message(N_("{unit} ({change})"), {**facts, "change": both})


def role_labels(roles: Iterable[Role]) -> tuple[Message, ...]:
    """Return the words for several roles."""
    return tuple(map(role_label, roles))


def _numbers(difference: Difference) -> Message:
    old, new = difference.old, difference.new
    return change_of(old and old.id, new and new.id)


def _card(difference: Difference) -> tuple[CardLine, ...]:
    task = task_of(difference)
    head = Message(
        N_("{task} ({aspects})"),
        {"task": f"{task.id} {task.title}", "aspects": aspects_of(difference)},
    )
    return (head, *facts_of(difference))


def _task_object(task: Task | None, side: Side | None) -> dict[str, object] | None:
    if task is None:
        return None
    fields = {key: field(task) for key, field in TASK_FIELDS.items()}
    if side is None or side.places is None:
        return {**fields, "place": None}
    place = side.places.get(task.id)
    told = place and place.known()
    return {**fields, "line": None, "place": told}


def _unit_objects(changes: Iterable[UnitChange]) -> list[dict[str, object]]:
    return [
        {"unit": change.unit, "before": list(change.before), "after": list(change.after)}
        for change in changes
    ]


def differences_view(sides: tuple[Side, Side] | None = None) -> View[Difference]:
    """Return the view of the tasks that differ; a task of a document has its place there."""
    old, new = sides or (None, None)
    return View(
        (
            Column(N_("Change"), aspects_of),
            *columns_on(task_of, (TASK_ID, TASK_TITLE)),
            Column(
                N_("Details"), lambda difference: clauses(map(fact_words, facts_of(difference)))
            ),
        ),
        {
            "aspects": lambda difference: list(difference.respects),
            "old": lambda difference: _task_object(difference.old, old),
            "new": lambda difference: _task_object(difference.new, new),
            "units": lambda difference: _unit_objects(difference.units),
            "steps": step_change_objects,
        },
        _card,
    )


RENUMBERED: View[Difference] = View(
    (
        Column(TASK_ID.heading, _numbers),
        *columns_on(task_of, (TASK_TITLE,)),
    ),
    {},
)
"""The tasks that are renumbered only, a line each."""


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
    both = change_of(role_labels(move.before), role_labels(move.after))
    return Message(N_("{task} ({change})"), {"task": move.task.id, "change": both})


_MOVE_FIELDS: Fields[Move] = {
    "old_id": lambda move: move.old and move.old.id,
    "id": lambda move: move.new and move.new.id,
    "title": lambda move: move.task.title,
    "before": lambda move: list(move.before),
    "after": lambda move: list(move.after),
    "via": lambda move: list(move.via),
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
        "other_changes": lambda moves: [
            {
                "old_id": each.old and each.old.id,
                "id": each.new and each.new.id,
                "title": task_of(each).title,
                "aspects": list(each.respects),
            }
            for each in moves.others
        ],
    },
)


def action_of(difference: ActionDifference) -> Action:
    """Return the action as the new plan has it, or as the old one had it."""
    action = difference.new or difference.old
    assert action is not None  # noqa: S101 (a difference is found in one of them)
    return action


def _action_aspects(difference: ActionDifference) -> tuple[Message, ...]:
    return tuple(
        Message(_LEADS_CHANGED if aspect is Aspect.UNITS else _ASPECT_LABELS[aspect])
        for aspect in difference.aspects
    )


_LEADS_CHANGED = N_("other leads")


def action_facts(difference: ActionDifference) -> tuple[Fact, ...]:
    """Return what was and what is now in an action."""
    changes = tuple(map(_unit_change, difference.units))
    units = (Fact(N_("Unit"), changes),) if changes else ()
    if difference.old is None or difference.new is None:
        return units
    return (*_changed_parts(difference.aspects, difference.old, difference.new), *units)


def _action_object(action: Action | None) -> dict[str, object] | None:
    return action and {"id": action.id, "title": action.title, "lead": texts(action.lead)}


ACTION_DIFFERENCES: View[ActionDifference] = View(
    (
        Column(N_("Change"), _action_aspects),
        Column(N_("Action"), lambda difference: action_of(difference).id),
        Column(N_("Title"), lambda difference: action_of(difference).title),
        Column(
            N_("Details"), lambda difference: clauses(map(fact_words, action_facts(difference)))
        ),
    ),
    {
        "aspects": lambda difference: list(difference.aspects),
        "old": lambda difference: _action_object(difference.old),
        "new": lambda difference: _action_object(difference.new),
        "units": lambda difference: _unit_objects(difference.units),
    },
    lambda difference: (
        Message(
            N_("Action {action} ({aspects})"),
            {
                "action": f"{action_of(difference).id} {action_of(difference).title}",
                "aspects": _action_aspects(difference),
            },
        ),
        *action_facts(difference),
    ),
)
