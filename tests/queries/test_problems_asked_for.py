from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from asking import small_plan
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger, Stage
from duties.naming.names import Register
from duties.naming.typed_periods import typed_span
from duties.queries.problems import WantedProblems, select_problems
from duties.source import Source
from duties.task_or_step import parts_by_key
from duties.tracking.problems import problems

PLAN = small_plan(
    units="""
        name: 交通局, aliases: [市交通局]
        name: 各街道, members: [东街道]
    """,
    tasks="""
        id: 4, title: 修路, lead: 交通局, steps: [{id: 1, title: 征收}]
        id: 5, title: 架桥, lead: 东街道
    """,
)
LEDGER = Ledger(
    (
        load_file(
            Source(
                "progress/2026-03.yaml",
                """period: 2026-03
problems:
  - {id: P1, task: 4, unit: 市交通局, date: 2026-03-01, stage: found, needs: [各街道, 指挥部]}
  - {id: P2, task: 4/1, unit: 东街道, date: 2026-03-02, stage: found}
  - {id: P3, task: 5, unit: 各街道, date: 2026-03-02, stage: found}
  - {id: P2, date: 2026-03-20, stage: measures}
  - {id: P3, date: 2026-03-31, stage: solved}
""",
            )
        ),
    )
)
DAY = date(2026, 4, 1)


part_of = parts_by_key(PLAN).get


def asked(wanted: WantedProblems, day: date = DAY) -> list[str]:
    cases = select_problems(problems(LEDGER, day), wanted, Register(PLAN), part_of, day)
    return [case.problem.id for case in cases]


def span(text: str) -> Callable[[date], date | None]:
    return partial(typed_span, text)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (WantedProblems(), ["P1", "P2", "P3"]),
        (WantedProblems(keys=("4",)), ["P1"]),
        (WantedProblems(keys=("4", "4/1")), ["P1", "P2"]),
        (WantedProblems(stages=[Stage.FOUND, Stage.SOLVED]), ["P1", "P3"]),
        (WantedProblems(units=["交通局"]), ["P1"]),
        (WantedProblems(units=["东街道"]), ["P2", "P3"]),
        (WantedProblems(needed=["东街道"]), ["P1"]),
        (WantedProblems(needed=["指挥部"]), ["P1"]),
        (WantedProblems(is_open=True), ["P1", "P2"]),
        (WantedProblems(is_open=False), ["P3"]),
    ],
    ids=str,
)
def test_a_problem_is_asked_for_by_what_is_known_of_it(
    wanted: WantedProblems, ids: list[str]
) -> None:
    assert asked(wanted) == ids


@pytest.mark.parametrize(
    ("text", "day", "ids"),
    [
        ("30d", date(2026, 3, 31), []),  # P1 has been open for exactly 30 days
        ("30d", date(2026, 4, 1), ["P1"]),
        ("1m", date(2026, 4, 1), []),
        ("1m", date(2026, 4, 2), ["P1"]),
        ("1m", date(2026, 4, 3), ["P1", "P2"]),
        ("0d", date(2026, 3, 2), ["P1"]),
    ],
)
def test_open_over_a_time_is_open_for_more_days_than_that(
    text: str, day: date, ids: list[str]
) -> None:
    assert asked(WantedProblems(ends=span(text)), day) == ids


def test_a_problem_stands_with_its_task_and_step() -> None:
    found = select_problems(problems(LEDGER, DAY), WantedProblems(), Register(PLAN), part_of, DAY)

    assert [(case.task and case.task.id, case.step and case.step.id) for case in found] == [
        ("4", None),
        ("4", "1"),
        ("5", None),
    ]


def test_a_problem_of_a_task_that_the_plan_has_not_stands_without_one() -> None:
    (case, *_) = select_problems(
        problems(LEDGER, DAY), WantedProblems(), Register(PLAN), lambda _: None, DAY
    )

    assert (case.problem.task, case.task, case.step) == ("4", None, None)
