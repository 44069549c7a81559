"""Pictures as SVG: every text lies in its shape, and names are shown as they are."""

from collections.abc import Callable
from itertools import pairwise, starmap

import pytest
import yaml
from hypothesis import HealthCheck, given

from asking import EN, ZH
from campaign import drawn
from duties.drawing.measure import shown_line
from duties.formats.text import escape_hidden
from duties.messages import Translator
from duties.model import Plan, Role
from duties.planfile.loading import load
from duties.source import Source
from fonts import depth, rise, width
from picturing import (
    HOSTILE,
    JOINED_EMOJI,
    Picture,
    Shape,
    Word,
    every_plan,
    hostile_plans,
    network_sheet,
    read_svg,
    scene_of,
    sheets,
    svg_of,
    without_blanks,
)

HAIR = 0.25  # points; Graphviz rounds to hundredths, and pages to whole points
GRAPHVIZ = {"svg", "g", "title", "polygon", "path", "text", "ellipse", "polyline", "a"}

few = drawn(
    8,
    40,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
both_languages = pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])


@every_plan
@both_languages
def test_every_text_lies_in_its_shape_and_every_shape_on_the_page(
    plan: Plan, into: Translator
) -> None:
    faults = dict.fromkeys(range(0, len(plan.tasks), 3), ("DUT104",))
    for name, sheet in sheets(scene_of(plan, into, faults=faults)):
        assert outside(read_svg(svg_of(sheet))) == [], name


def test_a_network_with_every_tie_stays_on_its_page() -> None:
    sheet = network_sheet(scene_of(hostile_plan()), min_shared=1)

    assert outside(read_svg(svg_of(sheet))) == []


def outside(picture: Picture) -> list[tuple[str, str]]:
    """Return the texts that leave their shape, and the shapes that leave the page."""
    return [
        *((shape.id, word.text) for shape in picture.shapes for word in leaving(shape)),
        *(
            (shape.id, "leaves the page")
            for shape in picture.shapes
            for x, y in shape.outline
            if not (-0.5 <= x <= picture.width + 0.5 and -0.5 <= y <= picture.height + 0.5)
        ),
    ]


def leaving(shape: Shape) -> list[Word]:
    words = [word for word in shape.words if word.text.strip()]
    if not words:
        return []
    contains = room_of(shape)
    return [
        word
        for word in words
        if not all(starmap(contains, corners(word)))
        and not JOINED_EMOJI.search(word.text)  # engines draw them as several
    ]


def corners(word: Word) -> list[tuple[float, float]]:
    wide = width(word.text, word.size, is_bold=word.is_bold)
    if word.is_turned:
        sides = word.x - rise(word.text) * word.size, word.x + depth(word.text) * word.size
        return [(x, y) for x in sides for y in (word.y, word.y - wide)]
    left = word.x - wide / 2 if word.is_centred else word.x
    top = word.y - rise(word.text) * word.size
    bottom = word.y + depth(word.text) * word.size
    return [(x, y) for x in (left, left + wide) for y in (top, bottom)]


def room_of(shape: Shape) -> Callable[[float, float], bool]:
    """Return whether a place lies in the outline of a shape, whose corners may be rounded."""
    xs, ys = ([place[axis] for place in shape.outline] for axis in (0, 1))
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    slack = HAIR * max(right - left, bottom - top)

    def contains(x: float, y: float) -> bool:
        if shape.is_ellipse:
            across, down = (right - left) / 2, (bottom - top) / 2
            place = ((x - left) / across - 1) ** 2 + ((y - top) / down - 1) ** 2
            return place <= 1 + HAIR
        if not (left - HAIR <= x <= right + HAIR and top - HAIR <= y <= bottom + HAIR):
            return False
        if not shape.is_polygon:
            return True
        turns = [
            (bx - ax) * (y - ay) - (by - ay) * (x - ax)
            for (ax, ay), (bx, by) in pairwise(shape.outline)
        ]
        return min(turns) >= -slack or max(turns) <= slack

    return contains


@few
@given(hostile_plans())
def test_hostile_names_are_drawn_as_themselves(plan: Plan) -> None:
    check_names(plan)


def hostile_plan(names: list[str] = HOSTILE) -> Plan:
    """Return a plan in which every hostile name is a unit, a task, an action and a title."""
    text = yaml.safe_dump(
        {
            "title": "<b>&lt;\\N",
            "actions": [{"id": name, "title": name} for name in names],
            "tasks": [
                {
                    "id": name,
                    "title": name,
                    "action": name,
                    "lead": [name],
                    "responsible": names[at : at + 3],
                    "support": names[:2],
                }
                for at, name in enumerate(names)
            ],
        }
    )
    plan = load(Source("plan.yaml", text)).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 6))
def test_each_of_the_hostile_names_is_drawn_as_itself(start: int) -> None:
    check_names(hostile_plan(HOSTILE[start : start + 6]))


def check_names(plan: Plan) -> None:
    scene = scene_of(plan, page="x.html")
    pictures = {name: read_svg(svg_of(sheet)) for name, sheet in sheets(scene)}
    for name, picture in pictures.items():
        check_elements(name, picture)
    units = {unit for task in plan.tasks for role in Role for unit in scene.units(task, role)}
    assert {as_shown(unit) for unit in units} <= texts(pictures["plan"])
    heads = "".join(shape.text for shape in pictures["matrix"].shapes)  # some in several strips
    assert [unit for unit in units if as_shown(unit) not in heads] == []
    assert {as_shown(task.title) for task in plan.tasks} <= texts(pictures["plan"])
    assert {as_shown(task.title) for task in plan.tasks} <= texts(pictures["matrix"])
    for unit in units:
        picture = pictures[f"unit {unit}"]
        bar = next(shape for shape in picture.shapes if shape.id.startswith("unit-"))
        assert bar.text == as_shown(unit)
        assert without_blanks(bar.tooltip) == as_shown(unit)
        assert any(bar.text in without_blanks(shape.text) for shape in pictures["network"].shapes)
    for task in plan.tasks:
        told = shown_words(scene.task_words(task))
        assert told in {shown_words(shape.tooltip) for shape in pictures["plan"].shapes}


def check_elements(name: str, picture: Picture) -> None:
    assert picture.elements <= GRAPHVIZ
    assert outside(picture) == [], name
    ids = [shape.id for shape in picture.shapes]
    assert len(ids) == len(set(ids)), name
    links = [shape.link for shape in picture.shapes if shape.link is not None]
    assert all(link.startswith("x.html#") for link in links)


def as_shown(name: str) -> str:
    return without_blanks(shown_line(name))


def shown_words(text: str) -> str:
    """Return a tooltip as XML reads it back, where blanks of all kinds are one."""
    return without_blanks(escape_hidden(text))


def texts(picture: Picture) -> set[str]:
    """Return the texts of a picture, also without the sign of a role at their beginning."""
    found = {shape.text for shape in picture.shapes}
    return found | {text[1:] for text in found if text[:1] in {role.mark for role in Role}}


def test_a_link_leads_to_the_part_of_the_page_that_bears_the_name() -> None:
    plan = hostile_plan(["甲 局", '"<&#', "\\N"])
    picture = read_svg(svg_of(dict(sheets(scene_of(plan, page="计划.html")))["plan"]))

    links = {shape.link for shape in picture.shapes if shape.link}
    assert {link for link in links if "unit=" in link} == {
        "计划.html#unit=%E7%94%B2%20%E5%B1%80",
        "计划.html#unit=%22%3C%26%23",
        "计划.html#unit=%5CN",
    }
    assert "计划.html#task=%5CN" in links
    assert "计划.html#action=%5CN" in links


def test_without_a_page_there_are_no_links() -> None:
    picture = read_svg(svg_of(dict(sheets(scene_of(hostile_plan(["甲"]))))["plan"]))

    assert {shape.link for shape in picture.shapes} == {None}


def test_ids_stay_where_tasks_are_added() -> None:
    first = hostile_plan(["甲", "乙"])
    longer = first._replace(tasks=(*first.tasks, first.tasks[0]._replace(id="丙")))

    before, after = (
        {shape.id for shape in read_svg(svg_of(dict(sheets(scene_of(plan)))["plan"])).shapes}
        for plan in (first, longer)
    )
    assert before <= after


def test_a_line_tells_what_it_joins() -> None:
    picture = read_svg(svg_of(dict(sheets(scene_of(hostile_plan(["甲"]))))["action 甲"]))

    lines = [shape for shape in picture.shapes if shape.is_line]
    assert lines
    assert all("→" in line.tooltip for line in lines)
