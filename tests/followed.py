"""Plans that are followed through the year, each with its ledger.

Those of `tests/data/plans/` are invented: in `tracked.yaml` tasks stand in every way there is, in
`loop.yaml` problems go round the closed loop. `tracked.py` makes shorter ones.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from duties.ledger.checking import checked
from duties.ledger.folder import load_folder
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.source import Source
from duties.task_or_step import TaskOrStep, parts_by_key
from duties.tracking.tracker import Tracker
from reading import PLANS, plan_of


class Followed(NamedTuple):
    """A plan with its ledger."""

    plan: Plan
    register: Register
    ledger: Ledger
    tracker: Tracker

    def part(self, key: str) -> TaskOrStep:
        """Return the task or step that entries call so."""
        return parts_by_key(self.plan)[key]


def followed(text: str, **periods: str) -> Followed:
    """Return a plan, and its ledger without faults; `p2026_03` is the file of 2026-03."""
    plan = load(Source("plan.yaml", text)).plan
    assert plan is not None
    files = []
    for name, entries in periods.items():
        period = name.removeprefix("p").replace("_", "-")
        source = Source(f"progress/{period}.yaml", f"period: {period}\n{entries}")
        files.append(load_file(source))
    return _followed(plan, checked(files, plan, Register(plan)))


@cache
def under_way() -> Followed:
    """Return the plan of `tracked.yaml` with its ledger."""
    return _of_file("tracked")


@cache
def closed_loop() -> Followed:
    """Return the plan of `loop.yaml` with its ledger."""
    return _of_file("loop")


def put_there(name: str, folder: Path, *, with_ledger: bool = True) -> None:
    """Copy such a plan as plan.yaml, with its ledger, to a folder."""
    shutil.copy(PLANS / f"{name}.yaml", folder / "plan.yaml")
    if with_ledger:
        shutil.copytree(PLANS / f"{name}.progress", folder / "progress")


def _of_file(name: str) -> Followed:
    plan = plan_of((PLANS / f"{name}.yaml").read_text("utf-8"))
    files = load_folder(PLANS / f"{name}.progress")
    return _followed(plan, checked(files, plan, Register(plan)))


def _followed(plan: Plan, ledger: Ledger) -> Followed:
    assert [finding for file in ledger.files for finding in file.findings] == []
    register = Register(plan)
    return Followed(plan, register, ledger, Tracker(plan, register, ledger))


def day(text: str) -> date:
    """Return a day written as in files."""
    return date.fromisoformat(text)
