"""Files, read within limits."""

import errno
import os
import re
import select
import stat
import time
from codecs import BOM_UTF8
from pathlib import Path
from typing import BinaryIO

from duties.errors.base import DutiesError
from duties.errors.files import (
    BinarySourceError,
    DeadLinkError,
    EmptySourceError,
    EncodingError,
    FileAsFolderError,
    FolderError,
    ForbiddenFileError,
    LoopingLinkError,
    MissingFileError,
    OtherEncodingError,
    SilentInputError,
    TerminalInputError,
    TooLargeError,
    UnreadableError,
)
from duties.source import Source, place_of

CORPUS_FILES = ("duties-corpus.json", "duties-corpus.next.json")
"""What the manifest of a corpus is called: see `duties.corpus.manifest`, too heavy to import."""
SIZE_LIMIT = 200 * 1000 * 1000  # bytes
PATIENCE = 10.0  # seconds that a pipe named as a file may be silent


def read_source(path: Path) -> Source:
    """Read a UTF-8 text file.

    Raises a `DutiesError` if the file is missing, a folder, unreadable, over `SIZE_LIMIT`, empty,
    binary or in another encoding.
    """
    return decode(str(path), read_bytes(path, SIZE_LIMIT))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file.

    Raises a `DutiesError` if the file is missing, a folder, a terminal, unreadable or over the
    limit, or if it is a pipe from which nothing comes.
    """
    name = str(path)
    try:
        # Without waiting for somebody to write to it, should it be a pipe.
        with open(path, "rb", 0, opener=_at_once) as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise TooLargeError(name, status.st_size, limit)
            return read_open(file, name, limit, PATIENCE)
    except FileNotFoundError:
        if path.is_symlink():
            raise DeadLinkError(name, os.path.realpath(path)) from None
        raise MissingFileError(name) from None
    except IsADirectoryError:
        raise FolderError(name) from None
    except (OSError, ValueError) as error:
        # Windows reports "permission denied" for a folder; a NUL in a name is a ValueError.
        if is_folder(path):
            raise FolderError(name) from None
        if isinstance(error, PermissionError):
            raise ForbiddenFileError(name) from None
        if getattr(error, "errno", None) == errno.ELOOP:
            raise LoopingLinkError(name) from None
        raise UnreadableError(name, getattr(error, "strerror", None) or str(error)) from None


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_open(file: BinaryIO, name: str, limit: int, patience: float) -> bytes:
    """Return the bytes of a file that is open, from which nothing has been read.

    Raises a `DutiesError` if that is a terminal, if it has more than `limit` bytes, or if none
    comes for `patience` seconds or the last within ten times as many; an `OSError` if it cannot be
    read.
    """
    try:
        descriptor = file.fileno()
    except OSError:  # it is in memory
        data = file.read(limit + 1)
        if len(data) > limit:
            raise TooLargeError(name, len(data), limit) from None
        return data
    if os.isatty(descriptor):
        raise TerminalInputError(name)
    last = time.monotonic() + 10 * patience
    pieces: list[bytes] = []
    size = 0
    while True:
        _wait(descriptor, patience, name)
        if time.monotonic() > last:
            raise SilentInputError(name, 10 * patience, has_begun=True)
        try:
            piece = os.read(descriptor, _PIECE)
        except BlockingIOError:
            continue
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise TooLargeError(name, size, limit)


_PIECE = 1 << 20  # bytes


def _wait(descriptor: int, patience: float, name: str) -> None:
    """Wait until there is something to read, or an end; raises a `SilentInputError`."""
    poll = getattr(select, "poll", None)
    if poll is None:  # Windows, where only a socket can be waited for
        return
    waiting = poll()
    waiting.register(descriptor, select.POLLIN)
    if not waiting.poll(patience * 1000):
        raise SilentInputError(name, patience, has_begun=False)


def decode(name: str, data: bytes) -> Source:
    """Turn the bytes of a UTF-8 file, with or without a byte order mark, into a source.

    Raises a `DutiesError` if there are too many bytes, or if they are blank, binary or in another
    encoding.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLargeError(name, len(data), SIZE_LIMIT)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OtherEncodingError(name, "UTF-16")
    if b"\0" in data:
        raise BinarySourceError(name)
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        if _looks_like_gb18030(data):
            raise OtherEncodingError(name, "GB18030") from None
        before = error.object[: error.start].decode()  # without a byte order mark
        place = place_of(before, len(before))
        raise EncodingError(name, place.line, place.column) from None
    if not text or text.isspace():
        raise EmptySourceError(name)
    return Source(name, text)


def _looks_like_gb18030(data: bytes) -> bool:
    """Return whether the bytes are GB18030 and nearly all common characters (those of GB 2312).

    A damaged UTF-8 file may also decode as GB18030, but to characters that nobody uses.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = re.sub("[\0-\x7f]+", "", text)
    common = foreign.encode("gb2312", "ignore")
    return len(common) // 2 * 10 >= len(foreign) * 9


def in_utf8(text: str) -> str:
    r"""Return a text as UTF-8 can have it; of a file's name what is not UTF-8 becomes \udcff."""
    return text.encode(errors="backslashreplace").decode()


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder of this name; a name that no file can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def folder_error(folder: Path, error: OSError | ValueError) -> DutiesError:
    """Return what to say of a folder that cannot be looked into, by what the system says of it."""
    name = str(folder)
    if isinstance(error, FileNotFoundError):
        if folder.is_symlink():
            return DeadLinkError(name, os.path.realpath(folder))
        return MissingFileError(name)
    if isinstance(error, NotADirectoryError):
        return FileAsFolderError(name)
    if isinstance(error, PermissionError):
        return ForbiddenFileError(name)
    if getattr(error, "errno", None) == errno.ELOOP:
        return LoopingLinkError(name)
    return UnreadableError(name, getattr(error, "strerror", None) or str(error))
