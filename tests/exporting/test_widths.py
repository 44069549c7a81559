"""How wide the columns of a printed table are."""

import pytest

from duties.exporting.word.widths import broken_heading, column_widths, too_many
from duties.formats.text import width_of

ROOM = 73  # columns of text between the margins of portrait paper
MARGIN = 1.2  # columns of text: what a cell keeps free at its sides


def test_a_table_fills_the_room() -> None:
    for rows in ([["1", "河"]], [["1", "长" * 200]], []):
        assert sum(column_widths(["序号", "任务"], rows, ROOM)) == pytest.approx(ROOM)


def test_what_a_column_does_not_need_goes_to_the_others() -> None:
    number, title = column_widths(["序号", "任务"], [["1", "长" * 200]], ROOM)

    assert number < 8
    assert title > ROOM - 8


def test_an_empty_column_gets_no_more_than_its_heading_needs() -> None:
    headings = ["No.", "Task", "Support", "Start", "Every"]
    rows = [[str(number), "改造二十个老旧小区及其周边配套设施", "", "", ""] for number in range(9)]

    _, task, *others = column_widths(headings, rows, ROOM)

    assert task >= 36
    assert all(width < len(word) + 5 for word, width in zip(headings[2:], others, strict=True))


def test_room_goes_where_it_saves_lines() -> None:
    short, long = (
        "Flood protection along the lower Arden",
        "Department of Finance and Treasury, " * 4,
    )
    rows = [[short, "Telecommunications Administration", ""]] * 8 + [[short, "", long]]

    task, lead, support = column_widths(["Task", "Lead", "Support"], rows, 106)

    assert task > 2 * 0.87 * 17  # in one line of 12 pt of Liberation Serif
    assert lead > 2 * 0.87 * 15
    assert support > 20


def test_a_date_a_word_and_a_short_name_stay_whole() -> None:
    headings = ["No.", "Task", "Role", "Lead", "Due"]
    row = ["1", "很长的一句话" * 20, "responsible", "区住建委、区城管局、区交通局", "2026-12-31"]

    _, _, role, lead, due = column_widths(headings, [row], ROOM)

    assert role >= 9.2 + MARGIN  # responsible, in 12 pt of Liberation Serif
    assert lead >= 10 + MARGIN
    assert due >= 10 + MARGIN


def test_a_date_in_chinese_stays_whole_too() -> None:
    row = ["1", "很长的一句话" * 20, "区住建委、区城管局、区交通局" * 9, "2026年12月31日前"]

    *_, due = column_widths(["序号", "任务", "责任单位", "时限"], [row], ROOM)

    assert due >= 16 + MARGIN


def test_english_words_and_dates_stay_whole_in_a_crowded_table() -> None:
    headings = ["No.", "Task", "Role", "Lead", "Other units", "Due"]
    row = [
        "1",
        "Open four neighbourhood health centres",
        "responsible",
        "Department of Transport and Infrastructure",
        "Telecommunications Administration, Department of Housing and Urban-rural Construction",
        "2027-07",
    ]
    widths = column_widths(headings, [row] * 5, ROOM)

    # What the longest word of each takes in 12 pt of Liberation Serif, and the margins of a cell.
    needed = [1.5, 12.1, 9.2, 11.4, 16.9, 6.7]
    assert all(width >= word + MARGIN for width, word in zip(widths, needed, strict=True)), widths


def test_a_chinese_mark_behind_a_foreign_word_stays_with_it() -> None:
    headings = ["序号", "任务", "角色", "牵头单位", "其他单位", "完成时限"]
    names = "Municipality of Northbridge、Westmoreland Urban Investment Company"
    row = [
        "1",
        "Complete the ring road",
        "牵头",
        "Department of Transport",
        names,
        "2026年6月30日前",
    ]
    *_, others, _ = column_widths(headings, [row], ROOM)

    assert others >= 2 * 0.87 * 5.9 + 2 + MARGIN  # Northbridge、


def test_dates_stay_whole_where_words_do_not() -> None:
    words = "Telecommunications" * 3
    headings = ["A", "B", "C", "D", "E", "Due"]
    *_, due = column_widths(headings, [[words, *["responsibility"] * 4, "2026-12-31"]], 60)

    assert due >= 10 + MARGIN


def test_many_columns_share_what_there_is() -> None:
    rows = [["区住房和城乡建设委、" * 3] * 12]

    widths = column_widths(["单位"] * 12, rows, ROOM)

    assert sum(widths) == pytest.approx(ROOM)
    assert max(widths) - min(widths) <= 1.1


def test_words_of_headings_stay_whole_where_nothing_else_does() -> None:
    headings = ["No.", "Responsible", "Support", "Contact", "Every", "Steps"]
    row = ["1", *["很长的一句话" * 20] * 4, "Responsible: https://example.invalid/a/very/long/word"]

    widths = column_widths(headings, [row], 60)

    assert all(width >= len(word) + MARGIN for word, width in zip(headings, widths, strict=True))


def test_columns_leave_a_table_in_their_order_until_the_others_fit() -> None:
    headings = ["序号", "任务", "牵头单位", "周期", "责任领导", "联系方式"]
    row = ["1", "很长的一句话" * 20, "县水务局", "月", "分管副县长", "河道管理科"]

    assert too_many(headings, [row], ROOM, spare=[5, 3]) == []
    assert too_many(headings, [row], 52, spare=[5, 3]) == [5]
    assert too_many(headings, [row], 40, spare=[5, 3]) == [5, 3]


@pytest.mark.parametrize(
    ("heading", "width", "lines"),
    [
        ("牵头单位", 9.5, ["牵头单位"]),
        ("牵头单位", 9, ["牵头", "单位"]),
        ("统筹的行动", 9, ["统筹的", "行动"]),
        ("Responsible unit", 8, ["Responsible unit"]),
        ("序号", 7, ["序号"]),
    ],
)
def test_a_heading_breaks_evenly_or_between_words(
    heading: str, width: float, lines: list[str]
) -> None:
    assert broken_heading(heading, width).split("\n") == lines


def test_names_of_units_stay_whole_beside_many_narrow_columns() -> None:
    headings = ["Rank", "Unit", "Tasks", "Done", "Overdue", "Red", "Yellow", "Normal", "In time"]
    row = ["10", "县投资促进中心", "1", "0", "0", "0", "1", "100%", "66.7%"]

    widths = column_widths(headings, [row], 73.7)

    words = [
        "Rank",
        "县投资促进中心",
        "Tasks",
        "Done",
        "Overdue",
        "Red",
        "Yellow",
        "Normal",
        "66.7%",
    ]
    assert all(width >= width_of(word) + MARGIN for word, width in zip(words, widths, strict=True))
