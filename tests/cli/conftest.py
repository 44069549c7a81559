import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from duties.cli import clock
from duties.cli.main import main
from duties.planfile.templates import demo_files
from duties.writing import create_folder
from followed import put_there

ROOT = Path(__file__).parents[2]


class Answer(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Duties = Callable[..., Answer]


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and an environment that asks for English and nothing else."""
    for name in list(os.environ):
        if name.startswith(
            ("DUTIES", "_DUTIES", "LC_", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR")
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANGUAGE", "en")
    # What lasts to the end of the process would last through all other tests, and all be walked.
    monkeypatch.setattr("duties.cli.session.keep_to_the_end", lambda _: None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def plan(workplace: Path) -> Path:
    """The shipped plan, in the folder to work in."""
    return Path(shutil.copy(ROOT / "plan.yaml", workplace / "plan.yaml"))


@pytest.fixture
def under_way(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to work in, with a plan that is under way and its ledger, on the last of April."""
    put_there("tracked", workplace)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 30))
    return workplace


def begin_demo(workplace: Path, monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Write the demo into a folder, and go there; it is that day."""
    files = demo_files(day).items()
    create_folder(workplace / "demo", {name: text.encode() for name, text in files})
    monkeypatch.chdir(workplace / "demo")
    monkeypatch.setattr(clock, "today", lambda: day)


@pytest.fixture
def duties(capsys: pytest.CaptureFixture[str]) -> Duties:
    """The command, run in this process."""

    def run(*arguments: str) -> Answer:
        code = main(arguments)
        return Answer(code, *capsys.readouterr())

    return run


def duties_process(
    *arguments: str, environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "duties", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **(environ or {})},
    )
