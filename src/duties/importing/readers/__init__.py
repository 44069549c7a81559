"""The readers: one file a kind of document, each from bytes to raw blocks."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from duties.errors.base import DutiesError
from duties.errors.documents import (
    DamagedDocumentError,
    EmptyDocumentError,
    OldFormatError,
    PasswordError,
    UnreadableDocumentError,
)
from duties.errors.files import TooLargeError
from duties.importing.document import LeftOut, Row
from duties.importing.doubts import Doubt
from duties.importing.raw import FileKind, Found, PageTable, Raw, RawBlock
from duties.importing.readers.by_office import OLE, office_kind
from duties.importing.readers.radicals import with_letters
from duties.importing.readers.text import check_length

SIZE_LIMIT = 100 * 1000 * 1000  # bytes of a document

_ARCHIVE = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def read(name: str, data: bytes, *, is_recognising: bool = False) -> Raw:
    """Return what a document of any kind holds; its bytes tell which kind, and for CSV its name.

    `is_recognising` asks for the text of pictures, and of the pages of a PDF that are some.
    Raises a `DutiesError` where it is empty, too large, locked, damaged or of no kind known here.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLargeError(name, len(data), SIZE_LIMIT)
    if not data or data.isspace():
        raise EmptyDocumentError(name)
    with raising_damaged(name):
        return _read(name, data, is_recognising=is_recognising)


@contextmanager
def raising_damaged(name: str) -> Iterator[None]:
    """Raise a `DamagedDocumentError` for whatever the libraries raise on a damaged file."""
    try:
        yield
    except (DutiesError, MemoryError):
        raise
    except Exception as error:
        if _lacked_memory(error):
            raise MemoryError from error
        raise DamagedDocumentError(name) from error


def _lacked_memory(error: BaseException | None) -> bool:
    """Tell whether there was no memory at the bottom of an error, however it was wrapped."""
    seen = 0
    while error is not None and seen < _DEEPEST:
        wrapped = next((each for each in error.args if isinstance(each, BaseException)), None)
        if isinstance(error, MemoryError) or getattr(error, "code", None) == _XML_ERR_NO_MEMORY:
            return True
        error, seen = error.__cause__ or error.__context__ or wrapped, seen + 1
    return False


_DEEPEST = 20
_XML_ERR_NO_MEMORY = 2  # of libxml2


def _read(name: str, data: bytes, *, is_recognising: bool) -> Raw:
    kind = kind_of(name, data)
    found = with_letters(_reader(kind, is_recognising=is_recognising)(name, data))
    blocks = [each for each in found if not isinstance(each, Doubt | LeftOut)]
    doubts = tuple([each for each in found if isinstance(each, Doubt)])
    left_out = tuple([each for each in found if isinstance(each, LeftOut)])
    check_length(name, sum(map(_length, blocks)))
    if blocks and kind in (FileKind.WORD, FileKind.EXCEL) and data.startswith(_ARCHIVE):
        from duties.importing.readers.facts import facts_of

        return Raw(name, kind, blocks, facts_of(data), doubts, left_out)
    return Raw(name, kind, blocks, None, doubts, left_out)


def _read_chunk(name: str, data: bytes) -> Sequence[Found] | None:
    """Return what a file says that is a part of a document of Word; None where it can be none."""
    kind = kind_of(name, data)
    return None if kind in _NO_PARTS else _reader(kind)(name, data)


_NO_PARTS = (FileKind.PDF, FileKind.OFD, FileKind.PICTURE, FileKind.EXCEL)


def _length(block: RawBlock | PageTable) -> int:
    """Return how many characters a block holds; what spans several cells counts in each."""
    if isinstance(block, PageTable):
        return sum(map(_length, (*block.rows, *block.text)))
    return sum(map(len, block.cells)) if isinstance(block, Row) else len(block.text)


def kind_of(name: str, data: bytes) -> FileKind:
    """Return what kind of document this is; raises a `DutiesError` for one that no reader reads."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(OLE) and _ENCRYPTED in data:
        raise PasswordError(name)
    office = office_kind(name, data)
    if office is not None:
        raise OldFormatError(name, office.name, office.to)
    if data.startswith(OLE):
        raise UnreadableDocumentError(name)
    if data.startswith(_ARCHIVE):
        from duties.importing.readers.archive import kind_of_archive

        return kind_of_archive(name, data)
    if start[:1] == b"<" and b"word" in start:
        from duties.importing.readers.word_package import is_flat

        if is_flat(start):
            return FileKind.WORD
    if _is_html(start.lower(), name):
        return FileKind.PAGE
    if _MHTML.search(start) is not None:
        return FileKind.SAVED_PAGE
    if name.lower().endswith((".csv", ".tsv")):
        return FileKind.CSV
    if start.startswith(_PICTURES):
        return FileKind.PICTURE
    return FileKind.TEXT


def _is_html(start: bytes, name: str) -> bool:
    """Tell whether a file that begins like this, in small letters, is a web page or a part of one.

    Markdown may begin with a piece of one; so may text, which says so with more than a piece.
    """
    if start[:1] != b"<":
        return start.startswith(b"---") and name.lower().endswith(_PAGES)
    if any(sign in start for sign in (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")):
        return True
    is_text = name.lower().endswith((".md", ".markdown", ".txt"))
    return name.lower().endswith(_PAGES) or (not is_text and _PIECE.match(start) is not None)


_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_PIECE = re.compile(
    rb"<(?:table|p|div|article|section|main|h[1-6]|style|title|span|center|font|[uo]l|dl|link)[\s>]"
)
_MHTML = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def _reader(
    kind: FileKind, *, is_recognising: bool = False
) -> Callable[[str, bytes], Sequence[Found]]:
    """Return the reader for a kind of document; its module is imported only when needed."""
    match kind:
        case FileKind.TEXT:
            from duties.importing.readers.text import read_text

            return read_text
        case FileKind.PAGE:
            from duties.importing.readers.html import read_html

            return read_html
        case FileKind.SAVED_PAGE:
            from duties.importing.readers.mhtml import read_mhtml

            return read_mhtml
        case FileKind.WORD:
            from duties.importing.readers.docx import read_docx

            return partial(read_docx, read_chunk=_read_chunk)
        case FileKind.EXCEL:
            from duties.importing.readers.xlsx import read_xlsx

            return read_xlsx
        case FileKind.PDF:
            from duties.importing.readers.pdf import read_pdf

            return partial(read_pdf, is_recognising=is_recognising)
        case FileKind.OFD:
            from duties.importing.readers.ofd import read_ofd

            return read_ofd
        case FileKind.PICTURE:
            from duties.importing.readers.picture import read_picture

            return partial(read_picture, is_recognising=is_recognising)
        case FileKind.CSV:
            from duties.importing.readers.csv import read_csv

            return read_csv
