"""Text files: read with their limits, and places in them."""

import codecs
import errno
import os
import re
import stat
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from duties.errors.base import DutiesError
from duties.errors.files import (
    BinarySourceError,
    ChangedMeanwhileError,
    EmptySourceError,
    EncodingError,
    FileAsFolderError,
    FolderAsTargetError,
    FolderError,
    FullDiskError,
    MissingFileError,
    MissingFolderError,
    OpenElsewhereError,
    OtherEncodingError,
    ReadOnlyFolderError,
    TooLargeError,
    UnreadableError,
    UnwritableError,
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


class Edit(NamedTuple):
    """A change to a text: what stands at `span` gives way to `text`; an empty span inserts."""

    span: Span
    text: str


START = Span(1, 1, 1, 1)


_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Source:
    """A text and the name to call it by in messages."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and (self.name, self.text) == (other.name, other.text)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {self.text!r})"

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end, or "" where there is none."""
        if number > len(self._starts):
            return ""
        end = _LINE_END.search(self.text, self._starts[number - 1])
        return self.text[self._starts[number - 1] : end.start() if end else len(self.text)]

    def offset(self, line: int, column: int) -> int:
        """Return how many characters stand before a place."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def at(self, span: Span) -> str:
        """Return what stands at a place."""
        return self.text[
            self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)
        ]


def apply_edits(source: Source, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; raises `ValueError` where two of them overlap.

    Insertions at one place keep their order.
    """
    pieces, done = [], 0
    placed = [
        (source.offset(*edit.span[:2]), source.offset(*edit.span[2:]), edit.text) for edit in edits
    ]
    for start, end, text in sorted(placed, key=itemgetter(0, 1)):
        if start < done:
            raise ValueError("two edits overlap")
        pieces += [source.text[done:start], text]
        done = end
    return "".join((*pieces, source.text[done:]))


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
    return decode(str(path), read_bytes(path, SIZE_LIMIT))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most one more than `limit`.

    Raises a `DutiesError` for a file that is missing, a folder, unreadable or over the limit.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise TooLargeError(name, status.st_size, limit)
            return file.read(limit + 1)
    except FileNotFoundError:
        raise MissingFileError(name) from None
    except IsADirectoryError:
        raise FolderError(name) from None
    except (OSError, ValueError) as error:
        # Windows says "permission denied" of a folder; a NUL in a name is a ValueError.
        if _is_folder(path):
            raise FolderError(name) from None
        raise UnreadableError(name, getattr(error, "strerror", None) or str(error)) from None


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


def replace_file(path: Path, source: Source, text: str) -> None:
    """Put `text` in the place of what was read as `source`, all at once or not at all.

    A byte order mark and the file's permissions stay, and a link still leads to the file. Raises
    `ChangedMeanwhileError` where the file holds something else by now, or another `DutiesError`
    where the system does not let it be written.
    """
    try:
        data = path.read_bytes()
        if decode(source.name, data).text != source.text:
            raise ChangedMeanwhileError(source.name)
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        write_file(path, mark + text.encode())
    except OSError as error:
        raise writing_error(path, error) from None


def write_file(path: Path, data: bytes) -> None:
    """Write a file, or put `data` in the place of one, all at once or not at all.

    A file's permissions stay, and a link still leads to it. Raises an `OSError`, after which what
    was there before is there still (see `writing_error`).
    """
    import secrets
    import shutil

    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe; a folder raises
        return
    new = path.with_name(f".duties-{secrets.token_hex(8)}")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def writing_error(path: Path, error: OSError) -> DutiesError:
    """Return the sentence for a file that the system did not let be written."""
    name, folder = str(path), str(path.parent)
    match error:
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return FullDiskError(name)
        case FileNotFoundError():
            return MissingFolderError(name, folder)
        case IsADirectoryError():
            return FolderAsTargetError(name)
        case NotADirectoryError():
            return FileAsFolderError(folder)
        case FileExistsError():  # where a folder was to be made
            return FileAsFolderError(name)
        case PermissionError() if _is_folder(path):
            return FolderAsTargetError(name)
        case PermissionError() if path.exists() and os.access(path.parent, os.W_OK):
            return OpenElsewhereError(name)
        case PermissionError() | OSError(errno=errno.EROFS):
            return ReadOnlyFolderError(name, folder)
    return UnwritableError(name, error.strerror or str(error))
