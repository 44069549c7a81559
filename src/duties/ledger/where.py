"""Where the ledger of a plan is, and whether there is one: for those who need not read it."""

from collections.abc import Iterator
from pathlib import Path

from duties.files import folder_error

FOLDER = "progress"
ENDING = ".yaml"
ENDINGS = (ENDING, ".yml")
AS_TEXT = ".txt"
"""What Notepad adds to 2026-03.yaml."""
JOURNAL = ".revising"
"""The hidden file in such a folder, while the plan and the ledger are revised together."""
PLAN_NAMES = ("plan.yaml", "plan.yml")


def folder_of(plan: Path, named: str | None) -> Path:
    """Return the folder of a plan's ledger: the one that is named, or else beside the plan.

    That of `plan.yaml` is `progress`, that of `c.yaml` is `c.progress`. It need not exist.
    """
    if named:
        return Path(named)
    name = FOLDER if plan.name in PLAN_NAMES else f"{plan.stem}.{FOLDER}"
    return plan.with_name(name) if plan.name else plan / FOLDER


def is_ledger_folder(name: str) -> bool:
    """Tell whether a folder of this name holds what was reported on a plan."""
    return name == FOLDER or name.endswith(f".{FOLDER}")


def has_files(folder: Path) -> bool:
    """Tell whether a folder holds any file of a ledger, or what may be meant as one."""
    return next(ledger_names(folder), None) is not None


def _names_in(folder: Path) -> list[str]:
    try:
        try:
            folder.lstat()
        except FileNotFoundError:  # most plans have none
            return []
        return sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError) as error:
        raise folder_error(folder, error) from None


def ledger_names(folder: Path) -> Iterator[str]:
    """Yield the names of a ledger's files, and of what may be meant as one, in their order.

    Raises a `DutiesError` where the folder cannot be read; there are none where there is no folder.
    """
    for name in _names_in(folder):
        ending = name.casefold().removesuffix(AS_TEXT)
        if ending.endswith(ENDINGS) and not name.startswith("."):
            yield name
