"""The frame of a picture: title above, legend and footer below."""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from duties.drawing.measure import folded, shown_line, text_height, text_width
from duties.drawing.palette import (
    FAULT,
    HEADING,
    OPEN_END,
    QUIET,
    RULE,
    Look,
    look_of_role,
)
from duties.drawing.scene import OPEN_ENDED, Scene
from duties.drawing.sheet import Block, Box, Names, Sheet
from duties.messages import N_, counted, shown
from duties.model import Role

MARGIN = 28.0
STANDS_FOR_SEVERAL = N_("stands for several units")
FOUND_BY_LINT = N_("with an error or a warning")
_TITLE, _SUBTITLE, _SMALL = 20.0, 11.0, 9.0
_GAP = 8.0
_SAMPLE = 26.0, 13.0
_NARROWEST = 420.0
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
) -> Sheet:
    """Return a sheet: the title, the body, the legend and the footer, from top to bottom."""
    room = max(body.width, _NARROWEST)
    scale = max(room / _USUAL, 1)
    width = ceil(room + 2 * MARGIN)
    boxes: list[Box] = []
    y = MARGIN
    for part, text, size, look in (
        ("title", title, _TITLE * scale, HEADING),
        ("subtitle", subtitle, _SUBTITLE * scale, QUIET),
    ):
        lines = folded(text, size, room / (1.1 if look.is_bold else 1))
        height = text_height(lines, size)
        boxes.append(Box(names(part), MARGIN - 4, y, room + 8, height, lines, size, look, True))
        y += height + _GAP / 2
    y += _GAP
    left = MARGIN + (room - body.width) / 2
    moved = body.at(left, y)
    boxes += moved.boxes
    y += body.height + 2 * _GAP
    samples, y = _legend(names, legend, y, room, scale)
    boxes += samples
    boxes.append(Box(names("rule"), MARGIN, y, room, 0.8, look=Look(fill=RULE)))
    small = _SMALL * scale
    footer = folded(footer_words(scene), small, room)
    height = text_height(footer, small)
    boxes.append(
        Box(names("footer"), MARGIN - 4, y + _GAP / 2, room + 8, height, footer, small, QUIET, True)
    )
    return Sheet(
        shown_line(title), width, ceil(y + _GAP / 2 + height + MARGIN), tuple(boxes), moved.lines
    )


def _legend(
    names: Names, legend: Iterable[Sample], y: float, room: float, scale: float
) -> tuple[list[Box], float]:
    """Return the boxes of a legend from `y` down, and the y below it."""
    boxes: list[Box] = []
    size, wide, high, gap = (each * scale for each in (_SMALL, *_SAMPLE, _GAP))
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


def role_samples(scene: Scene, places: Iterable[int]) -> list[Sample]:
    """Return the legend for some tasks: their roles, and the other marks that they show."""
    tasks = [scene.plan.tasks[place] for place in places]
    samples = [
        Sample(look_of_role(role), role.mark, scene.word(role))
        for role in Role
        if any(task.units(role) for task in tasks)
    ]
    named = {scene.register.unit_of(name.text) for task in tasks for _, name in task.assignments()}
    if any(map(scene.register.is_collective, named)):
        samples.append(
            Sample(
                look_of_role(Role.RESPONSIBLE, is_collective=True),
                "",
                scene.put(STANDS_FOR_SEVERAL),
            )
        )
    if any(task.open_ended for task in tasks):
        samples.append(Sample(OPEN_END, "", scene.put(OPEN_ENDED)))
    if scene.faults:
        samples.append(Sample(FAULT, "!", scene.put(FOUND_BY_LINT)))
    return samples


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
