"""Results as sequences, and in a terminal."""

import json
import sys
from pathlib import Path

import pytest

import duties
from duties.model import Task
from opened import demo, plan, workplace

DAY = "2026-06-18"


def test_results_are_sequences(plan: duties.LoadedPlan) -> None:
    found = plan.tasks()

    assert len(found) == 55
    assert isinstance(found[0], Task)
    assert [task.id for task in found[1:3]] == ["2", "3"]
    assert found[-1].id == "55"
    assert found[3] in found
    assert found[:2].to_dicts() == found.to_dicts()[:2]
    with pytest.raises(IndexError):
        found[55]


def test_dictionaries_hold_nothing_but_what_json_has(demo: duties.LoadedPlan) -> None:
    def plain(value: object) -> bool:
        match value:
            case dict():
                return all(type(key) is str and plain(each) for key, each in value.items())
            case list():
                return all(map(plain, value))
        return value is None or type(value) in (str, int, float, bool)

    for found in (
        demo.units(),
        demo.matrix(),
        demo.assignments(),
        demo.status(as_of=DAY),
        demo.problems(as_of=DAY),
        demo.targets(as_of=DAY),
        demo.history("1", as_of=DAY),
        demo.bodies(),
    ):
        dicts = found.to_dicts()
        assert dicts
        assert all(map(plain, dicts))
        assert json.loads(json.dumps(dicts)) == dicts


@pytest.mark.parametrize(("library", "method"), [("pandas", "to_pandas"), ("pyarrow", "to_arrow")])
def test_a_library_that_is_not_installed_is_asked_for(
    plan: duties.LoadedPlan, monkeypatch: pytest.MonkeyPatch, library: str, method: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(duties.DutiesError) as raised:
        getattr(plan.tasks(), method)()

    assert str(raised.value) == (
        f"this needs {library}, which is not installed: pip install {library}"
    )


def test_ten_results_are_shown_on_a_line_each(plan: duties.LoadedPlan) -> None:
    shown = repr(plan.assignments()).splitlines()

    assert len(shown) == 12
    assert shown[-1] == "[172 results, the first 10 shown]"
    assert max(map(len, shown)) <= 80


def test_nothing_is_shown_as_nothing(plan: duties.LoadedPlan) -> None:
    assert repr(plan.bodies()) == "no results"


def test_a_large_plan_does_not_print_itself(tmp_path: Path) -> None:
    lines = (f"  - {{id: {n}, title: 任务{n}, lead: 第{n % 50}局}}\n" for n in range(5_000))
    (tmp_path / "c.yaml").write_text("title: 大方案\ntasks:\n" + "".join(lines), "utf-8")

    plan = duties.load(tmp_path / "c.yaml")

    assert repr(plan) == f"<LoadedPlan {tmp_path / 'c.yaml'} 《大方案》: 5,000 tasks, 50 units>"
    assert len(repr(plan.tasks())) < 1000
    assert len(repr(plan.workload())) < 1500


def test_names_in_a_terminal_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text('tasks:\n  - {id: 1, title: "a\\e[31mb\\nc"}\n', "utf-8")

    shown = repr(duties.load(tmp_path / "c.yaml").tasks())

    assert "\x1b" not in shown
    assert len(shown.splitlines()) == 3


def test_answers_may_be_in_chinese(workplace: Path) -> None:
    plan = duties.load("plan.yaml", language="zh")
    demo = duties.load_folder("plans", language="zh")["清水县"]

    assert repr(plan.units("住建")).splitlines()[-1] == "[1 条结果]"
    assert plan.my_tasks("区住建委").notes[0].startswith("区住建委")
    assert "可能" in plan.my_tasks("区住建委").notes[0]
    assert plan.lint(select="DUT303").to_dicts()[0]["message"].startswith("区发改委牵头")
    assert demo.status("5", as_of=DAY).to_dicts()[0]["reason"].startswith("逾期 18 天")


def test_there_is_no_third_language(workplace: Path) -> None:
    with pytest.raises(duties.DutiesError, match="language takes zh, en; fr is none of these"):
        duties.load("plan.yaml", language="fr")
