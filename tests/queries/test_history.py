from asking import EN
from duties.formats.views.standing_changes import change_words
from duties.queries.history import Event, history
from followed import Followed, closed_loop, day, followed


def lines(of: Followed, key: str, until: str) -> list[str]:
    """Return each entry as a line: its day, kind, key, line; what it changed; what is odd."""
    events = history(of.tracker, of.register, of.ledger, of.part(key), day(until))
    return [_line(event) for event in events]


def _line(event: Event) -> str:
    placed = event.placed
    changed = change_words(event.changes)
    odd = (["does not count"] if event.counts is False else []) + (
        ["late"] if event.is_late else []
    )
    parts = [f"{placed.day} {placed.kind} {placed.key}:{placed.line}"]
    return " | ".join((*parts, *([changed.put(EN)] if changed else []), *odd))


def test_the_journal_of_a_task_has_what_is_known_of_it_and_its_steps_by_day() -> None:
    assert lines(closed_loop(), "1", "2026-03-16") == [
        "2026-01-20 problem 1/2:7",
        "2026-01-28 report 1/1:3 | 1/1: state not started → in progress, percent done 0% → 30%, "
        "light ● red → ○ green; 1: state not started → in progress, percent done 0% → 7.5%, "
        "light ▲ yellow → ○ green",
        "2026-02-03 problem 1/2:9",
        "2026-02-26 report 1/1:3 | 1/1: percent done 30% → 80%, light ● red → ○ green; "
        "1: percent done 7.5% → 20%, light ▲ yellow → ○ green",
        "2026-02-26 report 1/2:4 | 1/2: state not started → blocked; "
        "1: state in progress → blocked, light ○ green → ▲ yellow",
        "2026-02-27 report 1:5 | does not count",
        "2026-03-16 problem 1/2:9",
    ]


def test_the_journal_of_a_step_has_its_own_entries_and_what_they_change_of_it() -> None:
    assert lines(closed_loop(), "1/1", "2026-03-31") == [
        "2026-01-28 report 1/1:3 | state not started → in progress, percent done 0% → 30%, "
        "light ● red → ○ green",
        "2026-02-26 report 1/1:3 | percent done 30% → 80%, light ● red → ○ green",
        "2026-03-27 report 1/1:3 | state in progress → done, percent done 80% → 100%, "
        "light ▲ yellow → ○ green",
    ]


def test_late_reports_are_told_and_count() -> None:
    assert lines(closed_loop(), "3", "2026-03-01")[-1] == (
        "2026-02-27 report 3:7 | percent done 10% → 20% | late"
    )


def test_a_ruling_may_move_the_deadline_and_set_the_light() -> None:
    found = closed_loop()

    assert lines(found, "3", "2026-03-31")[-1] == (
        "2026-03-31 ruling 3:13 | light ▲ yellow → ○ green, deadline 2026-05-31 → 2026-08-31"
    )
    assert lines(found, "2", "2026-04-30")[-1] == "2026-03-31 ruling 2:14 | light ○ green → ● red"


def test_the_journal_ends_as_the_tracker_has_it() -> None:
    found = closed_loop()
    until = day("2026-04-30")

    for task in found.plan.tasks:
        events = history(found.tracker, found.register, found.ledger, found.part(task.id), until)
        own = [change for event in events for change in event.changes if change.id == task.id]
        standing = found.tracker.standing(task.id, until)
        for aspect, value in (("state", standing.state), ("percent", standing.percent)):
            last = [change.after for change in own if change.aspect == aspect]
            assert not last or last[-1] == value


def test_a_problem_tells_which_stage_it_was_in() -> None:
    found = closed_loop()
    events = history(
        found.tracker, found.register, found.ledger, found.part("3"), day("2026-04-30")
    )

    stages = [event.stage for event in events if event.placed.kind == "problem"]
    assert stages == [None, "found", "analysed", "measures"]


PLAN = """
title: 清水方案
issued: 2026-01-01
units: [{name: 甲局}, {name: 乙局}]
tasks:
  - {id: 1, title: 河, lead: [甲局, 乙局], due: 2026-12, steps: [{id: 1, title: 源}]}
  - {id: 1/1, title: 井, lead: 甲局}
"""


def test_of_one_day_rulings_come_after_reports_whatever_the_order_of_the_file() -> None:
    found = followed(
        PLAN.replace("1/1, title", "2, title"),
        p2026_01="""
rulings: [{task: 1, date: 2026-01-31, accepted: true}]
reports: [{task: 1, unit: 甲局, date: 2026-01-31, state: done}]
""",
    )

    assert [line.split(" | ")[1] for line in lines(found, "1", "2026-01-31")] == [
        "state not started → done, percent done 0% → 100%",
        "state done → accepted",
    ]


def test_a_task_that_is_called_like_a_step_has_the_entries_alone() -> None:
    found = followed(
        PLAN, p2026_01="reports: [{task: 1/1, unit: 甲局, date: 2026-01-31, percent: 5}]"
    )

    assert lines(found, "1", "2026-02-01") == []
    assert len(lines(found, "1/1", "2026-02-01")) == 1


def test_what_others_enter_later_changes_nothing_that_was_shown() -> None:
    before = closed_loop()
    early = lines(before, "1", "2026-02-27")

    assert lines(before, "1", "2026-04-30")[: len(early)] == early
