"""Which tasks have a light that calls for a word to those who answer, and what is known of each?"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from duties.ledger.model import Ledger, Report
from duties.naming.names import Register
from duties.queries.entries import PlacedEntry, placed
from duties.queries.escalation import Rung, RungKind, escalate
from duties.queries.problems import Case, WantedProblems, select_problems
from duties.task_or_step import TaskOrStep, parts_by_key
from duties.tracking.problems import problems
from duties.tracking.standing import Standing
from duties.tracking.tracker import Tracker

_BELOW = frozenset({RungKind.UNIT, RungKind.ASKED})


class Urged(NamedTuple):
    """A task that is urged, as it stood on a day.

    `reports` are those that count, its steps' included, the earliest first; `cases` its open
    problems; `leader` the post of who answers for it, if that is known; `above` the bodies that
    stand above the task, the nearest first.
    """

    standing: Standing
    reports: tuple[PlacedEntry, ...]
    cases: tuple[Case, ...]
    leader: str | None
    above: tuple[Rung, ...]


def urged(
    tracker: Tracker,
    register: Register,
    ledger: Ledger,
    day: date,
    lights: Collection[str | None],
    tasks: Collection[str] | None = None,
) -> tuple[Urged, ...]:
    """Return the tasks with one of these lights, in the order of the plan.

    `tasks` are the ids of those that may be urged, None for all.
    """
    found = [
        standing
        for standing in tracker.on(day)
        if standing.light is not None
        and light_of(standing) in lights
        and (tasks is None or standing.id in tasks)
    ]
    plan, known = tracker.plan, problems(ledger, day)
    cases = select_problems(known, WantedProblems(), register, parts_by_key(plan).get, day)
    reports = reports_by_task(tracker, found, (each for each in placed(ledger) if each.day <= day))
    made = []
    for standing in found:
        part = TaskOrStep(standing.task)
        rungs = escalate(plan, register, part, standing.answering, known).rungs
        leaders = (rung.leader for rung in rungs if rung.kind is RungKind.UNIT and rung.leader)
        made.append(
            Urged(
                standing,
                reports.get(standing.id, ()),
                tuple(case for case in cases if case.problem.id in standing.problems),
                standing.task.leader or next(leaders, None),
                tuple(rung for rung in rungs if rung.kind not in _BELOW and rung.name),
            )
        )
    return tuple(made)


def light_of(standing: Standing) -> str | None:
    """Return the name of the light of what is not cancelled."""
    return None if standing.light is None else standing.light.name


def reports_by_task(
    tracker: Tracker, standings: Iterable[Standing], entries: Iterable[PlacedEntry]
) -> dict[str, tuple[PlacedEntry, ...]]:
    """Return those of the entries that are reports that count, by task, its steps' included."""
    by_key: dict[str, list[PlacedEntry]] = {}
    for each in entries:
        if isinstance(each.entry, Report) and tracker.counts(each.entry):
            by_key.setdefault(each.key, []).append(each)
    found = {}
    for standing in standings:
        keys = dict.fromkeys((standing.id, *(step.id for step in standing.steps)))
        own = [each for key in keys for each in by_key.get(key, ())]
        if own:
            found[standing.id] = tuple(sorted(own, key=_day_of))
    return found


def _day_of(entry: PlacedEntry) -> date:
    return entry.day
