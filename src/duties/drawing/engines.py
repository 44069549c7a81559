"""Which program draws: the system's Graphviz, or the one that comes with duties."""

import shutil
import sysconfig
from enum import StrEnum
from pathlib import Path

from duties.drawing.engine import Engine
from duties.drawing.render import PictureFormat
from duties.errors.pictures import (
    EngineFormatError,
    EngineMissingError,
    NoDotError,
    NoSystemEngineError,
)


class EngineChoice(StrEnum):
    """Which engine a user asks for."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    SYSTEM = "system"


_EMBEDDED, _SYSTEM = "graphviz-pure", "dot"


def choose_engine(choice: EngineChoice, format_: PictureFormat) -> Engine:
    """Return the engine for a format.

    By default this is the embedded one, which draws the same bytes on every machine, or the
    system's Graphviz if the format needs it. Raises `NoDotError` if the format needs Graphviz and
    it is not installed, `NoSystemEngineError` if only the choice asks for it, `EngineFormatError`
    for a format that the embedded engine cannot draw, and `EngineMissingError` if that engine is
    missing.
    """
    if format_.needs_system:
        if choice is EngineChoice.EMBEDDED:
            raise EngineFormatError(format_)
        if (system := _system()) is None:
            raise NoDotError(format_)
        return system
    found = _system() if choice is EngineChoice.SYSTEM else _embedded()
    if choice is EngineChoice.AUTO:
        found = found or _system()
    if found is None:
        if choice is EngineChoice.SYSTEM:
            raise NoSystemEngineError
        raise EngineMissingError(_EMBEDDED, "not found")
    return found


def _system() -> Engine | None:
    program = shutil.which(_SYSTEM)
    return Engine(_SYSTEM, program) if program else None


def _embedded() -> Engine | None:
    """Return the program installed beside this one, or one on the path."""
    beside = shutil.which(_EMBEDDED, path=sysconfig.get_path("scripts"))
    program = beside or shutil.which(_EMBEDDED)
    return Engine(_EMBEDDED, str(Path(program))) if program else None
