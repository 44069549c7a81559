"""Forms on paper: headings and what is known of a task are not broken within words."""

import re
from pathlib import Path

import pytest
from conftest import Duties
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

PLAN = """
title: Implementation Plan for Sustainable Regional Growth and Resilient Infrastructure, 2026–2028
units: [{name: Department of Transport and Infrastructure, kind: department}]
tasks:
  - id: 1
    title: Telecommunications for every neighbourhood
    lead: Department of Transport and Infrastructure
    due: 2026-06-30
    steps: [{id: 1, title: Environmental assessment approved, due: 2026-03-31}]
"""


@pytest.fixture
def sheets(duties: Duties, workplace: Path) -> dict[str, Worksheet]:
    (workplace / "plan.yaml").write_text(PLAN, "utf-8")
    assert duties("forms", "forms", "--period", "2026-05", "--lang", "en").code == 0
    [file] = Path("forms").glob("*.xlsx")
    return {page.title: page for page in load_workbook(file)}


def test_no_column_is_narrower_than_its_longest_word(sheets: dict[str, Worksheet]) -> None:
    page = sheets["Report form"]
    widths: dict[int, float] = {}
    for each in page.column_dimensions.values():
        widths |= dict.fromkeys(range(each.min or 1, (each.max or 1) + 1), each.width)
    looked_at = 0
    for row in page.iter_rows(5, page.max_row):
        for cell in row:
            if page.column_dimensions[get_column_letter(cell.column or 1)].hidden:
                continue
            words = re.findall("[A-Za-z]+", str(cell.value or ""))
            room = widths[cell.column or 1] * 11 / (cell.font.size or 11)
            assert all(len(word) < room for word in words), cell.value
            looked_at += len(words)
    assert looked_at > 30


def test_a_long_title_is_wrapped_on_the_sheet_that_explains(sheets: dict[str, Worksheet]) -> None:
    page = sheets["How to fill in"]

    assert page["A1"].alignment.wrap_text
    assert (page.row_dimensions[1].height or 0) > 50
