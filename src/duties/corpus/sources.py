"""The files of a plan as they were gathered, and the register among them."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from duties.errors.base import DutiesError
from duties.errors.files import MissingFileError
from duties.files import decode
from duties.ledger.folder import LedgerBytes
from duties.planfile.registers import RegisterFile, load_units


class SourceRole(StrEnum):
    """What a file that was gathered is to its plan."""

    PLAN = "plan"
    REGISTER = "register"
    LEDGER = "ledger"


class SourceFile(NamedTuple):
    """A file as it was gathered; a file of a ledger that is named for no period has no data."""

    role: SourceRole
    file: str
    data: bytes | None


def register_of_bytes(found: LedgerBytes | None, name: str) -> RegisterFile:
    """Return the register of a plan as read; raises what kept it from being read."""
    if found is None:
        raise MissingFileError(name)
    if isinstance(found.data, DutiesError):
        raise found.data
    return _register_in(found.path, found.data or b"")


@lru_cache(maxsize=8)
def _register_in(path: str, data: bytes) -> RegisterFile:
    """Return what the bytes of a register hold; raises what `decode` raises."""
    return load_units(decode(path, data))
