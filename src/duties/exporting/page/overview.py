"""What a page says first: how much there is, who has most of it, what is next, what is wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.findings import Severity
from duties.formats.differences import parts_of
from duties.formats.views.details import ALL_COLUMNS
from duties.messages import Message, counted
from duties.model import Action, Role, Task
from duties.queries.counts import UnitCounts, action_counts, unit_counts

BUSIEST = 15  # units
NEXT = 10  # deadlines


class HowMany(NamedTuple):
    """How many there are of what, and the part of the page that lists it."""

    words: Message
    part: str


class BarPart(NamedTuple):
    """A part of a bar, in hundredths of its room."""

    role: Role
    tasks: int
    left: float
    width: float


class UnitLoad(NamedTuple):
    """A unit with as many tasks as few others, and its bar by role."""

    name: str
    tasks: int
    stretches: tuple[BarPart, ...]


class ActionLoad(NamedTuple):
    """An action with its tasks, and its bar in hundredths of the longest one's."""

    action: Action
    tasks: int
    width: float


class DueNext(NamedTuple):
    """A task that is due next, and by when in words."""

    task: Task
    words: object


class Overview(NamedTuple):
    """What the first screen of a page shows; lists are empty where there is nothing to show."""

    tiles: tuple[HowMany, ...]
    busiest: tuple[UnitLoad, ...]
    units: int
    """All units with tasks."""
    actions: tuple[ActionLoad, ...]
    deadlines: tuple[DueNext, ...]
    dated: int
    """All tasks that are due on the day of the page or later."""
    found: Mapping[Severity, Message]
    """How many findings there are of a severity."""
    changes: tuple[Message, ...]


def overview(dossier: Dossier) -> Overview:
    """Return what the first screen of the page of a plan shows."""
    loads = sorted(
        (each for each in unit_counts(dossier.plan, dossier.register) if each.counts.tasks),
        key=lambda each: -each.counts.tasks,
    )
    due = _due(dossier)
    revision = dossier.revision
    return Overview(
        tuple(_counts(dossier, len(loads))),
        tuple(_bars(loads[:BUSIEST])),
        len(loads),
        tuple(_actions(dossier)),
        tuple(DueNext(task, ALL_COLUMNS["due"].value(task)) for task in due[:NEXT]),
        len(due),
        {} if FilePart.FINDINGS in dossier.without else _found(dossier),
        () if revision is None else tuple(caption for _, _, caption in parts_of(revision)),
    )


def _counts(dossier: Dossier, units: int) -> Iterator[HowMany]:
    plan, left_out = dossier.plan, dossier.left_out()
    actions, tasks = len(plan.actions), len(plan.tasks)
    targets, bodies = len(plan.targets), len(plan.bodies)
    lists: tuple[tuple[int, FilePart | None, Message], ...] = (
        (actions, FilePart.ACTIONS, counted("{count} action", "{count} actions", actions)),
        (tasks, None, counted("{count} task", "{count} tasks", tasks)),
        (
            units,
            FilePart.UNITS,
            counted("{count} unit with tasks", "{count} units with tasks", units),
        ),
        (targets, FilePart.TARGETS, counted("{count} target", "{count} targets", targets)),
        (
            bodies,
            FilePart.BODIES,
            counted("{count} working body", "{count} working bodies", bodies),
        ),
    )
    for number, part, words in lists:
        if number and part not in left_out:
            yield HowMany(words, "tasks" if part is None else part)


def _bars(loads: Sequence[UnitCounts]) -> Iterator[UnitLoad]:
    """Yield the bars of units; the longest takes all the room."""
    most = max((sum(each.counts.by_role.values()) for each in loads), default=1)
    for each in loads:
        left, stretches = 0.0, []
        for role, count in each.counts.by_role.items():
            width = round(100 * count / most, 2)
            if count:
                stretches.append(BarPart(role, count, round(left, 2), width))
            left += width
        yield UnitLoad(each.name, each.counts.tasks, tuple(stretches))


def _actions(dossier: Dossier) -> Iterator[ActionLoad]:
    counts = action_counts(dossier.plan, dossier.register)
    most = max((each.tasks for each in counts), default=0)
    for action, tasks, _ in counts:
        if tasks:
            yield ActionLoad(action, tasks, round(100 * tasks / most, 2))


def _due(dossier: Dossier) -> list[Task]:
    """Return the tasks that are due on the day of the page or later, the next ones first."""
    dated = [
        (task.due.last, place, task)
        for place, task in enumerate(dossier.plan.tasks)
        if task.due is not None and task.due.last >= dossier.today
    ]
    return [task for _, _, task in sorted(dated)]


def _found(dossier: Dossier) -> Mapping[Severity, Message]:
    counts = Counter(located.finding.severity for located in dossier.findings)
    worded = {
        Severity.ERROR: counted("{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: counted("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.INFO: counted("{count} hint", "{count} hints", counts[Severity.INFO]),
    }
    return {severity: words for severity, words in worded.items() if counts[severity]}
