from hypothesis import given
from hypothesis import strategies as st

from campaign import drawn
from duties.drawing.columns import in_columns
from duties.drawing.sheet import Block, Box

moderate = drawn(80, 400, derandomize=True)


def block(name: str, height: float, width: float = 50) -> Block:
    return Block(width, height, (Box(name, 0, 0, width, height),))


def places(found: Block) -> list[tuple[str, float, float]]:
    return [(box.name, box.x, box.y) for box in found.boxes]


def test_blocks_go_down_the_first_column_and_on_at_the_top_of_the_next() -> None:
    found = in_columns([block("a", 20), block("b", 20), block("c", 40)], 2, 10, 30)

    assert places(found) == [("a", 0, 0), ("b", 0, 30), ("c", 80, 0)]
    assert (found.width, found.height) == (130, 50)


def test_columns_are_as_far_apart_as_blocks_unless_told() -> None:
    assert places(in_columns([block("a", 20), block("b", 20)], 2, 10)) == [
        ("a", 0, 0),
        ("b", 60, 0),
    ]


def test_the_tallest_column_is_as_low_as_can_be() -> None:
    blocks = [block(str(height), height) for height in (10, 20, 30, 40)]

    assert in_columns(blocks, 2, 0).height == 60
    assert in_columns(blocks, 3, 0).height == 40


def test_one_column_holds_all_and_spare_columns_are_left_out() -> None:
    blocks = [block("a", 20), block("b", 20)]

    assert places(in_columns(blocks, 1, 5)) == [("a", 0, 0), ("b", 0, 25)]
    assert in_columns(blocks, 9, 5).width == 105


def test_no_blocks_take_no_room() -> None:
    assert in_columns([], 3, 10) == Block(0, 0, ())


@moderate
@given(st.lists(st.floats(1, 500), max_size=20), st.integers(1, 6))
def test_every_block_is_there_once_in_order_within_the_page_and_apart(
    heights: list[float], count: int
) -> None:
    blocks = [block(str(number), height) for number, height in enumerate(heights)]
    found = in_columns(blocks, count, 10)

    assert [box.name for box in found.boxes] == [str(number) for number in range(len(heights))]
    assert len({box.x for box in found.boxes}) <= count
    for first, second in zip(found.boxes, found.boxes[1:], strict=False):
        assert (second.x == first.x and second.y >= first.bottom + 10 - 1e-6) or (
            second.x >= first.right + 10 and second.y == 0
        )
    for box in found.boxes:
        assert box.right <= found.width
        assert box.bottom <= found.height
