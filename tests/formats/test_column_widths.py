import pytest

from duties.formats.columns import column_widths


@pytest.mark.parametrize(
    ("rows", "least", "total", "widths"),
    [
        ([["序号", "任务"], ["1", "清理河道"]], [0, 0], 14, [4, 8]),
        ([["序号", "任务"], ["1", "清理河道"]], [0, 0], 13, [4, 7]),
        ([["No.", "x" * 50, "y" * 30]], [0, 0, 0], 47, [3, 25, 15]),
        ([["No.", "x" * 50, "y" * 15]], [0, 0, 0], 42, [3, 25, 10]),
        ([["No.", "x" * 50, "y" * 30]], [0, 0, 0], 27, [3, 10, 10]),
        ([["No.", "x" * 50, "y" * 30]], [9, 9, 25], 47, [3, 15, 25]),
        ([["No.", "x" * 50, "y" * 30]], [3, 6, 8], 21, [3, 6, 8]),
        ([["No.", "x" * 50, "y" * 30]], [3, 12, 25], 20, [3, 7, 6]),
        ([["x" * 5, "y" * 12]], [0, 0], 8, [4, 4]),
        ([[]], [], 80, []),
    ],
)
def test_columns_give_way_so_that_the_table_is_low_and_none_beyond_its_heading_if_it_can(
    rows: list[list[str]], least: list[int], total: int, widths: list[int]
) -> None:
    assert column_widths(rows, least, total, 2) == widths


def test_a_column_holds_no_room_that_only_its_rarest_cell_would_use() -> None:
    rows = [
        *[["区住建委", "区交通局、区城管局、区大数据局"]] * 9,
        ["菜园坝滨江新城建设指挥部", "区住建委"],
    ]

    assert column_widths(rows, [8, 8], 44, 2) == [12, 30]
