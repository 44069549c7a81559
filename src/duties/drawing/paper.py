"""The papers that pictures are laid out for, and how a picture goes on over several sheets."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from duties.drawing.frame import (
    MARGIN,
    NARROWEST,
    SMALLEST,
    Sample,
    frame_height,
    framed,
    subtitle_on,
)
from duties.drawing.measure import em_width
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Names, PaperFormat, Sheet


class PaperSize(StrEnum):
    """What a picture is laid out for; on a screen it is as large as it needs to be."""

    A4 = "A4"
    A3 = "A3"
    A1 = "A1"
    SCREEN = "screen"


# Held in the hand, laid on a table, hung on a wall. 6.5 pt is 小六号, the least for annexes.
_PAPERS = {
    PaperSize.A4: PaperFormat("A4", 210, 297, 6.5),
    PaperSize.A3: PaperFormat("A3", 297, 420, 7),
    PaperSize.A1: PaperFormat("A1", 594, 841, 12),
}
_LARGEST = 2.2  # times the least size; larger letters look lost
_STEPS = 5  # towards the largest letters
_FEW = 8  # sheets; on more there is no room to be found for larger letters


def paper_of(size: PaperSize, *, is_landscape: bool) -> PaperFormat | None:
    """Return a sheet of paper, upright or lying, or None for a screen."""
    paper = _PAPERS.get(size)
    if paper is not None and is_landscape:
        return paper._replace(across=paper.down, down=paper.across)
    return paper


class SheetPart(NamedTuple):
    """What stands on one sheet, and in a few words what that is, where there are several."""

    body: Block
    holds: str = ""


Fit = Callable[[Names, float, float], Sequence[SheetPart]]
"""Lays a body out in parts of at most so many points across and down, with names for its boxes."""


class _Laid(NamedTuple):
    """A body laid out for a room, in parts."""

    names: Names
    room: float
    height: float
    parts: Sequence[SheetPart]

    @property
    def is_held(self) -> bool:
        """Whether every part has room enough."""
        return all(
            part.body.width <= self.room + _HAIR and part.body.height <= self.height + _HAIR
            for part in self.parts
        )


_HAIR = 0.01  # points


def on_sheets(
    scene: Scene,
    smallest: float,
    fit: Fit,
    title: str,
    subtitle: str,
    legend: Iterable[Sample],
    *,
    narrowest: float = 0.0,
    before: int = 0,
) -> list[Sheet]:
    """Return the sheets that a picture takes on the scene's paper, numbered if there are several.

    `smallest` is the size of the smallest letters of the body. They become as large as they can
    on as few sheets as possible, while the body has `narrowest` points from left to right or more,
    and never smaller than the paper's least size. `before` sheets of others are counted too.
    """
    paper, samples = scene.paper, list(legend)
    if paper is None:
        raise ValueError("a picture for a screen is one sheet")

    def laid(scale: float) -> _Laid:
        room = paper.width / scale - 2 * MARGIN
        height = paper.height / scale - frame_height(scene, title, subtitle, samples, room)
        while True:
            names = Names()
            parts = fit(names, room, height)
            longest = max((part.holds for part in parts), key=em_width)
            words = subtitle_on(scene, subtitle, (len(parts), len(parts), longest))
            left = paper.height / scale - frame_height(scene, title, words, samples, room)
            if left >= height:
                return _Laid(names, room, height, parts)
            height = left

    least = paper.least / min(smallest, SMALLEST)
    most = min(_LARGEST * least, paper.width / (max(narrowest, NARROWEST) + 2 * MARGIN))
    largest = max(most / least, 1.0)
    best = laid(least)
    low, high = 0.0, 1.0
    for _ in range(_STEPS if len(best.parts) <= _FEW else 0):
        middle = (low + high) / 2
        larger = laid(least * largest**middle)
        if len(larger.parts) > len(best.parts) or not larger.is_held:
            high = middle
        else:
            low, best = middle, larger
    names, room, _, found = best
    return [
        framed(
            scene,
            names,
            _centred(part.body, room),
            title,
            subtitle,
            samples,
            place=(number, before + len(found), part.holds),
        )
        for number, part in enumerate(found, before + 1)
    ]


def _centred(body: Block, room: float) -> Block:
    """Return a body in the middle of a room, or as it is where it is wider."""
    spare = max(room - body.width, 0.0)
    return body.at(spare / 2, 0)._replace(width=body.width + spare)


def least_size(sheet: Sheet) -> float:
    """Return how large the smallest letters and figures of a sheet are on its paper, in points."""
    sizes = (box.size for box in sheet.boxes if any(map(str.isalnum, "".join(box.lines))))
    return min(sizes, default=0) * sheet.scale
