from asking import small_plan
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.handover import revision
from duties.queries.unsure_changes import (
    MayConcern,
    Renaming,
    may_concern,
    possible_renamings,
    unlisted_collectives,
)


def concern(old: Plan, new: Plan, unit: str) -> MayConcern:
    registers = Register(old), Register(new)
    return may_concern(revision(old, registers[0], new, registers[1]), old, new, registers, unit)


def renamings(old: Plan, new: Plan) -> tuple[Renaming, ...]:
    registers = Register(old), Register(new)
    return possible_renamings(revision(old, registers[0], new, registers[1]), registers)


def test_a_change_of_a_collective_may_concern_a_unit_that_it_may_stand_for() -> None:
    old = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 甲局, responsible: 江边街道
            id: 2, title: 种树, lead: 甲局, responsible: 各街道
            id: 3, title: 修路, lead: 甲局, responsible: 各街道
            id: 4, title: 宣传, lead: 甲局, responsible: 乙局, open_ended: true
        """
    )
    new = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 甲局, responsible: 江边街道
            id: 2, title: 种树, lead: 乙局, responsible: 各街道
            id: 4, title: 宣传, lead: 甲局, responsible: [乙局, 丙局], open_ended: true
            id: 5, title: 养护, lead: 乙局, responsible: 各街道
        """
    )

    # 2 has another lead, 3 was dropped, 5 is new; 4 leaves its list open
    assert concern(old, new, "江边街道") == MayConcern("江边街道", 3, 1)
    assert concern(old, old, "江边街道") == MayConcern("江边街道", 0, 0)


def test_a_unit_that_one_plan_does_not_know_may_be_concerned() -> None:
    old = small_plan(tasks="id: 1, title: 种树, lead: 甲局, responsible: 各街道")
    new = small_plan(
        tasks="""
            id: 1, title: 种树, lead: 乙局, responsible: 各街道
            id: 2, title: 修路, lead: 江边街道
        """
    )

    assert concern(old, new, "江边街道") == MayConcern("江边街道", 1, 0)
    assert concern(new, old, "江边街道") == MayConcern("江边街道", 1, 0)


def test_members_that_a_plan_lists_are_told_and_not_guessed() -> None:
    units = """
        name: 各街道, kind: collective, members: [江边街道]
    """
    old = small_plan(units=units, tasks="id: 1, title: 种树, lead: 甲局, responsible: 各街道")
    new = small_plan(units=units, tasks="id: 1, title: 种树, lead: 乙局, responsible: 各街道")
    registers = Register(old), Register(new)

    assert concern(old, new, "江边街道") == MayConcern("江边街道", 0, 0)
    assert unlisted_collectives(revision(old, registers[0], new, registers[1]), registers) == ()


def test_collectives_without_members_are_named() -> None:
    old = small_plan(tasks="id: 1, title: 种树, lead: 甲局, responsible: [各街道, 乙局]")
    new = small_plan(tasks="id: 1, title: 植树, lead: 甲局, responsible: [各街道, 乙局]")
    registers = Register(old), Register(new)

    assert unlisted_collectives(revision(old, registers[0], new, registers[1]), registers) == (
        "各街道",
    )


def test_a_unit_that_has_all_the_tasks_of_another_may_be_it_renamed() -> None:
    old = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 区文旅委, responsible: 乙局
            id: 2, title: 种树, lead: 丙局, responsible: 区文旅委
            id: 3, title: 修路, lead: 区文旅委
        """
    )
    new = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 区文化旅游委, responsible: 乙局
            id: 2, title: 种树, lead: 丙局, responsible: 区文化旅游委
            id: 4, title: 宣传, lead: 区文化旅游委
        """
    )

    assert renamings(old, new) == (Renaming("区文旅委", "区文化旅游委"),)


def test_one_task_shows_a_new_name_only_if_the_names_are_alike() -> None:
    old = small_plan(tasks="id: 1, title: 清理河道, lead: 市住建局")
    alike = small_plan(tasks="id: 1, title: 清理河道, lead: 市住房城乡建设局")
    other = small_plan(tasks="id: 1, title: 清理河道, lead: 市水务局")

    assert renamings(old, alike) == (Renaming("市住建局", "市住房城乡建设局"),)
    assert renamings(old, other) == ()


def test_another_role_or_a_unit_that_was_there_before_is_no_new_name() -> None:
    old = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 甲局, responsible: 乙局
            id: 2, title: 种树, lead: 甲局
            id: 3, title: 修路, lead: 丙局
        """
    )
    split = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 丁局, responsible: 乙局
            id: 2, title: 种树, lead: 戊局
            id: 3, title: 修路, lead: 丙局
        """
    )
    taken_over = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 丙局, responsible: 乙局
            id: 2, title: 种树, lead: 丙局
            id: 3, title: 修路, lead: 丙局
        """
    )

    assert renamings(old, split) == ()
    assert renamings(old, taken_over) == ()
