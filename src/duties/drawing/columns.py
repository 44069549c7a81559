"""Blocks stacked in several columns, like newspaper text, and divided over several sheets."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from duties.drawing.sheet import Block, Box, Line


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


class ColumnPiece(NamedTuple):
    """What is not divided: its height, and the number of the group whose head stands above it."""

    height: float
    group: int


def divided(
    pieces: Sequence[ColumnPiece], heads: Sequence[float], gap: float, between: float, limit: float
) -> list[list[int]]:
    """Return columns no taller than `limit` unless a single piece is, as the numbers of pieces.

    Each group has its head, so high as `heads` says, wherever it begins or goes on; pieces are
    `gap` points apart and groups `between` points.
    """
    columns: list[list[int]] = []
    y, group = limit, -1
    for number, piece in enumerate(pieces):
        head = 0 if piece.group == group else heads[piece.group] + (between - gap)
        if not columns or y + gap + head + piece.height > limit:
            columns.append([])
            y, head = -gap, heads[piece.group]
        columns[-1].append(number)
        y += gap + head + piece.height
        group = piece.group
    return columns


def balanced(
    divide: Callable[[float], list[list[int]]], across: int, height: float
) -> list[list[list[int]]]:
    """Return what stands on each sheet, in at most `across` columns of at most `height` points.

    `divide` returns the columns for a height. There are as few sheets as possible, and all columns
    are about equally high.
    """
    columns = divide(height)
    sheets = -(-len(columns) // across)
    low, high = 0.0, height
    for _ in range(12):
        middle = (low + high) / 2
        fewer = divide(middle)
        if len(fewer) <= sheets * across:
            high, columns = middle, fewer
        else:
            low = middle
    return [columns[at : at + across] for at in range(0, len(columns), across)]


def beside(blocks: Sequence[Block], gap: float) -> Block:
    """Return blocks side by side, `gap` points apart, their upper edges level."""
    boxes: list[Box] = []
    lines: list[Line] = []
    x = 0.0
    for block in blocks:
        moved = block.at(x, 0)
        boxes += moved.boxes
        lines += moved.lines
        x += block.width + gap
    height = max((block.height for block in blocks), default=0.0)
    return Block(max(x - gap, 0.0), height, tuple(boxes), tuple(lines))


def below(blocks: Sequence[Block], gap: float) -> Block:
    """Return blocks below each other, `gap` points apart, their left edges level."""
    boxes: list[Box] = []
    lines: list[Line] = []
    y = 0.0
    for block in blocks:
        moved = block.at(0, y)
        boxes += moved.boxes
        lines += moved.lines
        y += block.height + gap
    width = max((block.width for block in blocks), default=0.0)
    return Block(width, max(y - gap, 0.0), tuple(boxes), tuple(lines))


def columns_for(width: float, usual: float, least: float, gap: float) -> Sequence[int]:
    """Return how many columns a sheet so wide may have: of the usual width, or one more."""
    count = max(round(width / usual), 1)
    most = max(int((width + gap) / (least + gap)), 1)
    return sorted({min(count, most), min(count + 1, most)})


def oddness(width: float, height: float, filled: float | None = None) -> float:
    """Return how far two sides are from the ratio of a sheet, upright or not: 1 is a match.

    Where only an area of `filled` square points is used, it is further off.
    """
    ratio = max(width / height, height / width)
    blank = 1 if filled is None else width * height / filled
    return max(ratio / _RATIO, _RATIO / ratio) * blank


_RATIO = 2**0.5  # of the sides of a sheet of paper
