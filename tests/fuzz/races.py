"""An editor that saves a file while `duties` writes into it: no save may be lost."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from kills import FAULTY, REPORTED, ROOT

MARK = "# saved by the editor\n"


class Writing(NamedTuple):
    """A command that changes a file, what the file holds before, and what stands beside it."""

    arguments: tuple[str, ...]
    file: str
    before: str
    beside: tuple[str, str] | None = None


WRITINGS = (
    Writing(("lint", "plan.yaml", "--fix"), "plan.yaml", FAULTY),
    Writing(
        ("record", "19", "--percent", "50", "--date", "2026-03-20"),
        "progress/2026-03.yaml",
        REPORTED,
        ("plan.yaml", (ROOT / "plan.yaml").read_text("utf-8")),
    ),
)


def races(count: int, chance: Random) -> list[str]:
    """Run as many races; return the saves that were lost."""
    lost = refused = 0
    for writing in WRITINGS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            file = folder / writing.file
            start = time.monotonic()
            _set_up(folder, writing)
            _writing(folder, writing).wait()
            usual = time.monotonic() - start
            for _ in range(count // len(WRITINGS)):
                _set_up(folder, writing)
                run = _writing(folder, writing)
                time.sleep(chance.uniform(0.5, 1.1) * usual)
                _save(file, writing.before + MARK, chance)
                refused += run.wait() == 2
                lost += MARK not in file.read_text("utf-8")
    print(f"races: {count} saves, {refused} runs gave way, {lost} saves lost")
    return [f"races: {lost} of {count} saves lost"] if lost else []


def _set_up(folder: Path, writing: Writing) -> None:
    file = folder / writing.file
    file.parent.mkdir(exist_ok=True)
    file.write_text(writing.before, encoding="utf-8")
    if writing.beside is not None:
        name, text = writing.beside
        (folder / name).write_text(text, encoding="utf-8")


def _save(file: Path, text: str, chance: Random) -> None:
    """Save as editors do: in place (Notepad), or by a rename (vim)."""
    if chance.random() < 0.5:
        file.write_bytes(text.encode())
    else:
        new = file.with_name(f"{file.name}~")
        new.write_bytes(text.encode())
        new.replace(file)


def _writing(folder: Path, writing: Writing) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "duties", *writing.arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DUTIES_LANG": "en"},
    )
