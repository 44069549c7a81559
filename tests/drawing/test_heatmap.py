"""The heat map."""

from itertools import pairwise

import pytest

from asking import EN, refused, small_plan
from duties.drawing.palette import HEATS
from duties.drawing.pictures.heatmap import draw_heatmap
from duties.drawing.sheet import Box, Sheet
from duties.errors.pictures import EmptyPictureError
from duties.model import Plan
from duties.queries.heat import heat_map
from picturing import scene_of


def busy_plan(actions: int, units: int, tasks: int = 40) -> Plan:
    """Return a plan in which the first units have the most tasks."""
    lines = [
        f"id: {n}, title: 任务{n}, action: {n % actions + 1}, lead: 单位{n % 7 % units}, "
        f"support: 单位{n % units}"
        for n in range(1, tasks + 1)
    ]
    return small_plan(
        actions="\n".join(f"id: {n}, title: 第{n}项重点行动" for n in range(1, actions + 1)),
        tasks="\n".join(lines),
    )


def drawn(plan: Plan, top: int = 80) -> Sheet:
    scene = scene_of(plan, EN)
    return draw_heatmap(scene, heat_map(plan, scene.register, top=top))[0]


def cells(sheet: Sheet) -> list[Box]:
    return [box for box in sheet.boxes if box.name.startswith("heat-") and box.lines]


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_the_more_tasks_the_darker_and_the_number_is_always_there() -> None:
    by_count = {int(box.lines[0]): box.look for box in cells(drawn(busy_plan(3, 5)))}

    darkness = [-lightness(by_count[count].fill or "") for count in sorted(by_count)]
    assert darkness == sorted(darkness)
    assert by_count[max(by_count)] == HEATS[-1]
    steps = [lightness(look.fill or "") for look in HEATS]
    assert all(before - after > 15 for before, after in pairwise(steps))


def test_who_leads_is_told_by_a_dot() -> None:
    plan = small_plan(tasks="id: 1, title: 河, lead: 甲局, support: 乙局")

    dots = [box for box in drawn(plan).boxes if box.name.endswith("-leads")]

    assert [dot.tooltip.split(" · ")[0] for dot in dots] == ["甲局"]


def test_titles_of_few_actions_are_level_and_those_of_many_turned() -> None:
    for count, is_turned in ((3, False), (20, True)):
        sheet = drawn(busy_plan(count, 5))
        heads = [box for box in sheet.boxes if box.tooltip.startswith("3 第3项") and box.lines]
        title = next(box for box in heads if box.name == "action-3")
        assert title.is_turned is is_turned
        assert "".join("".join(title.lines).split()) == "3第3项重点行动"


def test_all_others_stand_in_a_row_that_says_how_many() -> None:
    sheet = drawn(busy_plan(3, 12), top=4)

    assert "8 more units" in {line for box in sheet.boxes for line in box.lines}


@pytest.mark.parametrize(("actions", "units"), [(1, 1), (10, 47), (20, 80), (3, 80), (30, 12)])
def test_it_is_shaped_like_a_sheet_of_paper(actions: int, units: int) -> None:
    sheet = drawn(busy_plan(actions, units, tasks=300))

    ratio = max(sheet.width / sheet.height, sheet.height / sheet.width)
    if units > 1:
        assert ratio < 2.1


def test_a_plan_without_actions_has_one_column() -> None:
    sheet = drawn(small_plan(tasks="id: 1, title: 河, lead: 甲局"))

    assert [box.lines for box in cells(sheet)] == [("1",)]


def test_nobody_with_a_task_is_refused() -> None:
    refused(EmptyPictureError, lambda: drawn(small_plan(tasks="id: 1, title: 河")))
