import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Duties, duties_process

FAULTY = """\
title: 试验方案
tasks:
  - {id: 1, title: 第一项, lead: 甲局}
  - {id: 1, title: 第二项, laed: 乙局}
"""


def test_an_answer_goes_to_stdout_alone(plan: Path, duties: Duties) -> None:
    assert duties("who-leads", "19") == (
        0,
        "19 加快建设重庆数字经济产业园\n   Lead  数字经济产业园管委会\n",
        "",
    )


def test_what_can_be_read_is_answered_and_the_faults_are_counted_on_stderr(
    workplace: Path, duties: Duties
) -> None:
    (workplace / "plan.yaml").write_text(FAULTY, encoding="utf-8")

    assert duties("who-leads", "第二") == (
        0,
        "1 第二项\n   Lead  no unit\n",
        "note: 2 places in plan.yaml could not be read as meant; `duties lint` shows them\n",
    )
    assert duties("--lang", "zh", "who-leads", "第二").err == (
        "提示: plan.yaml 有 2 处未能照读，可用 `duties lint` 查看\n"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"- a\n", "plan.yaml:1:1: a mapping (key: value) belongs here, but this is a list"),
        (b"title: a\n\tb: c\n", "plan.yaml:2:1: a tab is not allowed here; indent and se"),
        (b"# nothing\n", "plan.yaml:1:1: the file holds no plan; run `duties init`"),
        (b"", "plan.yaml: the file is empty; `duties init` writes a plan to start from"),
        ("title: 渝中区实施方案\n".encode("gb18030"), "plan.yaml: the file is saved as GB18030;"),
        (b"\x7fELF\0\0", "plan.yaml: this is a binary file, not a plan, which is a YAML"),
    ],
)
def test_a_file_that_holds_no_plan_is_one_sentence_and_code_2(
    workplace: Path, duties: Duties, text: bytes, sentence: str
) -> None:
    (workplace / "plan.yaml").write_bytes(text)

    code, out, err = duties("tasks")

    assert (code, out) == (2, "")
    assert err.startswith(f"error: {sentence}")
    assert err.count("\n") == 1


def test_names_from_a_plan_never_steer_the_terminal(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text(
        'title: a\ntasks:\n  - {id: "\\e[31m1", title: "红\\u202e\\x9b2J", lead: "甲\\a局"}\n',
        encoding="utf-8",
    )

    assert duties("tasks").out == (
        "No.          Task              Lead\n"
        "-----------  ----------------  ----------\n"
        "\\u001b[31m1  红\\u202e\\u009b2J  甲\\u0007局\n"
    )
    assert duties("my-tasks", "\x1b[2J") == (
        1,
        "",
        "error: no unit is called \\u001b[2J; `duties units` lists them all\n",
    )


def test_the_plan_is_named_before_or_after_the_command(workplace: Path, duties: Duties) -> None:
    (workplace / "甲.yaml").write_text("title: a\ntasks: [{id: 1, title: 甲}]\n", encoding="utf-8")
    answer = (0, "1 甲\n   Lead  no unit\n", "")

    assert duties("--plan", "甲.yaml", "who-leads", "1") == answer
    assert duties("who-leads", "1", "-p", "甲.yaml") == answer


def test_the_plan_is_found_by_option_then_environment_then_folder(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("option", "environment", "plan"):
        (workplace / f"{name}.yaml").write_text(
            f"title: a\ntasks: [{{id: 1, title: {name}}}]\n", encoding="utf-8"
        )
    (workplace / "inner" / "most").mkdir(parents=True)
    monkeypatch.chdir(workplace / "inner" / "most")

    assert duties("who-leads", "1").out.startswith("1 plan\n")
    monkeypatch.setenv("DUTIES_PLAN", "../../environment.yaml")
    assert duties("who-leads", "1").out.startswith("1 environment\n")
    assert duties("who-leads", "1", "-p", "../../option.yaml").out.startswith("1 option\n")


def test_a_plan_in_a_folder_above_is_called_by_its_way_there(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workplace / "plan.yaml").write_text("- a\n", encoding="utf-8")
    (workplace / "inner").mkdir()
    monkeypatch.chdir(workplace / "inner")

    assert duties("tasks").err.startswith("error: ../plan.yaml:1:1: ")


def test_no_plan_anywhere_says_what_to_do(workplace: Path, duties: Duties) -> None:
    assert duties("tasks") == (
        2,
        "",
        f"error: {workplace}: there is no plan.yaml here or in a folder above; "
        "name a plan with --plan, or run `duties init`\n",
    )


def test_an_unknown_dutieslang_is_refused(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTIES_LANG", "fr")

    assert duties("who-leads", "19") == (
        2,
        "",
        "error: DUTIES_LANG is fr; set it to one of zh, en\n",
    )


def test_an_empty_plan_is_answered(workplace: Path, duties: Duties) -> None:
    (workplace / "plan.yaml").write_text("title: 空\ntasks: []\n", encoding="utf-8")

    nothing = (1, "", "note: nothing in the plan matches\n")
    for query in ("tasks", "units", "actions", "workload"):
        assert duties(query) == nothing
    assert duties("tasks", "-f", "json").out == "[]\n"
    assert duties("units", "-f", "csv").out == (
        "name,kind,registered,aliases,members,tasks,lead,responsible,support,line,leader,contact\n"
    )
    assert duties("who-leads", "1").err == (
        "error: no task has the id 1; the plan has no tasks yet\n"
    )
    assert duties("partners", "甲").code == 1


def test_no_arguments_show_the_help(duties: Duties) -> None:
    code, out, err = duties()

    assert (code, err) == (0, "")
    assert out == duties("--help").out


def test_the_version_is_shown(duties: Duties) -> None:
    assert duties("--version") == (0, "duties 0.1.0\n", "")


def test_debug_shows_where_an_error_arose(plan: Path) -> None:
    quiet = duties_process("--plan", "nowhere.yaml", "tasks")
    loud = duties_process("--debug", "--plan", "nowhere.yaml", "tasks")

    assert (quiet.returncode, quiet.stderr.count(b"\n")) == (2, 1)
    assert b"Traceback" in loud.stderr
    assert loud.returncode != 0


def test_a_fault_of_the_program_is_one_sentence(
    plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("duties.cli.session.load_whole", broken)

    assert duties("tasks") == (
        2,
        "",
        "error: duties itself failed (ZeroDivisionError); "
        "please report it with what --debug shows\n",
    )


def test_a_closed_pipe_is_quiet(plan: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "duties", "tasks", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_output_is_utf_8_whatever_the_locale_says(plan: Path) -> None:
    done = duties_process(
        "who-leads", "19", environ={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    )

    assert done.stdout.decode("utf-8").startswith("19 加快建设重庆数字经济产业园\n")


def test_control_c_ends_with_130_and_without_a_traceback(plan: Path) -> None:
    os.mkfifo("pipe.yaml")
    with subprocess.Popen(
        [sys.executable, "-m", "duties", "-p", "pipe.yaml", "tasks"], stderr=subprocess.PIPE
    ) as process:
        with Path("pipe.yaml").open("wb"):  # opens once the command reads
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def on_terminal(*arguments: str, **environ: str) -> str:
    """Return what the command writes to a terminal of its own."""
    primary, secondary = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "duties", *arguments],
        stdout=secondary,
        stderr=secondary,
        env={**os.environ, "TERM": "xterm", **environ},
    )
    os.close(secondary)
    written = b""
    try:
        while chunk := os.read(primary, 4096):
            written += chunk
    except OSError:  # Linux reports the closed end so
        pass
    os.close(primary)
    process.wait(timeout=20)
    return written.decode()


def test_colour_is_for_terminals_that_want_it(plan: Path) -> None:
    assert on_terminal("who-leads", "99").startswith("\x1b[1;31merror:\x1b[0m no task")
    assert on_terminal("who-leads", "99", NO_COLOR="1").startswith("error: no task")
    assert on_terminal("who-leads", "99", TERM="dumb").startswith("error: no task")
    assert duties_process("who-leads", "99").stderr.startswith(b"error: no task")


def test_a_table_fits_the_terminal(plan: Path) -> None:
    narrow = on_terminal("actions", COLUMNS="60", NO_COLOR="1")

    assert narrow.splitlines()[4:7] == [
        "3    构建现代化产业体系行动      区发改委          7     13",
        "4    加快科技创新中心特色功能区  区科技局          6      8",
        "     建设行动",
    ]


def test_a_standard_output_that_the_shell_closed_is_no_fault(plan: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m duties who-leads 19 >&-', sys.executable],
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_stdout_on_a_full_disk_gives_one_sentence(plan: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m duties who-leads 19 >/dev/full', sys.executable],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith(b"error: stdout: the file cannot be written (")
