"""Text files, read within limits."""

import errno
import os
import re
import stat
from pathlib import Path

from duties.errors.files import (
    BinarySourceError,
    DeadLinkError,
    EmptySourceError,
    EncodingError,
    FolderError,
    ForbiddenFileError,
    LoopingLinkError,
    MissingFileError,
    OtherEncodingError,
    TooLargeError,
    UnreadableError,
)
from duties.source import Source, place_of

SIZE_LIMIT = 200 * 1000 * 1000  # bytes


def read_source(path: Path) -> Source:
    """Read a UTF-8 text file.

    Raises a `DutiesError` if the file is missing, a folder, unreadable, over `SIZE_LIMIT`, empty,
    binary or in another encoding.
    """
    return decode(str(path), read_bytes(path, SIZE_LIMIT))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most `limit` + 1 of them.

    Raises a `DutiesError` if the file is missing, a folder, unreadable or over the limit.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise TooLargeError(name, status.st_size, limit)
            return file.read(limit + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise DeadLinkError(name, os.path.realpath(path)) from None
        raise MissingFileError(name) from None
    except IsADirectoryError:
        raise FolderError(name) from None
    except (OSError, ValueError) as error:
        # Windows reports "permission denied" for a folder; a NUL in a name is a ValueError.
        if _is_folder(path):
            raise FolderError(name) from None
        if isinstance(error, PermissionError):
            raise ForbiddenFileError(name) from None
        if getattr(error, "errno", None) == errno.ELOOP:
            raise LoopingLinkError(name) from None
        raise UnreadableError(name, getattr(error, "strerror", None) or str(error)) from None


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
        text = data.decode("utf-8-sig")
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


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
