"""What people mean by a cell: percentages, days, states and figures however they are typed."""

from datetime import date

import pytest

from asking import EN
from duties.collecting import cells
from duties.collecting.cells import Cell, CellDoubt, Flaw, Number
from duties.periods import Period, period_of

MARCH = period_of("2026-03")


def march() -> Period:
    assert MARCH is not None
    return MARCH


def told(found: cells.Reading) -> str | None:
    """Return what was read; of a doubt the value and the sentence."""
    if isinstance(found, CellDoubt):
        return f"{found.value}: {found.message.put(EN)}"
    return found


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (Number("60"), "60"),
        (Number("0.6"), "60"),
        (Number("0.9"), "90"),
        (Number("0.6", is_percent=True), "60"),
        (Number("0.9", is_percent=True), "90"),
        (Number("1", is_percent=True), "100"),
        (Number("0"), "0"),
        (Number("62.5"), "62.5"),
        (Number("0.57000000000000006", is_percent=True), "57"),
        (Number("0.30000000000000004"), "30"),
        (Number("0.01"), "1"),
        (Number("6E1"), "60"),
        ("60%", "60"),
        ("60 ％", "60"),
        ("６０", "60"),
        ("0.9", "90"),
        ("0.9%", "0.9"),
        ("90%", "90"),
        ("", None),
        ("/", None),
        (Number("1"), "1: 1 was read as 1%; if all is done, write 100"),
        ("1", "1: 1 was read as 1%; if all is done, write 100"),
        ("约60%", "60: 约60% was read as 60%"),
        ("百分之二十", "20"),
        ("百分之62.5", "62.5"),
        ("百分之百", "100"),
        ("约百分之八十五", "85: 约百分之八十五 was read as 85%"),
        ("百分之几", "None: 百分之几 is no percentage; write 60 or 60%"),
        (Number("120"), "None: 120% is not between 0 and 100"),
        (Number("1.2", is_percent=True), "None: 120% is not between 0 and 100"),
        (Number("-5"), "None: -5% is not between 0 and 100"),
        ("过半", "None: 过半 is no percentage; write 60 or 60%"),
        (date(2026, 3, 5), "None: a day is not a percentage"),
    ],
)
def test_percentages(cell: Cell, meant: str | None) -> None:
    assert told(cells.percentage(cell)) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (date(2026, 3, 5), "2026-03-05"),
        (Number("46086"), "2026-03-05"),
        (Number("20260305"), "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026.3.5", "2026-03-05"),
        ("2026-03-05 00:00:00", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("3月5日", "2026-03-05"),
        ("3月5号", "2026-03-05"),
        ("3.5", "2026-03-05"),
        ("3/5", "2026-03-05"),
        ("12月28日", "2025-12-28"),
        ("", None),
        ("2026年3月", "None: 2026年3月 is no day; write 2026-03-25"),
        ("2月30日", "None: 2月30日 is no day; write 2026-03-25"),
        ("月底", "None: 月底 is no day; write 2026-03-25"),
        (Number("5"), "None: 5 is no day; write 2026-03-25"),
    ],
)
def test_days(cell: Cell, meant: str | None) -> None:
    assert told(cells.day(cell, march())) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("推进中", "in-progress"),
        (" 已 完成 ", "done"),
        ("In progress", "in-progress"),
        ("done", "done"),
        ("完成", "done"),
        ("正常推进", "in-progress"),
        ("停工", "blocked"),
        ("已办结", "done"),
        ("", None),
        ("己完成", "None: 己完成 is none of the list; did you mean done?"),
        ("推进", "None: 推进 is none of the list; did you mean in progress?"),
        ("已销号", "None: 已销号 is for the coordinating office to say; write done"),
        (
            "甲乙丙丁",
            "None: 甲乙丙丁 is none of the list: not started, in progress, blocked, done",
        ),
    ],
)
def test_states(cell: Cell, meant: str | None) -> None:
    assert told(cells.state(cell)) == meant


@pytest.mark.parametrize(
    ("cell", "measure", "meant"),
    [
        (Number("1830"), "亿元", "1830"),
        (Number("38.50"), "亿元", "38.5"),
        ("1,830亿元", "亿元", "1830"),
        ("１８３０", "亿元", "1830"),
        (Number("0.386", is_percent=True), "%", "38.6"),
        (Number("38.6"), "%", "38.6"),
        ("38.6%", "%", "38.6"),
        ("-", "亿元", None),
        (Number("0.4", is_percent=True), "亿元",
         "None: 40%, but the target is measured in 亿元"),
        ("约1830", "亿元",
         "None: 约1830 is no figure; write the number alone (unit of measure: 亿元)"),
        (date(2026, 3, 5), "亿元", "None: a day is not a figure"),
    ],
)  # fmt: skip
def test_figures(cell: Cell, measure: str, meant: str | None) -> None:
    assert told(cells.figure(cell, measure, is_number=True)) == meant


def test_what_is_no_number_is_words() -> None:
    assert cells.figure("国家级", None, is_number=False) == "国家级"


def test_a_formula_without_a_value_is_not_taken_for_an_empty_cell() -> None:
    assert cells.flaw_in(Flaw("")) is not None
    assert cells.flaw_in(Flaw("#REF!")) is not None
    assert cells.flaw_in("") is None
