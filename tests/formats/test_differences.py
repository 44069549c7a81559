import json

from asking import EN, ZH, small_plan
from duties.formats.differences import render_revision
from duties.formats.render import Format
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.handover import Revision, concerning, revision

OLD = small_plan(
    actions="id: 1, title: 治水\nid: 2, title: 护岸",
    tasks="""
        id: 1, action: 1, title: 清理全县河道, lead: [甲局, 乙局], responsible: 丙局
        id: 2, action: 1, title: 加固堤岸, lead: 甲局, due: 2026-06-30
        id: 3, action: 2, title: 种树, lead: 丙局
    """,
)
NEW = small_plan(
    actions="id: 1, title: 治水\nid: 2, title: 护岸",
    tasks="""
        id: 1, action: 1, title: 清理全县各河道, lead: [乙局, 甲局], support: 丙局, open_ended: true
        id: 5, action: 2, title: 加固堤岸, lead: 甲局
        id: 6, action: 2, title: 宣传节水, lead: '<b>|=局'
    """,
)


def between(old: Plan, new: Plan) -> Revision:
    return revision(old, Register(old), new, Register(new))


def text(format_: Format, found: Revision) -> str:
    return render_revision(format_, found, EN)


def test_the_table_says_what_was_and_what_is() -> None:
    assert text(Format.TABLE, between(OLD, NEW)).splitlines()[:19] == [
        "4 tasks differ",
        "",
        "1 清理全县各河道 "
        "(retitled, other units, another lead first, list now open-ended or complete)",
        "   Title       清理全县河道 → 清理全县各河道",
        "   First lead  甲局 → 乙局",
        "   Unit        丙局 (responsible → support)",
        "   List        now ends with 等",
        "",
        "5 加固堤岸 (renumbered, moved to another action, another deadline)",
        "   No.     2 → 5",
        "   Action  1 → 2",
        "   Due     2026-06-30 → none",
        "",
        "3 种树 (dropped)",
        "   Unit  −丙局 (lead)",
        "",
        "6 宣传节水 (added)",
        "   Unit  +<b>|=局 (lead)",
        "",
    ]


def test_units_follow_with_what_they_take_on_and_hand_over() -> None:
    *_, heading, _, first, second = text(Format.TABLE, between(OLD, NEW)).splitlines()

    assert heading.split("  ")[0] == "Unit"
    assert first.split() == ["丙局", "lead", "1", "(3)", "1", "(responsible", "→", "support)"]
    assert second.split() == ["<b>|=局", "lead", "1", "(6)"]


def test_chinese_is_worded_as_an_official_would() -> None:
    words = render_revision(Format.TABLE, between(OLD, NEW), ZH)

    assert words.startswith(
        "4 项任务有变化\n\n1 清理全县各河道（名称调整、单位调整、第一牵头单位调整、"
    )
    assert "   名单          改为以“等”结尾" in words
    assert "2 个单位的任务有变化" in words


def test_a_notice_counts_and_lists_what_changes_for_a_unit() -> None:
    found = concerning(between(OLD, NEW), Register(OLD), Register(NEW), ["丙局"])
    words = render_revision(Format.TABLE, found, ZH, is_notice=True)
    heading, _, _, _, left, changed, _, also, *_ = words.splitlines()

    assert heading == "丙局：退出 1 项、角色调整 1 项"
    assert left.split()[:3] == ["任务取消（原牵头）", "3", "种树"]
    assert changed.split()[:4] == ["责任", "→", "配合", "1"]
    assert also == "丙局：任务内容有变化（1 项）"


def test_a_notice_tells_of_other_changes_in_tasks_that_stay() -> None:
    found = concerning(between(OLD, NEW), Register(OLD), Register(NEW), ["甲局"])
    words = render_revision(Format.TABLE, found, ZH, is_notice=True)

    assert words.splitlines()[0] == "甲局：其他变化 2 项"
    assert words.splitlines()[-4:] == [
        "5 加固堤岸（序号调整、调至其他行动、时限调整）",
        "   序号      2 → 5",
        "   行动      1 → 2",
        "   完成时限  2026年6月30日前 → 无",
    ]


def test_a_notice_to_a_new_lead_tells_all_that_changed_in_the_task() -> None:
    old = small_plan(tasks="id: 1, title: 清理全县河道, lead: 甲局, due: 2026-01-31")
    new = small_plan(
        tasks="id: 1, title: 清理全县河道, lead: 乙局, responsible: 丙局, due: 2027-01-31"
    )
    found = concerning(between(old, new), Register(old), Register(new), ["乙局"])

    assert render_revision(Format.TABLE, found, ZH, is_notice=True).splitlines() == [
        "乙局：新增牵头 1 项",
        "",
        "变化      序号    任务          牵头单位    责任单位    完成时限",
        "--------  ------  ------------  ----------  ----------  ---------------",
        "新增牵头  1       清理全县河道  乙局        丙局        2027年1月31日前",
        "",
        "乙局：任务内容有变化（1 项）",
        "",
        "1 清理全县河道（单位调整、时限调整）",
        "   完成时限  2026年1月31日前 → 2027年1月31日前",
        "   单位      退出甲局（牵头）、新增乙局（牵头）、新增丙局（责任）",
    ]


def test_tasks_that_are_only_renumbered_stand_apart_and_last() -> None:
    old = small_plan(
        tasks="""
            id: 1, title: 清理全县河道, lead: 甲局
            id: 2, title: 加固堤岸, lead: 甲局, due: 2026
            id: 3, title: 沿河种树, lead: 甲局, responsible: 乙局
            id: 4, title: 宣传节水, lead: 甲局
        """
    )
    new = small_plan(
        tasks="""
            id: 1, title: 加固堤岸, lead: 甲局, due: 2027
            id: 2, title: 沿河种树, lead: 甲局, responsible: 乙局
            id: 3, title: 宣传节水, lead: 甲局
        """
    )
    whole = between(old, new)
    numbers = [
        "序号    任务",
        "------  --------",
        "3 → 2   沿河种树",
        "4 → 3   宣传节水",
    ]

    lines = render_revision(Format.TABLE, whole, ZH).splitlines()
    assert lines[0] == "2 项任务有变化"
    assert lines[-6:] == ["2 项任务仅序号有变化", "", *numbers]
    assert "1 加固堤岸（序号调整、时限调整）" in lines

    theirs = concerning(whole, Register(old), Register(new), ["甲局"])
    lines = render_revision(Format.TABLE, theirs, ZH, is_notice=True).splitlines()
    assert lines[0] == "甲局：退出 1 项、其他变化 1 项、序号调整 2 项"
    assert lines[-6:] == ["甲局：仅序号有变化（2 项）", "", *numbers]

    theirs = concerning(whole, Register(old), Register(new), ["乙局"])
    assert render_revision(Format.TABLE, theirs, ZH, is_notice=True).splitlines() == [
        "乙局：序号调整 1 项",
        "",
        *numbers[:3],
    ]


def test_a_notice_to_a_member_says_through_whom() -> None:
    tasks = "id: 1, title: 清理全县河道, lead: 甲局, responsible: 各街道"
    old = small_plan(units="name: 东街道\nname: 各街道, members: [东街道]", tasks=tasks)
    new = small_plan(units="name: 西街道\nname: 各街道, members: [西街道]", tasks=tasks)

    def told(unit: str) -> str:
        found = concerning(between(old, new), Register(old), Register(new), [unit])
        return render_revision(Format.TABLE, found, ZH, is_notice=True).splitlines()[-1]

    assert told("西街道").startswith("新增责任，来自各街道")
    assert told("东街道").startswith("退出（原责任），来自各街道")


def test_leads_of_actions_are_told_to_whom_they_concern() -> None:
    task = "id: 1, action: 1, title: 清理全县河道, lead: 丙局"
    old = small_plan(actions="id: 1, title: 治水, lead: 甲局", tasks=task)
    new = small_plan(actions="id: 1, title: 治水, lead: [乙局, 甲局]", tasks=task)
    whole = between(old, new)

    def told(unit: str) -> list[str]:
        found = concerning(whole, Register(old), Register(new), [unit])
        return render_revision(Format.TABLE, found, ZH, is_notice=True).splitlines()

    assert render_revision(Format.TABLE, whole, ZH).splitlines() == [
        "1 项行动有变化",
        "",
        "行动 1 治水（牵头单位调整、第一牵头单位调整）",
        "   第一牵头单位  甲局 → 乙局",
        "   单位          新增乙局（牵头）",
    ]
    assert told("甲局")[0] == "甲局：牵头的行动变化 1 项"
    assert told("乙局")[2:] == render_revision(Format.TABLE, whole, ZH).splitlines()[2:]
    assert told("丙局") == []


def test_csv_has_a_row_a_change() -> None:
    assert text(Format.CSV, between(OLD, NEW)).splitlines() == [
        "change,old_id,id,title,unit,before,after,via",
        "retitled,1,1,清理全县各河道,,清理全县河道,清理全县各河道,",
        "chief,1,1,清理全县各河道,,甲局,乙局,",
        "units,1,1,清理全县各河道,丙局,responsible,support,",
        "open_ended,1,1,清理全县各河道,,false,true,",
        "renumbered,2,5,加固堤岸,,2,5,",
        "moved,2,5,加固堤岸,,1,2,",
        "due,2,5,加固堤岸,,2026-06-30,,",
        "dropped,3,,种树,,,,",
        "units,3,,种树,丙局,lead,,",
        "added,,6,宣传节水,,,,",
        "units,,6,宣传节水,<b>|=局,,lead,",
    ]


def test_csv_tells_apart_what_comes_through_a_collective() -> None:
    tasks = "id: 1, title: 清理全县河道, lead: 甲局, responsible: 各街道"
    old = small_plan(units="name: 各街道, members: [甲局]", tasks=tasks)
    new = small_plan(units="name: 西街道\nname: 各街道, members: [甲局, 西街道]", tasks=tasks)

    assert text(Format.CSV, between(old, new)).splitlines()[1:] == [
        "collective,1,1,清理全县河道,西街道,,responsible,各街道"
    ]


def test_markdown_escapes_names() -> None:
    words = text(Format.MARKDOWN, between(OLD, NEW))

    assert r"+\<b\>\|=局 (lead)" in words
    assert words.count("\n\n") == 3


def test_json_has_both_tasks_and_units_and_counts_the_rest() -> None:
    found = json.loads(text(Format.JSON, between(OLD, NEW)))

    assert found["unchanged"] == 0
    first, *_, added = found["tasks"]
    assert first["aspects"] == ["retitled", "units", "chief", "open_ended"]
    assert (first["old"]["title"], first["new"]["title"]) == ("清理全县河道", "清理全县各河道")
    assert first["units"] == [{"unit": "丙局", "before": ["responsible"], "after": ["support"]}]
    assert added["old"] is None
    mine = {unit["unit"]: unit for unit in found["units"]}
    assert list(mine) == ["乙局", "甲局", "丙局", "<b>|=局"]
    assert mine["丙局"]["hands_over"] == [
        {"old_id": "3", "id": None, "title": "种树", "before": ["lead"], "after": [], "via": []}
    ]
    assert mine["甲局"] == {
        "unit": "甲局",
        "takes_on": [],
        "hands_over": [],
        "changes_role": [],
        "other_changes": [
            {
                "old_id": "1",
                "id": "1",
                "title": "清理全县各河道",
                "aspects": ["retitled", "units", "chief", "open_ended"],
            },
            {
                "old_id": "2",
                "id": "5",
                "title": "加固堤岸",
                "aspects": ["renumbered", "moved", "due"],
            },
        ],
    }


def test_no_difference_is_no_text_for_people() -> None:
    assert text(Format.TABLE, between(OLD, OLD)) == ""
    assert text(Format.MARKDOWN, between(OLD, OLD)) == ""
    assert json.loads(text(Format.JSON, between(OLD, OLD))) == {
        "unchanged": 3,
        "tasks": [],
        "units": [],
        "actions": [],
        "bodies": [],
        "tracking": None,
        "targets": [],
    }
