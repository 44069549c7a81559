"""What differs between two plans, a row a change, for spreadsheets and programs."""

from collections.abc import Iterator
from typing import NamedTuple

from duties.formats.view import View
from duties.formats.views.differences import chief_of
from duties.formats.views.part_differences import values_of
from duties.model import Action, Task
from duties.planfile.fields import BODY, STEP, TARGET, TASK_DETAILS, TRACKING
from duties.planfile.grammar import Model, Shape
from duties.planfile.plain import plain
from duties.queries.comparison import ActionDifference, Aspect, Difference, PartDifference
from duties.queries.handover import Revision
from duties.task_or_step import TaskOrStep


class NamedPart(NamedTuple):
    """A part of a plan by its id and its name: a body, a target."""

    id: str
    title: str


class Change(NamedTuple):
    """One change in a task, an action, or the tasks of a unit."""

    change: str
    old: Task | Action | NamedPart | None
    new: Task | Action | NamedPart | None
    unit: str | None = None
    before: object = None
    after: object = None
    via: tuple[str, ...] = ()


def changes_of(revision: Revision) -> Iterator[Change]:
    """Yield every change: those of tasks, of units in steps and through collectives, of actions."""
    for difference in revision.differences:
        yield from _of_task(difference)
    for moves in revision.units:
        for move in moves.moves:
            if move.stated is None:
                before, after = list(move.before), list(move.after)
                kind = "step_units" if move.is_step else "collective"
                yield Change(kind, move.old, move.new, moves.unit, before, after, move.via)
    for action in revision.actions:
        yield from _of_action(action)
    for body in revision.bodies:
        old, new = (part and NamedPart(part.id, part.name) for part in (body.old, body.new))
        yield from _of_part("body", BODY, body, old, new)
    for target in revision.targets:
        old, new = (part and NamedPart(part.id, part.name) for part in (target.old, target.new))
        yield from _of_part("target", TARGET, target, old, new)
    if revision.tracking is not None:
        yield from _of_part("tracking", TRACKING, revision.tracking, None, None)


def _of_task(difference: Difference) -> Iterator[Change]:
    old, new = difference.old, difference.new
    yield from _of_parts("", difference)
    if old is None or new is None:
        return
    if Aspect.MOVED in difference.aspects:
        yield Change(Aspect.MOVED, old, new, None, old.action, new.action)
    if Aspect.OPEN_ENDED in difference.aspects:
        yield Change(Aspect.OPEN_ENDED, old, new, None, old.open_ended, new.open_ended)
    for key in difference.details:
        kind = TASK_DETAILS[key].kind
        before, after = (plain(kind, getattr(part, key)) for part in (old, new))
        yield Change(key, old, new, None, before, after)
    for step in difference.steps:
        was = step.old and TaskOrStep(old, step.old).as_task()
        now = step.new and TaskOrStep(new, step.new).as_task()
        yield from _of_part("step", STEP, step, was, now)


def _of_part(
    kind: str,
    shape: Shape[Model],
    part: PartDifference[Model],
    old: Task | NamedPart | None,
    new: Task | NamedPart | None,
) -> Iterator[Change]:
    if part.old is None or part.new is None:
        yield Change(f"{kind}_{'added' if part.old is None else 'dropped'}", old, new)
    for key, before, after in values_of(shape, part):
        yield Change(f"{kind}_{key}", old, new, None, before, after)


def _of_action(difference: ActionDifference) -> Iterator[Change]:
    yield from _of_parts("action_", difference)


def _of_parts(prefix: str, difference: Difference | ActionDifference) -> Iterator[Change]:
    """Yield what a task and an action may both differ in."""
    old, new = difference.old, difference.new
    if old is None or new is None:
        yield Change(f"{prefix}{difference.aspects[0]}", old, new)
    else:
        for aspect, before, after in (
            (Aspect.RENUMBERED, old.id, new.id),
            (Aspect.RETITLED, old.title, new.title),
            (Aspect.CHIEF, chief_of(old), chief_of(new)),
        ):
            if aspect in difference.aspects:
                yield Change(f"{prefix}{aspect}", old, new, None, before, after)
    for unit in difference.units:
        roles = list(unit.before), list(unit.after)
        yield Change(f"{prefix}{Aspect.UNITS}", old, new, unit.unit, *roles)


def _title(change: Change) -> str | None:
    part = change.new or change.old
    return part and part.title


CHANGES: View[Change] = View(
    (),
    {
        "change": lambda change: change.change,
        "old_id": lambda change: change.old and change.old.id,
        "id": lambda change: change.new and change.new.id,
        "title": _title,
        "unit": lambda change: change.unit,
        "before": lambda change: change.before,
        "after": lambda change: change.after,
        "via": lambda change: list(change.via),
    },
)
