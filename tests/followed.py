"""A plan that is followed through the year, with its ledger, for the tests of answers about it.

Both are invented: `tests/data/plans/tracked.yaml` and the folder beside it.
"""

import shutil
from functools import cache
from pathlib import Path

from duties.ledger.checking import checked
from duties.ledger.folder import load_folder
from duties.model import Plan
from duties.naming.names import Register
from duties.tracking.tracker import Tracker
from reading import PLANS, plan_of

PLAN_FILE = PLANS / "tracked.yaml"
LEDGER = PLANS / "tracked.progress"


@cache
def followed() -> tuple[Plan, Register, Tracker]:
    """Return the plan, its units, and what knows how it stands."""
    plan = plan_of(PLAN_FILE.read_text("utf-8"))
    register = Register(plan)
    ledger = checked(load_folder(LEDGER), plan, register)
    assert [finding for file in ledger.files for finding in file.findings] == []
    return plan, register, Tracker(plan, register, ledger)


def put_there(folder: Path, *, with_ledger: bool = True) -> None:
    """Copy the plan as plan.yaml, with its ledger, to a folder."""
    shutil.copy(PLAN_FILE, folder / "plan.yaml")
    if with_ledger:
        shutil.copytree(LEDGER, folder / "progress")
