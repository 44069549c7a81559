import pytest

from duties.formats.columns import column_widths, fitting, needs_of


@pytest.mark.parametrize(
    ("rows", "floors", "total", "widths"),
    [
        ([["序号", "任务"], ["1", "清理河道"]], [0, 0], 14, [4, 8]),
        ([["序号", "任务"], ["1", "清理河道"]], [0, 0], 13, [4, 7]),
        ([["No.", "x" * 50, "y" * 15]], [3, 10, 10], 42, [3, 25, 10]),
        ([["No.", "x" * 50, "y" * 30]], [9, 9, 25], 47, [3, 15, 25]),
        ([["No.", "x" * 50, "y" * 30]], [3, 6, 8], 21, [3, 6, 8]),
        ([["x" * 50]], [24], 20, [20]),
        ([[]], [], 80, []),
    ],
)
def test_columns_give_way_so_that_the_table_is_low_and_none_beyond_its_floor(
    rows: list[list[str]], floors: list[int], total: int, widths: list[int]
) -> None:
    assert column_widths(rows, floors, total, 2) == widths


def test_a_column_holds_no_room_that_only_its_rarest_cell_would_use() -> None:
    rows = [
        *[["区住建委", "区交通局、区城管局、区大数据局"]] * 9,
        ["菜园坝滨江新城建设指挥部", "区住建委"],
    ]

    assert column_widths(rows, [8, 8], 44, 2) == [12, 30]


@pytest.mark.parametrize(
    ("cells", "least"),
    [
        (["Percent", "5%"], 7),
        (["In time", "100%"], 4),
        (["In a row", "3"], 5),  # no line is the letter a
        (["Due", "2026-06-30"], 10),
        (["No.", "19/2"], 4),
        (["Light", "● yellow"], 8),
        (["Unit", "Department of Transport and Infrastructure"], 21),
        (["Rule", "lead-also-responsible"], 21),
        (["Plan", "transport-and-infrastructure"], 14),
        (["Place", "https://example.org/" + "a" * 60], 25),
        (["Rule", "several-units-in-one-name"], 25),
        (["Light", "(2026-H1)"], 9),
        (["任务", "清理河道"], 8),
        (["任务", "清理清水河河道两岸"], 10),
        (["完成时限", ""], 4),
        (["任务数", "1"], 6),
        (["原因", "落后" * 40], 24),
    ],
)
def test_a_column_needs_its_widest_word_four_characters_or_half_of_its_texts(
    cells: list[str], least: int
) -> None:
    assert needs_of([[cell] for cell in cells])[0].least == least


def test_a_text_far_longer_than_the_others_does_not_say_how_wide_a_column_is() -> None:
    cells = ["任务", *["清理河道"] * 20, "清理河道" * 10]

    (need,) = needs_of([[cell] for cell in cells])

    assert (need.natural, need.least, need.comfortable) == (80, 10, 10)


@pytest.mark.parametrize(
    ("widths", "total", "count"),
    [([3, 10, 10], 27, 3), ([3, 10, 10], 26, 2), ([30], 20, 0), ([], 20, 0)],
)
def test_so_many_columns_fit_into_a_row_as_have_room_with_the_gaps_between(
    widths: list[int], total: int, count: int
) -> None:
    assert fitting(widths, total, 2) == count
