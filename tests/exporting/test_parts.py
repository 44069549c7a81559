"""Parts that can be left out of the files for people."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from asking import plan_text
from duties.errors.exports import UnknownPartError
from duties.exporting.dossier import Dossier
from duties.exporting.excel import workbook
from duties.exporting.export import ExportFormat, export, parts_of
from duties.exporting.file_parts import FilePart, find_parts
from handing_on import EN, ZH, dossier, shipped_dossier

PEOPLE = [ExportFormat.XLSX, ExportFormat.DOCX, ExportFormat.HTML, ExportFormat.MARKDOWN]
NOTE = "只在备注里的话"


def noted() -> Dossier:
    plan = plan_text(
        units="name: 甲局",
        actions="id: 1, title: 治水",
        tasks=f"id: 1, action: 1, title: 河, lead: 甲局, note: {NOTE}, "
        "steps: [{id: 1, title: 疏浚}]",
    )
    bodies = "bodies: [{id: 一组, name: 治水专项工作组, actions: 1}]"
    targets = "targets: [{id: 水质, name: 水质优良率, value: 95, unit: '%', by: 2027}]"
    return dossier(f"{plan}\n{bodies}\n{targets}\n")


def without(of: Dossier, *parts: FilePart) -> Dossier:
    return replace(of, without=frozenset(parts))


def test_parts_are_found_by_key_and_by_what_people_call_them() -> None:
    parts = workbook.PARTS

    assert find_parts(["findings,matrix", "notes"], parts, ZH) == {
        FilePart.FINDINGS, FilePart.MATRIX, FilePart.NOTES
    }  # fmt: skip
    assert find_parts(["检查结果、责任矩阵，备注"], parts, ZH) == {
        FilePart.FINDINGS, FilePart.MATRIX, FilePart.NOTES
    }  # fmt: skip
    assert find_parts([" Check Results ", ""], parts, EN) == {FilePart.FINDINGS}
    assert find_parts([], parts, EN) == frozenset()


def test_a_part_that_the_file_does_not_have_is_told_with_those_it_has() -> None:
    with pytest.raises(UnknownPartError) as raised:
        find_parts(["findings,pictures"], parts_of(ExportFormat.MARKDOWN), ZH)

    assert raised.value.message.put(ZH) == (
        "这种文件没有“pictures”这一部分；--without 可以去掉："
        "steps（节点）、bodies（工作机构）、targets（目标清单）、duties（单位清单）、findings（检查结果）、"
        "notes（备注）"
    )


def test_only_files_for_people_have_parts() -> None:
    assert [format_ for format_ in ExportFormat if parts_of(format_)] == PEOPLE


@pytest.mark.parametrize("format_", PEOPLE)
def test_every_part_can_be_left_out_and_makes_a_difference(format_: ExportFormat) -> None:
    whole = export(format_, noted(), ZH)
    not_there = {FilePart.PICTURES, FilePart.PROGRESS}  # without an engine, without a ledger

    for part in parts_of(format_):
        assert (export(format_, without(noted(), part), ZH) == whole) is (part in not_there)


@pytest.mark.parametrize("format_", PEOPLE)
def test_what_is_left_out_is_nowhere_in_the_file(format_: ExportFormat) -> None:
    bare = export(format_, without(noted(), *parts_of(format_)), ZH)

    if format_ in (ExportFormat.HTML, ExportFormat.MARKDOWN):
        text = bare.decode()
        assert NOTE not in text
        assert "DUT" not in text
        assert "检查结果" not in text


@pytest.mark.parametrize("format_", [ExportFormat.HTML, ExportFormat.MARKDOWN])
def test_groups_and_task_forces_are_in_the_file(format_: ExportFormat) -> None:
    of = without(noted(), FilePart.PICTURES) if format_ is ExportFormat.HTML else noted()

    assert "治水专项工作组" in export(format_, of, ZH).decode()


def test_a_workbook_lists_bodies_where_the_plan_has_any() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook.render(noted(), ZH)))

    assert [[cell.value for cell in row] for row in book["工作机构"].iter_rows(min_row=3)] == [
        ["编号", "层级", "名称", "办公室", "统筹行动"],
        ["一组", None, "治水专项工作组", None, "1"],
    ]


def test_a_workbook_without_its_parts_has_the_tasks_alone() -> None:
    bare = workbook.render(without(shipped_dossier(), *workbook.PARTS), ZH)
    book = openpyxl.load_workbook(BytesIO(bare))

    assert book.sheetnames == ["任务分工表"]
    assert [cell.value for cell in book["任务分工表"][3]] == [
        "序号", "行动", "任务", "牵头单位", "责任单位", "完成时限"
    ]  # fmt: skip


def test_a_plan_whose_findings_are_left_out_is_not_checked() -> None:
    of = without(shipped_dossier(), FilePart.FINDINGS)

    for format_ in PEOPLE:
        export(format_, of, ZH)

    assert "findings" not in vars(of)
