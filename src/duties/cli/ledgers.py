"""Which plan and which files of its ledger belong together, where files are named to be checked."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from duties.cli.locate import PLAN_FILE
from duties.cli.standard_input import STDIN
from duties.errors.files import LostLedgerFileError, NoLedgerError
from duties.ledger.where import FOLDER, folder_of
from duties.periods import period_of
from duties.writing import is_folder_gone

if TYPE_CHECKING:
    from duties.ledger.model import LedgerFile


class Wanted(NamedTuple):
    """A plan to be checked with its ledger; `only` these files are reported, if there are any."""

    plan: str
    only: tuple[str, ...] = ()

    def tells_of(self, name: str) -> bool:
        """Tell whether a file of the plan or its ledger is among those asked for."""
        return not self.only or os.path.realpath(name) in map(os.path.realpath, self.only)

    def missing(self, there: Iterable[str]) -> list[str]:
        """Return the files asked for that are not there."""
        found = set(map(os.path.realpath, there))
        return [name for name in self.only if os.path.realpath(name) not in found]


def plans_of(names: Iterable[str], plan: str | None) -> list[str]:
    """Return the plan of each file: itself, or where it is of a ledger, that which it goes with.

    `plan` is the one that the command was given, to which all files of a ledger then belong. Raises
    `LostLedgerFileError` for a file of a ledger whose plan is not there.
    """
    return [_owner(name, plan) or name for name in names]


def wanted(names: Iterable[str], plan: str | None) -> list[Wanted]:
    """Return the plans that files belong to, in order of name; see `plans_of`."""
    named = list(names)
    found: dict[str, list[str]] = {}
    for name, owner in zip(named, plans_of(named, plan), strict=True):
        found.setdefault(_from_here(owner), []).append(_from_here(name))
    return [
        Wanted(name, () if name in told else tuple(told)) for name, told in sorted(found.items())
    ]


def _from_here(name: str) -> str:
    """Return a file's name relative to this folder, so a baseline recognises it again."""
    path = Path(name)
    if not path.is_absolute() or is_folder_gone():
        return name
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else name


def _owner(name: str, plan: str | None) -> str | None:
    """Return the plan that a file of a ledger belongs to; None for what is no such file."""
    if name == STDIN:
        return None
    folder = Path(name).parent
    if folder.name in ("", "..") and not is_folder_gone():
        folder = Path(os.path.relpath(folder.resolve().parent)) / folder.resolve().name
    if not f".{folder.name}".endswith(f".{FOLDER}"):
        return None
    if plan is not None:
        return plan if name != plan else None
    stem = folder.name.removesuffix(FOLDER).removesuffix(".")
    beside = folder.parent / (f"{stem}.yaml" if stem else PLAN_FILE)
    if beside.is_file():
        return str(beside)
    if _is_period(Path(name).stem):
        raise LostLedgerFileError(name, beside.name)
    return None


def _is_period(stem: str) -> bool:
    try:
        return period_of(stem) is not None
    except ValueError:
        return True


def ledger_of(plan: str, named: str | None) -> "tuple[LedgerFile, ...]":
    """Return the files of a plan's ledger as loaded, from the folder `named` or that beside it.

    A plan that comes from the standard input has none unless one is named. Raises `NoLedgerError`
    if there is no folder of that name, or another `DutiesError` if it cannot be read.
    """
    if plan == STDIN and named is None:
        return ()
    folder = folder_of(Path(plan), named)
    if not os.path.lexists(folder):
        if named is not None:
            raise NoLedgerError(str(folder))
        return ()
    from duties.ledger.folder import load_folder

    return load_folder(folder)
