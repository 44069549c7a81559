import pytest

from asking import plan_text, shipped_plan
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.comparison import Comparison, compare
from reading import plan_of
from scaling import IN_PROPORTION, growth

UNITS = "name: 区住建委, aliases: [区住房城乡建委]"


def compared(old: Plan, new: Plan) -> Comparison:
    return compare(old, Register(old), new, Register(new))


def told(
    old: str, new: str, *, units: str = "", old_actions: str = "", new_actions: str = ""
) -> list[str]:
    """Return what differs, one line per task: both ids, the aspects, the units that changed."""
    comparison = compared(
        plan_of(plan_text(units=units, actions=old_actions, tasks=old)),
        plan_of(plan_text(actions=new_actions, tasks=new)),
    )
    lines = []
    for difference in comparison.differences:
        ids = [part.id if part else "-" for part in (difference.old, difference.new)]
        units_told = [
            " ".join(
                [
                    change.unit,
                    *(f"-{role}" for role in change.lost),
                    *(f"+{role}" for role in change.gained),
                ]
            )
            for change in difference.units
        ]
        lines.append("; ".join([" ".join([*ids, *difference.respects]), *units_told]))
    return lines


RIVER = "id: 1, title: 治理清水河, lead: 甲局, responsible: [乙局, 丙局]"


def test_a_plan_does_not_differ_from_itself() -> None:
    assert compared(shipped_plan(), shipped_plan()) == Comparison((), 55)


def test_empty_plans_do_not_differ() -> None:
    assert told("", "") == []


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (
            "id: 1, title: 治理清水河, lead: 甲局, responsible: [乙局]",
            ["1 1 units; 丙局 -responsible"],
        ),
        (
            "id: 1, title: 治理清水河, lead: 丙局, responsible: [甲局, 乙局]",
            ["1 1 units; 甲局 -lead +responsible; 丙局 -responsible +lead"],
        ),
        (f"{RIVER}, support: [甲局, 丁局]", ["1 1 units; 甲局 +support; 丁局 +support"]),
        (f"{RIVER}, open_ended: true", ["1 1 open_ended"]),
        (f"{RIVER}, due: 2027-12-31", ["1 1 due"]),
        (RIVER.replace("[乙局, 丙局]", "[丙局, 乙局]"), []),
    ],
)
def test_each_kind_of_change_is_told(new: str, lines: list[str]) -> None:
    assert told(RIVER, new) == lines


def test_of_several_leads_only_the_first_has_a_place() -> None:
    old = "id: 1, title: 治理清水河, lead: [甲局, 乙局, 丙局]"

    assert told(old, old.replace("乙局, 丙局", "丙局, 乙局")) == []
    assert told(old, old.replace("甲局, 乙局", "乙局, 甲局")) == ["1 1 chief"]
    assert told(old, old.replace("甲局, 乙局", "乙局")) == ["1 1 units; 甲局 -lead"]


def test_aliases_and_spellings_of_either_plan_mean_the_same_unit() -> None:
    old = "id: 1, title: 修缮码头, lead: 区住建委, responsible: CBD管委会"
    new = "id: 1, title: 修缮码头, lead: 区住房城乡建委, responsible: ＣＢＤ 管委会"

    assert told(old, new, units=UNITS) == []
    assert told(old, new) == ["1 1 units; 区住建委 -lead; 区住房城乡建委 +lead"]


def test_a_unit_is_called_what_the_new_plan_calls_it() -> None:
    old = "id: 1, title: 修缮码头, lead: 区住建委"
    new = "id: 1, title: 修缮码头, responsible: 区住房城乡建委"

    assert told(old, new, units=UNITS) == ["1 1 units; 区住房城乡建委 -lead +responsible"]


@pytest.mark.parametrize("title", ["治理 清水河", "治理清水河。", "治理清水河："])
def test_blanks_and_a_closing_mark_do_not_make_another_title(title: str) -> None:
    assert told(RIVER, RIVER.replace("治理清水河", title)) == []


def test_the_form_of_quotation_marks_does_not_make_another_title() -> None:
    assert told("id: 1, title: 建设“一带”", "id: 1, title: 建设「一带」") == []


def test_tasks_are_known_again_by_their_titles_when_numbers_move() -> None:
    old = """
        id: 1, title: 治理清水河
        id: 2, title: 修缮东码头
        id: 3, title: 举办书市
    """
    new = """
        id: 1, title: 种植一千棵树
        id: 2, title: 治理清水河
        id: 3, title: 修缮东门码头
        id: 4, title: 举办书市
    """

    assert told(old, new) == [
        "- 1 added",
        "1 2 renumbered",
        "2 3 renumbered retitled",
        "3 4 renumbered",
    ]


def test_one_number_with_another_title_is_another_task() -> None:
    assert told("id: 1, title: 治理清水河", "id: 1, title: 举办书市") == [
        "1 - dropped",
        "- 1 added",
    ]


def test_a_dropped_task_comes_after_the_one_it_followed() -> None:
    old = "id: 1, title: 治理清水河\nid: 2, title: 举办书市\nid: 3, title: 修缮码头"

    assert told(old, "id: 3, title: 修缮码头\nid: 1, title: 治理清水河, due: 2027-01-01") == [
        "1 1 due",
        "2 - dropped",
    ]


def test_an_added_task_names_its_units() -> None:
    assert told("", RIVER) == ["- 1 added; 甲局 +lead; 乙局 +responsible; 丙局 +responsible"]


def test_titles_that_repeat_are_paired_by_number_first_and_then_in_order() -> None:
    old = "id: 1, title: 加强领导\nid: 2, title: 加强领导, lead: 甲局\nid: 3, title: 加强领导"
    new = "id: 2, title: 加强领导, lead: 甲局\nid: 8, title: 加强领导\nid: 9, title: 加强领导"

    assert told(old, new) == ["1 8 renumbered", "3 9 renumbered"]


def test_a_task_is_known_again_by_its_paragraph() -> None:
    note = "沿河修建步道和绿地，三年内完成全部截污管网改造，恢复两岸湿地面积"

    assert told(
        f"id: 1, title: 治理清水河, note: {note}", f"id: 7, title: 打造滨水空间, note: {note}"
    ) == ["1 7 renumbered retitled"]


def test_a_shorter_form_of_a_title_with_its_number_is_the_same_task() -> None:
    assert told("id: 1, title: 治理清水河", "id: 1, title: 治理清水河上下游水环境和两岸生态") == [
        "1 1 retitled"
    ]


def test_a_task_that_goes_to_another_action_has_moved() -> None:
    actions = "id: 1, title: 增绿行动\nid: 2, title: 治水行动"
    old = "id: 1, action: 1, title: 治理清水河"

    def lines(new: str, new_actions: str = actions) -> list[str]:
        return told(old, new, old_actions=actions, new_actions=new_actions)

    assert lines(old.replace("action: 1", "action: 2")) == ["1 1 moved"]
    assert lines(old.replace("action: 1, ", "")) == ["1 1 moved"]
    # Here the actions have changed places, so the task has not.
    assert (
        lines(
            old.replace("action: 1", "action: 2"), "id: 1, title: 治水行动\nid: 2, title: 增绿行动"
        )
        == []
    )
    assert lines(old.replace("action: 1, ", ""), "") == []


def test_many_tasks_are_compared_with_work_that_grows_with_their_number() -> None:
    def versions(count: int) -> tuple[Plan, Plan]:
        old, new = (
            plan_of(
                plan_text(
                    tasks="\n".join(
                        f"id: {number}, title: {word}第{number * 7919}号工程和配套管网, lead: 甲局"
                        for number in range(count)
                    )
                )
            )
            for word in ("推进", "加快推进")
        )
        return old, new

    assert growth(versions, lambda both: compared(*both), 500) < IN_PROPORTION
    assert len(compared(*versions(500)).differences) == 500
