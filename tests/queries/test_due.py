from datetime import date

import pytest

from asking import small_plan
from duties.naming.names import Register
from duties.queries.due import ANY_TIME, NO_DATE, Due, TaskOrder
from duties.queries.my_tasks import my_tasks
from duties.queries.tasks import tasks

PLAN = small_plan(
    units="""
        name: 各街道, members: [东街道, 西街道]
    """,
    tasks="""
        id: 1, title: 河, lead: 甲局
        id: 2, title: 井, responsible: [乙局, 甲局], due: 2026
        id: 3, title: 渠, lead: 甲局, responsible: 各街道, due: 2026-06
        id: 4, title: 湖, responsible: 甲局, due_text: 长期坚持
        id: 5, title: 桥, lead: 甲局, support: 甲局, due: 2026-06-15, due_text: 汛前
    """,
)
REGISTER = Register(PLAN)


@pytest.mark.parametrize(
    ("due", "ids"),
    [
        (ANY_TIME, "1 2 3 4 5"),
        (NO_DATE, "1 4"),
        (Due(is_dated=True), "2 3 5"),
        (Due(first=date(2026, 6, 30)), "2 3"),
        (Due(first=date(2026, 7, 1)), "2"),
        (Due(last=date(2026, 6, 30)), "3 5"),
        (Due(last=date(2026, 6, 29)), "5"),
        (Due(date(2026, 6, 15), date(2026, 6, 15)), "5"),
    ],
)
def test_a_deadline_counts_with_its_last_day(due: Due, ids: str) -> None:
    assert [task.id for task in tasks(PLAN, REGISTER, due=due)] == ids.split()
    mine = my_tasks(PLAN, REGISTER, ["甲局"], due=due)
    assert sorted({duty.task.id for duty in mine}) == ids.split()


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (TaskOrder.PLAN, "1 2 3 4 5"),
        (TaskOrder.DUE, "5 3 2 4 1"),
        (TaskOrder.LOAD, "3 2 1 4 5"),
    ],
)
def test_tasks_are_listed_in_an_order(order: TaskOrder, ids: str) -> None:
    assert [task.id for task in tasks(PLAN, REGISTER, order=order)] == ids.split()
    kept = [task.id for task in tasks(PLAN, REGISTER, grep=["[河渠桥]"], order=order)]
    assert kept == [id_ for id_ in ids.split() if id_ in "135"]


def test_a_collective_counts_with_its_members_unless_only_direct_ones_do() -> None:
    by_load = tasks(PLAN, REGISTER, order=TaskOrder.LOAD, direct=True)

    assert [task.id for task in by_load] == ["2", "3", "1", "4", "5"]


def test_a_unit_reads_its_tasks_in_the_order_of_its_roles_unless_another_is_asked_for() -> None:
    def mine(order: TaskOrder | None) -> list[str]:
        found = my_tasks(PLAN, REGISTER, ["乙局", "甲局"], order=order)
        return [f"{duty.unit[0]}{duty.task.id}{duty.role.mark}" for duty in found]

    assert mine(None) == ["乙2○", "甲1●", "甲3●", "甲5●", "甲2○", "甲4○", "甲5◇"]
    assert mine(TaskOrder.PLAN) == ["乙2○", "甲1●", "甲2○", "甲3●", "甲4○", "甲5●", "甲5◇"]
    assert mine(TaskOrder.DUE) == ["乙2○", "甲5●", "甲5◇", "甲3●", "甲2○", "甲4○", "甲1●"]
