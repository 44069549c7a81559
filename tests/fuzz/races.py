"""An editor that saves the plan while `duties lint --fix` mends it: no save may be lost."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from kills import FAULTY, ROOT

MARK = "# saved by the editor\n"


def races(count: int, chance: Random) -> list[str]:
    """Run as many races; return the saves that were lost."""
    lost = refused = 0
    with tempfile.TemporaryDirectory() as name:
        plan = Path(name, "plan.yaml")
        start = time.monotonic()
        _set_up(plan)
        _fixing(plan).wait()
        usual = time.monotonic() - start
        for _ in range(count):
            _set_up(plan)
            run = _fixing(plan)
            time.sleep(chance.uniform(0.5, 1.1) * usual)
            _save(plan, chance)
            refused += run.wait() == 2
            lost += MARK not in plan.read_text("utf-8")
    print(f"races: {count} saves, {refused} runs gave way, {lost} saves lost")
    return [f"races: {lost} of {count} saves lost"] if lost else []


def _set_up(plan: Path) -> None:
    plan.write_text(FAULTY, encoding="utf-8")


def _save(plan: Path, chance: Random) -> None:
    """Save as editors do: in place (Notepad), or by a rename (vim)."""
    data = (FAULTY + MARK).encode()
    if chance.random() < 0.5:
        plan.write_bytes(data)
    else:
        new = plan.with_name("plan.yaml~")
        new.write_bytes(data)
        new.replace(plan)


def _fixing(plan: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "duties", "lint", plan.name, "--fix"],
        cwd=plan.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "DUTIES_LANG": "en"},
    )
