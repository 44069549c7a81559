"""Pictures of rows: below each other, in panels side by side, over as many sheets as it takes."""

from collections.abc import Callable, Iterable, Sequence
from math import inf, isinf
from typing import NamedTuple

from duties.drawing.frame import Sample, framed
from duties.drawing.palette import Look
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Names, Sheet
from duties.messages import N_

A4 = (842.0, 595.0)  # points
A3 = (1191.0, 842.0)
_MOST = 12  # panels on a screen
_FRAME = 130.0  # what stands above and below the panels, about
_WIDEST = 1.6  # times the usual width of a panel


class PanelHeading(NamedTuple):
    """A row that stands again where a panel begins with a row under it: made anew each time."""

    height: float
    made: Callable[[], Block]


class PanelRow(NamedTuple):
    """A row of a panel, what it is about in a word, and the heading that it is under.

    A heading has none, is about nothing, and no panel ends with it.
    """

    block: Block
    about: str = ""
    heading: PanelHeading | None = None


NOTHING = Block(0, 0, ())


def _nothing(_: float) -> Block:
    return NOTHING


class Ground(NamedTuple):
    """What each panel has around its rows: all is made anew for every panel.

    `head` stands above the rows, `under` and `over` lie below and above them, as high as they are.
    """

    width: float
    head: Callable[[], Block]
    under: Callable[[float], Block] = _nothing
    over: Callable[[float], Block] = _nothing


class PanelRows(NamedTuple):
    """The rows of a picture, and what each panel of them has."""

    rows: Sequence[PanelRow]
    ground: Ground


class PanelTable(NamedTuple):
    """A picture of rows.

    `made` lays it out with names for its boxes, in a panel of the usual width, or of another if
    that is not None; `smallest` is the size of its smallest letters. Panels are `between` points
    apart, and on a screen the picture has about the shape of the `shape`. On paper one may be as
    narrow as the `narrowest`, if that is not None.
    """

    made: Callable[[Names, float | None], PanelRows]
    smallest: float
    between: float
    shape: tuple[float, float]
    narrowest: float | None = None


Legend = Callable[[frozenset[Look]], Iterable[Sample]]
"""What the looks that are there mean."""


def on_panels(
    scene: Scene, table: PanelTable, title: str, subtitle: str, legend: Legend
) -> list[Sheet]:
    """Return the picture of a table, on one sheet unless it is laid out for paper."""
    names = Names()
    first = table.made(names, None)
    samples = list(legend(frozenset(box.look for row in first.rows for box in row.block.boxes)))
    if scene.paper is None:
        body = _in_panels(first, table)
        return [framed(scene, names, body, title, subtitle, samples)]
    usual = first.ground.width
    least = usual if table.narrowest is None else min(table.narrowest, usual)

    def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
        few, many = (
            max(int((width + table.between) / (panel + table.between)), 1)
            for panel in (usual, least)
        )
        layouts = []
        for across in range(few, many + 1):
            wide = (width + table.between) / across - table.between
            rows = table.made(names, min(max(wide, least), _WIDEST * usual))
            layouts.append(in_parts(scene, rows, table.between, across, height))
        return min(layouts, key=len)

    return on_sheets(scene, table.smallest, fit, title, subtitle, samples)


def in_parts(
    scene: Scene, rows: PanelRows, between: float, across: int, height: float
) -> Sequence[SheetPart]:
    """Return the parts that rows take, each of so many panels of about one height."""
    head = rows.ground.head()
    room = height - head.height
    sheets = -(-len(_stacked(rows.rows, room)) // across)
    stacks = _stacks(rows.rows, sheets * across)
    extra = _extra(stacks, room)
    parts = []
    for at in range(0, len(stacks), across):
        here = stacks[at : at + across]
        body = _side_by_side(here, rows.ground, between, head if at == 0 else None, extra)
        parts.append(SheetPart(body, held(scene, [row for stack in here for row in stack])))
    return parts


def held(scene: Scene, rows: Iterable[PanelRow]) -> str:
    """Return what the first and the last of some rows are about."""
    about = [row.about for row in rows if row.about]
    if not about:
        return ""
    return scene.put(N_("{first} to {last}"), first=about[0], last=about[-1])


def _extra(stacks: Sequence[Sequence[PanelRow]], room: float) -> float:
    """Return by how much each row may be higher for a stack to fill its room.

    It is at most what a row has: more looks lost. An endless room cannot be filled.
    """
    if isinf(room):
        return 0
    left = min((room - _height(stack)) / (len(stack) + 1) for stack in stacks)
    tallest = max(stacks, key=_height)
    return max(min(left, _height(tallest) / (len(tallest) + 1)), 0)


def size_on(paper: tuple[float, float], width: float, height: float) -> float:
    """Return how large something is on a sheet of paper, upright or not."""
    long, short = paper
    return max(min(long / width, short / height), min(short / width, long / height))


def _in_panels(rows: PanelRows, table: PanelTable) -> Block:
    """Return rows in as many panels as are largest on a sheet of the table's shape."""
    head, between = rows.ground.head(), table.between
    best: Sequence[Sequence[PanelRow]] = [rows.rows]
    size = -inf
    for count in range(1, _MOST + 1):
        stacks = _stacks(rows.rows, count)
        tallest = max(map(_height, stacks), default=0.0)
        width = len(stacks) * (rows.ground.width + between)
        frame = _FRAME * max(1, width / table.shape[0])
        found = size_on(table.shape, width, head.height + tallest + frame)
        if len(stacks) < count or found <= size:
            break
        best, size = stacks, found
    return _side_by_side(best, rows.ground, between, head)


def _side_by_side(
    stacks: Sequence[Sequence[PanelRow]],
    ground: Ground,
    between: float,
    head: Block | None,
    extra: float = 0,
) -> Block:
    """Return panels; `head` is that of the first, if it was made already."""
    panels = []
    for number, stack in enumerate(stacks):
        panels.append(panel(stack, ground, extra, head, number * (ground.width + between)))
        head = None
    return Block(
        panels[-1].width,
        max(each.height for each in panels),
        tuple([box for each in panels for box in each.boxes]),
        tuple([line for each in panels for line in each.lines]),
    )


def panel(
    stack: Sequence[PanelRow],
    ground: Ground,
    extra: float = 0,
    head: Block | None = None,
    x: float = 0,
) -> Block:
    """Return some rows below each other from `x` on, with all that a panel has around them.

    Below each row there are `extra` points.
    """
    head = head or ground.head()
    blocks = [row.block for row in stack]
    if stack and stack[0].heading is not None:
        blocks.insert(0, stack[0].heading.made())
    tall = sum(block.height + extra for block in blocks)
    parts = [head.at(x, 0), ground.under(tall).at(x, head.height)]
    y = head.height
    for block in blocks:
        parts.append(block.at(x, y))
        y += block.height + extra
    parts.append(ground.over(tall).at(x, head.height))
    return Block(
        x + ground.width,
        y,
        tuple([box for part in parts for box in part.boxes]),
        tuple([line for part in parts for line in part.lines]),
    )


def _stacks(rows: Sequence[PanelRow], count: int) -> list[list[PanelRow]]:
    """Return the rows in at most so many stacks, the tallest as short as possible."""
    whole = _height(rows)
    low = whole / count
    high = min(low + 4 * max((row.block.height for row in rows), default=0.0), whole)
    found = _stacked(rows, high)
    if len(found) > count:
        low, high = high, whole
        found = _stacked(rows, high)
    while high - low > 1:
        middle = (low + high) / 2
        fewer = _stacked(rows, middle)
        if len(fewer) <= count:
            high, found = middle, fewer
        else:
            low = middle
    return found


def _stacked(rows: Sequence[PanelRow], limit: float) -> list[list[PanelRow]]:
    """Return stacks no taller than `limit`, unless a row or two are."""
    stacks: list[list[PanelRow]] = [[]]
    tall = 0.0
    for row in rows:
        stack = stacks[-1]
        if stack and tall + row.block.height > limit:
            after = [stack.pop()] if stack[-1].heading is None and not stack[-1].about else []
            if not stack:
                stacks.pop()
            stacks.append([*after, row])
            tall = _height(stacks[-1])
        elif stack:
            stack.append(row)
            tall += row.block.height
        else:
            stack.append(row)
            tall = _height(stack)
    return stacks


def _height(stack: Sequence[PanelRow]) -> float:
    """Return how tall a stack is, with the heading that is repeated on it."""
    again = stack[0].heading if stack else None
    return sum(row.block.height for row in stack) + (0 if again is None else again.height)
