"""The matrix lies alike in the picture, on the page and in a workbook, in the same colours."""

import re
from io import BytesIO

import openpyxl

from duties.drawing.palette import DEEP, FAINT, sign_of_role
from duties.drawing.pictures.matrix import draw_matrix
from duties.exporting.excel import workbook
from duties.exporting.page import render
from duties.model import Role
from duties.queries.matrix import matrix
from handing_on import ZH, shipped_dossier
from picturing import scene_of


def test_units_stand_across_and_tasks_down_in_one_order() -> None:
    of = shipped_dossier()
    found = matrix(of.plan, of.register, by_task=True)
    units = [row.name for row in found.rows]
    tasks = [heading.title for heading in found.columns]

    sheet = openpyxl.load_workbook(BytesIO(workbook.render(of, ZH)))["责任矩阵"]
    assert [cell.value for cell in sheet[3]][3 : 3 + len(units)] == units
    assert [row[0] for row in sheet.iter_rows(4, 3 + len(tasks), 3, 3, values_only=True)] == tasks

    grid = render.render(of, ZH).decode().partition('<table id="grid">')[2].partition("</table>")[0]
    assert re.findall(r'class="unit"><a href="[^"]*">([^<]*)', grid) == units
    assert re.findall(r'<th scope="row"><a [^>]*>[^<]*</a><td>([^<]*)<td>', grid) == tasks

    [picture] = draw_matrix(scene_of(of.plan, ZH), found)
    boxes = [box for box in picture.boxes if box.name.startswith("unit-")]
    heads = dict.fromkeys(box.tooltip for box in sorted(boxes, key=lambda box: box.x))
    assert list(heads) == units


def test_signs_have_one_colour_each() -> None:
    of = shipped_dossier()
    sheet = openpyxl.load_workbook(BytesIO(workbook.render(of, ZH)))["责任矩阵"]
    rules = [rule for each in sheet.conditional_formatting for rule in each.rules if rule.text]
    page = render.render(of, ZH).decode()

    colours = {role: sign_of_role(role).border for role in Role}
    assert colours == {Role.LEAD: DEEP, Role.RESPONSIBLE: DEEP, Role.SUPPORT: FAINT}
    inks = {rule.text: f"#{rule.dxf.font.color.rgb[2:].lower()}" for rule in rules}
    assert inks == {role.mark: colour for role, colour in colours.items()}
    assert f"--deep: {DEEP}" in page
    assert f"--faint: {FAINT}" in page
    assert "#grid td a { text-decoration: none; color: var(--deep); }" in page
    assert "#grid td a.supports { color: var(--faint); }" in page
