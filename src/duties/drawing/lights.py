"""The light of a task as a small sign, and what the signs mean."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from duties.drawing.chips import Chip
from duties.drawing.deadlines import due_words
from duties.drawing.frame import Sample
from duties.drawing.measure import folded, text_height, text_width
from duties.drawing.palette import INK, QUIET, look_of_light
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Box, Names
from duties.formats.light_marks import light_mark, light_order, light_word
from duties.messages import N_

if TYPE_CHECKING:
    from duties.tracking.standing import Standing

LIGHT_WIDTH, LIGHT_HEIGHT, LIGHT_SIZE = 14.0, 11.0, 8.0


def light_chip(scene: Scene, names: Names, owner: str, standing: "Standing") -> Chip | None:
    """Return the light of a task or step, its reason as the tooltip; None if it has none.

    One that was set by hand has a border. `owner` is the name of the box it belongs to.
    """
    from duties.formats.views.status import why_of

    light = standing.light
    if light is None or light.name is None:
        return None
    look = look_of_light(light.name)
    if light.by_hand is not None:
        look = look._replace(border=INK, border_width=1.2)
    why = scene.said(why_of(standing))
    tooltip = f"{scene.said(light_word(light.name))} · {why}"
    return Chip(names(owner, "light"), "", light_mark(light.name), look, tooltip)


def light_box(
    scene: Scene, names: Names, owner: str, standing: "Standing", x: float, middle: float
) -> Iterator[Box]:
    """Yield the light of a task or step as a box with its left edge and its middle there."""
    chip = light_chip(scene, names, owner, standing)
    if chip is not None:
        yield Box(
            chip.name,
            x,
            middle - LIGHT_HEIGHT / 2,
            LIGHT_WIDTH,
            LIGHT_HEIGHT,
            (chip.text,),
            LIGHT_SIZE,
            chip.look,
            tooltip=chip.tooltip,
        )


def marks_beside(
    scene: Scene, names: Names, owner: str, place: int, size: float, room: float
) -> list[Box]:
    """Return the deadline and the light of a task, at 0, 0, to stand beside its title.

    `owner` is the name of its row, `size` that of the letters; the deadline is broken to fit
    a `room`.
    """
    standing = scene.standing(place)
    boxes = []
    if words := due_words(scene, scene.plan.tasks[place], standing):
        lines = folded(words, size, room)
        wide = max(text_width(line, size) for line in lines) + 2 * INSET
        high = text_height(lines, size)
        due = Box(names(owner, "due"), 0, 0, wide, high, lines, size, QUIET, is_left=True)
        boxes.append(due._replace(tooltip=words))
    if standing is not None:
        boxes += light_box(scene, names, owner, standing, 0, 0)
    return boxes


def light_samples(scene: Scene, standings: "Iterable[Standing]") -> list[Sample]:
    """Return the legend of lights, those of steps included, and of the border of some."""
    both = [each for standing in standings for each in (standing, *standing.steps)]
    return [*colour_samples(scene, both), *hand_samples(scene, both)]


def colour_samples(scene: Scene, standings: "Iterable[Standing]") -> list[Sample]:
    """Return the legend of the lights that are there, without those of steps."""
    lights = {each.light.name for each in standings if each.light is not None}
    return [
        Sample(look_of_light(name), light_mark(name), scene.said(light_word(name)))
        for name in sorted(lights - {None}, key=light_order)
        if name is not None
    ]


def hand_samples(scene: Scene, standings: "Iterable[Standing]") -> list[Sample]:
    """Return the legend of the border round lights that were set by hand, if there is one."""
    if not any(each.light is not None and each.light.by_hand is not None for each in standings):
        return []
    look = look_of_light(None)._replace(border=INK, border_width=1.2)
    return [Sample(look, "", scene.put(N_("light set by hand")))]
