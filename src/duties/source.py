"""Text files: read with their limits, and places in them."""

import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from duties.errors import (
    BinarySourceError,
    EmptySourceError,
    EncodingError,
    FolderError,
    MissingFileError,
    OtherEncodingError,
    TooLargeError,
    UnreadableError,
)

SIZE_LIMIT = 200 * 1000 * 1000  # bytes


class Span(NamedTuple):
    """A stretch of a text, by lines and columns counted from 1; the end is exclusive.

    Columns count characters. Lines end where YAML 1.1 ends them.
    """

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Source(NamedTuple):
    """A text and the name to call it by in messages."""

    name: str
    text: str

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end, or "" where there is none."""
        lines = _LINE_END.split(self.text)
        return lines[number - 1] if number <= len(lines) else ""


_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def place_of(text: str, offset: int) -> Span:
    """Return the place of the one character at `offset` (from 0); an empty one at a line's end."""
    lines = _LINE_END.split(text[:offset])
    line, column = len(lines), len(lines[-1]) + 1
    at_end = offset >= len(text) or _LINE_END.match(text, offset)
    return Span(line, column, line, column if at_end else column + 1)


def read_source(path: Path) -> Source:
    """Read a UTF-8 text file.

    Raises a `DutiesError` for a file that is missing, a folder, unreadable, over `SIZE_LIMIT`,
    empty, binary or in another encoding.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > SIZE_LIMIT:
                raise TooLargeError(name, status.st_size, SIZE_LIMIT)
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise MissingFileError(name) from None
    except IsADirectoryError:
        raise FolderError(name) from None
    except (OSError, ValueError) as error:
        # Windows says "permission denied" of a folder; a NUL in a name is a ValueError.
        if _is_folder(path):
            raise FolderError(name) from None
        raise UnreadableError(name, getattr(error, "strerror", None) or str(error)) from None
    return decode(name, data)


def decode(name: str, data: bytes) -> Source:
    """Turn the bytes of a UTF-8 file, with or without a byte order mark, into a source.

    Raises a `DutiesError` for bytes that are none: too many, empty, binary, another encoding.
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
    """Tell whether the bytes are GB18030 and nearly all of it the common characters of GB 2312.

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


def create_file(path: Path, text: str) -> None:
    """Write a new UTF-8 file; an existing one is never touched.

    Raises `FileExistsError`, or another `OSError` after which no half-written file is left.
    """
    data = text.encode()
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
