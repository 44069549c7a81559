"""The readers: one file a kind of document, each from bytes to blocks."""

from collections.abc import Callable

from duties.collector import collector_paused
from duties.errors.documents import (
    EmptyDocumentError,
    NewerFormatError,
    PasswordError,
    UnreadableDocumentError,
)
from duties.errors.files import TooLargeError
from duties.importing.document import Block, Document

SIZE_LIMIT = 100 * 1000 * 1000  # bytes of a document

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVE = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@collector_paused()
def read_document(name: str, data: bytes) -> Document:
    """Read a document of any kind; its bytes tell which, and for CSV its name.

    Raises a `DutiesError` where it is empty, too large, locked, damaged or of no kind known here.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLargeError(name, len(data), SIZE_LIMIT)
    if not data or data.isspace():
        raise EmptyDocumentError(name)
    blocks = _reader(name, data)(name, data)
    if not blocks:
        raise EmptyDocumentError(name)
    if data.startswith(_ARCHIVE):
        from duties.importing.readers.facts import facts_of

        return Document(name, tuple(blocks), facts_of(name, data))
    return Document(name, tuple(blocks))


def _reader(name: str, data: bytes) -> Callable[[str, bytes], list[Block]]:
    """Return the reader for a kind of document; the modules are imported only when needed."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        from duties.importing.readers.pdf import read_pdf

        return read_pdf
    if data.startswith(_OLE):
        raise PasswordError(name) if _ENCRYPTED in data else NewerFormatError(name)
    if data.startswith(_ARCHIVE):
        from duties.importing.readers.archive import kind_of_archive

        return kind_of_archive(name, data)
    if start.startswith(b"{\\rtf"):
        raise NewerFormatError(name)
    if start[:1] == b"<" and _is_html(start.lower(), name):
        from duties.importing.readers.html import read_html

        return read_html
    if name.lower().endswith((".csv", ".tsv")):
        from duties.importing.readers.csv import read_csv

        return read_csv
    from duties.importing.readers.text import read_text_file

    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        raise UnreadableDocumentError(name)
    return read_text_file


def _is_html(start: bytes, name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")) or any(
        sign in start for sign in (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")
    )
