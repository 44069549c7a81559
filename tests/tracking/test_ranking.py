"""Boards: what is counted, the shares, the ranks."""

from datetime import date
from fractions import Fraction

import pytest

from duties.tracking.bodies import tasks_watched
from duties.tracking.ranking import Board, BoardRow, By, board, ranked
from tracked import file_of, plan_of, tracker_of

# 50 of 100 days on 19 February.
HEAD = """
units:
  - {name: 住建局}
  - {name: 水利局}
  - {name: 交通局}
  - {name: 各街道, kind: collective, members: [东街道, 西街道]}
actions: [{id: 一, title: 提升城市}, {id: 二, title: 改善民生}, {id: 三, title: 强化保障}]
bodies:
  - {id: 领导小组, name: 县领导小组, tier: leading-group}
  - {id: 城市组, name: 城市专项工作组, tier: special-group, under: 领导小组, actions: [一]}
  - {id: 步道专班, name: 步道工作专班, tier: task-force, under: 城市组, tasks: [5]}
  - {id: 空组, name: 保障专项工作组, tier: special-group, under: 领导小组, actions: [三]}
issued: 2026-01-01
"""
TASKS = """
    - {id: 1, action: 一, title: 建成步道, lead: 住建局, responsible: 交通局, due: 2026-04-10}
    - {id: 2, action: 一, title: 建成河堤, lead: [水利局, 住建局], due: 2026-04-10}
    - {id: 3, action: 一, title: 建成泵站, lead: 水利局, due: 2026-01-20}
    - {id: 4, action: 二, title: 整治背街小巷, lead: 各街道, due: 2026-04-10}
    - {id: 5, action: 二, title: 改善环境, lead: 交通局}
    - {id: 6, title: 取消的事, lead: 住建局, due: 2026-04-10}
"""
FILES = (
    file_of(
        "2026-01",
        """
        task: 1, unit: 住建局, date: 2026-01-20, percent: 90
        task: 2, unit: 水利局, date: 2026-01-20, percent: 39, received: 2026-02-05
        task: 3, unit: 水利局, date: 2026-01-25, state: done, received: 2026-02-06
        task: 4, unit: 东街道, date: 2026-01-20, state: done
        """,
        "task: 6, date: 2026-01-20, by: 督查室, cancelled: true, reason: 并入任务1",
    ),
)


def on(day: str, by: By = By.UNIT) -> Board:
    return board(tracker_of(plan_of(TASKS, HEAD), FILES), date.fromisoformat(day), by)


def row(found: Board, key: str) -> BoardRow:
    return next(row for row in found.rows if row.key == key)


def test_a_task_counts_for_each_unit_that_answers_and_for_no_other() -> None:
    found = {row.key: row.tasks for row in on("2026-02-19").rows}

    assert found == {"住建局": 2, "水利局": 2, "东街道": 1, "西街道": 1, "交通局": 1}


def test_what_is_counted() -> None:
    found = row(on("2026-02-19"), "水利局")

    assert (found.tasks, found.done, found.on_time, found.late, found.unaccepted) == (2, 1, 0, 1, 1)
    assert (found.overdue, found.red, found.yellow, found.streak) == (0, 0, 1, 0)
    assert (found.judged, found.normal, found.normal_rate) == (2, 1, Fraction(1, 2))
    # Of January: task 2 came in on the last day, task 3 a day later.
    assert (found.due, found.in_time, found.reported_rate) == (2, 1, Fraction(1, 2))
    assert {str(class_): count for class_, count in found.classes.items()} == {
        "done": 1,
        "ahead": 0,
        "on-pace": 0,
        "behind": 1,
        "other": 0,
    }


def test_reports_are_due_once_the_time_for_them_is_over() -> None:
    assert row(on("2026-02-05"), "水利局").due == 0
    assert row(on("2026-02-06"), "水利局").due == 2
    assert row(on("2026-03-05"), "水利局").due == 2
    # For task 3, done in January, nothing more is due.
    assert row(on("2026-03-06"), "水利局").due == 3


def test_units_are_ranked_and_what_has_nothing_to_judge_has_no_rank() -> None:
    found = [(row.key, row.rank, row.normal_rate) for row in on("2026-02-19").rows]

    assert found == [
        ("东街道", 1, 1),
        ("西街道", 1, 1),
        ("住建局", 3, Fraction(1, 2)),
        ("水利局", 4, Fraction(1, 2)),
        ("交通局", None, None),
    ]


def test_the_total_counts_each_task_once() -> None:
    total = on("2026-02-19").total

    assert (total.tasks, total.done, total.late, total.judged, total.normal) == (5, 2, 1, 4, 3)


def test_actions_and_bodies() -> None:
    actions = {row.key: (row.tasks, row.rank) for row in on("2026-02-19", By.ACTION).rows}
    bodies = {row.key: row.tasks for row in on("2026-02-19", By.BODY).rows}

    assert actions == {"二": (2, 1), "一": (3, 2), "三": (0, None)}
    assert bodies == {"城市组": 4, "领导小组": 5, "步道专班": 1, "空组": 0}


def test_what_bodies_watch_over() -> None:
    head = """
bodies:
  - {id: a, name: 甲组, under: b, tasks: [1]}
  - {id: b, name: 乙组, under: a, tasks: [2]}
  - {id: c, name: 丙组, under: nobody}
"""
    tasks = "- {id: 1, title: 建成步道}\n- {id: 2, title: 建成河堤}"

    assert tasks_watched(plan_of(tasks, head, ("DUT402",))) == {
        "a": {0, 1},
        "b": {0, 1},
        "c": set(),
    }


def counted(key: str, normal: int, overdue: int, in_time: int, judged: int = 3) -> BoardRow:
    return BoardRow(key, judged, 0, 0, 0, 0, overdue, {}, {}, 0, judged, normal, 3, in_time)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [counted("甲", 2, 0, 0), counted("乙", 2, 0, 0), counted("丙", 3, 9, 0)],
            [("丙", 1), ("甲", 2), ("乙", 2)],
        ),
        (
            [counted(*each, 0, 0) for each in (("甲", 1), ("乙", 2), ("丙", 2), ("丁", 3))],
            [("丁", 1), ("乙", 2), ("丙", 2), ("甲", 4)],
        ),
        ([counted("甲", 2, 1, 3), counted("乙", 2, 0, 0)], [("乙", 1), ("甲", 2)]),
        ([counted("甲", 2, 0, 1), counted("乙", 2, 0, 2)], [("乙", 1), ("甲", 2)]),
        # 1 of 3 and 2 of 6 are one share
        ([counted("甲", 1, 0, 0), counted("乙", 2, 0, 0, judged=6)], [("甲", 1), ("乙", 1)]),
        ([counted("甲", 0, 0, 0, judged=0), counted("乙", 0, 5, 0)], [("乙", 1), ("甲", None)]),
    ],
)
def test_ranks(rows: list[BoardRow], expected: list[tuple[str, int | None]]) -> None:
    assert [(row.key, row.rank) for row in ranked(rows)] == expected


def test_an_empty_plan_has_an_empty_board() -> None:
    found = board(tracker_of(plan_of("- {id: 1, title: 建成步道}")), date(2026, 1, 1))

    assert (found.rows, found.total.tasks, found.total.normal_rate) == ((), 1, None)
