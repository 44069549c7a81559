from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document

from duties.exporting.imprint import Imprint
from duties.exporting.word.changes import render_changes, render_notice
from duties.messages import Translator
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.handover import revision
from handing_on import EN, HOSTILE, ZH, small_dossier

OLD = small_dossier(
    units="name: 各街道, members: [东街道]",
    actions="id: 1, title: 治水, lead: 甲局",
    tasks="""
        id: 1, action: 1, title: 清理全县河道, lead: 甲局, responsible: 各街道, due: 2026-06-30
        id: 2, action: 1, title: 加固堤岸, lead: 甲局
    """,
).plan
NEW = small_dossier(
    units="name: 各街道, members: [东街道]",
    actions="id: 1, title: 治水, lead: 乙局",
    tasks="""
        id: 1, action: 1, title: 清理全县河道, lead: 乙局, responsible: 各街道, due: 2026-12-31
        id: 3, action: 1, title: 组织宣传, lead: 甲局, support: 东街道
    """,
).plan


def notice_to(unit: str, into: Translator = ZH, old: Plan = OLD, new: Plan = NEW) -> Document:
    found = revision(old, Register(old), new, Register(new))
    moves = next((each for each in found.units if each.unit == unit), None)
    return docx.Document(BytesIO(render_notice(old, new, unit, moves, into)))


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def tables(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in each.rows] for each in document.tables]


def test_a_notice_says_what_is_taken_on_what_is_left_and_what_changed() -> None:
    document = notice_to("甲局")

    assert words(document) == [
        "甲局任务变化通知",
        "甲局：",
        "《清水方案》已作调整，你单位的任务有所变化（新增牵头 1 项、退出 2 项、"
        "牵头的行动变化 1 项），现通知如下，请抓好落实。",
        "新承担的任务（1 项）",
        "不再承担的任务（2 项）",
        "任务内容有变化（1 项）",
        "牵头的行动有变化（1 项）",
    ]
    assert tables(document) == [
        [
            ["变化", "序号", "任务", "牵头单位", "配合单位"],
            ["新增任务（牵头）", "3", "组织宣传", "甲局", "东街道"],
        ],
        [
            ["变化", "序号", "任务", "牵头\n单位", "责任单位", "完成时限"],
            ["退出（原牵头）", "1", "清理全县河道", "乙局", "各街道", "2026年12月31日前"],
            ["任务取消（原牵头）", "2", "加固堤岸", "甲局", "", ""],
        ],
        [
            ["序号", "任务", "内容"],
            [
                "1",
                "清理全县河道",
                "完成时限：2026年6月30日前 → 2026年12月31日前\n"
                "单位：退出甲局（牵头）、新增乙局（牵头）",
            ],
        ],
        [
            ["变化", "行动", "名称", "内容"],
            ["牵头单位调整", "1", "治水", "单位：退出甲局（牵头）、新增乙局（牵头）"],
        ],
    ]


def test_a_member_is_told_what_comes_through_its_collective_and_what_changed_there() -> None:
    document = notice_to("东街道", EN)

    assert words(document)[2:] == [
        "The plan “清水方案” was revised. What changes for your unit (new as support: 1, other "
        "changes: 1) is listed below.",
        "Tasks taken on: 1",
        "Tasks with changes: 1",
    ]
    assert tables(document)[1][1][0] == "1"


def test_a_plan_that_follows_another_is_told_apart_from_a_revised_one() -> None:
    document = notice_to("甲局", new=NEW._replace(title="清水新方案"))

    assert words(document)[2].startswith("《清水新方案》与《清水方案》相比，你单位的任务有所变化（")


def test_a_unit_for_which_nothing_changes_is_told_so() -> None:
    assert words(notice_to("丙局"))[2:] == ["《清水方案》已作调整，你单位的任务没有变化。"]


@pytest.mark.parametrize("into", [EN, ZH])
def test_what_a_plan_says_is_only_text(into: Translator) -> None:
    name = HOSTILE.replace("\x1b", "").replace("\ufffe", "")
    old = small_dossier(tasks="id: 1, title: 清理全县河道, lead: 甲局").plan
    (task,) = old.tasks
    new = old._replace(
        title=name, tasks=(task._replace(title="清理全县河道" + HOSTILE, id=HOSTILE),)
    )

    text = "".join(str(row) for row in tables(notice_to("甲局", into, old, new)))

    assert "<b>" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_all_that_changed_is_one_document() -> None:
    found = revision(OLD, Register(OLD), NEW, Register(NEW))
    document = docx.Document(BytesIO(render_changes(OLD, NEW, found, ZH)))

    assert words(document) == [
        "清水方案\n任务分工变化情况",
        "与本方案此前的版本相比，变化如下：",
        "3 项任务有变化",
        "3 个单位的任务有变化",
        "1 项行动有变化",
    ]
    assert [each[0] for each in tables(document)] == [
        ["变化", "序号", "任务", "内容"],
        ["单位", "新增", "退出"],
        ["变化", "行动", "名称", "内容"],
    ]


def test_no_change_is_a_sentence() -> None:
    found = revision(OLD, Register(OLD), OLD, Register(OLD))
    document = docx.Document(BytesIO(render_changes(OLD, OLD, found, ZH)))

    assert words(document)[1:] == ["与《清水方案》相比，各项任务均无变化。"]


def test_a_notice_bears_its_number_and_who_signs_it_on_which_day() -> None:
    found = revision(OLD, Register(OLD), NEW, Register(NEW))
    imprint = Imprint(("县督查室",), "县督〔2026〕3号", date(2026, 3, 1))

    for data in (
        render_notice(OLD, NEW, "甲局", found.units[0], ZH, imprint),
        render_notice(OLD, NEW, "丙局", None, ZH, imprint),
        render_changes(OLD, NEW, found, ZH, imprint),
    ):
        told = words(docx.Document(BytesIO(data)))
        assert told[1] == "县督〔2026〕3号"
        assert told[-2:] == ["县督查室", "2026年3月1日"]
