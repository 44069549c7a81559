"""Targets as small multiples."""

from datetime import date
from itertools import pairwise

import pytest

from asking import EN, refused
from duties.drawing.pictures.targets import draw_targets
from duties.drawing.scene import Scene
from duties.drawing.sheet import Sheet
from duties.errors.pictures import NoTargetsToDrawError
from duties.ledger.checking import checked
from duties.ledger.folder import period_named
from duties.ledger.loading import load_file
from duties.naming.names import Register
from duties.source import Source
from duties.tracking.targets import readings_by_target, standings
from reading import plan_of

DAY = date(2023, 12, 31)
PLAN = """\
title: 清水方案
tasks: [{id: 1, title: 壮大产业}]
targets:
"""
READINGS = """\
period: 2023
readings:
  - {target: a, date: 2023-03-31, value: 110}
  - {target: a, date: 2023-09-30, value: 160}
  - {target: a, date: 2024-03-31, value: 900}
"""
RISING = "  - {id: a, name: 产值, value: 200, by: 2024, baseline: {value: 100, by: 2022}}\n"


def picture(targets: str, readings: str = READINGS) -> Sheet:
    plan = plan_of(PLAN + targets)
    register = Register(plan)
    file = load_file(Source("progress/2023.yaml", readings))
    record = file.record._replace(period=period_named("2023.yaml"))
    by_target = readings_by_target(checked([file._replace(record=record)], plan, register))
    found = standings(plan, by_target, DAY)
    return draw_targets(Scene(plan, register, EN), found, by_target, DAY)[0]


def named(sheet: Sheet, word: str) -> list[str]:
    return [box.name for box in sheet.boxes if word in box.name]


def test_a_panel_has_the_line_the_value_the_day_and_the_readings_up_to_it() -> None:
    sheet = picture(RISING)

    assert len(named(sheet, "-reading")) == 2  # the third is of a later day
    value, day, line, between = sheet.lines
    assert value.points[0].y == value.points[-1].y == line.points[-1].y
    assert day.points[0].x == day.points[-1].x
    assert line.points[0].y > line.points[-1].y  # upwards, as it is to rise
    assert between.points[-1].x < day.points[0].x
    texts = {line for box in sheet.boxes for line in box.lines}
    assert {"产值", "on track", "200 · 2024", "160 (2023-09-30)", "2022", "2024"} <= texts


def test_a_range_is_a_band_and_words_stand_alone() -> None:
    of_range = "  - {id: a, name: 产值, value: [150, 200], by: 2024}\n"

    words = "  - {id: b, name: 水质, value: Ⅱ类}\n"
    sheet = picture(
        of_range + words, f"{READINGS}  - {{target: b, date: 2023-05-01, value: Ⅲ类}}\n"
    )

    assert len(named(sheet, "-band")) == 1
    assert named(sheet, "-words")[0] == "target-b-words"


@pytest.mark.parametrize("count", [1, 2, 7, 24, 120, 130])
def test_panels_do_not_overlap_and_fill_a_sheet_of_a3(count: int) -> None:
    sheet = picture(
        "".join(f"  - {{id: t{n}, name: 产值{n}, value: 5}}\n" for n in range(count)),
        "period: 2023\nreadings:\n"
        + "".join(f"  - {{target: t{n}, date: 2023-03-31, value: 4}}\n" for n in range(count)),
    )

    panels = sorted((b for b in sheet.boxes if b.width == 230), key=lambda box: (box.y, box.x))
    assert len(panels) == min(count, 120)
    for before, after in pairwise(panels):
        assert after.y > before.bottom or after.x > before.right
    if count >= 7:
        assert 1.0 < sheet.width / sheet.height < 1.9


def test_odd_figures_can_be_drawn() -> None:
    odd = (
        "  - {id: a, name: 产值, value: 0}\n"
        "  - {id: b, name: 长, value: -5, by: 2020, baseline: {value: -5, by: 2020}}\n"
        f"  - {{id: c, name: {'长' * 300}, value: {'9' * 15}, unit: {'长' * 300}}}\n"
    )

    sheet = picture(odd)

    for box in sheet.boxes:
        assert box.right <= sheet.width
        assert box.bottom <= sheet.height


def test_targets_without_readings_are_listed_with_what_is_known_of_them() -> None:
    other = "  - {id: b, name: 就业, group: 民生, value: 4000, unit: 人, owner: 人社局}\n"

    sheet = picture(RISING + other, "period: 2023\n")

    texts = {line for box in sheet.boxes for line in box.lines}
    assert {"产值", "200", "2024", "100 (2022)", "就业", "4000人", "人社局", "民生"} <= texts
    assert "nothing has been measured yet" in " ".join(texts)
    assert "duties record" not in " ".join(texts)  # a picture is handed on
    assert sheet.lines == ()
    assert sheet.height < 300


def test_those_without_a_reading_stand_below_the_others() -> None:
    sheet = picture(RISING + "  - {id: b, name: 就业, value: 4000, by: 2025}\n")

    (panel,) = [box for box in sheet.boxes if box.width == 230]
    (row,) = [box for box in sheet.boxes if box.lines == ("就业",)]
    assert row.y > panel.bottom
    assert "1 without a reading" in " ".join(line for box in sheet.boxes for line in box.lines)


def test_a_plan_without_targets_is_refused() -> None:
    said = refused(NoTargetsToDrawError, lambda: picture("  []\n", ""))

    assert said == "the plan has no targets, so there is nothing to draw"


@pytest.mark.parametrize(
    ("unit", "figures"),
    [
        ("trees", {"200 trees · 2024", "160 trees (2023-09-30)"}),
        ("µg/m³", {"200 µg/m³ · 2024", "160 µg/m³ (2023-09-30)"}),
        ("'%'", {"200% · 2024", "160% (2023-09-30)"}),
        ("亿元", {"200亿元 · 2024", "160亿元 (2023-09-30)"}),
    ],
)
def test_a_blank_parts_a_figure_from_a_unit_in_letters(unit: str, figures: set[str]) -> None:
    sheet = picture(RISING.replace("value: 200", f"value: 200, unit: {unit}"))

    assert figures <= {line for box in sheet.boxes for line in box.lines}


@pytest.mark.parametrize("ends", [(100, 200), (200, 100)], ids=["rising", "falling"])
def test_the_figure_of_the_start_stands_inside_its_plot(ends: tuple[int, int]) -> None:
    first, last = ends
    bound = "max" if first > last else "min"
    way = f"value: {last}, by: 2024, baseline: {{value: {first}, by: 2022}}"
    reading = READINGS.replace("110", str(first))
    sheet = picture(f"  - {{id: a, name: 产值, bound: {bound}, {way}}}\n", reading)

    (plot,) = [box for box in sheet.boxes if box.name == "target-a-plot"]
    start = [box for box in sheet.boxes if box.lines == (str(first),)]
    assert [plot.y < box.y and box.bottom < plot.bottom for box in start] == [True]
