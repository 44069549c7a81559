"""What holds of any ledger."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from duties.ledger.model import (
    Ledger,
    LedgerFile,
    PeriodRecord,
    ProblemEntry,
    Report,
    Ruling,
    Stage,
    State,
)
from duties.model import Name, Plan
from duties.naming.names import Register
from duties.periods import Period, Stretch, period_around
from duties.source import START, Source
from duties.tracking.ranking import By, board
from duties.tracking.standing import Class, Standing
from duties.tracking.tracker import Tracker
from tracked import facts, file_of, plan_of

TASKS = """
    - {id: 1, title: 建成步道, lead: 住建局, due: 2026-06}
    - {id: 2, title: 建成河堤, lead: [水利局, 住建局], responsible: 交通局, due: 2026-12}
    - {id: 3, title: 调度项目, lead: 住建局, every: month}
    - {id: 4, title: 优化环境, responsible: 各街道, due_text: 长期推进}
    - id: 5
      title: 建园
      lead: 交通局
      due: 2026-09
      steps: [{id: 1, title: 选址, lead: 水利局, due: 2026-03}, {id: 2, title: 开工, weight: 0.5}]
    - {id: 6, title: 巡查, lead: 水利局, every: quarter, start: 2026-02-10, due: 2026-10-20}
"""
UNITS = "units: [{name: 各街道, kind: collective, members: [东街道, 西街道]}]\nissued: 2025-12-15\n"
LIGHTS = """
tracking:
  lights:
    - {light: red, when: streak, over: 2}
    - {light: red, when: missed, over: 1}
    - {light: red, when: overdue}
    - {light: yellow, when: lag, over: 10}
    - {light: yellow, when: blocked}
    - {light: yellow, when: step-overdue}
    - {light: blue, when: due-within, days: 15}
    - {light: yellow, when: unreported, over: 20}
    - {light: green, when: otherwise}
"""
BY_DEFAULT, WITH_STREAKS = plan_of(TASKS, UNITS), plan_of(TASKS, UNITS + LIGHTS)

KEYS = ("1", "2", "3", "4", "5", "5/1", "5/2", "6")
NAMES = ("住建局", "水利局", "交通局", "东街道", "西街道", "各街道")
REPORTED = (State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.DONE)
FIRST, LAST = date(2025, 12, 20), date(2026, 12, 31)

plans = st.sampled_from([BY_DEFAULT, WITH_STREAKS])
days = st.dates(FIRST, LAST)
texts = st.one_of(st.none(), st.just("事由"))
months = days.map(lambda day: period_around(day, Stretch.MONTH))
stretches = st.one_of(
    st.none(), st.builds(period_around, days, st.sampled_from([Stretch.MONTH, Stretch.QUARTER]))
)
reports = st.builds(
    Report,
    spans=st.just({}),
    span=st.just(START),
    task=st.sampled_from(KEYS),
    unit=st.sampled_from(NAMES).map(lambda name: Name(name, START)),
    date=days,
    received=st.one_of(st.none(), days),
    state=st.one_of(st.none(), st.sampled_from(REPORTED)),
    percent=st.one_of(st.none(), st.integers(0, 300).map(lambda thirds: Fraction(thirds, 3))),
    stretch=stretches,
)
rulings = st.builds(
    Ruling,
    spans=st.just({}),
    span=st.just(START),
    task=st.sampled_from(KEYS),
    date=days,
    light=st.one_of(st.none(), st.sampled_from(["red", "yellow", "green", "blue"])),
    until=st.one_of(st.none(), days),
    due=st.one_of(st.none(), months),
    accepted=st.booleans(),
    cancelled=st.sampled_from([False, False, True]),
    reopened=st.booleans(),
    stretch=stretches,
    reason=texts,
    former=st.just(()),  # a handover says who answered before, as no other entry does
)
problems = st.builds(
    ProblemEntry,
    spans=st.just({}),
    span=st.just(START),
    id=st.sampled_from(["P1", "P2"]),
    task=st.sampled_from(KEYS),
    date=days,
    stage=st.sampled_from(Stage),
)


FEW = settings(deadline=None, max_examples=20)


def file(period: Period, *entries: Report | Ruling | ProblemEntry, name: str = "") -> LedgerFile:
    record = PeriodRecord(
        {},
        period,
        tuple(entry for entry in entries if isinstance(entry, Report)),
        tuple(entry for entry in entries if isinstance(entry, ProblemEntry)),
        tuple(entry for entry in entries if isinstance(entry, Ruling)),
    )
    return LedgerFile(Source(name or f"progress/{period}.yaml", ""), record)


entries = st.one_of(reports, rulings, problems)
ledgers = st.dictionaries(months, st.lists(entries, max_size=8), max_size=4).map(
    lambda files: Ledger(tuple(file(period, *held) for period, held in files.items()))
)
BEGUN = file_of("2025-12", "task: 1, unit: 住建局, date: 2025-12-20")


def follow(plan: Plan, ledger: Ledger) -> Tracker:
    return Tracker(plan, Register(plan), ledger)


def with_file(ledger: Ledger, *more: LedgerFile) -> Ledger:
    return Ledger((*ledger.files, *more))


@FEW
@given(plans, ledgers, days)
def test_every_task_has_exactly_one_state_and_class(plan: Plan, ledger: Ledger, day: date) -> None:
    tracker = follow(plan, ledger)
    standings = tracker.on(day)

    assert [standing.task for standing in standings] == list(plan.tasks)
    for task in standings:
        assert [step.step for step in task.steps] == list(task.task.steps)
        for standing in (task, *task.steps):
            check(standing)
    for by in By:
        total = board(tracker, day, by, standings).total
        counting = [each for each in standings if each.state is not State.CANCELLED]
        assert total.tasks == len(counting) == sum(total.classes.values())
        assert total.tasks == sum(total.lights.values())
        assert 0 <= total.in_time <= total.due


def check(standing: Standing) -> None:
    is_finished = standing.state in (State.DONE, State.ACCEPTED)
    assert standing.state in State
    assert standing.class_ in Class
    assert (standing.class_ is Class.DONE) == is_finished == (standing.done_on is not None)
    assert (standing.light is None) == (standing.state is State.CANCELLED)
    assert 0 <= standing.percent <= 100
    if is_finished:
        assert facts(standing.percent, standing.is_overdue, standing.days_left) == (
            100,
            False,
            None,
        )
    if standing.pace is None:
        assert standing.lag is None
    else:
        assert 0 <= standing.pace <= 100
        assert standing.lag == standing.pace - standing.percent
    if standing.is_overdue:
        assert standing.class_ is Class.BEHIND
        assert standing.days_left is not None
        assert standing.days_left < 0


@FEW
@given(plans, ledgers, days, entries, months)
def test_a_later_entry_changes_nothing_before_it(
    plan: Plan, ledger: Ledger, day: date, entry: Report | Ruling | ProblemEntry, period: Period
) -> None:
    later = entry._replace(date=day + timedelta(1))
    after = follow(plan, with_file(ledger, file(period, later, name="progress/more.yaml")))

    assert after.on(day) == follow(plan, ledger).on(day)


@FEW
@given(plans, ledgers, days, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    plan: Plan, ledger: Ledger, day: date, random: Random
) -> None:
    files = list(ledger.files)
    random.shuffle(files)

    assert follow(plan, Ledger(tuple(files))).on(day) == follow(plan, ledger).on(day)


@FEW
@given(plans, ledgers, days, st.one_of(reports, rulings), months)
def test_an_entry_changes_only_its_own_task(
    plan: Plan, ledger: Ledger, day: date, entry: Report | Ruling, period: Period
) -> None:
    begun = with_file(ledger, BEGUN)
    changed = with_file(begun, file(period, entry, name="progress/more.yaml"))
    own = entry.task.partition("/")[0]

    before, after = follow(plan, begun).on(day), follow(plan, changed).on(day)

    for one, other in zip(before, after, strict=True):
        if one.id != own:
            assert one == other


@FEW
@given(plans, ledgers, days, reports, months)
def test_a_report_of_a_strange_unit_changes_nothing(
    plan: Plan, ledger: Ledger, day: date, report: Report, period: Period
) -> None:
    strange = report._replace(unit=Name("气象局", START))
    changed = with_file(ledger, file(period, strange, name="progress/more.yaml"))

    assert follow(plan, changed).on(day) == follow(plan, ledger).on(day)


@FEW
@given(plans, ledgers, days, days)
def test_what_was_asked_before_does_not_matter(
    plan: Plan, ledger: Ledger, day: date, other: date
) -> None:
    tracker = follow(plan, ledger)
    tracker.on(other)

    assert tracker.on(day) == follow(plan, ledger).on(day)
    for key in KEYS:
        standing = follow(plan, ledger).standing(key, day)
        assert standing == tracker.standing(key, day)


@FEW
@given(ledgers, days)
def test_a_streak_is_what_the_lights_of_former_days_were(ledger: Ledger, day: date) -> None:
    tracker = follow(BY_DEFAULT, ledger)

    for standing in tracker.on(day):
        expected = 0
        for _, last in tracker.reporting.ended(day.toordinal()):
            end = date.fromordinal(last)
            start = tracker.part(standing.id).start
            began = tracker.beginning.known_on(day.toordinal())
            light = tracker.standing(standing.id, end).light
            if start is None or began is None or last < max(start, began) or light is None:
                break
            if light.name not in ("red", "yellow"):
                break
            expected += 1
        is_over = standing.state in (State.DONE, State.ACCEPTED, State.CANCELLED)
        assert standing.streak == (0 if is_over else expected)
