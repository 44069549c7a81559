"""Which units a task may lack: what speaks for each, and when nothing is said."""

import pytest
from judge_suggest import judge

from asking import EN, shipped_plan, small_plan
from duties.formats.views.suggest import clue_words
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.queries.clues import ClueKind
from duties.queries.other_plans import OtherPlan
from duties.queries.suggest import (
    LEAST,
    LEAST_OF_ALL,
    MOST,
    Suggester,
    Suggestion,
    suggestions,
)
from reading import plan_of

TOGETHER = """
    id: 1, title: 修水库, lead: 甲局, responsible: 乙局
    id: 2, title: 通公路, lead: 甲局, responsible: 乙局
    id: 3, title: 植树木, lead: 甲局, responsible: [乙局, 戊局]
    id: 4, title: 办学校, lead: 丙局, responsible: 丁局
    id: 5, title: 养老人, lead: 丙局, responsible: 丁局
    id: 6, title: 架桥梁, lead: 甲局
"""


def found(plan: Plan, *ids: str, others: tuple[Plan, ...] = ()) -> tuple[Suggestion, ...]:
    tasks = [task for task in plan.tasks if task.id in ids] if ids else None
    return suggestions(plan, Register(plan), list(map(OtherPlan, others)), tasks=tasks)


def said(plan: Plan, *ids: str, others: tuple[Plan, ...] = ()) -> list[str]:
    """Return each suggestion as a line: the task, the unit, its role, and what speaks for it."""
    return [
        f"{each.task.id} {each.unit} {each.role}: "
        + "; ".join(clue_words(clue).put(EN) for clue in each.clues)
        for each in found(plan, *ids, others=others)
    ]


def test_a_unit_that_always_goes_with_a_unit_of_the_task_is_suggested_first() -> None:
    assert said(small_plan(tasks=TOGETHER), "6")[0] == (
        "6 乙局 responsible: it is with 甲局 in 3 of the 3 other tasks of that unit"
    )


def test_a_task_that_has_a_lead_gets_no_second_one() -> None:
    plan = small_plan(tasks=TOGETHER.replace("lead: 甲局, responsible: 乙局", "lead: [甲局, 乙局]"))

    assert {each.role for each in found(plan, "6")} == {Role.RESPONSIBLE}


def test_a_task_without_a_lead_may_lack_one() -> None:
    plan = small_plan(tasks=TOGETHER.replace("桥梁, lead: 甲局", "桥梁, responsible: 乙局"))

    assert said(plan, "6")[0] == (
        "6 甲局 lead: it is with 乙局 in 3 of the 3 other tasks of that unit"
    )


def test_words_of_the_title_speak_for_the_unit_whose_field_they_are() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 改造供水管网, lead: 县水利局
            id: 2, title: 扩大保障性住房供给, lead: 县财政局
            id: 3, title: 整治街面环境, lead: 县住建局
            id: 4, title: 引进企业, lead: 县招商局
            id: 5, title: 疏通沟渠, lead: 县水利局
            id: 6, title: 筹措资金, lead: 县财政局
            id: 7, title: 修补路面, lead: 县住建局
            id: 8, title: 举办展会, lead: 县招商局
        """
    )
    first = found(plan, "2")[0]

    assert first.unit == "县住建局"
    assert first.clues[0].kind is ClueKind.OWN_FIELD
    assert "住房" in first.clues[0].words


def test_tasks_with_like_titles_speak_for_their_units() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 布局养老驿站, lead: 甲局, responsible: 乙局
            id: 2, title: 改造养老驿站, lead: 丙局, responsible: 乙局
            id: 3, title: 运营养老驿站, lead: 丁局
            id: 4, title: 清理河道, lead: 甲局
            id: 5, title: 疏通管网, lead: 丙局
            id: 6, title: 引进企业, lead: 丁局
        """
    )

    assert said(plan, "3")[0].startswith(
        "3 乙局 responsible: “养老驿站” is in the title here and in tasks of its own: 1, 2"
    )


def test_the_members_of_a_collective_on_the_task_are_not_missing() -> None:
    plan = small_plan(
        units="name: 各街道, members: [东街道, 西街道]",
        tasks="""
            id: 1, title: 河, lead: 甲局, responsible: 东街道
            id: 2, title: 井, lead: 甲局, responsible: 东街道
            id: 3, title: 渠, lead: 甲局, responsible: 东街道
            id: 4, title: 湖, lead: 甲局, responsible: 各街道
        """,
    )

    assert [each.unit for each in found(plan, "4")] == []


def test_another_plan_tells_what_such_tasks_ask_for() -> None:
    plan = small_plan(
        units="name: 县民政局",
        tasks="""
            id: 1, title: 布局养老驿站, lead: 县住建局
            id: 2, title: 清理河道, lead: 县水利局, responsible: 县民政局
            id: 3, title: 疏通管网, lead: 县水利局
        """,
    )
    other = small_plan(
        tasks="id: 7, title: 建成养老驿站, lead: 市住建局, responsible: 市民政局"
    )._replace(title="某市方案")

    assert said(plan, "1", others=(other,))[0] == (
        "1 县民政局 responsible: “某市方案” has such a task, 7 “建成养老驿站”, and gives it to "
        "市民政局"
    )


def test_a_unit_that_only_another_plan_of_the_place_names_may_be_missing() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 布局民政驿站, lead: 县住建局
            id: 2, title: 清理河道, lead: 县水利局
            id: 3, title: 疏通沟渠, lead: 县水利局
            id: 4, title: 修补路面, lead: 县住建局
            id: 5, title: 翻新厂房, lead: 县住建局
            id: 6, title: 加固堤坝, lead: 县水利局
        """
    )._replace(issuer="清水县人民政府")
    other = small_plan(
        tasks="\n".join(
            f"id: {number}, title: 建成民政驿站, lead: 清水县住建局, responsible: 县民政局"
            for number in range(1, 9)
        )
    )

    here, elsewhere = other._replace(issuer="清水县民政局"), other._replace(issuer="浊水县民政局")

    assert "县民政局" in [each.unit for each in found(plan, "1", others=(here,))]
    assert [each.unit for each in found(plan, "1", others=(elsewhere,))] == []


def test_one_other_task_is_thin_evidence() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 甲局, responsible: [乙局, 丙局]
            id: 2, title: 井, lead: 甲局, responsible: 乙局
            id: 3, title: 渠, lead: 丁局
        """
    )

    assert found(plan, "2") == ()


def test_a_task_without_units_is_left_alone() -> None:
    assert said(small_plan(tasks=TOGETHER + "    id: 7, title: 修水库"), "7") == []


@pytest.mark.parametrize("tasks", ["", "id: 1, title: 河", "id: 1, title: 河, lead: 甲局"])
def test_where_nothing_speaks_for_a_unit_nothing_is_said(tasks: str) -> None:
    assert said(small_plan(tasks=tasks)) == []


def test_of_all_tasks_only_what_is_likely_is_said_the_likeliest_first() -> None:
    plan = shipped_plan()
    likelihoods = [each.likelihood for each in found(plan)]

    assert likelihoods == sorted(likelihoods, reverse=True)
    assert min(likelihoods) >= LEAST_OF_ALL > LEAST
    assert all(each.clues for each in found(plan))


def test_of_one_task_a_few_units_are_said() -> None:
    plan = shipped_plan()

    for task in plan.tasks:
        assert len(found(plan, task.id)) <= MOST
        assert all(each.likelihood >= LEAST for each in found(plan, task.id))


def test_hidden_units_of_the_shipped_plan_are_found_better_than_by_naming_the_most_frequent() -> (
    None
):
    judged, said_of_it = judge(shipped_plan(), ())

    assert said_of_it.hidden > judged.hidden > 100
    for first, frequent in judged.frequent.items():
        missed = 1 - frequent
        assert judged.suggested[first] >= frequent + missed / 5


def alike(count: int) -> Plan:
    """A plan in which every title is much like a third of the others, for a unit in four."""
    kinds = ("供水管网", "乡村公路", "中小学校", "养老机构")
    lines = (
        f"{{id: {n}, action: 1, title: 改造第{n}片区{kinds[n % 4]}, lead: 第{n % 40}局, "
        f"responsible: [第{n % 7}所, 第{n % 11}站]}}"
        for n in range(1, count + 1)
    )
    text = "title: 方案\nactions: [{id: 1, title: 改造}]\ntasks:\n"
    return plan_of(text + "".join(f"  - {line}\n" for line in lines))


def test_each_task_is_compared_with_so_many_others_at_most_however_many_are_alike() -> None:
    large = alike(2000)
    seen = Suggester(large, Register(large))

    by_words = [seen.tasks.by_words(seen.tasks.words[place]) for place in (0, 700, 1999)]
    by_units = [seen.tasks.by_units(seen.tasks.units[place]) for place in (0, 700, 1999)]

    assert max(map(len, by_words + by_units)) <= 200 < 2000 / 4
    assert [next(reversed(each)) > 1700 for each in by_words] == [True] * 3  # from all along
