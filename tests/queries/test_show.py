from asking import shipped_plan, small_plan
from duties.model import Plan, Role
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.queries.selection import select_parts
from duties.queries.show import Card, Participant, show
from duties.source import Source
from duties.task_or_step import TaskOrStep

PLAN = small_plan(
    units="""
        name: 东街道, aliases: [东街]
        name: 各街道, aliases: [街道们], members: [东街, 西街道]
        name: 全县, members: [各街道, 甲局]
        name: 各部门, kind: collective
    """,
    actions="id: 1, title: 治水",
    tasks="""
        id: 1, action: 1, title: 河, lead: 东街, responsible: [街道们, 乙局], support: 各部门
        id: 2, title: 井, lead: [全县, 全县]
    """,
)


def shown(plan: Plan, *wanted: str) -> tuple[Card, ...]:
    return show(plan, Register(plan), select_parts(plan, wanted))


def test_a_card_has_the_action_and_the_units_of_a_task_as_it_names_them() -> None:
    assert shown(PLAN, "1") == (
        Card(
            PLAN.tasks[0],
            PLAN.actions[0],
            {
                Role.LEAD: (Participant("东街", None, is_registered=True),),
                Role.RESPONSIBLE: (
                    Participant("街道们", ("东街道", "西街道")),
                    Participant("乙局", None, is_registered=False),
                ),
                Role.SUPPORT: (Participant("各部门", ()),),
            },
            TaskOrStep(PLAN.tasks[0]),
        ),
    )


def test_cards_come_in_the_order_asked_for_with_nested_collectives_unfolded() -> None:
    second, first = shown(PLAN, "2", "1")

    assert [second.task.id, first.task.id] == ["2", "1"]
    everyone = Participant("全县", ("各街道", "甲局", "东街道", "西街道"))
    assert second == Card(
        PLAN.tasks[1],
        None,
        {Role.LEAD: (everyone, everyone), Role.RESPONSIBLE: (), Role.SUPPORT: ()},
        TaskOrStep(PLAN.tasks[1]),
    )


def test_a_card_takes_the_first_of_actions_that_share_an_id_and_none_that_is_not_there() -> None:
    plan, findings = load(
        Source(
            "plan.yaml",
            "title: 清水\n"
            "actions: [{id: 1, title: 治水}, {id: 1, title: 护岸}]\n"
            "tasks: [{id: 1, action: 1, title: 河}, {id: 2, action: 9, title: 井}]\n",
        )
    )
    assert plan is not None
    assert [finding.code for finding in findings] == ["DUT106", "DUT109"]

    assert [card.action for card in shown(plan, "1-2")] == [plan.actions[0], None]


def test_the_shipped_plan_shows_who_the_committees_stand_for() -> None:
    card = shown(shipped_plan(), "3")[0]

    assert card.parties[Role.RESPONSIBLE] == (
        Participant("区级各产业部门", ()),
        Participant(
            "各管委会",
            (
                "CBD管委会",
                "历史街区管委会",
                "电子商务和创意产业园管委会",
                "数字经济产业园管委会",
                "时代天街商圈管委会",
            ),
        ),
        Participant("各街道", ()),
    )
