"""Pictures on paper: sheets of its size, letters that can be read, nothing lost or cut."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from gettext import NullTranslations
from itertools import pairwise

import pytest
from test_sheets import check
from test_svg import outside

from asking import EN, ZH, shipped_plan, small_plan
from duties.drawing.columns import ColumnPiece, balanced, divided
from duties.drawing.engine import laid_out
from duties.drawing.paper import PaperSize, least_size, paper_of
from duties.drawing.pictures.action import draw_action
from duties.drawing.pictures.board import Boards, draw_board
from duties.drawing.pictures.bodies import draw_bodies
from duties.drawing.pictures.changes import draw_changes
from duties.drawing.pictures.heatmap import draw_heatmap
from duties.drawing.pictures.matrix import draw_matrix
from duties.drawing.pictures.network import LAYOUT, draw_network
from duties.drawing.pictures.outlook import draw_outlook
from duties.drawing.pictures.plan import draw_plan
from duties.drawing.pictures.targets import draw_targets
from duties.drawing.pictures.timeline import draw_timeline
from duties.drawing.pictures.unit import draw_unit, duties_of
from duties.drawing.pictures.workload import draw_workload
from duties.drawing.scene import Scene
from duties.drawing.sheet import Box, Point, Sheet
from duties.drawing.ties import network
from duties.ledger.model import Ledger
from duties.messages import Translator
from duties.model import Plan
from duties.queries.bodies import bodies
from duties.queries.burden import burdens
from duties.queries.heat import heat_map
from duties.queries.matrix import matrix
from duties.queries.schedule import Grouping, schedule
from duties.sections import sections
from duties.tracking.ranking import By, board
from duties.tracking.targets import standings as target_standings
from duties.tracking.tracker import Tracker
from picturing import (
    DAY,
    compared,
    earlier,
    embedded,
    fixture_plans,
    made_up,
    measured,
    outlook_of,
    read_svg,
    scene_of,
    svg_of,
    without_blanks,
)
from reading import plan_of

HAIR = 0.01
PAPERS = [
    (size, is_landscape)
    for size in (PaperSize.A4, PaperSize.A3, PaperSize.A1)
    for is_landscape in (False, True)
]
papers = pytest.mark.parametrize(("size", "is_landscape"), PAPERS)
OFTEN = [(PaperSize.A4, False), (PaperSize.A3, True)]
often_or_thorough = pytest.mark.parametrize(
    ("size", "is_landscape"),
    [each if each in OFTEN else pytest.param(*each, marks=pytest.mark.thorough) for each in PAPERS],
)

ENGLISH_UNITS = (
    "Department of Transport and Infrastructure",
    "Department of Health and Social Care",
    "Ministry of Environmental Protection",
    "Office for Low-carbon Development",
    "Department of Housing and Urban-rural Construction",
    "Telecommunications Administration",
    "Treasury",
    "Chamber of Commerce",
)


def english_plan() -> Plan:
    """Return a plan of 15 tasks with names of several long words."""
    units = len(ENGLISH_UNITS)
    tasks = "\n".join(
        f"id: {number}, action: {(number - 1) // 5 + 1}, "
        f"title: Extend the telecommunications infrastructure of district {number}, "
        f"lead: {ENGLISH_UNITS[number % units]}, "
        f"responsible: [{ENGLISH_UNITS[(number + 2) % units]}, "
        f"{ENGLISH_UNITS[(number + 5) % units]}], "
        f"support: {ENGLISH_UNITS[(number + 3) % units]}"
        for number in range(1, 16)
    )
    actions = "\n".join(f"id: {number}, title: Development programme" for number in (1, 2, 3))
    return with_targets(small_plan(actions=actions, tasks=tasks), 5)


def with_targets(plan: Plan, count: int) -> Plan:
    """Return a plan with so many targets, in groups of four."""
    targets = "".join(
        f"  - {{id: t{number}, name: Share of telecommunications infrastructure {number}, "
        f"group: Development of infrastructure {number // 4}, value: {number + 20}, "
        "unit: kilometres, by: 2027, baseline: {value: 10, by: 2024}, "
        f"owner: {ENGLISH_UNITS[number % 3]}}}\n"
        for number in range(count)
    )
    return plan._replace(targets=plan_of(f"title: 方案\ntasks: []\ntargets:\n{targets}").targets)


def large_plan(tasks: int = 120) -> Plan:
    """Return a plan in which one unit leads most tasks."""
    plan = small_plan(
        actions="\n".join(f"id: {at}, title: 行动" for at in range(1, tasks // 25 + 2)),
        tasks="\n".join(
            f"id: {at}, action: {at // 25 + 1}, title: 推进河道治理, "
            f"lead: {'水务局' if at % 5 else f'清水县第{at}办'}, "
            f"responsible: [住建局, 清水县{at % 7}局]"
            for at in range(1, tasks + 1)
        ),
    )
    return with_targets(plan, tasks)


def named_plan(name: str) -> Plan:
    makers: dict[str, Callable[[], Plan]] = {
        "shipped": shipped_plan,
        "english": english_plan,
        "large": large_plan,
    }
    return makers[name]()


def on_paper(scene: Scene) -> Iterator[tuple[str, Sequence[Sheet]]]:
    """Yield the sheets of the pictures that are divided over sheets."""
    plan = scene.plan
    found = matrix(plan, scene.register, by_task=True)
    part = max(sections(plan), key=lambda part: len(part.places))
    if part.places:
        yield "plan", draw_plan(scene)
        yield "action", draw_action(scene, part)
    if found.rows:
        yield "matrix", draw_matrix(scene, found)
        unit = found.rows[0].name
        yield "unit", draw_unit(scene, unit, duties_of(scene, unit, direct=False))


def scene_on(
    plan: Plan, size: PaperSize, into: Translator = EN, *, is_landscape: bool = False
) -> Scene:
    return scene_of(plan, into)._replace(paper=paper_of(size, is_landscape=is_landscape))


# All pictures of the shipped plan are looked at further below, and these are among them.
@pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("name_of_plan", sorted(fixture_plans().keys() - {"shipped"}))
def test_every_text_lies_in_its_shape_on_paper(name_of_plan: str, into: Translator) -> None:
    plan = fixture_plans()[name_of_plan]
    for name, sheets in on_paper(scene_on(plan, PaperSize.A4, into)):
        for sheet in sheets:
            assert outside(read_svg(svg_of(sheet))) == [], name


def drawings(scene: Scene) -> Iterator[tuple[str, Sequence[Sheet]]]:
    """Yield the sheets of every picture of a plan, with a ledger where it shows one."""
    plan, register = scene.plan, scene.register
    yield from on_paper(scene)
    found = network(scene, top=80, min_shared=None, direct=True)
    yield "network", draw_network(scene, found, layout)
    yield "heatmap", draw_heatmap(scene, heat_map(plan, register, top=80))
    tracker = Tracker(plan, register, Ledger(()))
    standings = tracker.on(DAY)
    followed = scene._replace(standings=[made_up(*each) for each in enumerate(standings)], day=DAY)
    yield "workload", draw_workload(followed, burdens(plan, register, done={0, 1}), 80)
    targets = target_standings(plan, {}, DAY)
    for by in Grouping:
        groups = schedule(plan, register, followed.standings, by)
        yield f"timeline by {by}", draw_timeline(followed, groups, targets, DAY)
    units, actions = (board(tracker, DAY, by, standings) for by in (By.UNIT, By.ACTION))
    titles = {action.id: action.title for action in plan.actions}
    yield "board", draw_board(followed, Boards(units, actions, titles))
    yield "outlook", draw_outlook(scene, outlook_of(scene, standings), DAY)
    yield "targets without readings", draw_targets(scene, targets, {}, DAY)
    yield "targets", measured(scene)
    if plan.bodies:
        yield "bodies", draw_bodies(followed, bodies(plan))
    yield "changes", draw_changes(compared(scene, earlier(plan)))


@lru_cache(8)
def drawings_on(
    name_of_plan: str, size: PaperSize, into: NullTranslations, *, is_landscape: bool
) -> Sequence[tuple[str, Sequence[Sheet]]]:
    return [*drawings(scene_on(named_plan(name_of_plan), size, into, is_landscape=is_landscape))]


def broken_words(plan: Plan, sheets: Sequence[Sheet]) -> list[str]:
    """Return the Latin words of a plan that stand half in one line of a sheet, half in the next."""
    texts = [*ENGLISH_UNITS, *(task.title for task in plan.tasks)]
    texts += [action.title for action in plan.actions] + [body.name for body in plan.bodies]
    words = {word.strip(",") for text in texts for word in text.split() if word.isascii()}
    return [
        word
        for sheet in sheets
        for box in sheet.boxes
        for first, second in pairwise(line for line in box.lines if line.strip())
        if not first.endswith("-") and (word := first.split()[-1] + second.split()[0]) in words
    ]


def test_no_latin_word_is_broken_on_a_screen() -> None:
    plan = english_plan()
    for name, sheets in drawings(scene_of(plan)):
        assert broken_words(plan, sheets) == [], name


@often_or_thorough
@pytest.mark.parametrize("name_of_plan", ["shipped", "english", "large"])
def test_every_picture_can_be_read_on_paper_breaks_no_word_and_leaves_no_blank_sheet(
    name_of_plan: str, size: PaperSize, *, is_landscape: bool
) -> None:
    paper = paper_of(size, is_landscape=is_landscape)
    assert paper is not None
    plan = named_plan(name_of_plan)
    for name, sheets in drawings_on(name_of_plan, size, EN, is_landscape=is_landscape):
        for sheet in sheets:
            assert least_size(sheet) >= paper.least - HAIR, name
            assert sheet.width / sheet.height == pytest.approx(paper.width / paper.height), name
            check(name, sheet)
        assert all(sheet.holds for sheet in sheets) or len(sheets) == 1, name
        assert broken_words(plan, sheets) == [], name


@pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("plan", ["shipped", "english"])
def test_no_text_leaves_its_box_in_any_picture_on_paper(plan: str, into: NullTranslations) -> None:
    for name, sheets in drawings_on(plan, PaperSize.A4, into, is_landscape=False):
        for sheet in sheets:
            assert outside(read_svg(svg_of(sheet))) == [], name


def layout(dot: str) -> Sequence[Point]:
    return laid_out(embedded(), dot, LAYOUT)


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A3])
def test_every_task_stands_on_one_sheet_of_a_plan(size: PaperSize) -> None:
    plan = large_plan()
    sheets = draw_plan(scene_on(plan, size))

    titles = [
        box.name
        for sheet in sheets
        for box in sheet.boxes
        if box.name.startswith("task-") and box.name.endswith("-title")
    ]
    assert len(titles) == len(plan.tasks)
    assert len(sheets) > 1
    numbers = [
        without_blanks("".join(box.lines))
        for sheet in sheets
        for box in sheet.boxes
        if box.name.startswith("subtitle")
    ]
    assert all(
        f"sheet{number}of{len(sheets)}" in words for number, words in enumerate(numbers, 1)
    ), numbers
    used = [max(box.bottom for box in body(sheet)) / sheet.height for sheet in sheets]
    assert min(used) > 2 / 3


@papers
def test_a_network_of_few_units_fills_the_sheet(size: PaperSize, *, is_landscape: bool) -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 水务局, responsible: [财政局, 城关镇]
            id: 2, title: 井, lead: 水务局, responsible: 财政局
        """
    )
    scene = scene_on(plan, size, is_landscape=is_landscape)
    found = network(scene, top=80, min_shared=None, direct=True)

    (sheet,) = draw_network(scene, found, layout)
    boxes = list(body(sheet))
    top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    assert bottom - top > sheet.height * 0.45
    assert right - left > sheet.width * 3 / 4


def body(sheet: Sheet) -> Iterator[Box]:
    frame = ("title", "subtitle", "legend", "rule", "footer")
    return (box for box in sheet.boxes if not box.name.startswith(frame))


def test_a_card_that_goes_on_bears_its_bar_again() -> None:
    sheets = draw_plan(scene_on(large_plan(), PaperSize.A4))

    bars = ["".join(box.lines) for sheet in sheets for box in sheet.boxes if is_bar(box.name)]
    assert [bar for bar in bars if bar.endswith("(continued)")]
    for sheet in sheets[:-1]:
        assert any(is_bar(box.name) for box in sheet.boxes)


def is_bar(name: str) -> bool:
    return re.fullmatch(r"action-\d+-title(-\d+)?", name) is not None


def test_an_action_of_25_tasks_is_drawn_in_parts_that_can_be_followed() -> None:
    plan = large_plan(49)
    part = sections(plan)[0]
    (screen,) = draw_action(scene_of(plan), part)

    heads = ["".join(box.lines) for box in screen.boxes if box.name.startswith("part")]
    assert heads == ["tasks 1 to 12", "tasks 13 to 24"]
    (paper,) = draw_action(scene_on(plan, PaperSize.A4), part)
    assert paper.holds == "tasks 1 to 24"


def test_a_plan_without_leads_has_no_column_for_them() -> None:
    led = small_plan(tasks="id: 1, title: 河, lead: 甲局, responsible: 乙局")
    shared = small_plan(tasks="id: 1, title: 河, responsible: 乙局")

    places = []
    for plan in (led, shared):
        (sheet,) = draw_plan(scene_of(plan))
        places.append(next(box.x for box in sheet.boxes if box.name == "task-1"))
    assert places[1] < places[0] - 50


def test_chinese_names_stand_upright_and_names_in_letters_are_turned() -> None:
    plan = small_plan(
        tasks="id: 1, title: 河, lead: 水务局, responsible: [CBD管委会, Water Authority]"
    )
    (sheet,) = draw_matrix(scene_of(plan), matrix(plan, scene_of(plan).register, by_task=True))

    turned = {box.lines for box in sheet.boxes if box.is_turned}
    assert turned == {("CBD管委会",), ("Water Authority",)}
    assert ("水", "务", "局") in {box.lines for box in sheet.boxes}


def test_columns_are_balanced_and_no_head_stands_alone() -> None:
    pieces = [ColumnPiece(10, 0)] * 5 + [ColumnPiece(10, 1)] * 4

    sheets = balanced(lambda limit: divided(pieces, [5, 5], 1, 3, limit), 2, 1000)
    assert sheets == [[[0, 1, 2, 3, 4], [5, 6, 7, 8]]]
    assert divided(pieces, [5, 5], 1, 3, 66) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
