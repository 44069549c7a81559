"""Light, state and percentage in `tasks`, `my-tasks` and `show`."""

import json
from pathlib import Path

import pytest
from conftest import Duties

pytestmark = pytest.mark.usefixtures("under_way")

COMMANDS = [("tasks",), ("my-tasks", "县水利局"), ("show", "1", "9", "11")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_new_keys_stand_last_and_are_null_without_a_ledger(
    duties: Duties, under_way: Path, command: tuple[str, ...]
) -> None:
    first, *_ = json.loads(duties(*command, "-f", "json").out)
    assert list(first)[-3:] == ["light", "state", "percent"]
    assert (first["light"], first["state"], first["percent"]) == ("red", "in-progress", 25)
    (under_way / "progress").rename(under_way / "elsewhere")

    first, *_ = json.loads(duties(*command, "-f", "json").out)
    assert list(first)[-3:] == ["light", "state", "percent"]
    assert (first["light"], first["state"], first["percent"]) == (None, None, None)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_without_a_ledger_people_read_nothing_of_it(
    duties: Duties, under_way: Path, command: tuple[str, ...]
) -> None:
    assert "Light" in duties(*command).out
    (under_way / "progress").rename(under_way / "elsewhere")

    answer = duties(*command)

    assert "Light" not in answer.out
    assert answer.err == ""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_they_are_those_of_the_day_that_is_asked_for(
    duties: Duties, command: tuple[str, ...]
) -> None:
    first, *_ = json.loads(duties(*command, "-f", "json", "--as-of", "2026-02-10").out)

    assert first["percent"] == 10


def test_a_span_of_time_begins_on_the_day_that_is_asked_for(duties: Duties) -> None:
    rows = json.loads(
        duties("tasks", "--due-within", "10d", "--as-of", "2026-04-01", "-f", "json").out
    )

    assert [row["id"] for row in rows] == ["5"]


def test_a_card_says_state_and_light_with_its_reason(duties: Duties) -> None:
    blocked, judged, cancelled = duties("show", "4", "7", "11").out.split("\n\n")

    assert blocked.splitlines()[-2:] == [
        "   State        blocked, 20%",
        "   Light        ● red: blocked for 41 days, since 2026-03-20",
    ]
    assert judged.splitlines()[-1] == (
        "   Light   ● red: set by 县政府督查室 until 2026-05-31: 现场核查与上报不符; by the rules "
        "yellow: due in 10 days (2026-05-10)"
    )
    assert cancelled.splitlines()[-1] == "   State  cancelled"


def test_who_leads_never_reads_the_ledger(duties: Duties, under_way: Path) -> None:
    (under_way / "progress" / "2026-05.yaml").write_text("reports: [", "utf-8")
    told = duties("tasks").err
    assert told

    answer = duties("who-leads", "1", "-f", "json")

    assert answer.err == ""
    assert "light" not in json.loads(answer.out)[0]
