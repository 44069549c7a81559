"""Texts stand in the middle of their boxes, whoever draws them; on pages dashes are fine."""

import re

import pytest

from asking import EN, shipped_plan
from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.palette import COLLECTIVE, HEADING, Look
from duties.drawing.pictures.plan import draw_plan
from duties.drawing.printing import LARGER, printed
from duties.drawing.render import PictureFormat
from duties.drawing.sheet import INSET, Box, Sheet
from picturing import embedded, read_svg, scene_of, svg_of

MIDDLE = 0.38  # em, from the baseline to the middle of a Chinese character


def off_centre(sheet: Sheet, data: bytes) -> list[tuple[str, float]]:
    """Return the texts that stand too high or too low, with by how much, in em."""
    boxes = {box.name: box for box in sheet.boxes}
    found = []
    for shape in read_svg(data).shapes:
        box = boxes.get(shape.id)
        if box is None or not shape.words or box.is_turned:
            continue
        level = sum(word.y for word in shape.words) / len(shape.words)
        off = (level - MIDDLE * box.size - box.middle) / box.size
        if abs(off) > 0.01:
            found.append((shape.id, off))
    return found


def test_every_text_stands_in_the_middle_of_its_box() -> None:
    (sheet,) = draw_plan(scene_of(shipped_plan(), EN))

    assert off_centre(sheet, svg_of(sheet)) == []


@pytest.mark.system
def test_so_it_does_when_the_system_draws() -> None:
    engine = choose_engine(EngineChoice.SYSTEM, PictureFormat.SVG)
    (sheet,) = draw_plan(scene_of(shipped_plan(), EN))

    assert off_centre(sheet, svg_of(sheet, engine)) == []


def test_many_lines_are_in_the_middle_together() -> None:
    box = Box("a", 10, 10, 80, 60, ("一", "二", "三"), 10, HEADING, is_left=True)
    sheet = Sheet("t", 100, 100, (box,))
    (shape,) = [shape for shape in read_svg(svg_of(sheet, embedded())).shapes if shape.id == "a"]

    levels = [word.y for word in shape.words]
    assert levels[1] == pytest.approx(box.middle + MIDDLE * 10, abs=0.01)
    assert levels[1] - levels[0] == pytest.approx(levels[2] - levels[1])


def test_a_page_is_drawn_larger_with_its_texts_apart_from_their_boxes() -> None:
    box = Box("a", 10, 20, 80, 30, ("一",), 10, COLLECTIVE, is_left=True)
    larger = printed(Sheet("t", 100, 50, (box,)))

    assert (larger.width, larger.height) == (100 * LARGER, 50 * LARGER)
    shape, text = larger.boxes
    assert (shape.x, shape.width, shape.lines) == (10 * LARGER, 80 * LARGER, ())
    assert shape.look.border_width == COLLECTIVE.border_width * LARGER
    assert text.lines == ("一",)
    assert text.size == 10 * LARGER
    assert text.x + INSET == (10 + INSET) * LARGER
    assert (text.look.fill, text.look.border) == (None, None)
    assert text.name != "a"


def test_no_name_of_a_text_is_that_of_another_box() -> None:
    boxes = [Box(name, 0, 0, 9, 9, ("一",), look=Look()) for name in ("legend", "legend-words")]
    names = [box.name for box in printed(Sheet("t", 9, 9, tuple(boxes))).boxes]

    assert len(set(names)) == len(names)
    assert not any(
        re.fullmatch(r"[\w-]+", name) for name in set(names) - {"legend", "legend-words"}
    )
