"""What a page tells of a plan that has a ledger."""

import json
from dataclasses import replace
from datetime import date

import pytest
from plans import ledger_texts, tracked_plan_text
from test_page import Page

from duties.drawing.engines import EngineChoice, choose_engine
from duties.drawing.palette import look_of_light
from duties.drawing.render import PictureFormat
from duties.drawing.ruler import DayRuler
from duties.exporting.dossier import Dossier, Followed
from duties.exporting.file_parts import FilePart
from duties.exporting.page import progress as page_progress
from duties.exporting.page.packing import packed
from duties.exporting.page.progress import PageProgress
from duties.exporting.page.render import render
from duties.exporting.page.timeline import PageTimeline, timeline
from duties.messages import Translator
from followed import followed
from handing_on import EN, ZH, dossier

PLAN = """
title: 清水县工作方案
issued: 2026-01-01
units: [{name: 县水务局}, {name: 县住建局}]
actions: [{id: 一, title: 治水}]
tasks:
  - {id: 1, action: 一, title: 修渠, lead: 县水务局, responsible: 县住建局, due: 2026-04-10}
  - {id: 2, action: 一, title: 打井, lead: 县水务局, due: 2026-12-31}
  - id: 3
    title: 建房
    lead: 县住建局
    due: 2026-12-31
    steps: [{id: 1, title: 选址, due: 2026-03}, {id: 2, title: 开工, due: 2026-05}]
  - {id: 4, title: 拆房, lead: 县住建局, due: 2026-12-31}
  - {id: 5, title: 长期巡查, lead: 县住建局, due_text: 长期坚持}
targets:
  - {id: 水, name: 供水量, value: 100, unit: 万吨, by: 2026, baseline: {value: 0, by: 2025}}
"""
LEDGER = """
reports:
  - {task: 1, unit: 县水务局, date: 2026-03-20, state: in-progress, percent: 50, done: 挖通一段}
  - {task: 2, unit: 县水务局, date: 2026-03-21, state: done}
  - {task: 3/1, unit: 县住建局, date: 2026-03-22, state: done}
  - {task: 3/2, unit: 县住建局, date: 2026-03-22, state: in-progress, percent: 90}
problems:
  - {id: P1, task: 1, unit: 县水务局, date: 2026-03-20, stage: found, text: 征地未完}
readings:
  - {target: 水, date: 2026-03-31, value: 5}
rulings:
  - {task: 4, date: 2026-03-28, by: 督查室, cancelled: true, reason: 并入任务3}
"""
DAY = date(2026, 4, 15)


def with_ledger(text: str = PLAN, ledger: str = LEDGER, day: date = DAY) -> Dossier:
    return of_ledger(text, day, p2026_03=ledger)


def of_ledger(text: str, day: date, **periods: str) -> Dossier:
    plan = followed(text, **periods)
    found = Followed(plan.tracker, plan.register, plan.ledger)
    return replace(dossier(text), today=day, followed=found)


def progress(of: Dossier | None = None, into: Translator = EN) -> PageProgress:
    of = of or with_ledger()
    assert of.followed is not None
    return PageProgress(of, of.followed, into)


def test_every_task_that_counts_is_in_one_class_and_under_one_light() -> None:
    shown = progress()

    assert {tile.label: [mark.id for mark in tile.marks] for tile in shown.classes} == {
        "completed": ["2"],
        "ahead of pace": ["3"],
        "on pace": [],
        "behind pace": ["1"],
        "not judged": ["5"],
    }
    assert {tile.label: [mark.id for mark in tile.marks] for tile in shown.lights} == {
        "● red": ["1"],
        "▲ yellow": [],
        "○ green": ["2", "3"],
        "no light": ["5"],
    }


def test_what_is_lit_is_told_with_its_reason() -> None:
    assert [(mark.id, mark.leads, mark.why) for mark in progress().lit] == [
        ("1", "县水务局", "overdue by 5 days (due 2026-04-10)")
    ]


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 3, 10), ["3/1"]), (date(2026, 4, 1), ["1"]), (date(2026, 5, 1), ["3/2"])],
)
def test_tasks_and_steps_that_are_due_within_thirty_days_are_listed(
    day: date, due: list[str]
) -> None:
    assert [mark.id for mark in progress(with_ledger(day=day)).soon] == due


def test_tasks_are_told_apart_by_their_deadlines() -> None:
    assert {mark.id: mark.deadline for mark in progress().marks} == {
        "1": "overdue",
        "2": "on-time",
        "3": "later",
        "4": "",
        "5": "none",
    }


def test_the_numbers_of_the_ranking_lead_to_the_tasks_that_they_count() -> None:
    headings, rows = progress().ranking

    assert headings[:4] == ["Rank", "Unit", "Tasks", "Done"]
    wanted = {row.unit: [cell.wanted for cell in row.cells if cell.wanted] for row in rows}
    assert wanted == {
        "县水务局": ["class=done", "due=on-time", "state=done", "due=overdue", "light=red"],
        "县住建局": [],
    }
    assert [row.cells[2] for row in rows] == [("2", ""), ("2", "")]


def test_a_record_has_the_journal_and_the_steps_of_its_task() -> None:
    records = {record.mark.id: record for record in progress().records()}

    assert records["5"].journal is None
    assert records["1"].journal is not None
    assert [row[:2] for row in records["1"].journal.rows] == [
        ["2026-03-20", "report on 1"],
        ["2026-03-20", "problem P1 of 1"],
    ]
    assert records["3"].steps is not None
    assert [row[0] for row in records["3"].steps.rows] == ["3/1", "3/2"]
    assert dict(records["1"].facts)["State"] == "in progress, 50%"


def test_the_folder_of_the_ledger_is_nobodys_business() -> None:
    text = render(with_ledger(), EN).decode()

    assert "2026-03.yaml:" in text
    assert "progress/2026-03.yaml" not in text


def test_a_unit_has_its_tasks_its_reports_and_its_problems() -> None:
    water, houses = (progress().units[unit] for unit in ("县水务局", "县住建局"))

    assert [mark.id for mark in water.marks] == ["1", "2"]
    assert water.reports is not None
    assert len(water.reports.grid.rows) == 2
    assert water.reports.parts == ("card=1", "card=2")
    assert water.problems is not None
    assert water.problems.grid.rows[0][0] == "P1"
    assert water.problems.parts == ("card=1",)
    assert [mark.id for mark in houses.marks] == ["3", "4", "5"]
    assert houses.problems is None


def test_targets_that_are_behind_are_told_with_the_reason() -> None:
    found = progress().targets_behind

    assert found is not None
    assert [row[0] for row in found.rows] == ["水"]
    assert found.headings[-1] == "Why"


def test_bars_run_from_start_to_deadline_and_are_filled_as_far_as_the_work_is_done() -> None:
    of = with_ledger()
    assert of.followed is not None
    standings = of.followed.tracker.on(DAY)
    line = timeline(standings, DAY)

    year = DayRuler(date(2026, 1, 1).toordinal(), date(2026, 12, 31).toordinal())
    assert line == PageTimeline(year, 739721)
    first = line.bar(standings[0])
    assert first is not None
    assert (first.left, first.width, first.done) == ("0%", "27.40%", "13.70%")
    steps = line.bar(standings[2])
    assert steps is not None
    assert steps.steps == ("24.66%", "41.37%")
    assert line.bar(standings[4]) is None
    assert line.today == "28.49%"


def test_a_deadline_in_the_year_9999_does_not_squeeze_the_others() -> None:
    far = PLAN.replace("due: 2026-12-31", "due: 9999-12-31", 1)
    of = with_ledger(far)
    assert of.followed is not None
    line = timeline(of.followed.tracker.on(DAY), DAY)

    assert date.fromordinal(line.days.last).year == 2046
    assert len(line.ruler()) <= 7


@pytest.mark.parametrize("into", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("without", [(), (FilePart.UNITS, FilePart.ACTIONS, FilePart.TARGETS)])
def test_every_link_leads_to_a_part_of_the_page(
    into: Translator, without: tuple[FilePart, ...]
) -> None:
    shown = Page(render(replace(with_ledger(), without=frozenset(without)), into).decode())

    ids = shown.every("id")
    assert len(ids) == len(set(ids))
    assert not shown.dead_links()
    assert {"card=1", "class=behind", "light=red", "timeline"} <= set(ids)
    assert shown.every("id").index("board") < ids.index("tasks")


def test_pictures_show_the_lights() -> None:
    engine = choose_engine(EngineChoice.EMBEDDED, PictureFormat.SVG)
    of = replace(with_ledger(), engine=engine)

    with_lights = render(of, EN).decode()
    without = render(replace(of, followed=None), EN).decode()

    picture = '<div class="picture"'
    assert ">red</text>" in with_lights[with_lights.index(picture) :]
    assert ">red</text>" not in without


def test_notes_can_be_left_out_of_the_records_too() -> None:
    text = PLAN.replace("title: 打井,", "title: 打井, note: 内部掌握,")

    assert "内部掌握" in render(with_ledger(text), ZH).decode()
    left = replace(with_ledger(text), without=frozenset({FilePart.NOTES}))
    assert "内部掌握" not in render(left, ZH).decode()


def test_without_progress_the_page_is_that_of_the_plan_alone() -> None:
    of = with_ledger()

    alone = render(replace(of, followed=None), ZH)
    assert render(replace(of, without=frozenset({FilePart.PROGRESS})), ZH) == alone
    assert b"2026-03.yaml" not in alone


def a_year(tasks: int) -> Dossier:
    """Return a plan with twelve entries a task."""
    text = tracked_plan_text(tasks)
    months = {
        f"p{name[:7].replace('-', '_')}": month.partition("\n")[2]
        for name, month in ledger_texts(tasks).items()
    }
    return of_ledger(text, date(2026, 12, 31), **months)


def test_a_year_of_many_tasks_needs_no_four_kilobytes_a_task() -> None:
    data = render(a_year(260), ZH)

    assert b'id="records"' in data
    assert len(data) < 260 * 4_000


def test_many_records_are_packed_with_all_that_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = progress()
    opened = list(shown.records())
    assert shown.packed_records is None

    monkeypatch.setattr(page_progress, "_MOST_ENTRIES", 5)
    of_all = progress().packed_records

    assert of_all is not None
    texts, records = json.loads(of_all)
    assert [unpacked(record, texts) for record in records] == [
        [
            [list(fact) for fact in record.facts],
            [] if record.steps is None else [record.steps.headings, *record.steps.rows],
            [] if record.journal is None else [record.journal.headings, *record.journal.rows],
        ]
        for record in opened
    ]


def unpacked(tree: object, texts: list[str]) -> object:
    if isinstance(tree, list):
        return [unpacked(each, texts) for each in tree]
    return texts[tree] if isinstance(tree, int) else tree


def test_packed_texts_cannot_end_their_script() -> None:
    hostile = "</script><!--"

    assert "<" not in packed([hostile, [hostile, "\u2028"]])
    assert json.loads(packed([hostile, [hostile, "1", "1"]])) == [[hostile], [0, [0, "1", "1"]]]


def test_a_board_shows_the_worst_lights_and_says_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert progress().lit_shown == ""

    monkeypatch.setattr(page_progress, "_MOST_LIT", 0)

    assert progress().lit_on_board == []
    assert progress().lit_shown == (
        "The first 0 of 1; the numbers of the lights above lead to all."
    )


def test_the_same_day_gives_the_same_bytes() -> None:
    assert render(with_ledger(), ZH) == render(with_ledger(), ZH)


@pytest.mark.parametrize("light", ["red", "orange", "yellow", "blue", "green"])
def test_a_light_has_the_colour_that_it_has_in_pictures(light: str) -> None:
    text = render(with_ledger(), EN).decode()

    assert f"--{light}: {look_of_light(light).fill};" in text
