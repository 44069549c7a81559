"""Who has not answered."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from duties.collecting.asking import AskedForm, AskedTask
from duties.ledger.drafts import EntryDraft
from duties.ledger.model import Ledger
from duties.periods import Period


class Unanswered(NamedTuple):
    """A unit that has left out something: of so many tasks and steps asked for, these `keys`.

    `targets` are the names of those without a reading. A unit `is_silent` if it reported nothing at
    all.
    """

    unit: str
    asked: int
    keys: tuple[str, ...]
    targets: tuple[str, ...]
    is_silent: bool


def silences(
    forms: Mapping[str, AskedForm],
    ledger: Ledger,
    period: Period,
    drafts: Iterable[EntryDraft] = (),
) -> tuple[Unanswered, ...]:
    """Return the units that have left something out, in the order of the forms.

    What counts stands in the files of the period, or is about to be written there. A task is
    reported on by any unit that answers for it, and by a report on one of its steps; a step by one
    on its task.
    """
    reported: set[tuple[str, str]] = set()
    measured: set[str] = set()
    for file in ledger.files:
        if file.record.period == period:
            for report in file.record.reports:
                reported.add((report.task, "" if report.unit is None else report.unit.text))
            measured.update(reading.target for reading in file.record.readings)
    for draft in drafts:
        if draft.section == "reports":
            reported.add((str(draft.values["task"]), str(draft.values["unit"])))
        elif draft.section == "readings":
            measured.add(str(draft.values["target"]))
    reporting = {unit for _, unit in reported}
    found = []
    for unit, form in forms.items():
        asked = [each for each in form.answered if each.is_expected]
        left = [each.key for each in asked if not _is_reported(each, reported)]
        targets = [each.target.name for each in form.targets if each.target.id not in measured]
        if left or targets:
            is_silent = unit not in reporting and len(targets) == len(form.targets)
            is_silent = is_silent and len(left) == len(asked)
            found.append(Unanswered(unit, len(asked), tuple(left), tuple(targets), is_silent))
    return tuple(found)


def _is_reported(asked: AskedTask, reported: set[tuple[str, str]]) -> bool:
    task, step = asked.part
    keys = [asked.key, task.id]
    if step is None:
        keys += [f"{task.id}/{each.id}" for each in task.steps]
    return any((key, unit) in reported for key in keys for unit in asked.standing.answering)
