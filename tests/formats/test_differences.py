import json

from asking import EN, ZH, small_plan
from duties.formats.differences import DiffFormat, render_revision
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


def text(format_: DiffFormat, found: Revision, **options: bool) -> str:
    return render_revision(format_, found, EN, **options)


def test_the_table_says_what_was_and_what_is() -> None:
    assert text(DiffFormat.TABLE, between(OLD, NEW)).splitlines()[:19] == [
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
    *_, heading, _, first, second = text(DiffFormat.TABLE, between(OLD, NEW)).splitlines()

    assert heading.split("  ")[0] == "Unit"
    assert first.split() == ["丙局", "lead", "1", "(3)", "1", "(responsible", "→", "support)"]
    assert second.split() == ["<b>|=局", "lead", "1", "(6)"]


def test_chinese_is_worded_as_an_official_would() -> None:
    words = render_revision(DiffFormat.TABLE, between(OLD, NEW), ZH)

    assert words.startswith(
        "4 项任务有变化\n\n1 清理全县各河道（名称调整、单位调整、第一牵头单位调整、"
    )
    assert "   名单          改为以“等”结尾" in words
    assert "2 个单位的任务有变化" in words


def test_a_notice_counts_and_lists_what_changes_for_a_unit() -> None:
    found = concerning(between(OLD, NEW), Register(OLD), Register(NEW), "丙局")
    words = render_revision(DiffFormat.TABLE, found, ZH, is_notice=True)
    heading, _, _, _, left, changed = words.splitlines()

    assert heading == "丙局：退出 1 项、角色调整 1 项"
    assert left.split()[:3] == ["退出（原牵头）", "3", "种树"]
    assert changed.split()[:4] == ["责任", "→", "配合", "1"]


def test_a_notice_tells_of_other_changes_in_tasks_that_stay() -> None:
    found = concerning(between(OLD, NEW), Register(OLD), Register(NEW), "甲局")
    words = render_revision(DiffFormat.TABLE, found, ZH, is_notice=True)

    assert words.startswith("甲局：其他变化 2 项\n")
    assert "序号：2 → 5；行动：1 → 2；完成时限：2026年6月30日前 → 无" in words


def test_markdown_escapes_names() -> None:
    words = text(DiffFormat.MARKDOWN, between(OLD, NEW))

    assert r"+\<b\>\|=局 (lead)" in words
    assert words.count("\n\n") == 3


def test_json_has_both_tasks_and_units_and_counts_the_rest() -> None:
    found = json.loads(text(DiffFormat.JSON, between(OLD, NEW)))

    assert found["unchanged"] == 0
    first, *_, added = found["tasks"]
    assert first["aspects"] == ["retitled", "units", "chief", "open_ended"]
    assert (first["old"]["title"], first["new"]["title"]) == ("清理全县河道", "清理全县各河道")
    assert first["units"] == [{"unit": "丙局", "before": ["responsible"], "after": ["support"]}]
    assert added["old"] is None
    mine = {unit["unit"]: unit for unit in found["units"]}
    assert list(mine) == ["乙局", "甲局", "丙局", "<b>|=局"]
    assert mine["丙局"]["hands_over"] == [
        {"old_id": "3", "id": None, "title": "种树", "before": ["lead"], "after": []}
    ]
    assert mine["甲局"] == {"unit": "甲局", "takes_on": [], "hands_over": [], "changes_role": []}


def test_no_difference_is_no_text_for_people() -> None:
    assert text(DiffFormat.TABLE, between(OLD, OLD)) == ""
    assert text(DiffFormat.MARKDOWN, between(OLD, OLD)) == ""
    assert json.loads(text(DiffFormat.JSON, between(OLD, OLD))) == {
        "unchanged": 3,
        "tasks": [],
        "units": [],
    }
