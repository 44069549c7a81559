import pytest

from asking import EN, faulty_plan, refused, shipped_plan, small_plan
from duties.errors.questions import (
    ActionForTaskError,
    AmbiguousActionError,
    BackwardRangeError,
    UnknownActionError,
    UnknownStepError,
    UnknownTaskError,
)
from duties.messages import LONGEST, cut
from duties.model import Plan
from duties.planfile.loading import load
from duties.queries.selection import (
    may_be_numbers,
    select_action,
    select_actions,
    select_parts,
    select_tasks,
)
from duties.source import Source

PLAN = small_plan(
    actions="""
        id: 1, title: 治水行动
        id: 2, title: 护岸行动
        id: 12, title: 清淤 Clean 行动
    """,
    tasks="""
        id: 1, title: 清理河道
        id: 2, title: 修 复“老码头”
        id: 3, title: Clean the ＲＩＶＥＲ
        id: 10, title: 巡河
        id: 二-1, title: 打井
        id: 二-2, title: 修渠
        id: 二-3, title: 引水
        id: 三（二）, title: 植树
        id: A1, title: 种草
        id: 10-二, title: 养花
    """,
)


def ids(*wanted: str, plan: Plan = PLAN) -> list[str]:
    return [task.id for task in select_tasks(plan, wanted)]


def damaged(text: str) -> Plan:
    """Return a plan whose file has faults."""
    plan, findings = load(Source("plan.yaml", text))
    assert plan is not None
    assert findings
    return plan


# Tasks


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("1", "1"),
        (" 1\n", "1"),
        ("１０", "10"),
        ("1 0", "10"),
        ("二-1", "二-1"),
        ("二－１", "二-1"),
        ("三（二）", "三（二）"),
        ("三(二)", "三（二）"),
        ("a1", "A1"),
        ("Ａ１", "A1"),
    ],
)
def test_a_task_is_meant_by_its_id_in_any_spelling(query: str, id_: str) -> None:
    assert ids(query) == [id_]


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("三", "3"),
        ("十", "10"),
        ("第3项", "3"),
        ("第三项", "3"),
        ("第十项任务", "10"),
        ("第3条", "3"),
        ("第三", "3"),
        ("任务3", "3"),
        ("任务 十", "10"),
        ("任务第3项", "3"),
        ("序号：3", "3"),
        ("（三）", "3"),
        ("(10)", "10"),
        ("3.", "3"),
        ("三、", "3"),
        ("10号", "10"),
        ("＃10", "10"),
        ("No. 10", "10"),
        ("task 3", "3"),
        ("003", "3"),
        ("任务A1", "A1"),
        ("第二-2项", "二-2"),
        ("任务三（二）", "三（二）"),
    ],
)
def test_a_task_is_meant_by_its_number_however_people_write_it(query: str, id_: str) -> None:
    assert ids(query) == [id_]


def test_a_plan_that_numbers_in_chinese_is_asked_in_digits() -> None:
    plan = small_plan(tasks="id: 一, title: 河 \n id: 二十一, title: 井")

    assert [ids(query, plan=plan) for query in ("1", "第1项", "21", "任务21")] == [
        ["一"],
        ["一"],
        ["二十一"],
        ["二十一"],
    ]


def test_a_count_is_no_number_but_words_of_a_title() -> None:
    plan = small_plan(
        tasks="id: 3, title: 河 \n id: 4, title: 实施三项工程 \n id: 5, title: 十四五"
    )

    assert ids("三项工程", plan=plan) == ["4"]
    assert ids("三项", plan=plan) == ["4"]
    assert ids("十四五", plan=plan) == ["5"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("1、3", ["1", "3"]),
        ("3，1", ["3", "1"]),
        ("1,2-10;二-1", ["1", "2", "3", "10", "二-1"]),
        ("第1、3项", ["1", "3"]),
        ("第1项和第3项", ["1", "3"]),
        ("任务1、三（二）", ["1", "三（二）"]),
    ],
)
def test_several_numbers_may_stand_in_one_list(query: str, expected: list[str]) -> None:
    assert ids(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("1-99", ["1", "2", "3", "10"]),
        ("3—100", ["3", "10"]),
        ("0-2", ["1", "2"]),
        ("4-100", ["10"]),
        ("第2项至第99项", ["2", "3", "10"]),
        ("二至一百二十", ["2", "3", "10"]),
    ],
)
def test_a_range_that_goes_on_beyond_the_tasks_means_those_that_there_are(
    query: str, expected: list[str]
) -> None:
    assert ids(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("2-10", ["2", "3", "10"]),
        ("２－１０", ["2", "3", "10"]),
        ("2 ~ 10", ["2", "3", "10"]),
        ("2～10", ["2", "3", "10"]),
        ("2–10", ["2", "3", "10"]),
        ("2—10", ["2", "3", "10"]),
        ("2——10", ["2", "3", "10"]),
        ("2至10", ["2", "3", "10"]),
        ("2到10", ["2", "3", "10"]),
        ("2−10", ["2", "3", "10"]),
        ("第2-10项", ["2", "3", "10"]),
        ("第2项至第10项", ["2", "3", "10"]),
        ("任务2至10", ["2", "3", "10"]),
        ("2至10项", ["2", "3", "10"]),
        ("二到十", ["2", "3", "10"]),
        ("2-2", ["2"]),
        ("二-1-二-3", ["二-1", "二-2", "二-3"]),
        ("10-二-1", ["10", "二-1"]),
        ("3-二-1", ["3", "10", "二-1"]),
        ("二-3至三(二)", ["二-3", "三（二）"]),
        ("二-3-a1", ["二-3", "三（二）", "A1"]),
    ],
)
def test_a_range_runs_from_one_id_to_another_in_the_order_of_the_plan(
    query: str, expected: list[str]
) -> None:
    assert ids(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("3项", ["3"]),
        ("十条", ["10"]),
        ("六", ["六（二）"]),
        ("四（一）", ["四（一）一核", "四（一）双园"]),
        ("5", ["5.1", "5.2"]),
    ],
)
def test_what_no_title_has_may_be_a_number_with_its_measure_or_the_first_part_of_ids(
    query: str, expected: list[str]
) -> None:
    plan = small_plan(
        tasks="""
            id: 3, title: 巡河
            id: 10, title: 打井
            id: 六（二）, title: 植树
            id: 四（一）一核, title: 修渠
            id: 四（一）双园, title: 种草
            id: "5.1", title: 养花
            id: "5.2", title: 清淤
            id: "55", title: 护岸
        """
    )

    assert ids(query, plan=plan) == expected


@pytest.mark.parametrize(
    "query", ["行动2", "第二项行动", "第2章", "专项2", "Action 2", "专项行动二"]
)
def test_an_action_is_no_task_though_it_has_the_number_of_one(query: str) -> None:
    assert refused(ActionForTaskError, lambda: ids(query)) == (
        f"{query} is an action, not a task; `duties tasks --action 2` lists its tasks"
    )


def test_what_is_called_an_action_may_be_a_task_where_no_action_has_the_number() -> None:
    assert ids("行动10") == ["10"]
    assert ids("第三项行动") == ["3"]
    assert ids("第1项行动", plan=small_plan(tasks="id: 1, title: 河")) == ["1"]


def test_an_id_goes_before_the_range_that_its_text_could_be() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河
            id: 2, title: 井
            id: 3, title: 渠
            id: 1-3, title: 湖
        """
    )

    assert ids("1-3", plan=plan) == ["1-3"]
    assert ids("1-2", "3-1-3", plan=plan) == ["1", "2", "3", "1-3"]


def test_an_id_is_preferred_as_it_is_written_to_its_other_spellings() -> None:
    plan = small_plan(
        tasks="""
            id: a, title: 河
            id: A, title: 井
            id: Ｂ, title: 渠
            id: ｂ, title: 湖
        """
    )

    assert ids("A", plan=plan) == ["A"]
    assert ids("b", plan=plan) == ["Ｂ", "ｂ"]


def test_an_id_goes_before_words() -> None:
    plan = small_plan(tasks="id: 1, title: 第2期 \n id: 2, title: 第1期")

    assert ids("1", plan=plan) == ["1"]
    assert ids("期", plan=plan) == ["1", "2"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("河", ["1", "10"]),
        ("修复", ["2"]),
        ("“老 码头”", ["2"]),
        ("CLEAN THE river", ["3"]),
        ("ther", ["3"]),
    ],
)
def test_words_select_every_task_that_has_them_in_its_title(
    query: str, expected: list[str]
) -> None:
    assert ids(query) == expected


@pytest.mark.parametrize("query", ["河", "码头", "老", "没有", "河、井", "", "第20项"])
def test_only_a_title_can_have_what_is_no_number_of_any_task(query: str) -> None:
    assert not may_be_numbers(query, [task.id for task in PLAN.tasks])


@pytest.mark.parametrize(
    "query", ["1", "十", "第2项", "2-9", "9至2", "二", "三（二）", "河/2", "1、河/2", "A1", "1、2"]
)
def test_what_may_be_a_number_or_a_step_is_more_than_words(query: str) -> None:
    assert may_be_numbers(query, [task.id for task in PLAN.tasks])


def test_tasks_come_in_the_order_asked_for_and_once() -> None:
    assert ids("10", "1-3", "河", "二-1", "10", "3") == ["10", "1", "2", "3", "二-1"]
    assert ids() == []


def test_all_tasks_that_share_an_id_are_meant_by_it() -> None:
    plan = damaged(
        "title: 清水\ntasks:\n"
        "  - {id: 1, title: 河}\n  - {id: 2, title: 井}\n  - {id: 1, title: 渠}\n  - {title: 湖}\n"
    )

    assert [task.title for task in select_tasks(plan, ["1"])] == ["河", "渠"]
    assert [task.title for task in select_tasks(plan, ["1-2"])] == ["河", "井"]
    assert [task.title for task in select_tasks(plan, ["2-1"])] == ["井", "渠"]
    assert [task.title for task in select_tasks(plan, ["湖"])] == ["湖"]
    refused(UnknownTaskError, lambda: ids("", plan=plan))


@pytest.mark.parametrize(
    ("query", "turned"),
    [
        ("10-2", "2-10"),
        ("99-1", "1-99"),
        ("１０～２", "2-10"),
        ("10——2", "2-10"),
        ("二-3-二-1", "二-1-二-3"),
        ("A1-三（二）", "三(二)-a1"),
    ],
)
def test_a_backward_range_is_turned_only_by_the_user(query: str, turned: str) -> None:
    assert refused(BackwardRangeError, lambda: ids(query)) == (
        f"the range {query} runs backwards; did you mean {turned}?"
    )


@pytest.mark.parametrize(
    "query",
    [
        "99",
        "90-99",
        "-",
        "1-",
        "-1",
        "1-2-3",
        "海",
        "",
        "\u3000",
        "\u200b",
        "{0}",
        "x" * 10_000,
        "任务" * 5_000,
        "1-" * 5_000,
    ],
    ids=lambda query: repr(query[:9]),
)
def test_what_means_no_task_is_refused_even_beside_what_does(query: str) -> None:
    assert refused(UnknownTaskError, lambda: ids("1", query)) == (
        f"no task has the id {cut(query, LONGEST)} or these words in its title; "
        "the ids run from 1 to 10-二"
    )


def test_a_plan_without_tasks_says_so() -> None:
    assert refused(UnknownTaskError, lambda: ids("1", plan=small_plan())) == (
        "no task has the id 1; the plan has no tasks yet"
    )


def test_the_shipped_plan_is_asked_by_range_and_words() -> None:
    assert ids("19", "53-55", "消费", plan=shipped_plan()) == [
        *("19", "53", "54", "55"),
        *("12", "23", "24", "26", "29"),
    ]


# Actions


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("1", "1"),
        (" １ ", "1"),
        ("一", "1"),
        ("十二", "12"),
        ("第一", "1"),
        ("第2项行动", "2"),
        ("行动十二", "12"),
        ("行动2", "2"),
        ("第二部分", "2"),
        ("（二）", "2"),
        ("二、", "2"),
        ("action 2", "2"),
        ("治水", "1"),
        ("护 岸", "2"),
        ("clean", "12"),
    ],
)
def test_an_action_is_meant_by_its_id_its_chinese_numeral_or_words(query: str, id_: str) -> None:
    assert select_action(PLAN, query).id == id_


def test_one_query_may_list_several_actions() -> None:
    assert select_actions(PLAN, ["1、2", "行动12", "二"]) == ("1", "2", "12")
    refused(UnknownActionError, lambda: select_actions(PLAN, ["1,5"]))


def test_the_id_of_an_action_goes_before_its_numeral_and_that_before_words() -> None:
    plan = small_plan(
        actions="""
            id: 2, title: 甲
            id: 二, title: 乙
            id: 3, title: 第一批
            id: 1, title: 2 3
            id: a, title: 丙
            id: A, title: 丁
        """
    )

    assert [select_action(plan, query).title for query in ("2", "二", "一", "3", "a", "A")] == [
        *("甲", "乙", "2 3", "第一批", "丙", "丁")
    ]
    assert refused(AmbiguousActionError, lambda: select_action(plan, "ａ")) == (
        "ａ matches 2 actions: a 丙, A 丁; name one by its id"
    )


def test_several_actions_that_fit_are_listed() -> None:
    assert refused(AmbiguousActionError, lambda: select_action(PLAN, "行动")) == (
        "行动 matches 3 actions: 1 治水行动, 2 护岸行动, 12 清淤 Clean 行动; name one by its id"
    )


def test_actions_that_share_an_id_are_one_answer() -> None:
    plan = damaged(
        "title: 清水\ntasks: []\nactions:\n  - {id: 1, title: 治水}\n  - {id: 1, title: 节水}\n"
    )

    assert [select_action(plan, query).title for query in ("1", "一", "水")] == ["治水"] * 3


@pytest.mark.parametrize("query", ["99", "三", "零", "海", "None", "", " \u3000", "\u200b"])
def test_what_means_no_action_is_refused(query: str) -> None:
    assert refused(UnknownActionError, lambda: select_action(PLAN, query)) == (
        f"no action has the id {query} or these words in its title; the ids are 1, 2, 12"
    )


def test_no_query_means_an_action_that_has_no_id_or_is_called_none() -> None:
    plan = damaged(
        "title: 清水\ntasks: []\nactions:\n  - {title: 治水}\n  - {id: None, title: 节水}\n"
    )

    assert select_action(plan, "None").title == "节水"
    refused(UnknownActionError, lambda: select_action(plan, ""))
    refused(UnknownActionError, lambda: select_action(plan, "海"))


def test_a_plan_without_actions_says_so() -> None:
    assert refused(UnknownActionError, lambda: select_action(small_plan(), "1")) == (
        "no action has the id 1; the plan has no actions"
    )


STEPS = faulty_plan(
    tasks="""
        id: 1, title: 河, lead: 甲局, steps: [{id: 1, title: 挖}, {id: 2, title: 填, lead: 乙局}]
        id: 1/2, title: 井, steps: [{id: 1, title: 打}]
        id: 3, title: 渠
    """,
)


def parts(*wanted: str) -> list[tuple[str, str]]:
    return [(part.key, part.title) for part in select_parts(STEPS, wanted)]


def test_a_step_is_named_by_its_task_and_its_number() -> None:
    assert parts("1/1") == [("1/1", "挖")]
    assert parts("１／１", "1/2/1", "3") == [("1/1", "挖"), ("1/2/1", "打"), ("3", "渠")]
    assert parts("1/1、3", "1/1") == [("1/1", "挖"), ("3", "渠")]


def test_a_task_that_is_called_like_a_step_is_meant() -> None:
    assert parts("1/2") == [("1/2", "井")]


def test_a_step_has_the_units_of_its_task_unless_it_names_some() -> None:
    plan = small_plan(
        tasks="id: 1, title: 河, lead: 甲局, open_ended: true, steps: "
        "[{id: 1, title: 挖}, {id: 2, title: 填, support: 乙局}, "
        "{id: 3, title: 种, responsible: 丙局}]"
    )
    parts = select_parts(plan, ["1/1、1/2", "1/3"])
    first, second, third = (part.as_task() for part in parts)

    assert [name.text for name in first.lead] == ["甲局"]
    assert first.open_ended
    # Who supports a step does not answer for it.
    assert [name.text for name in (*second.lead, *second.support)] == ["甲局", "乙局"]
    assert not second.open_ended
    assert (third.lead, [name.text for name in third.responsible]) == ((), ["丙局"])


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("1/3", "there is no step 1/3; the steps of task 1 are 1, 2"),
        ("3/1", "there is no step 3/1; task 3 has no steps"),
    ],
)
def test_a_step_that_is_not_there_is_told_with_those_that_are(query: str, sentence: str) -> None:
    with pytest.raises(UnknownStepError) as caught:
        parts(query)
    assert caught.value.message.put(EN) == sentence


def test_what_names_neither_a_task_nor_a_step_is_no_step_either() -> None:
    with pytest.raises(UnknownTaskError):
        parts("9/1")
