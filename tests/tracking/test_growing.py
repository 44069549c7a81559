"""A task whose entries come one after another stands as if it were looked at anew each time."""

from collections.abc import Iterable
from random import Random

import pytest
from plans_at_random import draw, loaded

from duties.ledger.model import Ledger, LedgerFile, PeriodRecord, Report, Ruling
from duties.naming.names import Register
from duties.queries.entries import keys_about, placed
from duties.task_or_step import TaskOrStep
from duties.tracking.growing import GrowingTracker
from duties.tracking.tracker import Tracker


@pytest.mark.parametrize("seed", range(40))
def test_a_task_stands_as_if_looked_at_anew(seed: int) -> None:
    tracker, ledger = loaded(draw(Random(seed)))  # noqa: S311
    plan = tracker.plan
    register = Register(plan)
    for task in plan.tasks:
        keys = keys_about(plan, TaskOrStep(task, None))
        growing = GrowingTracker(tracker, task, register)
        so_far: list[Report | Ruling] = []
        for each in placed(ledger):
            entry = each.entry
            if each.key not in keys or not isinstance(entry, Report | Ruling):
                continue
            if isinstance(entry, Report) and not tracker.counts(entry):
                continue
            so_far.append(entry)
            entries = tracker.journal.of(each.key)
            growing.add(
                next(found for found in entries.reports if found.report is entry)
                if isinstance(entry, Report)
                else next(found for found in entries.rulings if found.ruling is entry)
            )
            anew = Tracker(
                plan._replace(tasks=(task,)),
                register,
                _with_only(ledger.files, so_far),
                tracker.beginning,
            )

            found = growing.standing(task.id, each.day)
            assert (each.line, found) == (each.line, anew.standing(task.id, each.day))


def _with_only(files: Iterable[LedgerFile], entries: Iterable[Report | Ruling]) -> Ledger:
    """Return a ledger with these entries and no other."""
    kept = set(map(id, entries))

    def left(record: PeriodRecord) -> PeriodRecord:
        reports = tuple(each for each in record.reports if id(each) in kept)
        rulings = tuple(each for each in record.rulings if id(each) in kept)
        return record._replace(reports=reports, problems=(), rulings=rulings, lessons=())

    return Ledger(tuple(file._replace(record=left(file.record)) for file in files))
