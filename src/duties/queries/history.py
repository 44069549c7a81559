"""What was entered about a task or a step, and what did each entry change?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from duties.ledger.model import (
    Ledger,
    LedgerFile,
    PeriodRecord,
    ProblemEntry,
    Report,
    Ruling,
    Stage,
)
from duties.naming.names import Register
from duties.queries.entries import PlacedEntry, keys_about, placed
from duties.queries.standing_changes import StandingAspect, StandingChange, changes
from duties.task_or_step import TaskOrStep
from duties.tracking.journal import Reported
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
    return tuple(_Effects(tracker, register, ledger, part, entries).events())


class _Effects:
    """How things stand with more and more of the entries about a task."""

    def __init__(
        self,
        tracker: Tracker,
        register: Register,
        ledger: Ledger,
        part: TaskOrStep,
        entries: Sequence[PlacedEntry],
    ) -> None:
        self._tracker = tracker
        self._register = register
        self._part = part
        self._entries = entries
        self._files = _with_only(ledger.files, entries)
        self._plan = tracker.plan._replace(tasks=(part.task,))
        self._last: tuple[int, Tracker] = -1, tracker

    def events(self) -> Iterator[Event]:
        """Yield each entry with what it changed."""
        stages: dict[str, Stage | None] = {}
        for place, each in enumerate(self._entries):
            entry = each.entry
            if isinstance(entry, Report):
                counts = self._tracker.counts(entry)
                changed = self._changed(place) if counts else ()
                yield Event(each, counts, self._is_late(each, entry), changed)
            elif isinstance(entry, Ruling):
                yield Event(each, changes=self._changed(place))
            elif isinstance(entry, ProblemEntry):
                yield Event(each, stage=stages.get(entry.id))
                stages[entry.id] = entry.stage
            else:
                yield Event(each)

    def _is_late(self, each: PlacedEntry, report: Report) -> bool:
        period = each.file.record.period
        reported = Reported(each.day.toordinal(), 0, report, period)
        return not self._tracker.reporting.is_in_time(reported)

    def _changed(self, place: int) -> tuple[StandingChange, ...]:
        """Return what an entry changed of its own step, if it is about one, then of the task."""
        day, key = self._entries[place][:2]
        before, after = self._with(place), self._with(place + 1)
        task = self._part.task.id
        pairs = _pairs(before.standing(task, day), after.standing(task, day))
        keys = [key] if self._part.step is not None else list(dict.fromkeys((key, task)))
        return tuple(change for each in keys for change in changes(*pairs[each], _ASPECTS))

    def _with(self, count: int) -> Tracker:
        """Return a tracker of the task by the first so many of its entries; the last is kept."""
        if count != self._last[0]:
            ledger = Ledger(_with_only(self._files, self._entries[:count]))
            tracker = Tracker(self._plan, self._register, ledger, self._tracker.beginning)
            self._last = count, tracker
        return self._last[1]


def _pairs(before: Standing, after: Standing) -> dict[str, tuple[Standing, Standing]]:
    """Return how a task and its steps stand before and after, by their keys."""
    steps = zip(before.steps, after.steps, strict=True)
    pairs = {now.id: (then, now) for then, now in steps}
    return {**pairs, after.id: (before, after)}


def _with_only(
    files: Iterable[LedgerFile], entries: Iterable[PlacedEntry]
) -> tuple[LedgerFile, ...]:
    """Return files with only these of their entries, of those that say how things stand."""
    kept = {id(each.entry) for each in entries}

    def left(record: PeriodRecord) -> PeriodRecord:
        reports = tuple(each for each in record.reports if id(each) in kept)
        rulings = tuple(each for each in record.rulings if id(each) in kept)
        return record._replace(reports=reports, problems=(), rulings=rulings, lessons=())

    return tuple(file._replace(record=left(file.record)) for file in files)
