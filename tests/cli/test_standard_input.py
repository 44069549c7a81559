"""What a command says that is to read what never comes, never ends, or is no file at all."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Duties

from duties.cli import standard_input

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")

COMMANDS = [
    ("lint", "-"),
    ("import", "-"),
    ("import", "--dry-run", "-"),
    ("diff", "-", "plan.yaml"),
    ("diff", "plan.yaml", "-"),
    ("verify", "-"),
]
every_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The standard input is a pipe; the end to write to it."""
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        yield writing
    os.close(writing)


@every_command
def test_a_standard_input_that_is_closed_is_told(
    command: tuple[str, ...], plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    said = "error: <stdin>: the standard input is closed; name a file, or pipe one in\n"
    assert duties(*command) == (2, "", said)


@every_command
def test_a_pipe_from_which_nothing_comes_is_left(
    command: tuple[str, ...],
    plan: Path,
    duties: Duties,
    monkeypatch: pytest.MonkeyPatch,
    silent: int,
) -> None:
    monkeypatch.setattr(standard_input, "_PATIENCE", 0.01)

    code, out, err = duties(*command)
    assert (code, out) == (2, "")
    assert err == (
        "error: <stdin>: nothing came within 0 seconds; name a file, or see what writes to it\n"
    )


@every_command
def test_a_terminal_is_no_file(
    command: tuple[str, ...], plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    control, terminal = os.openpty()
    with os.fdopen(terminal, encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        said = "error: <stdin>: this is a terminal; name a file, or pipe one in\n"
        assert duties(*command) == (2, "", said)
    os.close(control)


@every_command
def test_what_never_ends_is_read_up_to_a_limit(
    command: tuple[str, ...], plan: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/zero").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        code, out, err = duties(*command)
    assert (code, out) == (2, "")
    assert err.startswith("error: <stdin>: the file is ")
    assert err.count("\n") == 1


def test_what_comes_little_by_little_is_read_to_its_end(
    plan: Path, duties: Duties, silent: int
) -> None:
    writer = subprocess.Popen(
        ("sh", "-c", "head -n 20 plan.yaml; sleep 0.3; tail -n +21 plan.yaml"), stdout=silent
    )
    os.close(silent)
    try:
        assert duties("diff", "-", "plan.yaml").code == 0
    finally:
        writer.wait()
        os.dup2(os.open(os.devnull, os.O_WRONLY), silent)


def test_a_standard_input_that_cannot_be_read_is_told(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    stream.close()
    monkeypatch.setattr(sys, "stdin", stream)

    answer = duties("lint", "-")
    assert answer.code == 2
    assert answer.err.startswith("error: <stdin>: the file cannot be read (")


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/full"])
def test_a_device_named_as_a_plan_is_read_up_to_a_limit(name: str, duties: Duties) -> None:
    said = f"error: {name}: the file is 200 MB or more; at most 200 MB are read\n"
    assert duties("--plan", name, "who-leads", "1") == (2, "", said)


def test_a_pipe_named_as_a_plan_to_which_nobody_writes_is_left(
    workplace: Path, duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo("pipe")
    monkeypatch.setattr("duties.files.PATIENCE", 0.01)

    said = "error: pipe: nothing came within 0 seconds; name a file, or see what writes to it\n"
    for command in (("--plan", "pipe", "tasks"), ("lint", "pipe"), ("diff", "pipe", "pipe")):
        assert duties(*command) == (2, "", said)
