"""Every picture as a sheet, before an engine sees it: names, places and lines."""

import re
from bisect import bisect_left

import pytest
from hypothesis import HealthCheck, given, settings

from asking import small_plan
from duties.drawing.measure import shown_line, text_height, text_width
from duties.drawing.palette import PAPER
from duties.drawing.pictures.action import draw_action
from duties.drawing.pictures.matrix import draw_matrix
from duties.drawing.pictures.plan import draw_plan
from duties.drawing.pictures.unit import draw_unit, duties_of
from duties.drawing.sheet import INSET, Box, Point, Sheet
from duties.drawing.ties import network
from duties.errors.pictures import ActionWithoutTasksError, EmptyPictureError, IdleUnitError
from duties.formats.text import escape_hidden
from duties.model import Plan
from duties.queries.matrix import matrix
from duties.sections import sections
from picturing import JOINED_EMOJI, every_plan, hostile_plans, scene_of, sheets

moderate = settings(
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TOUCH = 1.0  # points; widths of rare characters are overestimated
HAIR = 0.01  # points; how far rounding may move a place


@every_plan
def test_every_picture_of_a_plan_is_in_order(plan: Plan) -> None:
    faults = {0: ("DUT104 no unit leads",)}
    for name, sheet in sheets(scene_of(plan, faults=faults, page="plan.html")):
        check(name, sheet)


@every_plan
def test_legends_tell_only_of_colours_that_are_there(plan: Plan) -> None:
    faults = {0: ("DUT104 no unit leads",)}
    for name, sheet in sheets(scene_of(plan, faults=faults)):
        told = {box.look.fill for box in sheet.boxes if is_sample(box)} - {None, PAPER}
        there = {box.look.fill for box in sheet.boxes if not is_sample(box)}
        assert told <= there, name


def is_sample(box: Box) -> bool:
    return re.fullmatch(r"legend(-\d+)?", box.name) is not None


@moderate
@given(hostile_plans())
def test_every_picture_of_a_hostile_plan_is_in_order(plan: Plan) -> None:
    for name, sheet in sheets(scene_of(plan, faults={0: ("<b>\\N",)}, page="x.html")):
        check(name, sheet)


def check(name: str, sheet: Sheet) -> None:
    ids = [box.name for box in sheet.boxes] + [line.name for line in sheet.lines]
    assert len(ids) == len(set(ids)), name
    assert "page" not in ids
    assert [box.name for box in sheet.boxes if not is_on_page(box, sheet)] == [], name
    if name == "network":  # numbers are on lines, wherever these run
        sheet = sheet._replace(boxes=tuple(box for box in sheet.boxes if "-and-" not in box.name))
    assert clashes(sheet) == [], name
    check_texts(sheet)
    check_lines(name, sheet)


def is_on_page(box: Box, sheet: Sheet) -> bool:
    return (
        box.x >= -HAIR
        and box.y >= -HAIR
        and box.right <= sheet.width + HAIR
        and box.bottom <= sheet.height + HAIR
    )


def clashes(sheet: Sheet) -> list[tuple[str, str]]:
    """Return visible boxes that partly overlap; only rules and bands of diagrams cross boxes."""
    boxes = [ink(box) for box in sheet.boxes if is_seen(box) and not may_cross(box)]
    boxes.sort(key=lambda box: box.x)
    lefts = [box.x for box in boxes]
    return [
        (first.name, second.name)
        for place, first in enumerate(boxes)
        for second in boxes[place + 1 : bisect_left(lefts, first.right - TOUCH)]
        if min(first.bottom, second.bottom) - max(first.y, second.y) > TOUCH
        and not is_within(first, second)
        and not is_within(second, first)
    ]


def has_ground(box: Box) -> bool:
    return box.look.fill is not None or box.look.border is not None


def is_seen(box: Box) -> bool:
    words = "".join(box.lines).strip()
    return has_ground(box) or (bool(words) and not JOINED_EMOJI.search(words))


def ink(box: Box) -> Box:
    """Return the part of a box that can be seen: all of it, or else its text."""
    if has_ground(box):
        return box
    width = max(text_width(line, box.size) for line in box.lines)
    height = len(box.lines) * box.size * box.leading
    if box.is_turned:
        x, y = box.x + (box.width - height) / 2, box.bottom - INSET - width
        return box._replace(x=x, y=y, width=height, height=width)
    x = box.x + (INSET if box.is_left else (box.width - width) / 2)
    return box._replace(x=x, y=box.middle - height / 2, width=width, height=height)


def may_cross(box: Box) -> bool:
    return (
        box.name.startswith("rule") or re.search(r"^target-.*-band(-\d+)?$", box.name) is not None
    )


def is_within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - HAIR
        and inner.right <= outer.right + HAIR
        and inner.y >= outer.y - HAIR
        and inner.bottom <= outer.bottom + HAIR
    )


def check_texts(sheet: Sheet) -> None:
    for box in sheet.boxes:
        assert [
            line for line in box.lines if escape_hidden(line) != line and "\u200d" not in line
        ] == []
        if box.name.startswith("unit") and box.name.endswith("name"):
            continue  # characters below each other
        if box.is_turned:
            box = box._replace(width=box.height, height=box.width)
        for line in box.lines:
            assert text_width(line, box.size) <= box.width + HAIR or is_unbreakable(line), box
        if not box.is_left:
            assert text_height(box.lines, box.size) <= box.height + 5 + HAIR, box


def is_unbreakable(line: str) -> bool:
    return "\u200d" in line


def check_lines(name: str, sheet: Sheet) -> None:
    boxes = {box.name: box for box in sheet.boxes}
    for line in sheet.lines:
        tail, head = boxes[line.tail], boxes[line.head]
        first, last = line.points[0], line.points[-1]
        assert len(line.points) % 3 == 1
        if tail == head:  # a line in a diagram
            assert all(is_in(tail, point) for point in line.points), line
            continue
        if name == "network":
            assert (first.x, first.y) == pytest.approx((tail.x + tail.width / 2, tail.middle))
            assert (last.x, last.y) == pytest.approx((head.x + head.width / 2, head.middle))
            continue
        assert first.x == pytest.approx(tail.right), line
        assert last.x == pytest.approx(head.x), line
        assert tail.y - HAIR <= first.y <= tail.bottom + HAIR, line
        assert head.y - HAIR <= last.y <= head.bottom + HAIR, line
        xs = [point.x for point in line.points]
        assert xs == sorted(xs), line
        assert xs[0] < xs[-1], line


def is_in(box: Box, point: Point) -> bool:
    return (
        box.x - HAIR <= point.x <= box.right + HAIR and box.y - HAIR <= point.y <= box.bottom + HAIR
    )


def titles(sheet: Sheet) -> list[str]:
    """Return the titles of the tasks from top to bottom, column by column."""
    boxes = [box for box in sheet.boxes if box.name.startswith("task-")]
    boxes = [box for box in boxes if box.name.endswith("-title")]
    return ["".join(box.lines) for box in sorted(boxes, key=lambda box: (round(box.x), box.y))]


@every_plan
def test_tasks_stand_in_the_order_of_the_plan(plan: Plan) -> None:
    scene = scene_of(plan)
    parts = sections(plan)
    expected = {
        f"action {part.action.id}": [plan.tasks[place].title for place in part.places]
        for part in parts
        if part.action is not None
    }
    in_order = [shown_line(plan.tasks[place].title) for part in parts for place in part.places]
    drawn = dict(sheets(scene))

    assert sorted(titles(drawn["plan"])) == sorted(in_order)
    for name, own in expected.items():
        if own:
            assert titles(drawn[name]) == own
    if "matrix" in drawn:
        assert titles(drawn["matrix"]) == in_order


def test_a_unit_stands_once_in_each_column_of_an_action() -> None:
    plan = small_plan(
        actions="id: 1, title: 治水",
        tasks="""
            id: 1, action: 1, title: 河, lead: 甲局, responsible: [乙局, 丙局]
            id: 2, action: 1, title: 井, lead: 甲局, responsible: 甲局, support: 乙局
        """,
    )
    (sheet,) = draw_action(scene_of(plan), sections(plan)[0])

    units = [(box.lines, box.x) for box in sheet.boxes if box.name.startswith("unit-")]
    left, right = min(x for _, x in units), max(x for _, x in units)
    assert units == [
        (("● 甲局",), left),
        (("○ 丙局",), right),
        (("○ 乙局",), right),
        (("○ 甲局",), right),
    ]
    assert [(line.tail, line.head) for line in sheet.lines] == [
        ("unit-lead-甲局", "task-1"),
        ("task-1", "unit-responsible-乙局"),
        ("task-1", "unit-responsible-丙局"),
        ("unit-lead-甲局", "task-2"),
        ("task-2", "unit-responsible-甲局"),
        ("task-2", "unit-responsible-乙局"),
    ]


def test_tasks_that_are_led_alike_stand_beside_one_box() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 甲局, responsible: 乙局
            id: 2, title: 井, lead: 甲局, responsible: 乙局
            id: 3, title: 渠, lead: 甲局, responsible: 丙局
            id: 4, title: 湖, lead: 乙局
        """,
    )
    (sheet,) = draw_plan(scene_of(plan))

    leads = [box.lines for box in sheet.boxes if box.name.startswith("leads-")]
    assert leads == [("● 甲局",), ("● 乙局",)]
    shares = [box.lines for box in sheet.boxes if "-responsible-" in box.name]
    assert shares == [("○ 乙局",), ("○ 丙局",)]


def test_a_task_that_nobody_leads_or_shares_is_drawn_without_lines() -> None:
    plan = small_plan(actions="id: 1, title: 治水", tasks="id: 1, action: 1, title: 河")
    scene = scene_of(plan)

    for sheet in (*draw_plan(scene), *draw_action(scene, sections(plan)[0])):
        assert titles(sheet) == ["河"]
        assert sheet.lines == ()


def test_two_tasks_with_one_id_are_both_drawn() -> None:
    plan = small_plan(
        tasks="id: 1, title: 河, lead: 甲局",
    )
    twice = plan._replace(tasks=(*plan.tasks, plan.tasks[0]._replace(title="井")))
    for name, sheet in sheets(scene_of(twice)):
        check(name, sheet)
    assert titles(draw_plan(scene_of(twice))[0]) == ["河", "井"]


def test_where_there_is_nothing_to_draw_it_is_said() -> None:
    plan = small_plan(units="name: 闲办", actions="id: 1, title: 治水")
    scene = scene_of(plan)

    with pytest.raises(EmptyPictureError):
        draw_plan(scene)
    with pytest.raises(ActionWithoutTasksError):
        draw_action(scene, sections(plan)[0])
    with pytest.raises(EmptyPictureError):
        draw_matrix(scene, matrix(plan, scene.register, by_task=True))
    with pytest.raises(EmptyPictureError):
        network(scene, top=80, min_shared=None, direct=False)
    with pytest.raises(IdleUnitError):
        duties_of(scene, "闲办", direct=False)


def test_a_unit_is_told_deadlines_as_the_plan_is_and_how_often_a_task_is_done_anew() -> None:
    tasks = (
        "id: 1, title: 河, lead: 甲局, due: 2027-06\nid: 2, title: 井, lead: 甲局, every: quarter"
    )
    scene = scene_of(small_plan(tasks=tasks))

    (unit,) = draw_unit(scene, "甲局", duties_of(scene, "甲局", direct=False))
    (whole,) = draw_plan(scene)
    for sheet in (unit, whole):
        details = [box.lines for box in sheet.boxes if box.name.endswith("-detail")]
        assert details == [("due 2027-06",), ("every quarter",)]
