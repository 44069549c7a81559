"""Where the plan is."""

import os
from collections.abc import Mapping
from pathlib import Path

from duties.errors.files import GoneFolderError, NoPlanError

PLAN_FILE = "plan.yaml"


def find_plan(named: str | None, environ: Mapping[str, str]) -> Path:
    """Return the plan's path: as named, from `DUTIES_PLAN`, or in this folder or the nearest above.

    Raises `NoPlanError` if there is none, `GoneFolderError` if this folder was deleted; a file that
    was named need not exist.
    """
    if named or (named := environ.get("DUTIES_PLAN")):
        return Path(named)
    try:
        folder = Path.cwd()
    except OSError:
        raise GoneFolderError from None
    if _is_file(Path(PLAN_FILE)):  # as it is named here, whoever may not look into a folder above
        return Path(PLAN_FILE)
    for parent in folder.parents:
        if _is_file(parent / PLAN_FILE):
            return Path(os.path.relpath(parent / PLAN_FILE, folder))
    raise NoPlanError(str(folder))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
