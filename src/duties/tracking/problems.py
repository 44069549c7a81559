"""The closed loop: what is known of each problem on a day, from its entries in the ledger."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from duties.ledger.model import Ledger, LedgerFile, ProblemEntry, Stage, in_order
from duties.model import Name


class Noted(NamedTuple):
    """An entry about a problem, with the file that it stands in."""

    file: LedgerFile
    entry: ProblemEntry
    day: date
    stage: Stage


class Phase(NamedTuple):
    """A stage that a problem reached, and the entries of that time, at least one.

    `days` counts from `since` to the day on which the next stage was reached, or up to the day
    asked about; it is 0 where the problem stays solved.
    """

    stage: Stage
    since: date
    days: int
    entries: tuple[Noted, ...]


class Problem(NamedTuple):
    """A problem as it is known on a day.

    `task` is the task (`19`) or the step (`19/2`) that it is about, `unit` the unit that has it;
    None where no entry up to the day says so. `text` says what the problem is, by its first words.
    `needs` are those whom the last entry that names anybody asks for help. `phases` are the
    stages in the order in which they were reached; one that comes back is there again.
    """

    id: str
    task: str | None
    unit: Name | None
    text: str | None
    needs: tuple[Name, ...]
    phases: tuple[Phase, ...]

    @property
    def stage(self) -> Stage:
        """The stage it is in."""
        return self.phases[-1].stage

    @property
    def is_open(self) -> bool:
        """Whether it is not solved."""
        return self.stage is not Stage.SOLVED

    @property
    def open_days(self) -> int:
        """How many days it was or has been open; the days on which it was solved do not count."""
        return sum(phase.days for phase in self.phases if phase.stage is not Stage.SOLVED)

    @property
    def entries(self) -> tuple[Noted, ...]:
        """All its entries, the earliest first."""
        return tuple(noted for phase in self.phases for noted in phase.entries)


def problems(ledger: Ledger, day: date) -> tuple[Problem, ...]:
    """Return the problems that were found up to a day, in the order in which they were.

    Of one day, the order of the ledger counts: see `duties.tracking.journal`.
    """
    noted: dict[str, list[Noted]] = {}
    for each in sorted(_noted(ledger), key=lambda each: each.day):
        if each.day <= day:
            noted.setdefault(each.entry.id, []).append(each)
    return tuple(_problem(id_, entries, day) for id_, entries in noted.items())


def _noted(ledger: Ledger) -> Iterable[Noted]:
    for file in in_order(ledger.files):
        for entry in file.record.problems:
            if entry.date is not None and entry.stage is not None:
                yield Noted(file, entry, entry.date, entry.stage)


def _problem(id_: str, noted: list[Noted], day: date) -> Problem:
    runs = [tuple(run) for _, run in groupby(noted, key=lambda each: each.stage)]
    ends = [*(run[0].day for run in runs[1:]), day]
    phases = []
    for run, end in zip(runs, ends, strict=True):
        stage, since = run[0].stage, run[0].day
        is_over = stage is Stage.SOLVED and run is runs[-1]
        phases.append(Phase(stage, since, 0 if is_over else (end - since).days, run))
    entries = [each.entry for each in noted]
    return Problem(
        id_,
        next((entry.task for entry in entries if entry.task is not None), None),
        next((entry.unit for entry in entries if entry.unit is not None), None),
        next((entry.text for entry in entries if entry.text is not None), None),
        next((entry.needs for entry in reversed(entries) if entry.needs), ()),
        tuple(phases),
    )
