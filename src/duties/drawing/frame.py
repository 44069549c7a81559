"""The frame of a picture: title above, legend and footer below."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from duties.drawing.measure import BOLD, folded, folded_list, shown_line, text_height, text_width
from duties.drawing.palette import (
    HEADING,
    QUIET,
    RULE,
    Look,
)
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Names, PaperFormat, Sheet
from duties.messages import N_, counted, shown

MARGIN = 28.0
STANDS_FOR_SEVERAL = N_("stands for several units")
FOUND_BY_LINT = N_("with an error or a warning")
SMALLEST = 9.0  # the size of the letters of the legend
_TITLE, _SUBTITLE = 20.0, 11.0
_GAP = 8.0
_SAMPLE = 26.0, 13.0
NARROWEST = 420.0  # the room of a frame at least
_USUAL = 1000.0  # wider pictures get a frame in larger letters


class Sample(NamedTuple):
    """An entry of the legend: a small box with a sign in it, and what it means."""

    look: Look
    sign: str
    words: str
    scale: float = 1.0  # of the sign


def framed(
    scene: Scene,
    names: Names,
    body: Block,
    title: str,
    subtitle: str,
    legend: Iterable[Sample],
    *,
    place: tuple[int, int, str] = (1, 1, ""),
) -> Sheet:
    """Return a sheet: the title, the body, the legend and the footer, from top to bottom.

    On the scene's paper it has the paper's shape, the body as large as it can be. `place` is the
    number of the sheet, how many there are, and what is on this one.
    """
    paper, legend = scene.paper, list(legend)
    room = max(body.width, NARROWEST)
    if paper is not None:
        under = subtitle_on(scene, subtitle, place)
        room = _filling(scene, paper, body, room, title, under, legend)
    scale = max(room / _USUAL, 1)
    width = room + 2 * MARGIN
    head, y = _head(names, title, subtitle_on(scene, subtitle, place), room, scale)
    samples, below = _legend(names, legend, 0, room, scale)
    small = SMALLEST * scale
    footer = folded_list(footer_words(scene), small, room)
    foot = text_height(footer, small)
    bottom = below + _GAP / 2 + foot + MARGIN
    height = y + body.height + 2 * _GAP + bottom
    if paper is None:
        width, height = ceil(width), ceil(height)
    else:
        height = max(width / paper.width * paper.height, height)
    moved = body.at(MARGIN + (room - body.width) / 2, y)
    top = height - bottom
    legend_top = top if paper is None else y + body.height + 2 * _GAP
    boxes = [
        *head,
        *moved.boxes,
        *(box._replace(y=box.y + legend_top) for box in samples),
        Box(names("rule"), MARGIN, top + below, room, 0.8, look=Look(fill=RULE)),
        Box(
            names("footer"),
            MARGIN - 4,
            top + below + _GAP / 2,
            room + 8,
            foot,
            footer,
            small,
            QUIET,
            is_left=True,
        ),
    ]
    return Sheet(
        shown_line(title),
        width,
        height,
        tuple(boxes),
        moved.lines,
        paper=paper,
        holds=place[2],
    )


def frame_height(
    scene: Scene, title: str, subtitle: str, legend: Iterable[Sample], room: float
) -> float:
    """Return how many points the frame takes above and below a body in a room so wide."""
    names, scale = Names(), max(room / _USUAL, 1)
    _, y = _head(names, title, subtitle, room, scale)
    _, below = _legend(names, legend, 0, room, scale)
    foot = text_height(folded_list(footer_words(scene), SMALLEST * scale, room), SMALLEST * scale)
    return y + 2 * _GAP + below + _GAP / 2 + foot + MARGIN


def _filling(
    scene: Scene,
    paper: PaperFormat,
    body: Block,
    room: float,
    title: str,
    subtitle: str,
    legend: Sequence[Sample],
) -> float:
    """Return how wide the room must be for a sheet of the paper's shape to hold the body."""
    for _ in range(40):
        needed = body.height + frame_height(scene, title, subtitle, legend, room)
        wide = needed * paper.width / paper.height - 2 * MARGIN
        if wide <= room + 0.01:
            break
        room = max(wide, room * 1.002)
    return room


def subtitle_on(scene: Scene, subtitle: str, place: tuple[int, int, str]) -> str:
    """Return the words below the title, with the number of the sheet where there are several."""
    number, count, holds = place
    if count == 1:
        return subtitle
    sheet = scene.put(N_("sheet {number} of {count}"), number=number, count=count)
    return " · ".join(filter(None, (subtitle, sheet, holds)))


def _head(
    names: Names, title: str, subtitle: str, room: float, scale: float
) -> tuple[list[Box], float]:
    """Return the boxes above the body, and the y where the body begins."""
    boxes: list[Box] = []
    y = MARGIN
    for part, text, size, look in (
        ("title", title, _TITLE * scale, HEADING),
        ("subtitle", subtitle, _SUBTITLE * scale, QUIET),
    ):
        lines = folded(text, size, room / BOLD) if look.is_bold else folded_list(text, size, room)
        height = text_height(lines, size)
        boxes.append(Box(names(part), MARGIN - 4, y, room + 8, height, lines, size, look, True))
        y += height + _GAP / 2
    return boxes, y + _GAP


def _legend(
    names: Names, legend: Iterable[Sample], y: float, room: float, scale: float
) -> tuple[list[Box], float]:
    """Return the boxes of a legend from `y` down, and the y below it."""
    boxes: list[Box] = []
    size, wide, high, gap = (each * scale for each in (SMALLEST, *_SAMPLE, _GAP))
    x = 0.0
    for sample in legend:
        text = text_width(sample.words, size) + gap
        if x and x + wide + text > room:
            x, y = 0.0, y + high + gap
        boxes += [
            Box(
                names("legend"),
                MARGIN + x,
                y,
                wide,
                high,
                (sample.sign,) if sample.sign else (),
                size * sample.scale,
                sample.look,
                tooltip=sample.words,
            ),
            Box(
                names("legend-words"),
                MARGIN + x + wide,
                y,
                text,
                high,
                (sample.words,),
                size,
                is_left=True,
            ),
        ]
        x += wide + text + gap
    return boxes, y + high + gap if boxes else y


def footer_words(scene: Scene) -> str:
    """Return the footer of every picture: the plan, who issued it and when, and its size."""
    plan = scene.plan
    size = (
        counted("{count} action", "{count} actions", len(plan.actions)),
        counted("{count} task", "{count} tasks", len(plan.tasks)),
        counted("{count} unit", "{count} units", len(scene.register.units)),
    )
    parts = [plan.title, plan.issuer or ""]
    if plan.issued is not None:
        parts.append(scene.put(N_("issued {day}"), day=plan.issued))
    parts.append(str(shown(size, scene.into)))
    return " · ".join(filter(None, parts))
