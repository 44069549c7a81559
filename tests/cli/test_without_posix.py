"""Every command runs where there is nothing that only POSIX systems have, as on Windows.

Nothing here shows how Windows itself behaves; it shows that no module is missed there.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]

# What Python runs first. (click asks for the system, and imports termios only where it is POSIX.)
HIDING = """
import os, signal, sys
for name in ("fcntl", "resource", "pwd", "grp", "syslog"):
    sys.modules[name] = None
for name in ("fork", "forkpty", "fchown", "fchmod", "chown", "geteuid", "getuid", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGXCPU", "SIGQUIT"):
    if hasattr(signal, name):
        delattr(signal, name)
"""

WARNING = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
COMMANDS = [
    ("who-leads", "19"),
    ("my-tasks", "区住建委"),
    ("tasks", "-f", "csv"),
    ("matrix",),
    ("workload",),
    ("lint",),
    ("lint", "--fix"),
    ("lint", "--write-baseline", "known.json"),
    ("draw", "unit", "区住建委", "-o", "picture.svg"),
    ("export", "plan.xlsx"),
    ("export", "plan.docx"),
    ("export", "plan.html"),
    ("export", "plan.csv"),
    ("export", "--each-unit", "lists"),
    ("diff", "plan.yaml", "plan.yaml"),
    ("import", "notes.txt", "-o", "draft.yaml"),
    ("verify", "plan.yaml", "notes.txt"),
    ("init", "new.yaml"),
    ("init", "--demo", "new"),
]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("windows")
    shutil.copy(ROOT / "plan.yaml", folder / "plan.yaml")
    text = "清水方案\n1.修缮码头。（牵头单位：区交通局；责任单位：区财政局）\n"
    (folder / "notes.txt").write_text(text, encoding="utf-8")
    (folder / "hiding").mkdir()
    (folder / "hiding" / "sitecustomize.py").write_text(HIDING, encoding="utf-8")
    return folder


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_runs_without_what_only_posix_has(
    workplace: Path, arguments: tuple[str, ...]
) -> None:
    places = (str(workplace / "hiding"), str(ROOT / "src"))
    run = subprocess.run(
        [sys.executable, *WARNING, "-m", "duties", *arguments],
        cwd=workplace,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places), "DUTIES_LANG": "en"},
    )

    told = run.stderr.decode()
    assert run.returncode in (0, 1), told
    assert "failed" not in told
    assert "Traceback" not in told
    assert "Warning" not in told


def test_a_drive_and_backslashes_are_part_of_a_name(
    workplace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where such a name is one of a file: nothing divides it at its colon."""
    if sys.platform == "win32":
        pytest.skip("such a name is a whole path there")
    name = "C:\\方案\\plan.yaml"
    shutil.copy(workplace / "plan.yaml", tmp_path / name)
    monkeypatch.chdir(tmp_path)

    def told(*arguments: str) -> str:
        run = subprocess.run(
            [sys.executable, "-m", "duties", *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DUTIES_LANG": "en"},
        )
        return (run.stdout + run.stderr).decode()

    assert told("--plan", name, "who-leads", "19").startswith("19 ")
    for line in told("lint", name, "-f", "concise").splitlines():
        assert re.match(r":\d+:\d+: DUT\d+ ", line.removeprefix(name))
    for line in told("lint", name, "-f", "github").splitlines():
        assert re.match(r"::\w+ file=C%3A\\方案\\plan\.yaml,line=\d+,", line)
    assert told("diff", name, name) == "note: no task differs\n"
    assert told("--plan", "C:\\none.yaml", "tasks").startswith("error: C:\\none.yaml: there is no ")
    assert told("diff", "C:\\none.yaml", name).startswith("error: C:\\none.yaml: ")
    assert told("import", "C:\\none.docx").startswith("error: C:\\none.docx: there is no such doc")
