"""How wide the columns of a printed table are."""

import pytest

from duties.exporting.word.widths import column_widths

ROOM = 73  # columns of text between the margins of portrait paper


def test_a_table_fills_the_room() -> None:
    for rows in ([["1", "河"]], [["1", "长" * 200]], []):
        assert sum(column_widths(["序号", "任务"], rows, ROOM)) == pytest.approx(ROOM)


def test_what_a_column_does_not_need_goes_to_the_others() -> None:
    number, title = column_widths(["序号", "任务"], [["1", "长" * 200]], ROOM)

    assert number == pytest.approx(7)
    assert title == pytest.approx(ROOM - 7)


def test_a_date_a_word_and_a_short_name_stay_whole() -> None:
    headings = ["No.", "Task", "Role", "Lead", "Due"]
    row = ["1", "很长的一句话" * 20, "responsible", "区住建委、区城管局、区交通局", "2026-12-31"]

    _, _, role, lead, due = column_widths(headings, [row], ROOM)

    assert role >= 11 + 3
    assert lead >= 10 + 3
    assert due >= 10 + 3


def test_many_columns_share_what_there_is() -> None:
    rows = [["区住房和城乡建设委、" * 3] * 12]

    widths = column_widths(["单位"] * 12, rows, ROOM)

    assert sum(widths) == pytest.approx(ROOM)
    assert max(widths) == pytest.approx(min(widths))
