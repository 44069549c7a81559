"""How does a plan stand at the end of a period, and what moved since an earlier day?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from duties.ledger.model import Ledger, Lesson, Stage, State
from duties.naming.names import Register
from duties.periods import Period
from duties.queries.entries import PlacedEntry, placed
from duties.queries.problems import Case, WantedProblems, select_problems
from duties.queries.standing_changes import Turn, turns
from duties.queries.urging import light_of, reports_by_task
from duties.task_or_step import TaskOrStep, parts_by_key
from duties.tracking.calendar import around
from duties.tracking.lights import GREEN, RED, YELLOW
from duties.tracking.problems import problems
from duties.tracking.ranking import Board, By, board
from duties.tracking.reporting import Answer
from duties.tracking.standing import Standing
from duties.tracking.targets import TargetStanding, readings_by_target
from duties.tracking.targets import standings as target_standings
from duties.tracking.tracker import Tracker
from duties.tracking_rules import LightRule


class Earlier(NamedTuple):
    """How things stood on an earlier day, and what moved from then on."""

    day: date
    board: Board
    turns: tuple[Turn, ...]


class Answers(NamedTuple):
    """What became of the reports of a period that were due by a day.

    `late` and `missing` hold the tasks whose reports came late, or not.
    """

    period: Period
    by: date
    due: int
    late: tuple[Standing, ...]
    missing: tuple[Standing, ...]


class Bulletin(NamedTuple):
    """What a bulletin on a period tells, all of it as on the period's last `day`.

    `standings` has one for each task that is not cancelled, in the order of the plan; `watched` are
    those with a light that is not green, red ones first. `reports` gives, by the task, the reports
    of the period that count, its steps' included, `early` those that were handed in for it and
    speak of a later day. `cases` are the problems found up to the day; `lessons` and the problems
    that are `found`, `moved` and `solved` are of the time since the earlier day, or the period's
    first. `waiting` is done and waits to be accepted, `accepted` was accepted in that time;
    `coming` are tasks and steps that are due, and not done, up to the end of the next period.
    """

    period: Period
    day: date
    since: date
    earlier: Earlier | None
    standings: tuple[Standing, ...]
    cancelled: int
    units: Board
    actions: Board
    watched: tuple[Standing, ...]
    reports: dict[str, tuple[PlacedEntry, ...]]
    early: dict[str, tuple[PlacedEntry, ...]]
    cases: tuple[Case, ...]
    found: tuple[Case, ...]
    moved: tuple[Case, ...]
    solved: tuple[Case, ...]
    targets: tuple[TargetStanding, ...]
    answers: tuple[Answers, ...]
    waiting: tuple[Standing, ...]
    accepted: tuple[Standing, ...]
    coming: tuple[Standing, ...]
    coming_by: date
    lessons: tuple[PlacedEntry, ...]
    follows: dict[str, tuple[LightRule, ...]]
    """By the task, the rules of the lights that hold and say what follows."""

    def cases_of(self, standing: Standing) -> tuple[Case, ...]:
        """Return the open problems of a task and its steps."""
        return tuple(case for case in self.cases if case.problem.id in standing.problems)


def bulletin(
    tracker: Tracker, register: Register, ledger: Ledger, period: Period, against: Period | None
) -> Bulletin:
    """Return what is to be told of a period, compared with the end of the one `against`.

    Nothing is compared where nobody had reported by then.
    """
    day = period.last
    every = tracker.on(day)
    counting = tuple(each for each in every if each.state is not State.CANCELLED)
    earlier = None if against is None else _earlier(tracker, ledger, against.last, day, every)
    since = period.first - timedelta(1) if earlier is None else earlier.day
    every_entry = placed(ledger)
    entries = [each for each in every_entry if each.day <= day]
    early = (each for each in every_entry if each.day > day and each.file.record.period == period)
    cases = _cases(tracker, register, ledger, day)
    end = _end_of_next(period)
    return Bulletin(
        period,
        day,
        since,
        earlier,
        counting,
        len(every) - len(counting),
        board(tracker, day, By.UNIT, every),
        board(tracker, day, By.ACTION, every),
        watched(counting),
        reports_by_task(tracker, counting, (each for each in entries if period.holds(each.day))),
        reports_by_task(tracker, counting, early),
        cases,
        tuple(case for case in cases if case.problem.phases[0].since > since),
        tuple(case for case in cases if _has_moved(case, since)),
        tuple(case for case in cases if _is_solved_since(case, since)),
        target_standings(tracker.plan, readings_by_target(ledger), day),
        answers(tracker, counting, period),
        tuple(each for each in counting if each.state is State.DONE),
        _accepted(counting, entries, since),
        _coming(counting, day, end),
        end,
        tuple(each for each in entries if isinstance(each.entry, Lesson) and each.day > since),
        {each.id: rules for each in counting if (rules := tracker.follows(each, day))},
    )


def watched(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what has a red light, then what has a yellow one, then others that are not green."""
    lit = [each for each in standings if light_of(each) not in (None, GREEN)]
    return tuple(sorted(lit, key=_order))


def _order(standing: Standing) -> tuple[int, str]:
    name = light_of(standing) or ""
    return [RED, YELLOW, name].index(name), name


def _earlier(
    tracker: Tracker, ledger: Ledger, since: date, day: date, after: Sequence[Standing]
) -> Earlier | None:
    if tracker.beginning.known_on(since.toordinal()) is None:
        return None
    before = tracker.on(since)
    found = turns(before, after, ledger, since, day)
    return Earlier(since, board(tracker, since, By.UNIT, before), found)


def _end_of_next(period: Period) -> date:
    try:
        return period.following().last
    except OverflowError:
        return period.last


def _cases(tracker: Tracker, register: Register, ledger: Ledger, day: date) -> tuple[Case, ...]:
    parts: dict[str, TaskOrStep] = parts_by_key(tracker.plan)
    found = problems(ledger, day)
    return select_problems(found, WantedProblems(), register, parts.get, day)


def _has_moved(case: Case, since: date) -> bool:
    """Tell whether a problem found earlier is still open, in a stage that it reached since."""
    phases = case.problem.phases
    return case.problem.is_open and phases[0].since <= since < phases[-1].since


def _is_solved_since(case: Case, since: date) -> bool:
    last = case.problem.phases[-1]
    return last.stage is Stage.SOLVED and last.since > since


def answers(tracker: Tracker, standings: Sequence[Standing], period: Period) -> tuple[Answers, ...]:
    """Return what became of the reports that were due in a period, the earliest first.

    It may hold several of the periods in which the plan is reported on, or the end of none.
    `standings` are those of its last day. Reports that were due in none of them are left out.
    """
    reporting, first = tracker.reporting, period.first.toordinal()
    found = []
    for ended in reporting.ended(period.last.toordinal()):
        if ended[1] < first:
            break
        by_answer: dict[Answer, list[Standing]] = {each: [] for each in Answer}
        for standing in standings:
            for answer in tracker.answers(standing, [ended]):
                by_answer[answer].append(standing)
        due = sum(map(len, by_answer.values()))
        if due:
            found.append(
                Answers(
                    around(ended[1], reporting.stretch),
                    date.fromordinal(min(ended[1] + reporting.report_by, date.max.toordinal())),
                    due,
                    tuple(by_answer[Answer.LATE]),
                    tuple(by_answer[Answer.MISSING]),
                )
            )
    return tuple(reversed(found))


def by_unit(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Return tasks by the units that answer for them, each unit where it comes first."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        for unit in standing.answering:
            found.setdefault(unit, []).append(standing)
    return found


def _accepted(
    standings: Iterable[Standing], entries: Iterable[PlacedEntry], since: date
) -> tuple[Standing, ...]:
    ruled = {
        each.key
        for each in entries
        if each.day > since and getattr(each.entry, "accepted", False) is True
    }
    return tuple(each for each in standings if each.state is State.ACCEPTED and each.id in ruled)


def _coming(standings: Iterable[Standing], day: date, end: date) -> tuple[Standing, ...]:
    due = [
        part
        for task in standings
        for part in (task, *(task.steps if task.state not in _OVER else ()))
        if part.state is not State.CANCELLED
        if part.days_left is not None and part.due is not None and day <= part.due <= end
    ]
    return tuple(sorted(due, key=_due_of))


_OVER = (State.DONE, State.ACCEPTED)


def _due_of(standing: Standing) -> date:
    return standing.due or date.max
