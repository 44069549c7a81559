"""The pictures of a whole plan: what a reader sees of days, lights, work and changes."""

from collections.abc import Sequence
from datetime import date

import pytest

from asking import EN, refused, small_plan
from duties.drawing.measure import text_width
from duties.drawing.palette import DONE_PART, LATE, OPEN_BAR, TODAY, TRACK
from duties.drawing.panels import (
    A4,
    Ground,
    PanelHeading,
    PanelRow,
    PanelRows,
    PanelTable,
    on_panels,
)
from duties.drawing.paper import PaperSize, paper_of
from duties.drawing.pictures.board import Boards, draw_board
from duties.drawing.pictures.bodies import draw_bodies
from duties.drawing.pictures.changes import draw_changes
from duties.drawing.pictures.outlook import draw_outlook
from duties.drawing.pictures.timeline import draw_timeline
from duties.drawing.pictures.workload import draw_workload
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Names, Sheet
from duties.errors.pictures import NoBodiesToDrawError, NothingChangedError, NothingPlannedError
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.bodies import bodies
from duties.queries.burden import burdens
from duties.queries.schedule import Grouping, schedule
from duties.tracking.ranking import By, board
from duties.tracking.targets import standings as target_standings
from duties.tracking.tracker import Tracker
from picturing import compared, outlook_of, scene_of
from tracked import file_of, plan_of, tracker_of

DAY = date(2026, 6, 30)
TASKS = """
- {id: 1, title: 步道, lead: 住建局, start: 2026-01-01, due: 2026-12-31}
- {id: 2, title: 桥, lead: 交通局, start: 2026-01-01, due: 2026-03-31}
- {id: 3, title: 灯, lead: 住建局, due_text: 长期推进}
"""
REPORTS = """
task: 1, unit: 住建局, date: 2026-03-25, state: in-progress, percent: 50
task: 2, unit: 交通局, date: 2026-03-25, state: in-progress, percent: 25
"""


def followed(plan: Plan, reports: str = REPORTS) -> tuple[Scene, Tracker]:
    tracker = tracker_of(plan, [file_of("2026-03", reports)])
    scene = Scene(plan, Register(plan), EN, standings=tracker.on(DAY), day=DAY)
    return scene, tracker


def timeline(plan: Plan, scene: Scene | None = None, day: date = DAY) -> Sheet:
    scene = scene or scene_of(plan)
    tasks = scene.standings or tracker_of(plan).on(day)
    groups = schedule(plan, scene.register, tasks, Grouping.ACTION)
    return draw_timeline(scene, groups, target_standings(plan, {}, day), day)[0]


def those(sheet: Sheet, look: object, within: str = "") -> list[Box]:
    return [box for box in sheet.boxes if box.look == look and within in box.name]


def texts(sheet: Sheet) -> set[str]:
    return {line for box in sheet.boxes for line in box.lines}


def test_a_bar_runs_from_start_to_deadline_and_is_filled_as_far_as_the_work_is_done() -> None:
    plan = plan_of(TASKS, "horizon: 2027")
    scene, _ = followed(plan)

    sheet = timeline(plan, scene)

    first, second = those(sheet, TRACK, "task-")
    done = those(sheet, DONE_PART, "task-")
    assert [
        round(bar.width / of.width, 2) for bar, of in zip(done, (first, second), strict=True)
    ] == [
        *(0.5, 0.25),
    ]
    assert (first.x, second.x) == (done[0].x, done[1].x)
    assert first.width / second.width == pytest.approx(365 / 90, rel=0.02)
    (line,) = [box for box in sheet.boxes if box.look == TODAY and not box.lines]
    (late,) = those(sheet, LATE, "task-2")
    assert late.x == pytest.approx(second.right)
    assert late.right == pytest.approx(line.x + line.width / 2)
    (open_,) = those(sheet, OPEN_BAR, "task-")
    assert open_.right > first.right  # up to the horizon, a year later


def test_lights_and_states_are_shown_with_a_ledger_only() -> None:
    plan = plan_of(TASKS, "horizon: 2027")

    with_ledger, without = timeline(plan, followed(plan)[0]), timeline(plan)

    lights = [box for box in with_ledger.boxes if box.name.endswith("-light")]
    assert [box.lines for box in lights] == [("▲",), ("●",)]
    assert {"50%", "25%", "State"} <= texts(with_ledger)
    assert not [box for box in without.boxes if box.name.endswith("-light")]
    assert "State" not in texts(without)
    assert not those(without, DONE_PART)


def test_a_step_tells_its_units_only_where_they_are_not_those_of_its_task() -> None:
    steps = "steps: [{id: 1, title: 选址}, {id: 2, title: 绿化, lead: 园林局}]"
    sheet = timeline(small_plan(tasks=f"id: 1, title: 步道, lead: 住建局, due: 2027, {steps}"))

    units = {"住建局", "园林局"}
    told = [(box.name, *box.lines) for box in sheet.boxes if units & set(box.lines)]
    assert [(name.split("-beside")[0], unit) for name, unit in told] == [
        ("task-1", "住建局"),
        ("step-1_2f2", "园林局"),
    ]


@pytest.mark.parametrize("day", [date(2026, month, 3) for month in range(1, 13)])
def test_the_line_of_the_day_runs_through_no_name_of_a_period(day: date) -> None:
    sheet = timeline(plan_of(TASKS, "horizon: 2027"), day=day)

    line, told = (box for box in sheet.boxes if box.look == TODAY)
    names = [box for box in sheet.boxes if box.lines and box.lines[0].startswith("202")]
    crossed = [box for box in names if box.x < line.x < box.right and box != told]
    assert told.lines == (f"{day}",)
    assert crossed
    assert all(box.bottom <= min(line.y, told.y) + 1 for box in crossed)


def test_without_horizon_what_has_no_deadline_stands_in_a_strip_beside_the_ruler() -> None:
    sheet = timeline(plan_of(TASKS))

    (open_,) = those(sheet, OPEN_BAR, "task-")
    assert open_.x > max(bar.right for bar in those(sheet, TRACK, "task-"))
    assert "长期推进" in texts(sheet)


def test_a_plan_without_any_day_has_no_ruler_and_says_so() -> None:
    sheet = timeline(small_plan(tasks="id: 1, title: 河, lead: 甲局"))

    assert "nothing in the plan has a deadline" in " ".join(texts(sheet))
    assert not those(sheet, TODAY)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2040, 1, 1), "the day lies after all that is shown"),
        (date(1990, 1, 1), "the day lies before all that is shown"),
    ],
)
def test_a_day_that_is_far_away_does_not_squeeze_the_plan(day: date, said: str) -> None:
    sheet = timeline(plan_of(TASKS, "horizon: 2027"), day=day)

    assert said in " ".join(texts(sheet))
    assert not those(sheet, TODAY)
    (bar, _) = those(sheet, TRACK, "task-")
    assert bar.width > 150


def test_a_plan_that_names_one_day_alone_has_that_day_and_today_on_its_ruler() -> None:
    sheet = timeline(small_plan(tasks="id: 1, title: 河, lead: 甲局, due: 2027-12-31"))

    (sign,) = [box for box in sheet.boxes if box.name == "task-1-due"]
    (line,) = [box for box in sheet.boxes if box.look == TODAY and not box.lines]
    assert sign.x - line.x > 200


def test_targets_stand_on_their_days_and_those_without_are_counted() -> None:
    targets = "targets: [{id: a, name: 产值, value: 5, by: 2026}, {id: b, name: 绿地, value: 3}]"

    sheet = timeline(plan_of(TASKS, f"horizon: 2027\n{targets}"))

    signs = [box for box in sheet.boxes if box.name.startswith("target-") and not box.lines]
    (bar, _) = those(sheet, TRACK, "task-")
    assert [sign.x + sign.width / 2 for sign in signs] == [pytest.approx(bar.right)]
    assert "1 target without a date is not shown" in " ".join(texts(sheet))


def test_nothing_at_all_is_refused() -> None:
    refused(NothingPlannedError, lambda: timeline(small_plan()))


def test_a_bar_of_work_has_a_part_for_each_role_and_the_done_ones_filled() -> None:
    plan = small_plan(
        tasks="""
            id: 1, title: 河, lead: 甲局
            id: 2, title: 井, lead: 甲局
            id: 3, title: 桥, support: 甲局
        """
    )
    scene = Scene(plan, Register(plan), EN, standings=tracker_of(plan).on(DAY), day=DAY)

    sheet = draw_workload(scene, burdens(plan, scene.register, done={0}), 80)[0]

    boxes = {box.name: box for box in sheet.boxes}
    unit = "unit-甲局"
    lead, done, support = (boxes[f"{unit}-{part}"] for part in ("lead", "lead-done", "support"))
    assert done.width == pytest.approx(lead.width / 2)
    assert support.width == pytest.approx(lead.width / 2)
    assert f"{unit}-support-done" not in boxes
    assert {"1/3", "●2 ◇1"} <= texts(sheet)


def drawn_board(reports: str = REPORTS, paper: PaperSize = PaperSize.SCREEN) -> Sequence[Sheet]:
    plan = plan_of(TASKS, "actions: []")
    scene, tracker = followed(plan, reports)
    boards = [board(tracker, DAY, by, scene.standings) for by in (By.UNIT, By.ACTION)]
    scene = scene._replace(paper=paper_of(paper, is_landscape=False))
    return draw_board(scene, Boards(boards[0], boards[1], {}))


def test_the_board_has_the_counts_what_is_red_and_the_ranking() -> None:
    (sheet,) = drawn_board()

    shown = texts(sheet)
    assert {"3", "tasks in all", "● red", "on pace 1", "behind pace 1"} <= shown
    assert "2 桥 · 交通局" in shown
    assert any("overdue" in line and "2026-03-31" in line for line in shown)
    ranked = [box.lines for box in sheet.boxes if box.name.startswith("unit-") and box.is_left]
    assert ranked[:2] == [("住建局",), ("交通局",)]


def outlook(plan: Plan, paper: PaperSize = PaperSize.SCREEN) -> Sheet:
    scene = scene_of(plan)._replace(paper=paper_of(paper, is_landscape=False))
    (sheet,) = draw_outlook(scene, outlook_of(scene, tracker_of(plan).on(DAY)), DAY)
    return sheet


def test_the_board_of_a_plan_without_reports_tells_what_is_known() -> None:
    sheet = outlook(plan_of(TASKS, "actions: [{id: 一, title: 建设}]"))

    assert {"1 步道", "2026-12-31", "2 桥", "2026-03-31", "住建局"} <= texts(sheet)
    bars = {box.name: box.width for box in those(sheet, TRACK)}
    assert bars["unit-住建局-bar"] == 2 * bars["unit-交通局-bar"]
    passed, coming = (
        next(box for box in sheet.boxes if box.lines == (words,))
        for words in ("Deadlines that have passed", "Next deadlines")
    )
    bridge, path = (
        next(box for box in sheet.boxes if box.lines == (words,)) for words in ("2 桥", "1 步道")
    )
    assert bridge.x - passed.x == pytest.approx(path.x - coming.x)
    assert "nothing has been reported yet" in " ".join(texts(sheet))
    assert "duties record" not in " ".join(texts(sheet))  # a picture is handed on
    assert sheet.height < 350


def test_with_many_deadlines_it_tells_how_many_more_there_are() -> None:
    plan = plan_of(
        "\n".join(f"- {{id: {at}, title: 桥, lead: 交通局, due: 2027}}" for at in range(1, 41))
    )

    for paper in PaperSize:
        sheet = outlook(plan, paper)
        told = [box for box in sheet.boxes if box.name.startswith("due-")]
        assert f"and {40 - len([box for box in told if box.lines == ('2027',)])} more" in texts(
            sheet
        )


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.A3])
def test_the_board_fits_on_paper(paper: PaperSize) -> None:
    (sheet,) = drawn_board(paper=paper)

    assert all(box.right <= sheet.width + 0.01 for box in sheet.boxes)
    assert all(box.bottom <= sheet.height + 0.01 for box in sheet.boxes)


BODIES = """
bodies:
  - {id: 领导组, name: 县领导小组, tier: leading-group, office: 发改局}
  - {id: 水组, name: 治水专项工作组, tier: special-group, under: 领导组, actions: [一]}
  - {id: 桥专班, name: 大桥专班, tier: task-force, under: 水组, office: 交通局, tasks: [2]}
actions: [{id: 一, title: 治水}]
"""


def test_bodies_stand_beside_those_that_they_are_under_and_say_what_they_cover() -> None:
    plan = plan_of(TASKS.replace("title: 步道,", "title: 步道, action: 一,"), BODIES)

    (sheet,) = draw_bodies(scene_of(plan), bodies(plan))

    boxes = {box.name: box for box in sheet.boxes}
    top, group, force = (boxes[f"body-{id_}"] for id_ in ("领导组", "水组", "桥专班"))
    assert top.right < group.x < group.right < force.x
    assert [(line.tail, line.head) for line in sheet.lines] == [
        ("body-领导组", "body-水组"),
        ("body-水组", "body-桥专班"),
    ]
    assert {
        *("Covers the whole plan: 3 tasks", "一 治水", "Covers 1 task", "2 桥"),
        *("Office: 发改局", "Office: 交通局"),
    } <= texts(sheet)


def test_many_bodies_go_on_over_sheets_with_the_one_at_the_top_on_each() -> None:
    groups = "\n".join(
        f"  - {{id: 组{n}, name: 第{n}专项工作组, under: 领导组, actions: [一]}}" for n in range(60)
    )
    plan = plan_of(TASKS, BODIES.replace("actions: [{id", f"{groups}\nactions: [{{id"))
    scene = scene_of(plan)._replace(paper=paper_of(PaperSize.A4, is_landscape=True))

    sheets = draw_bodies(scene, bodies(plan))

    assert len(sheets) > 1
    names = [{box.name for box in sheet.boxes} for sheet in sheets]
    assert all(any(name.startswith("body-领导组") for name in each) for each in names)
    assert all(any(f"body-组{n}" in each for each in names) for n in range(60))


def test_a_plan_without_bodies_is_refused() -> None:
    refused(NoBodiesToDrawError, lambda: draw_bodies(scene_of(small_plan()), ()))


OLD = small_plan(
    tasks="""
        id: 1, title: 清理河道, lead: 甲局
        id: 2, title: 新建水库, lead: 乙局
    """
)


def test_who_had_a_task_stands_on_its_left_and_who_has_it_on_its_right() -> None:
    new = small_plan(
        tasks="""
            id: 1, title: 清理河道, lead: 丙局
            id: 3, title: 更换路灯, lead: 甲局
        """
    )

    (sheet,) = draw_changes(compared(scene_of(new), OLD))

    boxes = {box.name: box for box in sheet.boxes}
    before, task, after = (
        boxes[name] for name in ("task-1-lead-甲局", "task-1", "task-1-lead-丙局")
    )
    assert before.right < task.x < task.right < after.x
    assert boxes["task-2-lead-乙局"].right < boxes["task-2"].x  # dropped
    assert boxes["task-3"].right < boxes["task-3-lead-甲局"].x  # added
    assert {"+ Added 1", "− Dropped 1", "⇄ Handed over 1", "+1", "−1"} <= texts(sheet)


def test_plans_that_are_the_same_are_refused() -> None:
    said = refused(NothingChangedError, lambda: draw_changes(compared(scene_of(OLD), OLD)))

    assert said.startswith("no task differs between 旧.yaml and")


def row(name: str, height: float) -> Block:
    return Block(100, height, (Box(name, 0, 0, 100, height, (name,)),))


def rows_of(names: Names, _: float | None) -> PanelRows:
    rows = []
    for group in range(3):
        made = PanelHeading(20, lambda group=group: row(names("head", str(group)), 20))  # type: ignore[misc]
        rows.append(PanelRow(made.made()))
        rows += [PanelRow(row(names(f"{group}.{n}"), 15), f"{group}.{n}", made) for n in range(40)]
    return PanelRows(rows, Ground(100, lambda: Block(100, 10, ())))


@pytest.mark.parametrize("paper", [PaperSize.SCREEN, PaperSize.A4, PaperSize.A3])
def test_headings_are_repeated_and_no_panel_ends_with_one(paper: PaperSize) -> None:
    scene = scene_of(small_plan())._replace(paper=paper_of(paper, is_landscape=False))

    sheets = on_panels(scene, PanelTable(rows_of, 10, 20, A4), "", "", lambda _: ())

    told = []
    for sheet in sheets:
        boxes = [box for box in sheet.boxes if box.lines and box.lines == (box.name,)]
        for x in sorted({round(box.x) for box in boxes}):
            panel = sorted((b for b in boxes if round(b.x) == x), key=lambda box: box.y)
            assert panel[0].name.startswith("head-")
            assert not panel[-1].name.startswith("head-")
            told += [box.name for box in panel if not box.name.startswith("head-")]
    assert told == [f"{group}_2e{n}" for group in range(3) for n in range(40)]


def test_the_words_below_a_count_stay_inside_it_on_narrow_paper() -> None:
    (sheet,) = drawn_board(paper=PaperSize.A4)

    boxes = {box.name: box for box in sheet.boxes}
    (words,) = [box for box in sheet.boxes if "not accepted" in " ".join(box.lines)]
    count = boxes[words.name.removesuffix("-words")]
    assert max(text_width(line, words.size) for line in words.lines) < count.width
    assert words.bottom <= count.bottom
