"""Bytes → text, in the encoding that has a letter for most of them; the others are told."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from duties.errors.documents import UnreadableDocumentError
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.messages import N_, Message

LOST_BYTE = N_(
    "the byte {byte} (number {number} of the file) stands for no letter in {encoding}; it is read "
    "as {letter}"
)
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_USUAL = ("utf-8", "gb18030")
_MOST_LOST = 50  # bytes; with more of them a file is no text
_LETTERS_OF_WINDOWS = {0x80: "€", 0xA0: " "}  # what its code page 936 adds to GBK
_UNKNOWN = "\ufffd"


class Decoded(NamedTuple):
    """The text of a file, and the bytes that stand for no letter in its encoding."""

    text: str
    doubts: tuple[Doubt[Place], ...] = ()


class _Lost(NamedTuple):
    """A byte that stands for no letter: where it is in the file, and what is read for it."""

    at: int
    byte: int
    letter: str


def decoded_bytes(name: str, data: bytes, wished: Sequence[str] = ()) -> Decoded:
    """Return the text of a file: in UTF-16 or UTF-8 by its mark, in an encoding that is `wished`
    and has letters for all bytes, or in UTF-8 or GB18030.

    Raises `UnreadableDocumentError` for bytes that are no text.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    if b"\0" in data and len(mark) != len(b"\xff\xfe"):
        raise UnreadableDocumentError(name)
    encodings = [_MARKS[mark]] if mark else list(dict.fromkeys([*wished, *_USUAL]))
    body = data[len(mark) :]
    for encoding in encodings:
        with suppress(UnicodeError, LookupError):
            return Decoded(body.decode(encoding))
    tried = [_mostly(body, encoding) for encoding in encodings if mark or encoding in _USUAL]
    text, lost, encoding = min(tried, key=lambda found: len(found[1]))
    if len(lost) > _MOST_LOST:
        raise UnreadableDocumentError(name)
    return Decoded(text, tuple(_told(lost, data, len(mark), encoding)))


def _mostly(data: bytes, encoding: str) -> tuple[str, list[_Lost], str]:
    """Return the text of bytes, those without a letter replaced, up to one more than may be."""
    pieces: list[str] = []
    lost: list[_Lost] = []
    view, at = memoryview(data), 0
    for error in islice(_errors(view, encoding), _MOST_LOST + 1):
        pieces.append(str(view[at : error.start], encoding))
        found = data[error.start]
        letter = _LETTERS_OF_WINDOWS.get(found, _UNKNOWN) if encoding == "gb18030" else _UNKNOWN
        lost.append(_Lost(error.start, found, letter))
        pieces.append(letter)
        at = error.end
    if len(lost) <= _MOST_LOST:
        pieces.append(str(view[at:], encoding))
    return "".join(pieces), lost, encoding


class _Error(NamedTuple):
    start: int
    end: int


def _errors(view: memoryview, encoding: str) -> Iterator[_Error]:
    """Yield the stretches of bytes that stand for no letter."""
    at = 0
    while at < len(view):
        try:
            str(view[at:], encoding)
        except UnicodeDecodeError as error:
            yield _Error(at + error.start, at + error.end)
            at += error.end
        else:
            return


def _told(lost: Sequence[_Lost], data: bytes, begins: int, encoding: str) -> Iterator[Doubt[Place]]:
    for at, byte, letter in lost:
        facts = {
            "byte": f"0x{byte:02X}",
            "number": begins + at + 1,
            "encoding": encoding.upper(),
            "letter": f"“{letter}”",
        }
        line = data.count(b"\n", 0, begins + at) + 1
        yield Doubt(Message(LOST_BYTE, facts), Place(line=line))
