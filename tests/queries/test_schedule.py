"""Tasks and steps by action, and by the units that answer for them."""

from datetime import date

from duties.naming.names import Register
from duties.queries.schedule import Grouping, SlotGroup, schedule
from tracked import plan_of, tracker_of

PLAN = plan_of(
    """
- id: 1
  action: 一
  title: 步道
  lead: 住建局
  steps:
    - {id: 1, title: 选址}
    - {id: 2, title: 绿化, lead: 园林局}
- {id: 2, action: 一, title: 桥, responsible: [交通局, 住建局]}
- {id: 3, title: 灯}
""",
    "actions: [{id: 一, title: 建设}, {id: 二, title: 空}]",
)


def grouped(by: Grouping) -> tuple[SlotGroup, ...]:
    standings = tracker_of(PLAN).on(date(2026, 4, 30))
    return schedule(PLAN, Register(PLAN), standings, by)


def keys(group: SlotGroup) -> list[str]:
    return [slot.part.key for slot in group.slots]


def test_by_action_steps_stand_below_their_tasks_and_empty_actions_are_left_out() -> None:
    first, rest = grouped(Grouping.ACTION)

    assert first.section is not None
    assert first.section.action is not None
    assert (first.section.action.id, keys(first)) == ("一", ["1", "1/1", "1/2", "2"])
    assert keys(rest) == ["3"]


def test_by_unit_a_step_also_stands_with_the_unit_that_has_charge_of_it() -> None:
    assert {group.unit: keys(group) for group in grouped(Grouping.UNIT)} == {
        "住建局": ["1", "1/1", "1/2", "2"],
        "园林局": ["1/2"],
        "交通局": ["2"],
        None: ["3"],
    }
    assert [group.unit for group in grouped(Grouping.UNIT)][0::3] == ["住建局", None]


def test_a_step_has_units_of_its_own_where_others_have_charge_of_it() -> None:
    first, _ = grouped(Grouping.ACTION)

    assert [slot.has_own_units for slot in first.slots] == [True, False, True, True]
