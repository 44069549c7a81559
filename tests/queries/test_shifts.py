"""What happened to each task that is not the same in two plans."""

from asking import small_plan
from duties.naming.names import Register
from duties.queries.handover import revision
from duties.queries.shifts import Shift, shifted_tasks

ACTIONS = "id: 一, title: 治水\nid: 二, title: 修路"
OLD = small_plan(
    actions=ACTIONS,
    tasks="""
        id: 1, title: 清理河道, action: 一, lead: 甲局
        id: 2, title: 新建水库, action: 一, lead: 甲局
        id: 3, title: 铺设村道, action: 一, lead: 乙局
        id: 4, title: 更换路灯, action: 二, lead: 乙局
        id: 5, title: 种植行道树, action: 二, lead: 乙局, note: 旧
        id: 6, title: 整治公厕, action: 二, lead: 丙局
    """,
)
NEW = small_plan(
    actions=ACTIONS,
    tasks="""
        id: 1, title: 清理河道, action: 一, lead: 甲局
        id: 3, title: 铺设村道, action: 二, lead: 甲局
        id: 4, title: 更换路灯, action: 二, lead: 丙局
        id: 5, title: 大力种植行道树, action: 二, lead: 乙局
        id: 7, title: 整治公厕, action: 二, lead: 丙局
        id: 8, title: 开通公交, action: 二, lead: 丙局
    """,
)


def test_each_task_is_told_once_by_what_matters_most() -> None:
    found = revision(OLD, Register(OLD), NEW, Register(NEW))

    shifted = shifted_tasks(OLD, NEW, found)

    told = {shift: [(each.old, each.new) for each in those] for shift, those in shifted.items()}
    assert told == {
        Shift.ADDED: [(None, 5)],
        Shift.DROPPED: [(1, None)],
        Shift.MOVED: [(2, 1)],  # and handed over
        Shift.HANDED_OVER: [(3, 2)],
        Shift.OTHERWISE: [(4, 3)],
    }  # the sixth has another number only
