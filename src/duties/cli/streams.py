"""The standard streams of the process: what they are written in, and what becomes of a fault."""

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


class ReaderGoneError(Exception):
    """Nobody reads the answer any more, as when it goes to `head`; that is no fault."""


class LostStreamError(OSError):
    """A standard stream cannot be written; `filename` is its name."""


class _Outlet(io.RawIOBase):
    """A standard stream that tells once that it cannot be written, and then takes anything.

    So nothing is tried again when the process ends. `raw` is None where the shell has closed the
    stream, and so wants none of it. If nobody reads its answer, the command ends; if nobody reads
    its notes, it goes on.
    """

    def __init__(self, name: str, raw: io.RawIOBase | None) -> None:
        super().__init__()
        self.name = name
        self._is_answer = name == "stdout"
        self._raw = raw
        self._is_lost = raw is None

    def write(self, data: Any) -> int:
        """Write bytes; may raise `ReaderGoneError` or `LostStreamError`."""
        if self._is_lost or self._raw is None:
            return len(data)
        try:
            return self._raw.write(data) or 0
        except OSError as error:
            self._is_lost = True
            # Windows has its own word for a pipe without a reader.
            if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
                if self._is_answer:
                    raise ReaderGoneError from None
                return len(data)
            raise LostStreamError(error.errno, error.strerror, self.name) from None

    def writable(self) -> bool:
        """A stream can be written, or says why not."""
        return True

    def isatty(self) -> bool:
        """Return whether a person is reading."""
        return self._raw is not None and self._raw.isatty()

    def fileno(self) -> int:
        """Return the descriptor; raises an `OSError` if there is none."""
        if self._raw is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF), self.name)
        return self._raw.fileno()


def prepare_streams() -> None:
    """Make the standard streams UTF-8, and what cannot be encoded (bytes in a name) an escape.

    UTF-8 is written whatever the locale says, so that a file, a pipe and a terminal get the same.
    """
    _close_gaps()
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 (open to the end)
    for name in ("stdout", "stderr"):
        setattr(sys, name, _wrapped(name, getattr(sys, name)))


def _wrapped(name: str, stream: Any) -> io.TextIOWrapper:
    # With PYTHONUNBUFFERED there is no buffer above the raw stream.
    raw = None if stream is None else getattr(stream.buffer, "raw", stream.buffer)
    outlet = _Outlet(name, raw)
    return io.TextIOWrapper(
        io.BufferedWriter(outlet),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=name == "stderr" or outlet.isatty(),
    )


def _close_gaps() -> None:
    """See that no file that is opened becomes a standard stream which the shell has closed."""
    with suppress(OSError):  # no such device
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(descriptor, True)
        os.close(descriptor)
