"""Kinds of documents that LibreOffice makes into others, which are read here then."""

import io
import re
import zipfile
from typing import NamedTuple

from duties.errors.documents import EntityError, PasswordError
from duties.importing.readers.archive import check_archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "WordDocument".encode("utf-16-le")
_EXCEL = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OF_EXCEL = (".xls", ".xlt", ".et", ".ett")


class OfficeKind(NamedTuple):
    """A kind of document: its name for people, the ending it goes in with and comes out with."""

    name: str
    ending: str
    to: str


_DOC = OfficeKind(".doc (.wps)", "doc", "docx")
_XLS = OfficeKind(".xls (.et)", "xls", "xlsx")
_RTF = OfficeKind("RTF", "rtf", "docx")
_XLSB = OfficeKind(".xlsb", "xlsb", "xlsx")
_XML = OfficeKind("Excel 2003 XML", "xml", "xlsx")
_OF_OPEN_DOCUMENT = {
    b"text": OfficeKind(".odt", "odt", "docx"),
    b"spreadsheet": OfficeKind(".ods", "ods", "xlsx"),
}
_FLAT = {
    b"text": OfficeKind(".fodt", "fodt", "docx"),
    b"spreadsheet": OfficeKind(".fods", "fods", "xlsx"),
}
_OPEN_DOCUMENT = rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet)"
_ARCHIVED = re.compile(rb"PK\x03\x04.{26}mimetype" + _OPEN_DOCUMENT, re.DOTALL)
_FLAT_OPEN_DOCUMENT = re.compile(rb"<office:document\s[^>]*\"" + _OPEN_DOCUMENT)
_BINARY_WORKBOOK = b"xl/workbook.bin"


def office_kind(name: str, data: bytes) -> OfficeKind | None:
    """Return which kind of document this is that LibreOffice reads, None for any other.

    Only looks for signs: nothing is unfolded. Of an old document that holds another one, its name
    says which of the two it is.
    """
    if data.startswith(OLE):
        is_word, is_excel = _WORD in data, any(each in data for each in _EXCEL)
        if is_word and is_excel:
            is_excel = name.lower().endswith(_OF_EXCEL)
            is_word = not is_excel
        return _DOC if is_word else _XLS if is_excel else None
    if data.startswith(b"PK"):
        found = _ARCHIVED.match(data)
        if found is not None:
            return _OF_OPEN_DOCUMENT[found[1]]
        return _XLSB if _BINARY_WORKBOOK in data and b"word/" not in data else None
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return _RTF
    if start[:1] != b"<":
        return None
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start[:1024] and b"<html" not in start:
        return _XML
    found = _FLAT_OPEN_DOCUMENT.search(start)
    return None if found is None else _FLAT[found[1]]


def check_for_office(name: str, data: bytes) -> None:
    """Look at a document before LibreOffice does.

    Raises a `DutiesError` where it is locked, unfolds to too much or declares entities.
    """
    if data.startswith(OLE):
        if _is_locked(data):
            raise PasswordError(name)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = check_archive(name, archive)
            if _MANIFEST in members and _LOCKED in archive.read(_MANIFEST):
                raise PasswordError(name)
    elif b"<!ENTITY" in data:
        raise EntityError(name)


_MANIFEST = "META-INF/manifest.xml"
_LOCKED = b"encryption-data"
_SECTOR = 512  # bytes; a stream begins with one
_EXCEL_97 = re.compile(rb"\x09\x08\x10\0\0\x06.{14}\x2f\0", re.DOTALL)


def _is_locked(data: bytes) -> bool:
    """Tell whether a stream begins as those of locked documents of 1997 to 2003 do.

    The bit fEncrypted of the FIB ([MS-DOC] 2.5.2); a record FilePass after the first one ([MS-XLS]
    2.4.117).
    """
    for at in range(_SECTOR, len(data), _SECTOR):
        start = data[at : at + 24]
        if start[:2] == b"\xec\xa5":
            return len(start) > _FLAGS and bool(start[_FLAGS] & 1)
        if _EXCEL_97.match(start) is not None:
            return True
    return False


_FLAGS = 0x0B  # its lowest bit is fEncrypted
