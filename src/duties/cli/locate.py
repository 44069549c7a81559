"""Where the plan is."""

import os
from collections.abc import Mapping
from pathlib import Path

from duties.errors.files import NoPlanError

PLAN_FILE = "plan.yaml"


def find_plan(named: str | None, environ: Mapping[str, str], folder: Path) -> Path:
    """Return the plan's path: as named, from `DUTIES_PLAN`, or in this folder or the nearest above.

    Raises `NoPlanError` if there is none; a file that was named need not exist.
    """
    if named or (named := environ.get("DUTIES_PLAN")):
        return Path(named)
    for parent in (folder, *folder.parents):
        if (parent / PLAN_FILE).is_file():
            return Path(os.path.relpath(parent / PLAN_FILE, folder))
    raise NoPlanError(str(folder))
