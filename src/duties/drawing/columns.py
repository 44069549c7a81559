"""Blocks stacked in several columns, like newspaper text."""

from collections.abc import Sequence

from duties.drawing.sheet import Block


def in_columns(
    blocks: Sequence[Block], count: int, gap: float, between: float | None = None
) -> Block:
    """Lay blocks out in order in at most `count` columns, the tallest as short as possible.

    Blocks in a column are `gap` points apart, columns `between` points (`gap` if it is None).
    """
    between = gap if between is None else between
    low = max((block.height for block in blocks), default=0.0)
    high = sum(block.height + gap for block in blocks)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_stacked(blocks, middle, gap)) <= count:
            high = middle
        else:
            low = middle
    columns = _stacked(blocks, high, gap)
    step = max((block.width for block in blocks), default=0.0) + between
    placed = [
        block.at(number * step, y) for number, column in enumerate(columns) for y, block in column
    ]
    return Block(
        max(len(columns) * step - between, 0.0),
        max((column[-1][0] + column[-1][1].height for column in columns if column), default=0.0),
        tuple(box for block in placed for box in block.boxes),
        tuple(line for block in placed for line in block.lines),
    )


def _stacked(blocks: Sequence[Block], limit: float, gap: float) -> list[list[tuple[float, Block]]]:
    """Return columns no taller than `limit` unless a single block is, each block with its y."""
    columns: list[list[tuple[float, Block]]] = [[]]
    y = 0.0
    for block in blocks:
        if columns[-1] and y + block.height > limit:
            columns.append([])
            y = 0.0
        columns[-1].append((y, block))
        y += block.height + gap
    return columns
