"""Which files of a folder are plans, and what they are called."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from duties.errors.base import DutiesError
from duties.errors.plans import NoPlanBelowError, TooManyFilesError
from duties.plans import Again, Folders, find_plans, is_plan

PLAN = "title: 方案\ntasks: []\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(files: Sequence[str], text: str = PLAN) -> None:
    for name in files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def found(*names: str) -> dict[str, str]:
    plans = find_plans([Path(name) for name in names]).plans
    return {plan.name: plan.path.as_posix() for plan in plans}


def test_plans_are_called_by_their_place_below_the_folder(here: Path) -> None:
    put(["all/c.yaml", "all/a/plan.yaml", "all/b/c.YML", "all/plan.yaml", "all/b/d/plan.yml"])
    assert found("all") == {
        "a": "all/a/plan.yaml",
        "b/c": "all/b/c.YML",
        "b/d": "all/b/d/plan.yml",
        "c": "all/c.yaml",
        "all": "all/plan.yaml",
    }


def test_what_is_no_plan_is_passed_over(here: Path) -> None:
    put(["all/a/plan.yaml"])
    put(["all/units.yaml"], "units:\n- name: 甲局\n")
    put(["all/other.yaml"], "services:\n  tasks: {}\n")
    put(["all/empty.yaml"], "\n")
    put(["all/a/progress/2026-01.yaml", "all/c.progress/q.yaml", "all/.git/x.yaml", "all/.y.yaml"])
    put(["all/notes.txt"])
    os.mkfifo("all/pipe.yaml")
    Path("all/linked.yaml").symlink_to("pipe.yaml")
    assert list(found("all")) == ["a"]


@pytest.mark.parametrize(
    ("data", "counts"),
    [
        (b"tasks:\n", True),
        (b"\xef\xbb\xbftasks: []", True),
        (b"title: x\r'tasks' : []\n", True),
        ("title: x\ntasks：\n- id: 1\n".encode(), True),
        (b"{title: x, tasks: []}", True),
        (b"  title: x\n  tasks: []\n", True),
        (b"title: x\nunits:\n- tasks: 1\n", False),
        (b"title: [x\n", True),
        ("标题: 甲".encode("gb18030"), True),
        (b"title: \0", True),
        (b"- tasks: 1\n", False),
        (b"subtasks: []\n", False),
        (b"", False),
    ],
)
def test_tasks_make_a_plan_and_so_does_what_is_no_yaml(data: bytes, counts: bool) -> None:
    assert is_plan(data) is counts


def test_tasks_far_down_in_a_file_are_found(here: Path) -> None:
    put(["all/c.yaml"], f"title: {'长' * 60_000}\ntasks: []\n")
    assert list(found("all")) == ["c"]


def test_two_plans_of_one_name_go_by_their_files(here: Path) -> None:
    put(["all/a.yaml", "all/a/plan.yaml", "all/b.yaml"])
    assert list(found("all")) == ["a/plan.yaml", "a.yaml", "b"]


def test_files_that_are_named_are_plans_whatever_they_hold(here: Path) -> None:
    put(["x/c.yaml", "y/c.yaml", "z/plan.yaml"], "")
    assert found("x/c.yaml", "z/plan.yaml", "gone.yaml") == {
        "c": "x/c.yaml",
        "z": "z/plan.yaml",
        "gone": "gone.yaml",
    }
    assert list(found("x/c.yaml", "y/c.yaml")) == ["x/c.yaml", "y/c.yaml"]


def test_a_plan_here_is_called_by_its_folder(here: Path) -> None:
    put(["city/plan.yaml", "city/c.yaml"])
    os.chdir("city")
    assert found("plan.yaml", "c.yaml") == {"city": "plan.yaml", "c": "c.yaml"}
    assert found(".") == {"c": "c.yaml", "city": "plan.yaml"}


def test_several_folders_are_told_apart_by_their_names(here: Path) -> None:
    put(["2025/a.yaml", "2026/a.yaml", "2026/plan.yaml"])
    assert list(found("2026", "2025")) == ["2026/a", "2026", "2025/a"]


def test_a_plan_that_is_named_twice_counts_once(here: Path) -> None:
    put(["all/a.yaml", "all/b/plan.yaml", "all/b/c.yaml"])
    both = find_plans([Path("all"), Path("all/b"), Path("all/a.yaml")])
    assert len(both.plans) == 3
    assert both.again == (Again(Path("all/b"), 2), Again(Path("all/a.yaml"), 1))
    assert not both.faults


def test_links_are_followed_once_and_never_in_a_circle(here: Path) -> None:
    put(["all/z/plan.yaml", "other/plan.yaml", "up.yaml"])
    Path("all/z/round").symlink_to("..")
    Path("all/above").symlink_to("..")
    Path("all/a").symlink_to("z")
    Path("all/o").symlink_to("../other")
    Path("all/b.yaml").symlink_to("z/plan.yaml")
    assert found("all") == {"z": "all/z/plan.yaml", "o": "all/o/plan.yaml"}


def test_a_link_to_nothing_counts_so_that_somebody_is_told(here: Path) -> None:
    put(["all/a.yaml"])
    Path("all/dead.yaml").symlink_to("gone.yaml")
    Path("all/self.yaml").symlink_to("self.yaml")
    assert list(found("all")) == ["a", "dead", "self"]


def test_a_folder_without_plans_is_said(here: Path) -> None:
    put(["all/units.yaml"], "units: []\n")
    put(["some/a.yaml"])
    with pytest.raises(NoPlanBelowError) as raised:
        find_plans([Path("all")])
    assert raised.value.place == "all"
    some = find_plans([Path("all"), Path("some")])
    assert [plan.name for plan in some.plans] == ["some/a"]
    assert [type(fault) for fault in some.faults] == [NoPlanBelowError]


def test_more_files_than_anybody_has_plans_are_refused(here: Path) -> None:
    put([f"all/{number}.yaml" for number in range(5)])
    assert len(find_plans([Path("all")], limit=5).plans) == 5
    with pytest.raises(TooManyFilesError) as raised:
        find_plans([Path("all")], limit=4)
    assert raised.value.message.facts == {"limit": 4}


def test_a_folder_that_cannot_be_looked_into_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(["all/a.yaml", "all/locked/b.yaml"])
    scan = os.scandir

    def refuse(path: Path) -> "os._ScandirIterator[str]":
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    some: Folders = find_plans([Path("all")])
    assert [plan.name for plan in some.plans] == ["a"]
    assert [fault.place for fault in some.faults] == ["all/locked"]
    with pytest.raises(DutiesError):
        find_plans([Path("all/locked")])
