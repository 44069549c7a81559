"""Plans with the registers beside them: the only part of loading that reads the disk."""

import os
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from duties.errors.base import DutiesError
from duties.files import read_source
from duties.model import Plan
from duties.planfile.loading import Loaded, load
from duties.source import Source

if TYPE_CHECKING:
    from duties.planfile.registers import RegisterFile


def load_whole(source: Source, beside: Path | None = None) -> Loaded:
    """Read the plan that a source holds, with the register that it names.

    The register's name is seen from the folder of `beside`, the plan's file; otherwise the name of
    the source is that. Never raises for what stands in either file.
    """
    loaded = load(source)
    if loaded.plan is None or loaded.plan.register is None:
        return loaded
    from duties.naming.joining import joined

    return joined(loaded, partial(_read, Path(source.name) if beside is None else beside))


def register_of(plan: Plan, file: Path) -> "RegisterFile | None":
    """Return the register that a plan in this file names, if it names one that can be read."""
    if plan.register is None:
        return None
    try:
        return _read(file, plan.register)
    except DutiesError:
        return None


def _read(plan: Path, name: str) -> "RegisterFile":
    path = register_path(plan, name)
    try:
        status = path.stat()
    except (OSError, ValueError):
        return _loaded(path)  # raises what there is to say
    return _kept(str(path), status.st_mtime_ns, status.st_size)


def register_path(plan: Path, name: str) -> Path:
    """Return the path of the register that a plan in a file names.

    a/../units.yaml is called units.yaml, unless a link makes these two files.
    """
    path = plan.parent / name
    short = Path(os.path.normpath(path))
    try:
        return short if short.samefile(path) else path
    except (OSError, ValueError):
        return path if path.exists() else short


@lru_cache(maxsize=8)
def _kept(path: str, _changed: int, _size: int) -> "RegisterFile":
    """Return the register at a path; many plans name the same one."""
    return _loaded(Path(path))


def _loaded(path: Path) -> "RegisterFile":
    from duties.planfile.registers import load_units

    return load_units(read_source(path))
