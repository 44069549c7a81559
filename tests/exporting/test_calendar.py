from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import icalendar

from duties.exporting.calendar import render
from duties.exporting.dossier import Dossier
from duties.ledger.model import Ledger
from duties.messages import Translator
from duties.tracking.tracker import Tracker
from handing_on import EN, ZH, small_dossier
from tracked import file_of

PLAN = small_dossier(
    actions="id: 1, title: 治水, lead: 甲局",
    tasks="""
        id: 1, action: 1, title: 清理河道, lead: 甲局, due: 2026-06, steps: [STEPS]
        id: 2, action: 1, title: 加固堤岸, lead: 乙局, due_text: 长期推进
        id: 3, action: 1, title: 月月巡河, lead: 丙局, every: month
    """.replace("STEPS", "{id: 1, title: 勘测, due: 2026-03}, {id: 2, title: 施工}"),
)
DAY = date(2026, 4, 20)


def events(of: Dossier, into: Translator = ZH) -> list[dict[str, str]]:
    """Return what the calendar says of each deadline."""
    calendar: Any = icalendar.Calendar.from_ical(render(of, into))
    return [
        {
            "uid": str(event["uid"]),
            "day": event["dtstart"].dt.isoformat(),
            "end": event["dtend"].dt.isoformat(),
            "stamp": event["dtstamp"].dt.isoformat(),
            "summary": str(event["summary"]),
            "status": str(event["status"]),
        }
        for event in calendar.walk("VEVENT")
    ]


def on(day: date, *rulings: str) -> Dossier:
    """Return the dossier with how all stands on a day, after these rulings of April."""
    report = "task: 3, unit: 丙局, date: 2026-04-02, state: done"
    files = [file_of("2026-04", report, *rulings)]
    tracker = Tracker(PLAN.plan, PLAN.register, Ledger(tuple(files)))
    standings = tuple(each for task in tracker.on(day) for each in (task, *task.steps))
    return replace(PLAN, standings=standings, today=day)


def test_every_deadline_of_a_task_or_step_is_a_day_of_its_own() -> None:
    found = events(on(DAY))

    assert [(each["day"], each["end"], each["summary"]) for each in found] == [
        ("2026-06-30", "2026-07-01", "到期：清理河道（任务1，甲局）"),
        ("2026-03-31", "2026-04-01", "到期：勘测（任务1/1，甲局）"),
        ("2026-04-30", "2026-05-01", "完成：月月巡河（任务3，丙局）"),
    ]
    assert {each["stamp"] for each in found} == {"2026-04-20T00:00:00+00:00"}


def test_a_later_export_updates_what_an_earlier_one_brought() -> None:
    ruling = "task: 1, date: 2026-04-25, by: 督查室, due: 2026-09, reason: 汛期"
    before, after = events(on(DAY)), events(on(date(2026, 4, 28), ruling), EN)

    assert [each["uid"] for each in before] == [each["uid"] for each in after]
    assert after[0]["day"] == "2026-09-30"
    assert len({each["uid"] for each in after}) == 3


def test_each_stretch_of_a_standing_task_has_a_deadline_that_stays() -> None:
    april, may = events(on(DAY))[-1], events(on(date(2026, 5, 2)))[-1]

    assert (april["day"], may["day"]) == ("2026-04-30", "2026-05-31")
    assert april["uid"] != may["uid"]


def test_what_is_cancelled_goes_from_the_calendar() -> None:
    ruling = "task: 1, date: 2026-04-10, by: 督查室, cancelled: true, reason: 并入任务2"

    assert events(on(DAY, ruling))[0]["status"] == "CANCELLED"


def test_without_a_ledger_the_plan_says_what_is_due() -> None:
    assert [each["day"] for each in events(PLAN)][:2] == ["2026-06-30", "2026-03-31"]


def test_the_same_day_gives_the_same_bytes() -> None:
    assert render(on(DAY), ZH) == render(on(DAY), ZH)


def test_two_tasks_of_one_number_do_not_become_one() -> None:
    twice = small_dossier(
        tasks="""
            id: 1, title: 甲事, lead: 甲局, due: 2026-06
            id: 1, title: 乙事, lead: 乙局, due: 2026-07
        """
    )

    assert len({each["uid"] for each in events(twice)}) == 2


def alarms(of: Dossier) -> dict[str, list[str]]:
    """Return when a calendar calls for each of its events."""
    calendar: Any = icalendar.Calendar.from_ical(render(of, ZH))
    return {
        str(event["summary"]): [
            (datetime.combine(event["dtstart"].dt, time()) + alarm["trigger"].dt).isoformat(" ")
            for alarm in event.walk("VALARM")
        ]
        for event in calendar.walk("VEVENT")
    }


def test_alarms_call_in_the_morning_for_what_is_yet_to_be_done() -> None:
    assert not any(alarms(on(DAY)).values())
    assert alarms(replace(on(DAY), alarms=(1, 7, 7))) == {
        "到期：清理河道（任务1，甲局）": ["2026-06-23 09:00:00", "2026-06-29 09:00:00"],
        "到期：勘测（任务1/1，甲局）": [],  # its day is over
        "完成：月月巡河（任务3，丙局）": [],
    }
