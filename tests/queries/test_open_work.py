from duties.queries.open_work import open_work
from followed import closed_loop, day, followed

PLAN = """
title: 清水方案
units: [{name: 甲局}]
tasks:
  - {id: 1, title: 河, lead: 甲局, due: 2026}
  - {id: 2, title: 井, lead: 甲局, due: 2026, every: month}
  - {id: 3, title: 渠, lead: 甲局, due: 2026}
"""


def test_work_is_open_until_it_is_done() -> None:
    found = closed_loop()

    def ids(text: str) -> list[str]:
        left = open_work(found.plan, found.tracker.on(day(text)))
        return [task.id for task in left.tasks]

    assert ids("2026-03-29") == ["1", "2", "3", "4", "5"]
    assert ids("2026-03-30") == ["1", "2", "3", "5"]
    assert ids("2026-04-15") == ["1", "2", "3", "5"]


def test_dropped_work_is_not_open_and_standing_work_is_again_in_its_next_stretch() -> None:
    found = followed(
        PLAN,
        p2026_01="""
reports: [{task: 2, unit: 甲局, date: 2026-01-20, state: done}]
rulings: [{task: 1, date: 2026-01-10, cancelled: true, reason: 并入任务3}]
""",
    )

    def ids(text: str) -> list[str]:
        left = open_work(found.plan, found.tracker.on(day(text)))
        return [task.id for task in left.tasks]

    assert ids("2026-01-31") == ["3"]
    assert ids("2026-02-01") == ["2", "3"]
