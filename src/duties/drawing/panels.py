"""Rows below each other, in as many panels side by side as are largest on a sheet of paper."""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from duties.drawing.sheet import Block

A4 = (842.0, 595.0)  # points
A3 = (1191.0, 842.0)
_MOST = 12  # panels
_FRAME = 130.0  # what stands above and below the panels, about


class Heading(NamedTuple):
    """A row that stands again where a panel begins with a row under it: made anew each time."""

    height: float
    made: Callable[[], Block]


class Row(NamedTuple):
    """A row of a panel, and the heading that it is under.

    That is None of a heading itself, which no panel ends with.
    """

    block: Block
    heading: Heading | None = None


class Ground(NamedTuple):
    """What each panel has around its rows: all is made anew for every panel.

    `head` stands above the rows, `under` and `over` lie below and above them, as high as they are.
    """

    width: float
    head: Callable[[], Block]
    under: Callable[[float], Block]
    over: Callable[[float], Block]


def size_on(paper: tuple[float, float], width: float, height: float) -> float:
    """Return how large something is on a sheet of paper, upright or not."""
    long, short = paper
    return max(min(long / width, short / height), min(short / width, long / height))


def in_panels(
    rows: Sequence[Row], ground: Ground, between: float, paper: tuple[float, float]
) -> Block:
    """Return the rows in panels, `between` points apart."""
    head = ground.head().height
    best: list[list[Row]] = [list(rows)]
    size = -inf
    for count in range(1, _MOST + 1):
        stacks = _stacks(rows, count)
        tallest = max(map(_height, stacks), default=0.0)
        width = len(stacks) * (ground.width + between)
        found = size_on(paper, width, head + tallest + _FRAME * max(1, width / paper[0]))
        if len(stacks) < count or found <= size:
            break
        best, size = stacks, found
    parts: list[Block] = []
    height = 0.0
    for number, stack in enumerate(best):
        x, y = number * (ground.width + between), head
        tall = _height(stack)
        parts += (ground.head().at(x, 0), ground.under(tall).at(x, head))
        blocks = [row.block for row in stack]
        if stack and stack[0].heading is not None:
            blocks.insert(0, stack[0].heading.made())
        for block in blocks:
            parts.append(block.at(x, y))
            y += block.height
        parts.append(ground.over(tall).at(x, head))
        height = max(height, y)
    return Block(
        len(best) * (ground.width + between) - between,
        height,
        tuple([box for part in parts for box in part.boxes]),
        tuple([line for part in parts for line in part.lines]),
    )


def _stacks(rows: Sequence[Row], count: int) -> list[list[Row]]:
    """Return the rows in at most so many stacks, the tallest as short as possible."""
    low, high = 0.0, _height(rows)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_stacked(rows, middle)) <= count:
            high = middle
        else:
            low = middle
    return _stacked(rows, high)


def _stacked(rows: Sequence[Row], limit: float) -> list[list[Row]]:
    """Return stacks no taller than `limit`, unless a row or two are."""
    stacks: list[list[Row]] = [[]]
    tall = 0.0
    for row in rows:
        stack = stacks[-1]
        if stack and tall + row.block.height > limit:
            after: list[Row] = []
            if stack[-1].heading is None and len(stack) > 1:
                after.append(stack.pop())
            stacks.append([*after, row])
            tall = _height(stacks[-1])
        else:
            stack.append(row)
            tall = tall + row.block.height if len(stack) > 1 else _height(stack)
    return stacks


def _height(stack: Sequence[Row]) -> float:
    """Return how tall a stack is, with the heading that is repeated on it."""
    again = stack[0].heading if stack else None
    return sum(row.block.height for row in stack) + (0 if again is None else again.height)
