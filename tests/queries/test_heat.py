"""In how many tasks of each action a unit takes part."""

from asking import small_plan
from duties.naming.names import Register
from duties.queries.heat import Heat, HeatMap, heat_map
from duties.queries.matrix import Order

PLAN = small_plan(
    units="""
        name: 闲办
        name: 乙局
        name: 甲局
        name: 各镇, members: [东镇, 西镇]
    """,
    actions="""
        id: 一, title: 治水
        id: 二, title: 空行动
        id: 三, title: 修路
    """,
    tasks="""
        id: 1, title: 河, action: 一, lead: 甲局, responsible: [乙局, 甲局]
        id: 2, title: 井, action: 一, lead: 甲局, support: 各镇
        id: 3, title: 桥, action: 三, lead: 乙局, support: 甲局
        id: 4, title: 灯, lead: 乙局
    """,
)


def asked(top: int = 80, order: Order = Order.LOAD, *, direct: bool = False) -> HeatMap:
    return heat_map(PLAN, Register(PLAN), top=top, order=order, direct=direct)


def test_a_task_counts_once_for_a_unit_whatever_its_roles() -> None:
    rows = {row.name: row for row in asked().rows}

    assert rows["甲局"].cells == {0: Heat(2, 2), 1: Heat(1, 0)}
    assert rows["甲局"].whole == Heat(3, 2)
    assert rows["乙局"].cells == {0: Heat(1, 0), 1: Heat(1, 1), 2: Heat(1, 1)}
    assert (asked().units, asked().hottest) == (5, 2)


def test_actions_without_tasks_have_no_column_and_tasks_without_action_have_one() -> None:
    assert [part.action and part.action.id for part in asked().sections] == ["一", "三", None]


def test_members_of_a_collective_are_there_unless_left_out() -> None:
    assert {row.name for row in asked().rows} == {"甲局", "乙局", "各镇", "东镇", "西镇"}
    assert {row.name for row in asked(direct=True).rows} == {"甲局", "乙局", "各镇"}


def test_units_are_sorted_as_asked() -> None:
    assert [row.name for row in asked(order=Order.PLAN, direct=True).rows] == [
        "乙局",
        "甲局",
        "各镇",
    ]


def test_all_but_the_busiest_stand_in_one_row_that_counts_each_task_once() -> None:
    last = asked(2).rows[-1]

    assert (last.name, last.units) == (None, 3)
    assert (last.cells, last.whole) == ({0: Heat(1, 0)}, Heat(1, 0))
