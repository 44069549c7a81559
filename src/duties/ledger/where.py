"""Where the ledger of a plan is: for those who need not read it."""

from pathlib import Path

FOLDER = "progress"
_PLAN_NAMES = ("plan.yaml", "plan.yml")


def folder_of(plan: Path, named: str | None) -> Path:
    """Return the folder of a plan's ledger: the one that is named, or else beside the plan.

    That of `plan.yaml` is `progress`, that of `c.yaml` is `c.progress`. It need not exist.
    """
    if named:
        return Path(named)
    name = FOLDER if plan.name in _PLAN_NAMES else f"{plan.stem}.{FOLDER}"
    return plan.with_name(name) if plan.name else plan / FOLDER
