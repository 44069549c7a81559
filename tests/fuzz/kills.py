"""Runs that are killed while they write: what they leave must be whole, old or new, or nothing."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
NOTES = "清水方案\n" + "".join(
    f"{number}.修缮第{number}号码头。（牵头单位：区交通局；责任单位：区财政局，各街道）\n"
    for number in range(1, 200)
)
FAULTY = (
    (ROOT / "plan.yaml").read_text("utf-8").replace("lead: 区住建委", "lead: [区住建委, 区住建委]")
)

REPORTED = (
    "period: 2026-03\nreports:\n"
    "  - {task: 19, unit: 数字经济产业园管委会, date: 2026-03-10, percent: 10}\n"
)

COMMANDS = {
    ("import", "notes.txt", "-o", "draft.yaml"): "draft.yaml",
    ("import", "notes.txt", "-o", "old.yaml", "--force"): "old.yaml",
    ("init", "new.yaml"): "new.yaml",
    ("init", "--demo", "new"): "new/plan.yaml",
    ("lint", "faulty.yaml", "--fix"): "faulty.yaml",
    ("lint", "--write-baseline", "known.json"): "known.json",
    ("export", "plan.xlsx"): "plan.xlsx",
    ("export", "plan.docx"): "plan.docx",
    ("export", "plan.html"): "plan.html",
    ("export", "plan.csv", "--force"): "plan.csv",
    ("record", "19", "--percent", "50", "--date", "2026-03-20"): "progress/2026-03.yaml",
    ("record", "19", "--percent", "50", "--date", "2026-04-20"): "progress/2026-04.yaml",
    ("draw", "unit", "区住建委", "-o", "picture.svg"): "picture.svg",
}


def kills(count: int, chance: Random, only: str = "") -> list[str]:
    """Kill as many runs, at random moments; return what was broken or left behind.

    `only` is the command to kill; otherwise all that write are.
    """
    commands = [each for each in COMMANDS.items() if only in ("", each[0][0])]
    faults = []
    ended = strays = 0
    for number in range(count):
        arguments, target = chance.choice(commands)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            set_up(folder)
            before = _bytes(folder / target)
            whole, seconds = _reference(arguments, target)
            with started(folder, arguments) as run:
                time.sleep(chance.uniform(0.4, 1.1) * seconds)
                run.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]))
            ended += run.returncode < 0
            after = _bytes(folder / target)
            if after not in (before, whole):
                faults.append(f"kill {number}: {' '.join(arguments)} left {target} broken")
            left = list(folder.rglob(".duties-*"))
            strays += len(left)
            for stray in left:
                os.utime(stray, (time.time() - 7200,) * 2)
            for again in _SWEEPING:
                with started(folder, again):
                    pass
            if any(folder.rglob(".duties-*")):
                faults.append(f"kill {number}: {' '.join(arguments)} left a stray for good")
    print(
        f"kills: {count} runs, {ended} of them killed, {strays} strays swept, {len(faults)} faults"
    )
    return faults


_SWEEPING = (("init", "again.yaml"), ("record", "19", "--done", "签约", "--date", "2026-05-20"))
"""Runs that write into each of the folders, and so sweep it."""

_REFERENCES: dict[tuple[str, ...], tuple[bytes | None, float]] = {}


def _reference(arguments: tuple[str, ...], target: str) -> tuple[bytes | None, float]:
    """Return what the whole run writes, and how long it takes."""
    if arguments not in _REFERENCES:
        with tempfile.TemporaryDirectory() as name:
            set_up(Path(name))
            start = time.monotonic()
            with started(Path(name), arguments):
                pass
            _REFERENCES[arguments] = _bytes(Path(name, target)), time.monotonic() - start
    return _REFERENCES[arguments]


def set_up(folder: Path) -> None:
    """Put a plan with a ledger, and what other commands ask for, into a folder."""
    shutil.copy(ROOT / "plan.yaml", folder / "plan.yaml")
    (folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    (folder / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    (folder / "old.yaml").write_text("title: 旧\ntasks: []\n", encoding="utf-8")
    (folder / "plan.csv").write_text("旧\n", encoding="utf-8")
    (folder / "progress").mkdir()
    (folder / "progress" / "2026-03.yaml").write_text(REPORTED, encoding="utf-8")


def started(folder: Path, arguments: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """Start a command in a folder, its output unheard."""
    return subprocess.Popen(
        [sys.executable, "-m", "duties", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DUTIES_LANG": "en"},
    )


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None
