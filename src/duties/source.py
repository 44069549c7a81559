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
    """Return the place of the one character at `offset` (from 0)."""
    lines = _LINE_END.split(text[:offset])
    line, column = len(lines), len(lines[-1]) + 1
    return Span(line, column, line, column + 1)


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
    if not data.strip():
        raise EmptySourceError(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OtherEncodingError(name, "UTF-16")
    if b"\0" in data:
        raise BinarySourceError(name)
    try:
        return Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if _looks_like_gb18030(data):
            raise OtherEncodingError(name, "GB18030") from None
        before = data[: error.start]
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8-sig", "replace")) + 1
        raise EncodingError(name, before.count(b"\n") + 1, column) from None


def _looks_like_gb18030(data: bytes) -> bool:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if character > "\x7f"]
    chinese = sum(
        "\u3000" <= character <= "\u9fff" or character > "\uff00" for character in foreign
    )
    return chinese * 10 >= len(foreign) * 9


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def create_file(path: Path, text: str) -> None:
    """Write a new UTF-8 file; an existing one is never touched.

    Raises `FileExistsError`, or another `OSError` after which no half-written file is left.
    """
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
