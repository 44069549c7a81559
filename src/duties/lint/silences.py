"""Which leads reported nothing in periods that have ended, and where that is to be shown."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from duties.ledger.model import State
from duties.lint.progress import Progress
from duties.periods import Period, period_around
from duties.tracking.journal import Reported

if TYPE_CHECKING:
    from duties.tracking.tracked import Tracked


class Silence(NamedTuple):
    """Tasks of which nobody who answers for them reported anything in a period."""

    period: Period
    unit: str
    tasks: tuple[str, ...]


class Gap(NamedTuple):
    """Periods in a row for which there is no file."""

    first: Period
    last: Period
    periods: int


class Silences(NamedTuple):
    """What is missing in the period of a file, and in those after it that have no file."""

    silences: list[Silence]
    gaps: list[Period]

    @property
    def gap(self) -> Gap | None:
        """The periods without a file; None if there are none."""
        return Gap(self.gaps[0], self.gaps[-1], len(self.gaps)) if self.gaps else None


def silences(progress: Progress) -> Mapping[str, Silences]:
    """Return what was not reported, by the name of the file that it is shown in.

    A report is due on each task that is not cancelled, in every period whose time for reports is
    over: from its start, or the ledger's, up to the period in which it was done. A report on a step
    is one on its task, and one that cannot be understood is a finding of its own. A unit is named
    as the plan names it.
    """
    stretch = progress.tracker.reporting.stretch
    misread = _misread(progress)
    missed: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for part in progress.tracker.parts:
        for last in _missed(progress, part, misread):
            names = part.task.lead or part.task.responsible
            units = [progress.register.unit_of(name.text) for name in names]
            then = part.answering_on(last)
            for unit in units if then == part.answering else then:
                tasks = missed[last][unit]
                if part.key not in tasks[-1:]:
                    tasks.append(part.key)
    files = [file for file in progress.ledger.files if file.record.period is not None]
    periods = [file.record.period for file in files if file.record.period is not None]
    firsts = [period.first for period in periods]
    found: dict[str, Silences] = defaultdict(lambda: Silences([], []))
    for last in sorted(missed):
        period = period_around(date.fromordinal(last), stretch)
        place = max(bisect_right(firsts, period.last) - 1, 0)
        shown = found[files[place].source.name]
        if periods[place].first <= period.last and periods[place].last >= period.first:
            shown.silences.extend(
                Silence(period, unit, tuple(tasks)) for unit, tasks in missed[last].items()
            )
        else:
            shown.gaps.append(period)
    return found


def _missed(progress: Progress, part: "Tracked", misread: Mapping[str, set[int]]) -> Iterator[int]:
    """Yield the last days of the periods in which a report on a task was due and none came."""
    tracker, today = progress.tracker, progress.today.toordinal()
    standing, began = progress.standings[part.key], tracker.beginning.known_on(today)
    if began is None or standing.task is not part.task or standing.state is State.CANCELLED:
        return
    lowest = began if part.start is None else max(part.start, began)
    done_on = None
    if standing.done_on is not None and part.task.every is None:
        done_on = standing.done_on.toordinal()
    reported = {tracker.reporting.end_of(each) for each in part.reports if each.day <= today}
    for key in (part.key, *(step.key for step in part.steps)):
        reported |= misread.get(key, set())
    for first, last in tracker.reporting.closed(today):
        if last < lowest:
            break
        if last not in reported and (done_on is None or first <= done_on):
            yield last


def _misread(progress: Progress) -> Mapping[str, set[int]]:
    """Return the last days of the periods of reports that are left out, by task or step."""
    found: dict[str, set[int]] = defaultdict(set)
    kept = {file.source.name: file.record.reports for file in progress.ledger.files}
    for loaded in progress.loaded:
        reports, period = loaded.record.reports, loaded.record.period
        understood = kept[loaded.source.name]
        if period is None or len(understood) == len(reports):
            continue
        places = {report.span for report in understood}
        for report in reports:
            if report.span not in places:
                day = (report.date or period.first).toordinal()
                last = progress.tracker.reporting.end_of(Reported(day, 0, report, period))
                found[report.task].add(last)
    return found
