"""The network says what is so: no line behind a stranger, no number hidden, everybody served."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, cycle, pairwise
from math import ceil, dist

import pytest

from asking import EN, ZH, shipped_plan, small_plan
from duties.drawing.engine import laid_out
from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.network_parts import divided_network
from duties.drawing.paper import PaperSize, least_size, paper_of
from duties.drawing.pictures.network import LAYOUT, draw_network
from duties.drawing.render import PictureFormat
from duties.drawing.routing import Router, Zone, crosses, numbered, rounded
from duties.drawing.sheet import Point, Sheet
from duties.drawing.ties import Network, bands, network
from duties.importing.pipeline import draft
from duties.importing.plan.writing import plan_text
from duties.importing.shape import read_document
from duties.model import Plan
from picturing import Shape, embedded, read_svg, scene_of, svg_of
from reading import ROOT, plan_of

SHARED = ROOT.parent / "shared" / "plans"
DOCUMENTS = (
    "guofa-2019-3",
    "taicang-2026",
    "yuzhong-2023",
    "zhejiang-ai-2025",
    "zhengzhou-2026",
)
HAIR = 0.5  # points that rounding and the border of a box may take


def found_in(plan: Plan) -> Network:
    return network(scene_of(plan), top=80, min_shared=None, direct=True)


def sheet_of(plan: Plan) -> Sheet:
    found = found_in(plan)
    (sheet,) = draw_network(
        scene_of(plan, ZH), found, lambda dot: laid_out(embedded(), dot, LAYOUT)
    )
    return sheet


def document(name: str) -> Plan:
    file = SHARED / f"{name}.txt"
    if not file.exists():
        pytest.skip("the published documents are not beside this checkout")
    return plan_of(plan_text(draft(read_document(file.name, file.read_bytes()))))


def made_up(units: int, tasks: int, team: int) -> Plan:
    """Return a plan in which chance decides who works with whom."""
    chance = random.Random(1)  # noqa: S311 (not a secret)
    return plan_of_teams(units, [chance.sample(range(units), team) for _ in range(tasks)])


def plan_of_teams(units: int, teams: Sequence[Sequence[int]]) -> Plan:
    """Return a plan with a task for each team of units, which its first unit leads."""
    names = [f"清水县第{number}局" for number in range(1, units + 1)]
    kinds = cycle(["department", "street", "department", "company", "committee", "office"])
    return small_plan(
        units="\n".join(f"name: {name}, kind: {next(kinds)}" for name in names),
        tasks="\n".join(
            f"id: {number}, title: 推进第{number}项工作, lead: {names[lead]}, "
            f"responsible: [{', '.join(names[other] for other in others)}]"
            for number, (lead, *others) in enumerate(teams, 1)
        ),
    )


def crowd() -> Plan:
    """Return a plan of 80 units with as many ties as are drawn at all: 120."""
    ring = [(unit, (unit + 1) % 80) for unit in range(80)]
    across = [(unit, (11 * unit + 5) % 80) for unit in range(0, 80, 2)]
    return plan_of_teams(80, ring + across)


plans = pytest.mark.parametrize("name", ["shipped", *DOCUMENTS, "crowd", "dense", "star"])


@cache
def plan_named(name: str) -> Plan:
    match name:
        case "shipped":
            return shipped_plan()
        case "crowd":
            return crowd()
        case "dense":
            return made_up(units=24, tasks=400, team=4)
        case "star":
            return small_plan(
                tasks="\n".join(
                    f"id: {number}, title: 河, lead: 水务局, responsible: 第{number}镇"
                    for number in range(1, 61)
                )
            )
        case _:
            return document(name)


@cache
def sheet_named(name: str) -> Sheet:
    return sheet_of(plan_named(name))


@cache
def shapes_named(name: str) -> tuple[Shape, ...]:
    return read_svg(svg_of(sheet_named(name))).shapes


# What an SVG shows, measured by tools of the tests' own.


def area(shape: Shape) -> Zone:
    return bounds(shape.outline)


def flattened(points: Sequence[Point]) -> Iterator[Point]:
    """Yield places on a Bézier curve at most a point apart."""
    for start in range(0, len(points) - 1, 3):
        a, b, c, d = points[start : start + 4]
        steps = ceil(dist(a, b) + dist(b, c) + dist(c, d)) + 1
        for step in range(steps + 1):
            t = step / steps
            weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            yield Point(
                sum(w * place.x for w, place in zip(weights, (a, b, c, d), strict=True)),
                sum(w * place.y for w, place in zip(weights, (a, b, c, d), strict=True)),
            )


def bounds(places: Sequence[Point]) -> Zone:
    xs, ys = ([place[axis] for place in places] for axis in (0, 1))
    return Zone(min(xs), min(ys), max(xs), max(ys))


def is_on(place: Point, box: Zone) -> bool:
    return (
        box.left + HAIR < place.x < box.right - HAIR
        and box.top + HAIR < place.y < box.bottom - HAIR
    )


def units_of(shapes: Sequence[Shape]) -> Mapping[str, Zone]:
    return {
        shape.id: area(shape)
        for shape in shapes
        if shape.id.startswith("unit-") and not shape.is_line and "-and-" not in shape.id
    }


def lines_behind(sheet: Sheet, shapes: Sequence[Shape]) -> list[tuple[str, str]]:
    """Return each line with each unit that it crosses though it does not join it."""
    joined = {line.name: {line.tail, line.head} for line in sheet.lines}
    boxes = units_of(shapes)
    places = {shape.id: list(flattened(shape.outline)) for shape in shapes if shape.is_line}
    return [
        (line, unit)
        for line, own in places.items()
        for reach in [bounds(own)]
        for unit, box in boxes.items()
        if unit not in joined[line]
        and touch(reach, box)
        and any(is_on(place, box) for place in own)
    ]


def numbers_of(shapes: Sequence[Shape]) -> dict[str, Zone]:
    return {shape.id: area(shape) for shape in shapes if shape.id.endswith("-number")}


def touch(first: Zone, second: Zone) -> bool:
    """Return whether two zones meet; a straight line has one of no breadth."""
    return (
        first.left <= second.right
        and second.left <= first.right
        and first.top <= second.bottom
        and second.top <= first.bottom
    )


def overlap(first: Zone, second: Zone) -> bool:
    return (
        min(first.right, second.right) - max(first.left, second.left) > HAIR
        and min(first.bottom, second.bottom) - max(first.top, second.top) > HAIR
    )


@plans
def test_no_line_runs_behind_a_unit_that_it_does_not_join(name: str) -> None:
    sheet, shapes = sheet_named(name), shapes_named(name)

    assert sum(shape.is_line for shape in shapes) == len(sheet.lines) > 0
    assert lines_behind(sheet, shapes) == []


@plans
def test_every_tie_has_a_line_or_is_listed_and_no_number_is_hidden(name: str) -> None:
    found = found_in(plan_named(name))
    sheet, shapes = sheet_named(name), shapes_named(name)
    numbers, units = numbers_of(shapes), units_of(shapes)
    listed = "".join(shape.text for shape in shapes if shape.id == "unsaid")

    assert len(units) == len(found.units)
    if not listed:
        assert len(sheet.lines) == len(found.ties)
        assert len(numbers) == sum(tie.shared > found.least for tie in found.ties)
    assert [(a, b) for a, b in combinations(numbers, 2) if overlap(numbers[a], numbers[b])] == []
    assert [(n, u) for n in numbers for u in units if overlap(numbers[n], units[u])] == []


def test_the_shipped_plan_and_the_crowd_need_no_list() -> None:
    assert len(found_in(crowd()).ties) == 120
    for name in ("shipped", "crowd"):
        assert "unsaid" not in [box.name for box in sheet_named(name).boxes]


@plans
def test_the_sheet_lies_and_is_well_filled(name: str) -> None:
    sheet = sheet_named(name)
    boxes = [box for box in sheet.boxes if box.name.startswith("unit-") and "-and-" not in box.name]

    assert 1.2 < sheet.width / sheet.height < 1.6
    if name != "star":
        assert min(box.x for box in boxes) < 45
        assert max(box.right for box in boxes) > sheet.width - 45


@pytest.mark.system
def test_the_systems_engine_leaves_no_line_behind_a_unit_either() -> None:
    engine = choose_engine(EngineChoice.SYSTEM, PictureFormat.SVG)
    plan = shipped_plan()
    (sheet,) = draw_network(
        scene_of(plan), found_in(plan), lambda dot: laid_out(engine, dot, LAYOUT)
    )

    assert lines_behind(sheet, read_svg(svg_of(sheet, engine)).shapes) == []


def test_the_same_plan_gives_the_same_sheet() -> None:
    assert sheet_of(crowd()) == sheet_named("crowd")


# On paper.


@pytest.mark.parametrize("is_landscape", [False, True])
def test_a_network_goes_on_over_sheets_that_hold_every_tie_and_unit(*, is_landscape: bool) -> None:
    plan = crowd()
    scene = scene_of(plan)._replace(paper=paper_of(PaperSize.A4, is_landscape=is_landscape))
    sheets = draw_network(scene, found_in(plan), lambda dot: laid_out(embedded(), dot, LAYOUT))

    assert len(sheets) > 1
    assert sheets[0].holds.startswith("overview: the ")
    assert all(sheet.holds.startswith("those who work with ") for sheet in sheets[1:])
    whole = sheet_named("crowd")
    lines = {frozenset((line.tail, line.head)) for sheet in sheets for line in sheet.lines}
    assert lines == {frozenset((line.tail, line.head)) for line in whole.lines}
    for sheet in sheets:
        assert least_size(sheet) >= 6.49
        assert lines_behind(sheet, read_svg(svg_of(sheet)).shapes) == []
        assert filled_part(sheet) > 0.6


def test_where_everybody_works_with_everybody_one_sheet_in_small_letters_holds_all() -> None:
    paper = paper_of(PaperSize.A4, is_landscape=False)
    assert paper is not None
    plan = plan_of_teams(14, [range(14)])
    scene = scene_of(plan)._replace(paper=paper._replace(across=74, down=105))
    found = network(scene, top=80, min_shared=1, direct=True)

    (sheet,) = draw_network(scene, found, lambda dot: laid_out(embedded(), dot, LAYOUT))

    assert len(sheet.lines) == len(found.ties) == 14 * 13 / 2
    assert least_size(sheet) < paper.least


def filled_part(sheet: Sheet) -> float:
    """Return which part of its sheet the area around all units takes."""
    boxes = [box for box in sheet.boxes if box.name.startswith("unit-") and "-and-" not in box.name]
    wide = max(box.right for box in boxes) - min(box.x for box in boxes)
    high = max(box.bottom for box in boxes) - min(box.y for box in boxes)
    return wide * high / (sheet.width * sheet.height)


def at_most(count: int) -> Callable[[Network], bool]:
    return lambda found: len(found.units) <= count


@pytest.mark.parametrize("name", ["shipped", "crowd", "dense", "star"])
@pytest.mark.parametrize("most", [5, 12, 40])
def test_parts_hold_every_tie_and_every_unit(name: str, most: int) -> None:
    found = found_in(plan_named(name))
    parts = divided_network(found, at_most(most))

    assert {tie for part in parts for tie in part.found.ties} == set(found.ties)
    assert {unit for part in parts for unit in part.found.units} == set(found.units)
    assert all(len(part.found.units) <= most for part in parts)
    for part in parts:
        own = set(part.found.units)
        assert set(part.found.ties) == {tie for tie in found.ties if own.issuperset(tie[:2])}


def test_a_network_that_fits_is_one_part_and_two_tied_units_are_never_parted() -> None:
    found = found_in(shipped_plan())

    assert [part.found for part in divided_network(found, at_most(100))] == [found]
    pairs = divided_network(found, at_most(1))
    assert {tie for part in pairs for tie in part.found.ties} == set(found.ties)
    assert max(len(part.found.units) for part in pairs) == 2


# Who is tied to whom.


def test_a_unit_without_a_line_is_tied_to_the_one_it_serves() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 水务局, responsible: [城关镇, 环保局, 财政局]
            id: 2, title: 湖, lead: 水务局, responsible: [环保局, 财政局]
            id: 3, title: 渠, lead: 环保局, responsible: [财政局, 水务局]
            id: 4, title: 林, lead: 林业局, responsible: [财政局, 环保局]
            id: 5, title: 田, lead: 林业局, responsible: [财政局, 环保局]
        """,
    )
    found = found_in(plan)
    assert found.least == 2
    assert [tie[:2] for tie in found.ties if tie.is_weak] == [("城关镇", "水务局")]


def test_a_unit_that_leads_alone_is_not_tied_to_one_that_leads_nothing() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 法, lead: 政法委, responsible: [应急局, 民政局]
            id: 2, title: 老, lead: 卫健委, responsible: [民政局, 人社局]
            id: 3, title: 幼, lead: 卫健委, responsible: [民政局, 人社局]
            id: 4, title: 病, lead: 卫健委, responsible: [民政局, 人社局, 财政局, 教育局]
        """,
    )
    weak = [tie[:2] for tie in found_in(plan).ties if tie.is_weak]

    assert ("应急局", "政法委") in weak
    assert ("政法委", "民政局") not in weak


def test_units_tied_to_one_alone_stand_in_its_band() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 水务局, responsible: [环保局, 财政局]
            id: 2, title: 林, lead: 林业局, responsible: 城关镇
            id: 3, title: 井, lead: 水务局, responsible: 水文站
            id: 4, title: 路, lead: 交通局, responsible: [公路局, 公安局]
        """,
    )
    below = bands(found_in(plan))

    assert {unit: [leaf for leaf, _ in band] for unit, band in below.items()} == {
        "水务局": ["水文站"],
        "交通局": [],
        "公安局": [],
        "公路局": [],
        "环保局": [],
        "财政局": [],
        "林业局": ["城关镇"],
    }


def test_a_few_units_spread_over_the_whole_sheet() -> None:
    plan = small_plan(tasks="id: 1, title: 河, lead: 水务局, responsible: 财政局")
    paper = paper_of(PaperSize.A4, is_landscape=False)
    scene = scene_of(plan)._replace(paper=paper)

    (sheet,) = draw_network(scene, found_in(plan), lambda dot: laid_out(embedded(), dot, LAYOUT))
    upper, lower = sorted(
        (box for box in sheet.boxes if box.name.startswith("unit")), key=lambda box: box.y
    )

    assert upper.bottom < sheet.height / 4 < sheet.height * 3 / 4 < lower.y
    assert upper.x + upper.width / 2 == pytest.approx(lower.x + lower.width / 2)


def test_members_of_a_collective_are_left_out_unless_they_are_wanted() -> None:
    plan = small_plan(
        units="""
            name: 各镇, kind: collective, members: [东镇, 西镇]
            name: 东镇
            name: 西镇
        """,
        tasks="id: 1, title: 河, lead: 水务局, responsible: 各镇",
    )
    scene = scene_of(plan)

    def units(*, direct: bool) -> set[str]:
        return set(network(scene, top=80, min_shared=None, direct=direct).units)

    assert units(direct=True) == {"水务局", "各镇"}
    assert units(direct=False) == {"水务局", "各镇", "东镇", "西镇"}


# Routing alone.

ROOM = Zone(-100, -100, 300, 200)


def test_a_line_that_is_free_is_straight_and_another_turns_round_what_is_in_its_way() -> None:
    ends = Zone(0, 40, 20, 60), Zone(180, 40, 200, 60)
    middles = Point(10, 50), Point(190, 50)
    wall = Zone(90, 0, 110, 90)

    assert Router(ends, middles, ROOM).route(0, 1) == middles
    line = Router((*ends, wall), middles, ROOM).route(0, 1)
    assert line is not None
    assert line[0] == middles[0]
    assert line[-1] == middles[1]
    assert len(line) == 4
    assert all(place.y > wall.bottom for place in line[1:-1])  # the shorter way
    assert not any(crosses(*part, wall) for part in pairwise(line))


def test_lines_round_one_corner_do_not_lie_on_each_other() -> None:
    areas = Zone(0, 40, 20, 60), Zone(180, 40, 200, 60), Zone(90, 0, 110, 90)
    router = Router(areas, (Point(10, 50), Point(190, 50)), ROOM)

    assert router.route(0, 1) != router.route(0, 1)


def test_where_there_is_no_way_there_is_no_line() -> None:
    areas = Zone(0, 40, 20, 60), Zone(180, 40, 200, 60), Zone(90, -100, 110, 200)

    assert Router(areas, (Point(10, 50), Point(190, 50)), ROOM).route(0, 1) is None


def test_a_rounded_line_keeps_its_ends_and_cuts_its_corners() -> None:
    curve = rounded((Point(0, 0), Point(100, 0), Point(100, 100)), 20)

    assert len(curve) % 3 == 1
    assert curve[0] == (0, 0)
    assert curve[-1] == (100, 100)
    assert Point(80, 0) in curve
    assert Point(100, 20) in curve


def test_a_number_keeps_clear_of_others_and_of_blocks() -> None:
    line = Point(0, 0), Point(100, 0)
    ends = Zone(-5, -5, 5, 5), Zone(95, -5, 105, 5)

    assert numbered([line], [ends], [(10, 10)], []) == [Point(50, 0)]
    (beside,) = numbered([line], [ends], [(10, 10)], [Zone(40, -5, 60, 5)])
    assert beside is not None
    assert not 35 < beside.x < 65
    assert numbered([line], [ends], [(10, 10)], [Zone(0, -5, 100, 5)]) == [None]
    first, second = numbered([line, line], [ends, ends], [(10, 10), (10, 10)], [])
    assert first is not None
    assert second is not None
    assert abs(first.x - second.x) >= 10


def test_ties_without_a_way_stand_in_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Router, "route", lambda *_: None)
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 水务局, responsible: [环保局, 财政局]
        """,
    )
    found = found_in(plan)
    (sheet,) = draw_network(
        scene_of(plan, EN), found, lambda dot: laid_out(embedded(), dot, LAYOUT)
    )

    (listed,) = [box for box in sheet.boxes if box.name == "unsaid"]
    assert sheet.lines == ()
    assert " ".join(listed.lines) == (
        "3 lines or numbers have no room in the picture: "
        "水务局 – 环保局 1, 水务局 – 财政局 1, 环保局 – 财政局 1"
    )


def test_units_that_share_nothing_stand_in_rows() -> None:
    plan = small_plan(
        tasks="\n".join(f"id: {number}, title: 河, lead: 第{number}局" for number in range(1, 31))
    )
    boxes = [box for box in sheet_of(plan).boxes if box.name.startswith("unit-")]

    places = [(round(box.y), round(box.x)) for box in boxes]
    assert places == sorted(places)
    assert len({y for y, _ in places}) < 6
