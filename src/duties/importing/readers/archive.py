"""Office documents are archives of XML: looked at with limits before anything unfolds them."""

import io
import re
import zipfile

from duties.errors.documents import (
    BloatedDocumentError,
    EntityError,
    PasswordError,
    UnreadableDocumentError,
)
from duties.importing.raw import FileKind

UNFOLDED_LIMIT = 200 * 1000 * 1000  # bytes of all members together
_MOST_MEMBERS = 10_000
_CHUNK = 1 << 20
_ENTITY = tuple("<!ENTITY".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))
# The standard of these archives (ECMA-376, part 2) allows XML in UTF-8 and UTF-16 alone. What
# begins like these is read by libxml2 as UTF-32 or EBCDIC, in which no declaration would be seen.
_OTHER_XML = (b"\0\0\xfe\xff", b"\xff\xfe\0\0", b"\0\0\0<", b"<\0\0\0", b"\x4c\x6f\xa7\x94")
_SHIFTING = re.compile(
    rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"'](?!utf-?8|utf-?16|us-ascii|iso-8859|windows-125|gb)",
    re.IGNORECASE,
)


def kind_of_archive(name: str, data: bytes) -> FileKind:
    """Return what kind of document an archive is, once nothing in it is found to do harm.

    Raises a `DutiesError` where it is locked, unfolds to too much or declares entities.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = check_archive(name, archive)
    if any(each.startswith("word/") for each in names):
        return FileKind.WORD
    if any(each.startswith("xl/") for each in names):
        return FileKind.EXCEL
    if any(each.casefold() == "ofd.xml" for each in names):
        return FileKind.OFD
    raise UnreadableDocumentError(name)


def check_archive(name: str, archive: zipfile.ZipFile) -> set[str]:
    """Return the names of the members of an archive, once none is found to do harm.

    Raises a `DutiesError` where it is locked, unfolds to too much or declares entities.
    """
    members = archive.infolist()
    unfolded = sum(member.file_size for member in members)
    if unfolded > UNFOLDED_LIMIT or len(members) > _MOST_MEMBERS:
        raise BloatedDocumentError(name, UNFOLDED_LIMIT)
    if any(member.flag_bits & 1 for member in members):
        raise PasswordError(name)
    if any(_declares(archive, member) for member in members):
        raise EntityError(name)
    return {member.filename for member in members}


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is XML that declares entities, or may hide that it does.

    Its name says nothing: the archive may name any member as the part that is read.
    """
    with archive.open(member) as file:
        window = file.read(_CHUNK)
        if window.startswith(_OTHER_XML) or _SHIFTING.search(window[:1000]):
            return True
        if not window.lstrip(_BEFORE_XML).startswith(b"<"):
            return False
        while window:
            if any(word in window for word in _ENTITY):
                return True
            more = file.read(_CHUNK)
            window = window[-32:] + more if more else b""
    return False


_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # marks of the byte order, blanks


def transitional(data: bytes) -> bytes:
    """Return an archive of the strict vocabulary (ISO/IEC 29500-1) in the usual one; others as is.

    Only the names differ in what is read here.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [each for each in archive.namelist() if each.endswith((".xml", ".rels"))]
        if not any(_STRICT in archive.read(each) for each in names if each.endswith(".rels")):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as rewritten:
            for name in names:
                rewritten.writestr(name, _renamed(archive.read(name)))
    return out.getvalue()


def _renamed(part: bytes) -> bytes:
    for strict, usual in _USUAL_NAMES:
        part = part.replace(strict, usual)
    return part


_STRICT = b"http://purl.oclc.org/ooxml/"
_OFFICE = b"http://schemas.openxmlformats.org/"
_USUAL_NAMES = (
    (_STRICT + b"officeDocument/relationships", _OFFICE + b"officeDocument/2006/relationships"),
    (_STRICT + b"spreadsheetml/main", _OFFICE + b"spreadsheetml/2006/main"),
    (_STRICT + b"drawingml/main", _OFFICE + b"drawingml/2006/main"),
)
