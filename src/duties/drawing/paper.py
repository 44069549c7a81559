"""The papers that pictures are laid out for, and how a picture goes on over several sheets."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from duties.drawing.frame import MARGIN, SMALLEST, Sample, frame_height, framed
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Names, Paper, Sheet


class PaperSize(StrEnum):
    """What a picture is laid out for; on a screen it is as large as it needs to be."""

    A4 = "A4"
    A3 = "A3"
    A1 = "A1"
    SCREEN = "screen"


# Held in the hand, laid on a table, hung on a wall. 6.5 pt is 小六号, the least for annexes.
_PAPERS = {
    PaperSize.A4: Paper("A4", 210, 297, 6.5),
    PaperSize.A3: Paper("A3", 297, 420, 7),
    PaperSize.A1: Paper("A1", 594, 841, 12),
}
_LARGEST = 2.2  # times the least size; larger letters look lost
_STEPS = 16


def paper_of(size: PaperSize, *, is_landscape: bool) -> Paper | None:
    """Return a sheet of paper, upright or lying, or None for a screen."""
    paper = _PAPERS.get(size)
    if paper is not None and is_landscape:
        return paper._replace(across=paper.down, down=paper.across)
    return paper


class Part(NamedTuple):
    """What stands on one sheet, and in a few words what that is, where there are several."""

    body: Block
    holds: str = ""


Fit = Callable[[Names, float, float], Sequence[Part]]
"""Lays a body out in parts of at most so many points across and down, with names for its boxes."""


def on_sheets(
    scene: Scene,
    smallest: float,
    fit: Fit,
    title: str,
    subtitle: str,
    legend: Iterable[Sample],
) -> list[Sheet]:
    """Return the sheets that a picture takes on the scene's paper, numbered if there are several.

    `smallest` is the size of the smallest letters of the body. They become as large as they can
    on as few sheets as possible, and never smaller than the paper's least size.
    """
    paper, samples = scene.paper, list(legend)
    if paper is None:
        raise ValueError("a picture for a screen is one sheet")

    def parts(scale: float) -> tuple[Names, float, Sequence[Part]]:
        names = Names()
        room = paper.width / scale - 2 * MARGIN
        around = frame_height(scene, title, subtitle, samples, room)
        return names, room, fit(names, room, paper.height / scale - around)

    least = paper.least / min(smallest, SMALLEST)
    best = parts(least)
    for step in range(1, _STEPS + 1):
        larger = parts(least * _LARGEST ** (step / _STEPS))
        if len(larger[2]) > len(best[2]):
            break
        best = larger
    names, room, found = best
    return [
        framed(
            scene,
            names,
            part.body.at((room - part.body.width) / 2, 0)._replace(width=room),
            title,
            subtitle,
            samples,
            place=(number, len(found), part.holds),
        )
        for number, part in enumerate(found, 1)
    ]


def least_size(sheet: Sheet) -> float:
    """Return how large the smallest letters of a sheet are on its paper, in points."""
    return min((box.size for box in sheet.boxes if box.lines), default=0) * sheet.scale
