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
    assert [key for key in first if key != "targets"][-3:] == ["light", "state", "percent"]
    assert (first["light"], first["state"], first["percent"]) == ("red", "in-progress", 25)
    (under_way / "progress").rename(under_way / "elsewhere")

    first, *_ = json.loads(duties(*command, "-f", "json").out)
    assert [key for key in first if key != "targets"][-3:] == ["light", "state", "percent"]
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
        "   Light   ● red: set by 县政府督查室 until 2026-05-31: 现场核查与报送不符; by the rules "
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


def test_a_deadline_that_a_ruling_moved_stands_beside_that_of_the_plan(
    duties: Duties, workplace: Path
) -> None:
    (workplace / "plan.yaml").write_text(
        "title: 清水县方案\nissued: 2026-01-01\nunits: [{name: 县住建局}]\n"
        "tasks:\n"
        "  - {id: 1, title: 修缮码头, lead: 县住建局, due: 2026-03}\n"
        "  - id: 2\n    title: 架桥\n    lead: 县住建局\n    due: 2026-12\n"
        "    steps: [{id: 1, title: 勘察, due: 2026-05}, {id: 2, title: 开工}]\n",
        "utf-8",
    )
    for file in (workplace / "progress").iterdir():
        file.unlink()
    (workplace / "progress" / "2026-04.yaml").write_text(
        "period: 2026-04\n"
        "reports:\n  - {task: 2/1, unit: 县住建局, date: 2026-04-20, percent: 40}\n"
        "rulings:\n  - {task: 1, date: 2026-04-02, due: 2026-06, reason: 同意延期}\n",
        "utf-8",
    )

    moved, kept = duties("show", "1-2").out.split("\n\n")
    mine = ("my-tasks", "县住建局", "-f", "json")

    assert "   Due      2026-03\n   Due now  2026-06-30\n" in moved
    assert "Due now" not in kept
    assert "2/1 勘察 (Due: 2026-05; in progress, 40%; ● red)" in kept
    assert "2/2 开工 (not started, 0%; ● red)" in kept
    for command in (mine, ("tasks", "-f", "json")):
        found = json.loads(duties(*command, "--due", "2026-06").out)
        assert [(task["id"], task["due"]) for task in found] == [("1", "2026-03-31")]
        assert json.loads(duties(*command, "--due", "2026-03").out) == []
    assert duties(*mine, "--due", "2026-05").err == (
        "note: 1 step that is not done is due then as well; `duties status --steps` lists it\n"
        "note: nothing in the plan matches\n"
    )
