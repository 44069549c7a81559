from asking import plan_text, small_plan
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.queries.handover import Move, Revision, UnitMoves, concerning, revision
from duties.source import Source


def plan_with_faults(text: str) -> Plan:
    plan = load(Source("plan.yaml", text)).plan
    assert plan is not None
    return plan


def between(old: Plan, new: Plan) -> Revision:
    return revision(old, Register(old), new, Register(new))


def of_unit(old: Plan, new: Plan, unit: str) -> Revision:
    return concerning(between(old, new), Register(old), Register(new), [unit])


def said(moves: tuple[Move, ...]) -> list[str]:
    return [f"{m.task.id}: {'+'.join(m.before)} → {'+'.join(m.after)}" for m in moves]


def table(found: Revision) -> dict[str, tuple[list[str], list[str], list[str]]]:
    return {
        moves.unit: (said(moves.taken_on), said(moves.handed_over), said(moves.changed))
        for moves in found.units
        if moves.moves
    }


def test_units_take_on_hand_over_and_change_roles() -> None:
    old = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 甲局, responsible: 乙局
            id: 2, title: 加固堤岸, lead: 甲局
            id: 3, title: 种树, lead: 丙局, support: 甲局
        """
    )
    new = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 乙局, responsible: [甲局, 丁局]
            id: 3, title: 种树, lead: 丙局, support: 甲局
            id: 4, title: 宣传节水, lead: 丁局, responsible: 甲局
        """
    )

    assert table(between(old, new)) == {
        "乙局": ([], [], ["1: responsible → lead"]),
        "甲局": (["4:  → responsible"], ["2: lead → "], ["1: lead → responsible"]),
        "丁局": (["1:  → responsible", "4:  → lead"], [], []),
    }


def test_equal_plans_differ_in_nothing() -> None:
    plan = plan_with_faults(
        plan_text(
            units="name: 东街道\nname: 各街道, members: [东街道]",
            tasks="id: 1, title: 河, lead: 甲局, responsible: 各街道\nid: 1, title: 河, lead: 甲局",
        )
    )

    assert between(plan, plan) == Revision((), (), 2)


def test_what_comes_through_a_collective_counts_for_its_members() -> None:
    units = "name: 东街道\nname: 西街道\nname: 各街道, members: [东街道, 西街道]"
    old = small_plan(units=units, tasks="id: 1, title: 河, lead: 甲局, responsible: 东街道")
    new = small_plan(units=units, tasks="id: 1, title: 河, lead: 甲局, responsible: 各街道")

    assert table(between(old, new)) == {
        "西街道": (["1:  → responsible"], [], []),
        "各街道": (["1:  → responsible"], [], []),
    }


def test_a_new_member_takes_on_the_tasks_of_its_collective() -> None:
    tasks = "id: 1, title: 河, lead: 甲局, responsible: 各街道\nid: 2, title: 井, lead: 甲局"
    old = small_plan(units="name: 东街道\nname: 各街道, members: [东街道]", tasks=tasks)
    new = small_plan(units="name: 西街道\nname: 各街道, members: [西街道]", tasks=tasks)

    found = between(old, new)

    assert found.differences == ()
    assert table(found) == {
        "西街道": (["1:  → responsible"], [], []),
        "东街道": ([], ["1: responsible → "], []),
    }


def test_a_unit_renamed_with_an_alias_has_no_moves() -> None:
    old = small_plan(tasks="id: 1, title: 河, lead: 水务局\nid: 2, title: 井, lead: 水务局")
    new = small_plan(
        units="name: 水利局, aliases: [水务局]",
        tasks="id: 1, title: 河, lead: 水利局\nid: 2, title: 井, lead: 甲局",
    )

    found = between(old, new)

    assert table(found) == {
        "水利局": ([], ["2: lead → "], []),
        "甲局": (["2:  → lead"], [], []),
    }
    for name in ("水务局", "水利局"):
        assert [moves.unit for moves in of_unit(old, new, name).units] == ["水利局"]


def test_a_task_that_keeps_a_units_role_is_among_its_other_changes() -> None:
    old = small_plan(tasks="id: 1, title: 清理全县河道, lead: 甲局, due: 2026-01-31")
    new = small_plan(tasks="id: 1, title: 清理全县河道, lead: 甲局, due: 2027-01-31")

    (moves,) = between(old, new).units

    assert moves.moves == ()
    assert [each.respects for each in moves.others] == [("due",)]


def test_only_what_concerns_a_unit_is_left() -> None:
    old = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 甲局, responsible: 乙局
            id: 2, title: 加固堤岸, lead: 丙局
            id: 3, title: 种树, lead: 甲局
        """
    )
    new = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 甲局
            id: 2, title: 加固堤岸, lead: 丁局
        """
    )

    def ids(unit: str) -> list[str]:
        parts = [each.new or each.old for each in of_unit(old, new, unit).differences]
        return [part.id for part in parts if part is not None]

    assert {unit: ids(unit) for unit in ("甲局", "乙局", "丁局", "戊局")} == {
        "甲局": ["1", "3"],
        "乙局": ["1"],
        "丁局": ["2"],
        "戊局": [],
    }
    assert of_unit(old, new, "戊局").units == ()


def test_tasks_with_one_id_and_title_are_told_apart_by_their_order() -> None:
    first = "id: 1, title: 河, lead: 甲局"
    old = plan_with_faults(plan_text(tasks=f"{first}\nid: 1, title: 河, lead: 乙局"))
    new = plan_with_faults(plan_text(tasks=f"{first}\nid: 1, title: 河, lead: 丙局"))

    assert table(between(old, new)) == {
        "丙局": (["1:  → lead"], [], []),
        "乙局": ([], ["1: lead → "], []),
    }


def test_an_empty_plan_may_be_compared() -> None:
    full, empty = small_plan(tasks="id: 1, title: 河, lead: 甲局"), small_plan()

    assert between(empty, empty) == Revision((), (), 0)
    assert table(between(empty, full)) == {"甲局": (["1:  → lead"], [], [])}
    assert table(between(full, empty)) == {"甲局": ([], ["1: lead → "], [])}


def test_moves_are_in_the_order_of_the_register() -> None:
    names = [f"第{number}局" for number in range(20)]
    units = "\n".join(f"name: {name}" for name in names)
    new = small_plan(units=units, tasks=f"id: 1, title: 河, lead: [{', '.join(reversed(names))}]")

    found: tuple[UnitMoves, ...] = between(small_plan(units=units), new).units

    assert [moves.unit for moves in found] == names


def test_of_actions_only_other_leads_are_told() -> None:
    def told(old: str, new: str) -> list[list[str]]:
        task = "id: 1, title: 清理河道, lead: 甲局, action: 1"
        found = between(
            plan_with_faults(plan_text(actions=old, tasks=task)),
            plan_with_faults(plan_text(actions=f"id: 1, title: {new}", tasks=task)),
        )
        return [list(each.aspects) for each in found.actions]

    assert told("id: 1, title: 治水行动, lead: 甲局", "全力推进治水行动, lead: 甲局") == []
    assert told("id: 1, title: 治水行动, lead: 甲局", "治水行动, lead: 乙局") == [["units"]]
    assert told("id: 1, title: 治水行动, lead: 甲局", "全力推进治水行动, lead: 乙局") == [
        ["retitled", "units"]
    ]
    assert told(
        "id: 1, title: 治水行动, lead: 甲局\nid: 2, title: 修路, lead: 乙局\nid: 3, title: 植树",
        "治水行动, lead: 甲局",
    ) == [["dropped"]]
    assert told("", "治水行动, lead: 甲局") == []


def with_step(units: str, *, steps: str = "") -> Plan:
    return plan_with_faults(
        f"""
title: 试
units: [{{name: 甲局}}, {{name: 乙局}}, {{name: 丙局}}, {{name: 各镇, members: [丁镇]}}]
tasks:
  - id: 1
    title: 修桥
    lead: 甲局
    responsible: 丙局
    steps: [{{id: 2, title: 桩基{units}}}{steps}]
"""
    )


def test_a_step_that_passes_to_another_unit_moves_both() -> None:
    old, new = with_step(", lead: 乙局"), with_step(", lead: 各镇")

    assert table(between(old, new)) == {
        "乙局": ([], ["1/2: lead → "], []),
        "各镇": (["1/2:  → lead"], [], []),
        "丁镇": (["1/2:  → lead"], [], []),
    }
    assert [each.unit for each in of_unit(old, new, "乙局").units] == ["乙局"]


def test_a_step_moves_nobody_to_whom_its_task_gives_as_much() -> None:
    old, new = with_step(""), with_step(", lead: 甲局, responsible: 丙局")

    assert table(between(old, new)) == {}


def test_a_unit_of_the_task_that_leads_a_step_takes_on_the_step() -> None:
    old, new = with_step(""), with_step(", lead: 丙局")

    assert table(between(old, new)) == {"丙局": (["1/2:  → lead"], [], [])}


def test_a_unit_that_has_only_a_step_is_told_what_else_differs_in_the_task() -> None:
    old = with_step(", lead: 乙局")
    new = with_step(", lead: 乙局", steps=", {id: 3, title: 合龙, due: 2027}")
    (moves,) = of_unit(old, new, "乙局").units

    assert moves.moves == ()
    assert [each.respects for each in moves.others] == [("steps",)]
    assert moves.differences == moves.others


def test_a_step_comes_and_goes_with_its_task() -> None:
    none, some = plan_with_faults("title: 试\ntasks: []\n"), with_step(", lead: 乙局")

    assert table(between(none, some))["乙局"] == (["1/2:  → lead"], [], [])
    assert table(between(some, none))["乙局"] == ([], ["1/2: lead → "], [])
