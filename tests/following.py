"""What the tests of the ledger's questions share: an invented plan with its ledger, as read."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from duties.ledger.checking import checked
from duties.ledger.folder import load_folder
from duties.ledger.keys import TaskOrStep, parts_by_key
from duties.ledger.loading import load_file
from duties.ledger.model import Ledger
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import load
from duties.source import Source
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


def closed_loop() -> Followed:
    """Return the invented plan of `loop.yaml`."""
    plan = plan_of(Path(PLANS, "loop.yaml").read_text("utf-8"))
    files = load_folder(Path(PLANS, "loop.progress"))
    return _followed(plan, checked(files, plan, Register(plan)))


def _followed(plan: Plan, ledger: Ledger) -> Followed:
    assert [finding for file in ledger.files for finding in file.findings] == []
    register = Register(plan)
    return Followed(plan, register, ledger, Tracker(plan, register, ledger))


def day(text: str) -> date:
    """Return a day written as in files."""
    return date.fromisoformat(text)
