"""Parts that can be left out of the files for people."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from duties.errors.exports import UnknownPartError
from duties.exporting.dossier import Dossier
from duties.exporting.excel import workbook
from duties.exporting.export import ExportFormat, export, parts_of
from duties.exporting.file_parts import FilePart, find_parts
from handing_on import EN, ZH, shipped_dossier, small_dossier

PEOPLE = [ExportFormat.XLSX, ExportFormat.DOCX, ExportFormat.HTML, ExportFormat.MARKDOWN]
NOTE = "只在备注里的话"


def noted() -> Dossier:
    return small_dossier(
        units="name: 甲局",
        actions="id: 1, title: 治水",
        tasks=f"id: 1, action: 1, title: 河, lead: 甲局, note: {NOTE}",
    )


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
        "duties（单位清单）、findings（检查结果）、notes（备注）"
    )


def test_only_files_for_people_have_parts() -> None:
    assert [format_ for format_ in ExportFormat if parts_of(format_)] == PEOPLE


@pytest.mark.parametrize("format_", PEOPLE)
def test_every_part_can_be_left_out_and_makes_a_difference(format_: ExportFormat) -> None:
    whole = export(format_, noted(), ZH)

    for part in parts_of(format_):
        assert export(format_, without(noted(), part), ZH) != whole or part is FilePart.PICTURES


@pytest.mark.parametrize("format_", PEOPLE)
def test_what_is_left_out_is_nowhere_in_the_file(format_: ExportFormat) -> None:
    bare = export(format_, without(noted(), *parts_of(format_)), ZH)

    if format_ in (ExportFormat.HTML, ExportFormat.MARKDOWN):
        text = bare.decode()
        assert NOTE not in text
        assert "DUT" not in text
        assert "检查结果" not in text


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
