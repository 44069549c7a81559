"""Targets as the rows of a list: what is to be reached, by when, from where, and by whom."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import PLAIN, QUIET, RULER, SECTION, Look
from duties.drawing.panels import Ground, PanelHeading, PanelRow, PanelRows
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names
from duties.messages import N_, Message
from duties.model import Target

SMALLEST = 8.0  # the size of the smallest letters
_SIZE = 9.0
_NAME, _LEAST_NAME = 200.0, 130.0  # the width of names, usually and at least
_MOST = 120.0  # the width of another column
_ROW, _HEAD, _GAP = 15.0, 16.0, 6.0


class _TargetColumn(NamedTuple):
    """A column: where it begins, its width, its heading, its look and what it says of a target."""

    x: float
    width: float
    heading: str
    look: Look
    told: Callable[[Target], str]


def target_rows(
    scene: Scene, targets: Sequence[Target], names: Names, wide: float | None
) -> PanelRows:
    """Return a row for each target, under the names of their groups, as wide as asked for.

    What no target has a word for is no column.
    """
    columns, width = _columns(scene, targets, wide)
    rows: list[PanelRow] = []
    has_groups = any(target.group for target in targets)
    for group, those in groupby(targets, lambda target: target.group):
        heading = None
        if has_groups:
            words = group or scene.put(N_("other targets"))
            made = partial(_group_bar, names, words, width)
            first = made()
            heading = PanelHeading(first.height, made)
            rows.append(PanelRow(first))
        rows += [
            PanelRow(_row(names, columns, target, width), shown_line(target.name), heading)
            for target in those
        ]
    return PanelRows(rows, Ground(width, partial(_head, names, columns, width)))


def _columns(
    scene: Scene, targets: Sequence[Target], wide: float | None
) -> tuple[list[_TargetColumn], float]:
    """Return the columns, and how wide they are together."""
    others: list[_TargetColumn] = []
    x = 0.0
    for text, look, told in (
        (N_("To be reached"), PLAIN, partial(_asked, scene)),
        (N_("By"), PLAIN, partial(_by, scene)),
        (N_("Baseline"), QUIET, partial(_baseline, scene)),
        (N_("Owner"), QUIET, _owner),
    ):
        widest = max(text_width(told(target), _SIZE) for target in targets)
        if widest:
            heading = scene.put(text)
            widest = max(min(widest, _MOST), text_width(heading, SMALLEST))
            others.append(_TargetColumn(x, widest + 2 * INSET, heading, look, told))
            x += widest + 2 * INSET + _GAP
    longest = max(text_width(_name(target), _SIZE) for target in targets) + 2 * INSET
    name = min(max(longest, _LEAST_NAME), _NAME)
    if wide is not None:
        name = max(wide - x - _GAP, _LEAST_NAME)
    first = _TargetColumn(0, name, scene.put(N_("Target")), PLAIN, _name)
    moved = [each._replace(x=each.x + name + _GAP) for each in others]
    return [first, *moved], name + _GAP + x


def _name(target: Target) -> str:
    return shown_line(target.name)


def _asked(scene: Scene, target: Target) -> str:
    asked = target.asked()
    return "" if asked is None else scene.said(asked)


def _by(scene: Scene, target: Target) -> str:
    return "" if target.by is None else scene.said(target.by.name())


def _baseline(scene: Scene, target: Target) -> str:
    start = target.baseline
    if start is None or start.value is None:
        return ""
    figure = target.measured(start.value.shown())
    if start.by is None:
        return scene.said(figure)
    return scene.said(Message(N_("{now} ({on})"), {"now": figure, "on": start.by.name()}))


def _owner(target: Target) -> str:
    return "" if target.owner is None else shown_line(target.owner.text)


def _head(names: Names, columns: Sequence[_TargetColumn], width: float) -> Block:
    boxes = [
        Box(
            names("head"), each.x, 0, each.width, 12, (each.heading,), SMALLEST, QUIET, is_left=True
        )
        for each in columns
    ]
    boxes.append(Box(names("rule"), 0, _HEAD - 1, width, 0.8, look=RULER))
    return Block(width, _HEAD, tuple(boxes))


def _group_bar(names: Names, words: str, width: float) -> Block:
    lines = folded(words, _SIZE, (width - 2 * INSET) / 1.1)
    height = text_height(lines, _SIZE) + 3
    bar = Box(names("group"), 0, 3, width, height, lines, _SIZE, SECTION, is_left=True)
    return Block(width, height + 5, (bar,))


def _row(names: Names, columns: Sequence[_TargetColumn], target: Target, width: float) -> Block:
    cells = [folded(each.told(target), _SIZE, each.width - 2 * INSET) for each in columns]
    height = max(_ROW, *(text_height(lines, _SIZE) + 3 for lines in cells))
    name = names("target", target.id)
    tooltip = " · ".join(filter(None, (each.told(target) for each in columns)))
    boxes = [Box(names("rule"), 0, height - 0.3, width, 0.3, look=RULER)]
    for number, (each, lines) in enumerate(zip(columns, cells, strict=True)):
        if any(lines):
            own = name if number == 0 else names(name, "cell")
            place = each.x, 0, each.width, height - 1
            boxes.append(Box(own, *place, lines, _SIZE, each.look, is_left=True, tooltip=tooltip))
    return Block(width, height, tuple(boxes))
