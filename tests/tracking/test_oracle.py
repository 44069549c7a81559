"""Every figure against a second opinion: worked out slowly, by other code, from the text alone."""

from datetime import date
from random import Random
from typing import Any

import pytest
from oracle import Oracle
from plans_at_random import draw, loaded

from campaign import of_a_campaign
from duties.ledger.model import Ledger
from duties.tracking.problems import problems
from duties.tracking.ranking import BoardRow, By, board
from duties.tracking.standing import Standing

PLANS = of_a_campaign(40, 1500)
UNJUDGED = {"percent", "pace", "lag", "start", "due", "class_", "done_on"}
"""What nobody looks at of cancelled work."""


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(PLANS))
def test_two_ways_to_work_it_out_agree(seed: int) -> None:
    drawn = draw(Random(seed))  # noqa: S311
    tracker, ledger = loaded(drawn)
    oracle = Oracle(drawn.plan, sorted(drawn.files.items()))

    for day in drawn.days:
        standings = tracker.on(day)
        for task in standings:
            for standing in (task, *task.steps):
                found, expected = _facts(standing), oracle.row(standing.id, day)._asdict()
                for key in _unjudged(standing, task):
                    del found[key], expected[key]
                assert (day, found) == (day, expected)
        for by in By:
            rows = {row.key: _counts(row) for row in board(tracker, day, by, standings).rows}
            assert (day, rows) == (day, oracle.board(day, by.value))
        assert _problems(ledger, day) == oracle.problems(day)


def _unjudged(standing: Standing, task: Standing) -> set[str]:
    if standing.state == "cancelled":
        return UNJUDGED
    # With its task a step is accepted; its own day counts nowhere.
    return {"done_on"} if standing is not task and task.state == "accepted" else set()


def _facts(standing: Standing) -> dict[str, Any]:
    light = standing.light
    return {
        "key": standing.id,
        "state": standing.state.value,
        "percent": standing.percent,
        "pace": standing.pace,
        "lag": standing.lag,
        "start": standing.start,
        "due": standing.due,
        "days_left": standing.days_left,
        "overdue": standing.is_overdue,
        "light": None if light is None else light.name,
        "rule": None if light is None else light.rule,
        "by_hand": light is not None and light.by_hand is not None,
        "class_": standing.class_.value,
        "done_on": standing.done_on,
        "reported": standing.reported,
        "streak": standing.streak,
        "problems": standing.problems,
        "answering": standing.answering,
    }


def _counts(row: BoardRow) -> dict[str, Any]:
    rates = (row.normal_rate, row.reported_rate)
    normal_rate, reported_rate = (None if rate is None else 100 * rate for rate in rates)
    return {
        "tasks": row.tasks,
        "done": row.done,
        "on_time": row.on_time,
        "late": row.late,
        "unaccepted": row.unaccepted,
        "overdue": row.overdue,
        "red": row.red,
        "yellow": row.yellow,
        "streak": row.streak,
        "normal_rate": normal_rate,
        "reported_rate": reported_rate,
        "rank": row.rank,
    }


def _problems(ledger: Ledger, day: date) -> dict[str, Any]:
    return {
        problem.id: (
            problem.task,
            problem.stage.value,
            problem.open_days,
            [(phase.stage.value, phase.since, phase.days) for phase in problem.phases],
        )
        for problem in problems(ledger, day)
    }
