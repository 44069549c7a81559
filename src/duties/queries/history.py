"""What was entered about a task or a step, and what did each entry change?"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from duties.ledger.model import (
    Ledger,
    ProblemEntry,
    Report,
    Ruling,
    Stage,
)
from duties.naming.names import Register
from duties.queries.entries import PlacedEntry, keys_about, placed
from duties.queries.standing_changes import StandingAspect, StandingChange, changes
from duties.task_or_step import TaskOrStep, parts_by_key
from duties.tracking.growing import GrowingTracker
from duties.tracking.journal import Reported, Ruled
from duties.tracking.standing import Standing
from duties.tracking.tracker import Tracker


class Event(NamedTuple):
    """An entry, and what it changed: of its step, and of the task.

    `counts` is False for a report of a unit that does not answer, `is_late` tells whether a report
    came too late for its period; both are None where nobody asks for that. `stage` is the one that
    a problem was in before, None at its beginning and for what is no problem.
    """

    placed: PlacedEntry
    counts: bool | None = None
    is_late: bool | None = None
    changes: tuple[StandingChange, ...] = ()
    stage: Stage | None = None


_ASPECTS = (StandingAspect.STATE, StandingAspect.PERCENT, StandingAspect.LIGHT, StandingAspect.DUE)


def history(
    tracker: Tracker, register: Register, ledger: Ledger, part: TaskOrStep, day: date
) -> tuple[Event, ...]:
    """Return what the ledger has up to a day about a task and its steps, or about a step.

    `tracker` is that of the plan and the ledger. Entries stand in the order in which they count. An
    entry changed what is another at the end of its day than it would have been without it and
    without what comes after it.
    """
    keys = keys_about(tracker.plan, part)
    entries = [each for each in placed(ledger) if each.key in keys and each.day <= day]
    return tuple(_Effects(tracker, register, part, entries).events())


def histories(
    tracker: Tracker, register: Register, ledger: Ledger, day: date
) -> Iterator[tuple[Event, ...]]:
    """Yield the `history` of each task, in the order of the plan; the ledger is sorted once."""
    parts = parts_by_key(tracker.plan)
    by_task: dict[int, list[PlacedEntry]] = {}
    for each in placed(ledger):
        if each.day <= day and each.key in parts:
            by_task.setdefault(id(parts[each.key].task), []).append(each)
    for task in tracker.plan.tasks:
        entries = by_task.get(id(task), ())
        whole = TaskOrStep(task, None)
        yield tuple(_Effects(tracker, register, whole, entries).events()) if entries else ()


class _Effects:
    """How things stand with more and more of the entries about a task."""

    def __init__(
        self,
        tracker: Tracker,
        register: Register,
        part: TaskOrStep,
        entries: Sequence[PlacedEntry],
    ) -> None:
        self._tracker = tracker
        self._part = part
        self._entries = entries
        self._growing = GrowingTracker(tracker, part.task, register)
        journal = map(tracker.journal.of, dict.fromkeys(each.key for each in entries))
        reports, rulings = zip(*journal, strict=True) if entries else ((), ())
        self._reported = {id(each.report): each for each in chain(*reports)}
        self._ruled = {id(each.ruling): each for each in chain(*rulings)}

    def events(self) -> Iterator[Event]:
        """Yield each entry with what it changed."""
        stages: dict[str, Stage | None] = {}
        for each in self._entries:
            entry = each.entry
            if isinstance(entry, Report):
                reported = self._reported[id(entry)]
                counts = self._tracker.counts(entry)
                changed = self._changed(each, reported) if counts else ()
                is_late = not self._tracker.reporting.is_in_time(reported)
                yield Event(each, counts, is_late, changed)
            elif isinstance(entry, Ruling):
                yield Event(each, changes=self._changed(each, self._ruled[id(entry)]))
            elif isinstance(entry, ProblemEntry):
                yield Event(each, stage=stages.get(entry.id))
                stages[entry.id] = entry.stage
            else:
                yield Event(each)

    def _changed(self, placed: PlacedEntry, entry: Reported | Ruled) -> tuple[StandingChange, ...]:
        """Return what an entry changed of its own step, if it is about one, then of the task."""
        day, key = placed[:2]
        task = self._part.task.id
        before = self._growing.standing(task, day)
        self._growing.add(entry)
        pairs = _pairs(before, self._growing.standing(task, day))
        keys = [key] if self._part.step is not None else list(dict.fromkeys((key, task)))
        return tuple(change for each in keys for change in changes(*pairs[each], _ASPECTS))


def _pairs(before: Standing, after: Standing) -> dict[str, tuple[Standing, Standing]]:
    """Return how a task and its steps stand before and after, by their keys."""
    steps = zip(before.steps, after.steps, strict=True)
    pairs = {now.id: (then, now) for then, now in steps}
    return {**pairs, after.id: (before, after)}
