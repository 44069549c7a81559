"""Locks, so that runs which write into one folder wait for each other."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from duties.errors.files import BusyFolderError

_PATIENCE = 10.0  # seconds
_PAUSE = 0.02  # seconds between two attempts
_LOCK = ".duties-lock"


def hold(descriptor: int) -> bool:
    """Lock an open file until it is closed; return False if another process holds it.

    Without `fcntl` (on Windows) nothing is done: what is open there cannot be deleted anyway.
    """
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks
    return True


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder.

    Raises `BusyFolderError` if another run holds it for more than ten seconds, or an `OSError` if
    there is no such folder.
    """
    try:
        import fcntl  # noqa: F401
    except ImportError:
        taking = _by_a_file
    else:
        taking = _by_the_folder
    end = time.monotonic() + _PATIENCE
    while (descriptor := taking(folder)) is None:
        if time.monotonic() > end:
            raise BusyFolderError(str(folder))
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(descriptor)
        if taking is _by_a_file:
            with suppress(OSError):
                (folder / _LOCK).unlink(missing_ok=True)


def _by_the_folder(folder: Path) -> int | None:
    """Return a descriptor that locks the folder itself, or None while another process does."""
    descriptor = os.open(folder, os.O_RDONLY)
    if hold(descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _by_a_file(folder: Path) -> int | None:
    """Return the descriptor of a new file that stands for the lock; None while there is one.

    Windows deletes it when the process that made it ends, however it ends.
    """
    try:
        return os.open(
            folder / _LOCK, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0)
        )
    except (FileExistsError, PermissionError):  # Windows: one that is being deleted
        if not (folder / _LOCK).exists() and not os.access(folder, os.W_OK):
            raise
        return None
