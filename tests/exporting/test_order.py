"""An order gives a unit its tasks: addressed, with a table, signed and dated."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document

from duties.exporting.dossier import Dossier
from duties.exporting.file_parts import FilePart
from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.word import forms, notice, order
from duties.exporting.word.forms import UnitForm
from duties.messages import Translator
from duties.queries.my_tasks import my_tasks
from handing_on import EN, ZH, dossier, shipped_dossier, small_dossier
from reading import PLANS

SIGNED = Imprint(("县督查室",), "某督〔2026〕3号", date(2026, 3, 1))


def order_to(
    unit: str, of: Dossier, into: Translator = ZH, imprint: Imprint = UNSIGNED
) -> Document:
    of = replace(of, imprint=imprint)
    duties = my_tasks(of.plan, of.register, [unit])
    return docx.Document(BytesIO(order.render(of, unit, duties, into)))


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def rows(document: Document) -> list[list[str]]:
    [table] = document.tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_an_order_is_addressed_signed_and_dated() -> None:
    of = small_dossier(
        tasks="""
            id: 1, title: 河, lead: 甲局, responsible: [乙局, 丙局], support: 丁局, due: 2027-01-31
            id: 2, title: 井, lead: 丙局, responsible: 甲局, open_ended: true
        """
    )

    document = order_to("甲局", of, imprint=SIGNED)

    assert words(document) == [
        "任务交办单",
        "某督〔2026〕3号",
        "甲局：",
        "根据《清水方案》，你单位共承担任务 2 项（牵头 1 项、责任 1 项），现予交办。"
        "请对照下表抓好落实，按时限完成，并将进展情况报县督查室。",
        "县督查室",
        "2026年3月1日",
    ]
    assert rows(document) == [
        ["序号", "任务", "角色", "牵头单位", "其他单位", "完成时限"],
        ["1", "河", "牵头", "甲局", "乙局、丙局、丁局", "2027年1月31日前"],
        ["2", "井", "责任", "丙局", "文件未列明的单位", ""],
    ]


def test_an_order_speaks_english() -> None:
    of = small_dossier(tasks="id: 1, title: Clear water, lead: QA, responsible: [IT, PR]")

    document = order_to("QA", of, EN, Imprint(("Office",), None, date(2026, 3, 1)))

    assert words(document) == [
        "Order of tasks",
        "QA:",
        "The plan “清水方案” gives your unit 1 task (lead 1), listed below. Please carry out the "
        "tasks, and report on your progress to Office.",
        "Office",
        "2026-03-01",
    ]
    assert rows(document) == [
        ["No.", "Task", "Role", "Lead", "Other units"],
        ["1", "Clear water", "lead", "QA", "IT, PR"],
    ]


@pytest.mark.parametrize(
    ("due", "signed", "asked"),
    [
        ("", (), "请对照下表抓好落实，并及时报送进展情况。"),
        ("", ("甲室", "乙办"), "请对照下表抓好落实，并将进展情况报甲室、乙办。"),
        ("", ("甲局",), "请对照下表抓好落实，并及时报送进展情况。"),
        (", due: 2027-01-31", (), "请对照下表抓好落实，按时限完成，并及时报送进展情况。"),
    ],
)
def test_what_is_asked_names_a_deadline_and_an_office_only_where_there_is_one(
    due: str, signed: tuple[str, ...], asked: str
) -> None:
    of = small_dossier(tasks=f"id: 1, title: 河, lead: 甲局{due}")

    assert words(order_to("甲局", of, imprint=Imprint(signed)))[2].endswith(f"现予交办。{asked}")


def test_a_task_in_which_a_unit_has_two_roles_is_one_row() -> None:
    of = small_dossier(tasks="id: 1, title: 河, lead: [甲局, 乙局], responsible: 甲局")

    assert rows(order_to("甲局", of)) == [
        ["序号", "任务", "角色", "牵头单位"],
        ["1", "河", "牵头、责任", "甲局、乙局"],
    ]


def test_an_order_says_through_which_collective_a_task_comes() -> None:
    of = small_dossier(
        units="name: 东街道\nname: 各街道, members: [东街道]",
        tasks="id: 1, title: 河, lead: 甲局, responsible: 各街道",
    )

    assert rows(order_to("东街道", of))[1] == ["1", "河", "责任", "甲局", "各街道", "各街道"]
    assert "各街道包括东街道。" in words(order_to("各街道", of))


def test_an_order_tells_all_that_the_plan_says_of_a_task_unless_notes_are_left_out() -> None:
    of = dossier((PLANS / "full.yaml").read_text("utf-8"))
    unit = next(iter(of.register.units))

    assert rows(order_to(unit, of))[0][-2:] == ["完成时限", "备注"]
    bare = replace(of, without=frozenset({FilePart.NOTES}))
    assert "备注" not in rows(order_to(unit, bare))[0]


def test_the_form_decides_and_the_same_plan_gives_the_same_bytes() -> None:
    of = replace(shipped_dossier(), imprint=SIGNED)
    duties = my_tasks(of.plan, of.register, ["区教委"])
    plain, ordered = (forms.render(form, of, "区教委", duties, ZH) for form in UnitForm)

    assert plain == notice.render(of, "区教委", duties, ZH)
    assert ordered == order.render(of, "区教委", duties, ZH) != plain
