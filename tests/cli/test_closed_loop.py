import json
import shutil
from pathlib import Path

import pytest
from conftest import Duties
from test_completion import offered

from followed import put_there


@pytest.fixture(autouse=True)
def loop(workplace: Path) -> Path:
    """The invented plan in the folder to work in; that of its ledger."""
    put_there("loop", workplace)
    return workplace / "progress"


def ids(duties: Duties, *arguments: str) -> list[str]:
    """Return the ids of what a command answers as JSON."""
    return [each["id"] for each in json.loads(duties(*arguments, "-f", "json").out)]


def test_a_problem_has_each_stage_with_its_days_and_its_place(duties: Duties) -> None:
    answer = duties("problems", "3", "--as-of", "2026-04-30", "-f", "json")

    assert answer.code == 0
    (problem,) = json.loads(answer.out)
    stages = problem.pop("stages")
    assert problem == {
        "id": "P2",
        "task": "3",
        "step": None,
        "title": "改建环城路",
        "unit": "清水县交通局",
        "text": "沿线管线迁改受阻",
        "stage": "solved",
        "since": "2026-03-05",
        "open": False,
        "days": 23,
        "needs": ["清水县住建局"],
    }
    assert [(each["stage"], each["days"], each["line"]) for each in stages] == [
        ("found", 2, 10),
        ("analysed", 8, 11),
        ("measures", 13, 12),
        ("solved", 0, 10),
    ]
    assert {each["file"] for each in stages} == {
        str(Path("progress", f"2026-0{month}.yaml")) for month in (2, 3)
    }


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["P1", "P2", "P3"]),
        (("1",), ["P1"]),
        (("1/2",), ["P1"]),
        (("1/1",), []),
        (("--open",), ["P1"]),
        (("--solved",), ["P2", "P3"]),
        (("--stage", "measures,solved"), ["P1", "P2", "P3"]),
        (("--stage", "出台政策"), ["P1"]),
        (("--open-over", "100d"), []),
        (("--open-over", "99d"), ["P1"]),
        (("--unit", "交通局"), ["P2", "P3"]),
        (("--needs", "财政局"), ["P1"]),
        (("--needs", "绿色发展领导小组"), ["P1"]),
        (("--needs", "领导小组", "--needs", "住建局"), ["P1", "P2"]),
    ],
    ids=" ".join,
)
def test_problems_are_asked_for(
    duties: Duties, arguments: tuple[str, ...], found: list[str]
) -> None:
    assert ids(duties, "problems", *arguments, "--as-of", "2026-04-30") == found


def test_what_cannot_be_asked_of_problems_is_refused(duties: Duties) -> None:
    assert duties("problems", "--open-over", "lang") == (
        2,
        "",
        "error: --open-over takes days (30d), weeks (4w) or months (3m); lang is none of these\n",
    )
    assert duties("problems", "--stage", "found,lost").code == 2
    assert duties("problems", "--needs", "省水利厅直属单位") == (
        1,
        "",
        "error: no unit is called 省水利厅直属单位; `duties units` lists them all\n",
    )


def test_without_a_ledger_it_is_said_how_to_begin(duties: Duties, loop: Path) -> None:
    shutil.rmtree(loop)
    begin = (
        "note: nothing has been reported on this plan yet; `duties record TASK --state "
        "in-progress --unit UNIT` writes the first entry, `duties forms DIR --period PERIOD` makes "
        "forms for the units to fill in\n"
    )

    answer = duties("problems", "-f", "json")
    assert (answer.code, answer.out) == (1, "[]\n")
    assert answer.err.startswith(begin)
    answer = duties("history", "1", "--as-of", "2026-04-30")
    assert answer == (1, "", f"{begin}note: nothing was entered about 1 up to 2026-04-30\n")
    assert duties("escalate", "1").code == 0


def test_an_entry_of_the_journal_says_what_the_file_does(duties: Duties) -> None:
    entries = json.loads(duties("history", "1", "--as-of", "2026-04-30", "-f", "json").out)

    assert entries[5] == {
        "date": "2026-02-27",
        "kind": "report",
        "id": "1",
        "by": "清水县财政局",
        "entry": {
            "task": "1",
            "unit": "清水县财政局",
            "date": "2026-02-27",
            "percent": 90,
            "done": "资金已下达",
        },
        "counts": False,
        "in_time": True,
        "changes": [],
        "file": str(Path("progress", "2026-02.yaml")),
        "line": 5,
    }
    assert entries[6]["changes"] == [
        {"id": "P1", "what": "stage", "before": "analysed", "after": "measures"}
    ]
    assert entries[9]["changes"][2] == {
        "id": "1",
        "what": "percent",
        "before": 40,
        "after": 47.5,
    }


def test_one_task_or_step_is_asked_for_at_a_time(duties: Duties) -> None:
    assert duties("history", "清").code == 2
    assert duties("history", "1-2") == (
        2,
        "",
        "error: 1-2 matches 2 tasks: 1 整治清水河, 2 保护饮用水源; name one by its id\n",
    )
    assert duties("escalate", "1/7") == (
        1,
        "",
        "error: there is no step 1/7; the steps of task 1 are 1, 2\n",
    )


def test_a_circle_of_bodies_is_said_and_a_task_that_nobody_watches(
    duties: Duties, workplace: Path
) -> None:
    text = (workplace / "plan.yaml").read_text("utf-8")
    changed = text.replace("tier: leading-group", "tier: leading-group, under: 治水组")
    (workplace / "plan.yaml").write_text(changed, "utf-8")

    answer = duties("escalate", "1", "-f", "json")
    assert "note: the bodies 治水组, 领导小组 stand under one another in a circle" in answer.err
    assert [each["rung"] for each in json.loads(answer.out)] == [1, 2, 3, 4, 5]
    answer = duties("escalate", "5", "-f", "json", "--as-of", "2026-04-30")
    assert "note: no body watches over task 5" in answer.err
    assert [each["name"] for each in json.loads(answer.out)] == ["东镇", "西镇", None, None, None]


def test_what_changed_is_asked_between_two_days_in_their_order(duties: Duties) -> None:
    assert ids(duties, "status", "--since", "2026-03-30", "--as-of", "2026-04-15") == [
        "1",
        "2",
        "3",
        "4",
    ]
    assert ids(
        duties, "status", "1", "--steps", "--since", "2026-04-27", "--as-of", "2026-04-28"
    ) == ["1", "1/2"]
    assert duties("status", "--since", "2026-04-29", "--as-of", "2026-04-30", "4") == (
        1,
        "",
        "note: nothing changed from 2026-04-29 to 2026-04-30\n",
    )
    assert duties("status", "--since", "2026-04-30", "--as-of", "2026-04-30") == (
        2,
        "",
        "error: --since takes a day before the one to answer for, which is 2026-04-30, not "
        "2026-04-30\n",
    )


def test_the_filters_of_status_are_on_the_later_day(duties: Duties) -> None:
    asked = ("status", "--since", "2026-03-30", "--as-of", "2026-04-15")

    assert ids(duties, *asked, "--light", "red") == ["2"]
    assert ids(duties, *asked, "--state", "accepted,done") == ["4"]


def test_open_work_is_counted_alone(duties: Duties) -> None:
    def carried(*arguments: str) -> dict[str, int]:
        loads = json.loads(duties("workload", *arguments, "-f", "json").out)
        return {each["unit"]: each["tasks"] for each in loads}

    assert carried()["清水县交通局"] == 2
    assert carried("--open", "--as-of", "2026-03-29") == carried()
    assert carried("--open", "--as-of", "2026-04-30")["清水县交通局"] == 1
    assert duties("workload", "--open", "--as-of", "2026-04-30").err == (
        "note: 1 task that was done or cancelled by 2026-04-30 is left out\n"
    )


def test_a_day_means_nothing_where_all_work_is_asked_for(duties: Duties) -> None:
    assert duties("workload", "--as-of", "2026-04-30") == (
        2,
        "",
        "error: --as-of has no effect without --open; add that, or leave --as-of out\n",
    )
    assert "without --open-work" in duties("draw", "network", "--as-of", "2026-04-30").err


def test_without_a_ledger_all_work_is_open(duties: Duties, loop: Path) -> None:
    shutil.rmtree(loop)

    answer = duties("workload", "--open", "-f", "json")
    assert answer.err == "note: nothing has been reported on this plan, so all of it is open\n"
    assert answer.out == duties("workload", "-f", "json").out


def test_units_may_be_joined_by_work_that_is_done_alone(duties: Duties, workplace: Path) -> None:
    progress = workplace / "progress" / "2026-05.yaml"
    progress.write_text(
        "period: 2026-05\n"
        "reports:\n  - {task: 3, unit: 清水县交通局, date: 2026-05-20, state: done}\n",
        "utf-8",
    )

    asked = ("between", "交通局", "财政局", "-f", "json")
    assert [each["id"] for each in json.loads(duties(*asked).out)] == ["3"]
    answer = duties(*asked, "--open", "--as-of", "2026-05-20")
    assert answer.code == 1
    assert answer.err.endswith(
        "error: no chain of shared tasks joins 清水县交通局 and 清水县财政局\n"
    )


def test_the_network_can_be_drawn_of_open_work(duties: Duties, workplace: Path) -> None:
    asked = ("draw", "network", "--open-work", "--as-of", "2026-05-20", "-f", "mmd", "-o", "-")
    assert "交通局 1" in duties(*asked).out
    assert "交通局 2" in duties("draw", "network", "-f", "mmd", "-o", "-").out

    duties("draw", "network", "--open-work", "--as-of", "2026-05-20", "-o", "a.svg")
    picture = Path("a.svg").read_text("utf-8").replace("&#45;", "-")
    assert "only work that is open on 2026-05-20" in picture
    assert duties("draw", "plan", "--open-work", "-o", "-").err == (
        "error: --open-work has no effect on `duties draw plan`; leave it out\n"
    )


def test_steps_units_and_bodies_are_offered_by_the_shell(workplace: Path) -> None:
    assert offered("duties history 1/") == ["1/1", "1/2"]
    assert offered("duties problems --needs 清水县绿") == []
    assert offered("duties problems --needs 治") == ["治水组"]
    assert offered("duties problems --needs 清水县财") == ["清水县财政局"]
    assert offered("duties problems --stage ") == ["found", "analysed", "measures", "solved"]


def test_people_read_the_names_of_bodies_and_what_was_said_last(
    duties: Duties, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workplace / "plan.yaml").write_text(
        "title: 试\nunits: [{name: 县住建局}]\n"
        "bodies: [{id: 一组, name: 城建专项工作组}]\n"
        "tasks: [{id: 1, title: 修桥, lead: 县住建局}]\n",
        "utf-8",
    )
    (workplace / "progress").mkdir(exist_ok=True)
    (workplace / "progress" / "2026-03.yaml").write_text(
        "period: 2026-03\nproblems:\n"
        "  - {id: P1, task: 1, unit: 县住建局, date: 2026-03-01, stage: found, text: 缺砂石, "
        "needs: 一组}\n"
        "  - {id: P1, date: 2026-03-09, stage: analysed, text: 料场停采}\n",
        "utf-8",
    )

    monkeypatch.setenv("COLUMNS", "80")
    card = duties("problems", "--as-of", "2026-03-10").out
    table = duties("problems", "--as-of", "2026-03-10", "-f", "markdown").out
    row = json.loads(duties("problems", "--as-of", "2026-03-10", "-f", "json").out)[0]

    for shown in (card, table):
        assert "城建专项工作组" in shown
        assert "料场停采" in shown
    assert row["needs"] == ["一组"]
