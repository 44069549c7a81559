"""Who is how far: tasks counted by units, actions or bodies, and ranked (晾晒).

How it is counted:

- A unit has the tasks that it answers for: those that it leads, or, where a task has no lead, those
  that it is responsible for; never those that it only shares. Each counts for every unit that
  answers. Steps are not counted by themselves, cancelled tasks not at all.
- The *normal rate* (正常率) is the share of tasks that are completed, ahead of pace or on pace
  among those with a class other than "not judged".
- The *reported rate* is the share of reports in time among all that were due: one a task and
  period, from the period in which the task starts, or in which the ledger begins if that is later,
  up to the last one whose time for reports is over. One report by any of several units that answer
  is enough.
- Ranked by the normal rate, then by fewer overdue tasks, then by the reported rate, all exact.
  Equals share a rank, and as many ranks after it are left out (1, 2, 2, 4). What has nothing to be
  judged has no rank; where no report was due, nothing was missed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, assert_never

from duties.ledger.model import State
from duties.messages import N_
from duties.tracking.bodies import tasks_watched
from duties.tracking.lights import RED, YELLOW
from duties.tracking.reporting import Counted
from duties.tracking.standing import Class, Standing
from duties.tracking.tracker import Tracker


class By(StrEnum):
    """What a board has a row for each of."""

    UNIT = "unit"
    ACTION = "action"
    BODY = "body"

    @property
    def label(self) -> str:
        """The English word for it, a key of the catalogues."""
        return _BY_LABELS[self]


_BY_LABELS = {By.UNIT: N_("unit"), By.ACTION: N_("action"), By.BODY: N_("body")}


class BoardRow(NamedTuple):
    """The tasks of a unit, an action or a body, counted.

    `key` is the unit's name, or the id of the action or body. `tasks` are those that are not
    cancelled. Of those `done`, so many were done `on_time` and so many `late`, by the day on which
    they were done (without a deadline nothing is late), and so many are `unaccepted`. `classes` and
    `lights` count the tasks by class, and by the name of the light, None included. `streak` is the
    longest of its tasks' streaks. `normal` of the `judged` tasks are normal, `in_time` of the `due`
    reports were in time.
    """

    key: str
    tasks: int
    done: int
    on_time: int
    late: int
    unaccepted: int
    overdue: int
    classes: Mapping[Class, int]
    lights: Mapping[str | None, int]
    streak: int
    judged: int
    normal: int
    due: int
    in_time: int
    rank: int | None = None

    @property
    def red(self) -> int:
        """How many tasks have a red light."""
        return self.lights.get(RED, 0)

    @property
    def yellow(self) -> int:
        """How many tasks have a yellow light."""
        return self.lights.get(YELLOW, 0)

    @property
    def normal_rate(self) -> Fraction | None:
        """The share of normal tasks, from 0 to 1, exact; None if none can be judged."""
        return Fraction(self.normal, self.judged) if self.judged else None

    @property
    def reported_rate(self) -> Fraction | None:
        """The share of reports in time, from 0 to 1, exact; None if none was due."""
        return Fraction(self.in_time, self.due) if self.due else None


class Board(NamedTuple):
    """The rows, the best first and those without a rank last; all tasks, each counted once."""

    rows: tuple[BoardRow, ...]
    total: BoardRow


def summed(rows: Sequence[BoardRow]) -> BoardRow:
    """Return the counts of rows that share no task as one row, which has no rank."""
    return BoardRow(
        key="",
        tasks=sum(row.tasks for row in rows),
        done=sum(row.done for row in rows),
        on_time=sum(row.on_time for row in rows),
        late=sum(row.late for row in rows),
        unaccepted=sum(row.unaccepted for row in rows),
        overdue=sum(row.overdue for row in rows),
        classes={each: sum(row.classes[each] for row in rows) for each in Class},
        lights=sum((Counter(row.lights) for row in rows), Counter[str | None]()),
        streak=max((row.streak for row in rows), default=0),
        judged=sum(row.judged for row in rows),
        normal=sum(row.normal for row in rows),
        due=sum(row.due for row in rows),
        in_time=sum(row.in_time for row in rows),
    )


def board(
    tracker: Tracker, day: date, by: By = By.UNIT, standings: Sequence[Standing] | None = None
) -> Board:
    """Return the board of a day; `standings` are those of the tasks, if they are known already.

    Equals stand in the order of the plan: units as tasks first name them, actions and bodies as
    listed.
    """
    known = tracker.on(day) if standings is None else standings
    counting = [standing for standing in known if standing.state is not State.CANCELLED]
    reports = {id(standing): tracker.periods(standing, day) for standing in counting}
    groups = _groups(tracker, known, by)
    rows = [
        _row(key, [each for each in group if each.state is not State.CANCELLED], reports)
        for key, group in groups.items()
    ]
    return Board(tuple(ranked(rows)), _row("", counting, reports))


def _groups(
    tracker: Tracker, standings: Sequence[Standing], by: By
) -> Mapping[str, Sequence[Standing]]:
    plan = tracker.plan
    groups: dict[str, list[Standing]] = {}
    match by:
        case By.UNIT:
            for standing in standings:
                for unit in standing.answering:
                    groups.setdefault(unit, []).append(standing)
        case By.ACTION:
            groups = {action.id: [] for action in plan.actions}
            for standing in standings:
                action = standing.task.action
                if action is not None:
                    groups.setdefault(action, []).append(standing)
        case By.BODY:
            by_place = {id(standing.task): standing for standing in standings}
            for body, places in tasks_watched(plan).items():
                tasks = (plan.tasks[place] for place in sorted(places))
                groups[body] = [by_place[id(task)] for task in tasks if id(task) in by_place]
        case _:
            assert_never(by)
    return groups


_NORMAL = frozenset({Class.DONE, Class.AHEAD, Class.ON_PACE})


def _row(key: str, standings: Sequence[Standing], reports: Mapping[int, Counted]) -> BoardRow:
    done = [standing for standing in standings if standing.class_ is Class.DONE]
    late = sum(is_late(standing) for standing in done)
    classes = Counter(standing.class_ for standing in standings)
    lights = Counter(standing.light and standing.light.name for standing in standings)
    counted = [reports[id(standing)] for standing in standings]
    return BoardRow(
        key,
        tasks=len(standings),
        done=len(done),
        on_time=len(done) - late,
        late=late,
        unaccepted=sum(standing.state is State.DONE for standing in done),
        overdue=sum(standing.is_overdue for standing in standings),
        classes={class_: classes.get(class_, 0) for class_ in Class},
        lights=dict(lights),
        streak=max((standing.streak for standing in standings), default=0),
        judged=len(standings) - classes.get(Class.OTHER, 0),
        normal=sum(classes.get(class_, 0) for class_ in _NORMAL),
        due=sum(each.due for each in counted),
        in_time=sum(each.in_time for each in counted),
    )


def is_late(standing: Standing) -> bool:
    """Tell whether work was done after its deadline, as that stood on the day asked about."""
    return (
        standing.done_on is not None
        and standing.due is not None
        and standing.done_on > standing.due
    )


def ranked(rows: Sequence[BoardRow]) -> Iterator[BoardRow]:
    """Yield the rows with their ranks, the best first and those without a rank last."""
    ranked = sorted((row for row in rows if row.judged), key=_order)
    rank = 0
    for place, row in enumerate(ranked, 1):
        if place == 1 or _order(row) != _order(ranked[place - 2]):
            rank = place
        yield row._replace(rank=rank)
    yield from (row for row in rows if not row.judged)


def _order(row: BoardRow) -> tuple[Fraction, int, Fraction]:
    normal, reported = row.normal_rate, row.reported_rate
    return (
        -(Fraction(0) if normal is None else normal),
        row.overdue,
        -(Fraction(1) if reported is None else reported),
    )
