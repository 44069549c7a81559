"""Where the plan is."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from duties.errors.files import GoneFolderError, NoPlanError, UnnamedPlanError
from duties.files import CORPUS_FILES, is_folder

PLAN_FILE = "plan.yaml"


def find_plan(named: str | None, environ: Mapping[str, str]) -> Path:
    """Return the plan's path: as named, from `DUTIES_PLAN`, or in this folder or the nearest above.

    Raises `NoPlanError` if there is none, `UnnamedPlanError` if `DUTIES_PLAN` has nothing but what
    parts names, `GoneFolderError` if this folder was deleted; a file that was named need not exist.
    """
    if named:
        return Path(named)
    if setting := environ.get("DUTIES_PLAN"):
        if not setting.strip(f"{os.pathsep} \t") and not _is_file(Path(setting)):
            raise UnnamedPlanError(setting)
        return Path(_one_in(setting))
    try:
        folder = Path.cwd()
    except OSError:
        raise GoneFolderError from None
    if _is_file(Path(PLAN_FILE)):  # by this name, even where a folder above cannot be entered
        return Path(PLAN_FILE)
    for parent in folder.parents:
        if _is_file(parent / PLAN_FILE):
            return Path(os.path.relpath(parent / PLAN_FILE, folder))
    raise NoPlanError(str(folder))


def many_named(named: Sequence[str], environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Return what was named where many plans are meant: several names, or one of a folder.

    Otherwise nothing. `named` is what options gave; without any, `DUTIES_PLAN` may name several,
    parted as in `PATH`, unless a file has that whole name.
    """
    if not named and (setting := environ.get("DUTIES_PLAN")):
        named = _names_in(setting)
    if len(named) > 1 or (named and is_folder(Path(named[0]))):
        return tuple(map(Path, named))
    return ()


def corpus_named(named: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """Return the corpus that was named in place of a plan: a folder that is one, or any URL."""
    names = named or tuple(filter(None, (_one_in(environ.get("DUTIES_PLAN", "")),)))
    if len(names) == 1 and (
        "://" in names[0] or any(_is_file(Path(names[0]) / name) for name in CORPUS_FILES)
    ):
        return names[0]
    return None


def _names_in(setting: str) -> tuple[str, ...]:
    """Return the names that a setting has, parted as in `PATH`, perhaps also at its end."""
    several = tuple(filter(None, setting.split(os.pathsep)))
    is_parted = several and "://" not in setting and not _is_file(Path(setting))
    return several if is_parted else (setting,)


def _one_in(setting: str) -> str:
    """Return the one name in a setting; where it has several, all of it."""
    names = _names_in(setting)
    return names[0] if len(names) == 1 else setting


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
