import io
import os
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from conftest import duties_process

from duties.cli.main import main
from followed import put_there
from gathered import folder_of_plans, gathered

SCRIPTS = Path(sys.executable).parent


def asking(line: str, shell: str = "bash") -> dict[str, str]:
    """Return the environment in which a shell asks for the last word of a line."""
    return {
        "_DUTIES_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


def offered(line: str, shell: str = "bash") -> list[str]:
    """Return what a shell gets to offer for the last word of a line."""
    printed = io.StringIO()
    with (
        patch.dict(os.environ, asking(line, shell)),
        redirect_stdout(printed),
        pytest.raises(SystemExit),
    ):
        main([])
    return [line for line in printed.getvalue().splitlines() if line]


def test_a_process_offers_what_the_command_line_knows(plan: Path) -> None:
    done = duties_process(environ=asking("duties my-tasks 区教"))

    assert (done.stdout.decode().splitlines(), done.stderr) == (["区教委"], b"")


def test_commands_are_offered(plan: Path) -> None:
    assert offered("duties wh") == ["who-leads", "why"]
    assert offered("duties --pl") == ["--plan"]


def test_units_of_the_plan_are_offered(plan: Path) -> None:
    assert offered("duties my-tasks 区教") == ["区教委"]
    assert offered("duties why 25 CBD") == ["CBD管委会"]
    assert "各街道" in offered("duties partners 各")


def test_the_values_of_an_option_are_offered_in_the_language_that_was_begun(plan: Path) -> None:
    assert offered("duties tasks --role ") == ["lead", "responsible", "support"]
    assert offered("duties tasks --role 牵") == ["牵头", "牵头单位", "牵头部门"]
    assert offered("duties draw 矩") == ["矩阵"]


def test_ids_are_offered_with_their_titles(plan: Path) -> None:
    assert offered("duties who-leads 1")[:3] == ["1", "10", "11"]
    assert offered("duties who-leads 19", "fish") == ["19\t加快建设重庆数字经济产业园"]
    assert offered("duties tasks --action 1") == ["1", "10"]


def test_what_can_be_drawn_is_offered_with_the_parts_it_may_be_of(plan: Path) -> None:
    assert offered("duties draw ac") == ["action", "actions"]
    assert offered("duties draw unit 区教") == ["区教委"]
    assert offered("duties draw action 1") == ["1", "10"]
    assert offered("duties draw action 2", "fish") == ["2\t建设现代基础设施网络行动"]
    assert offered("duties draw plan 区") == []
    assert offered("duties matrix --units 区教") == ["区教委"]


def test_what_stands_for_progress_is_offered(workplace: Path) -> None:
    put_there("tracked", workplace)

    assert offered("duties status 2") == ["2"]
    assert offered("duties status 2/") == ["2/1", "2/2"]
    assert offered("duties status 2/2", "fish") == ["2/2\t管网一期"]
    assert offered("duties status --light ") == ["red", "yellow", "green", "none"]
    assert offered("duties status --state a") == ["accepted"]
    assert offered("duties status --state 受") == ["受阻", "受阻中"]
    assert offered("duties status --unit 县水") == ["县水利局"]
    assert offered("duties status --body 治", "fish") == ["治水组\t治水专项工作组"]
    assert offered("duties board --by ") == ["unit", "action", "body"]
    assert offered("duties board --rules y") == ["yinchuan"]


def test_a_line_that_is_not_yet_right_is_completed_all_the_same(plan: Path) -> None:
    assert offered("duties export --unit 区教委 --unit 区民") == ["区民政局"]
    assert offered("duties tasks 1 2 --unit 区民") == ["区民政局"]
    assert offered("duties help who") == ["who-leads"]


def test_the_plan_named_on_the_line_is_the_one_offered_from(workplace: Path) -> None:
    (workplace / "b.yaml").write_text("title: a\ntasks: [{id: 甲, title: 乙}]\n", encoding="utf-8")

    assert offered("duties --plan b.yaml who-leads 甲") == ["甲"]
    assert offered("duties who-leads --plan b.yaml 甲") == ["甲"]


def test_of_many_plans_what_any_has_is_offered(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workplace / "plans"
    folder.mkdir()
    for name, unit in {"a": "区教委", "b": "区教育局"}.items():
        text = (
            f"title: 方案\nunits: [{{name: {unit}, aliases: [{unit}办]}}]\n"
            f"actions: [{{id: 甲, title: 办学}}]\n"
            f"tasks: [{{id: 1, title: 建校{name}, lead: {unit}}}, {{id: 1{name}, title: 扩建}}]\n"
        )
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    (folder / "broken.yaml").write_text("tasks: [", "utf-8")

    assert offered("duties --plan plans my-tasks 区教") == [
        "区教委",
        "区教育局",
        "区教委办",
        "区教育局办",
    ]
    assert offered("duties --plan plans who-leads 1") == ["1", "1a", "1b"]
    assert offered("duties --plan plans who-leads 1", "fish") == [
        "1\t建校a/建校b",
        "1a\t扩建",
        "1b\t扩建",
    ]
    assert offered("duties --plan plans tasks --action 甲", "fish") == ["甲\t办学"]
    assert offered("duties --plan plans/a.yaml --plan plans/b.yaml my-tasks 区教育局") == [
        "区教育局",
        "区教育局办",
    ]
    monkeypatch.setenv("DUTIES_PLAN", "plans")
    assert offered("duties my-tasks 区教委") == ["区教委", "区教委办"]
    monkeypatch.setattr("duties.cli.completion._MOST_FILES", 2)
    assert offered("duties my-tasks 区教委") == []


@pytest.mark.extras
def test_of_a_corpus_its_units_are_offered(workplace: Path) -> None:
    pytest.importorskip("pyarrow")
    gathered(Path("corpus"), [folder_of_plans(workplace)])

    assert offered("duties --plan corpus my-tasks 区住") == ["区住建委", "区住房和城乡建设委员会"]
    assert offered("duties --plan corpus my-tasks %") == []
    assert offered("duties --plan corpus who-leads 1") == []
    for file in (workplace / "corpus" / "vocabulary").rglob("*.parquet"):
        file.unlink()
    assert offered("duties --plan corpus my-tasks 区住") == []


def test_an_unreadable_plan_offers_nothing(workplace: Path) -> None:
    assert offered("duties my-tasks 区") == []
    (workplace / "plan.yaml").write_bytes(b"\0")
    assert offered("duties who-leads 1") == []


def test_a_name_that_means_something_to_a_shell_is_not_offered(workplace: Path) -> None:
    (workplace / "plan.yaml").write_text(
        "title: a\ntasks: []\nunits:\n"
        "  - name: '甲$(touch owned)'\n"
        "  - name: '甲`touch owned`'\n"
        "  - name: '甲\\$(touch owned)'\n"
        '  - name: "甲\\"; touch owned"\n'
        "  - name: 甲'; touch owned\n"
        "  - name: 甲 局\n"
        '  - name: "甲\\u202e"\n'
        "  - name: 甲局（乙办）\n",
        encoding="utf-8",
    )

    assert offered("duties my-tasks 甲") == ["甲局（乙办）"]
    assert offered("duties my-tasks 甲", "zsh") == ["_arguments '*: :((\"甲局（乙办）\"))'"]


@pytest.mark.system
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_real_shell_completes_units_and_ids(plan: Path, shell: str) -> None:
    if shutil.which(shell) is None or shutil.which("tmux") is None:
        pytest.skip(f"{shell} or tmux is not installed")
    home = plan.parent
    (home / ".zshrc").touch()  # zsh asks a new user questions where it has none

    with Screen(shell, home) as screen:
        screen.type("duties --install-completion; echo do''ne", "Enter")
        assert "completion installed in" in screen.when("done")
    with Screen(shell, home) as screen:
        # Typer's script for zsh only loads itself at the first Tab.
        screen.type("duties my-tasks 区教", *["Tab"] * (2 if shell == "zsh" else 1))
        screen.when("区教委")
        screen.type("--role lead", "Enter")
        screen.when("高水平建设一流基础教育强区")
        screen.type("clear", "Enter")
        screen.type("duties who-leads 5", "Tab", "Tab")
        screen.when("55")


class Screen:
    """A shell of its own on a terminal that can be typed into and read."""

    def __init__(self, shell: str, home: Path) -> None:
        self._tmux = ["tmux", "-L", f"duties-{uuid4()}", "-f", os.devnull]
        self._shell = shell
        self._environ = {
            **{key: value for key, value in os.environ.items() if key != "TMUX"},
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "DUTIES_LANG": "en",
        }

    def __enter__(self) -> "Screen":
        self._run("new-session", "-d", "-x", "120", "-y", "40", shutil.which(self._shell) or "")
        self.type("cd ~; clear; echo rea''dy", "Enter")
        self.when("ready")
        return self

    def __exit__(self, *_: object) -> None:
        self._run("kill-server")

    def type(self, text: str, *keys: str) -> None:
        self._run("send-keys", "-l", "--", text)
        for key in keys:
            time.sleep(0.5)  # as a person would; a shell may swallow what comes at once
            self._run("send-keys", key)

    def when(self, text: str) -> str:
        """Return the screen once `text` is on it."""
        for _ in range(100):
            screen = self._run("capture-pane", "-p")
            if text in screen:
                return screen
            time.sleep(0.1)
        pytest.fail(f"{text!r} never came:\n{screen}")

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._tmux, *arguments], env=self._environ, check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()
