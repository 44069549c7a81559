"""Office documents are archives of XML: looked at with limits before anything unfolds them."""

import io
import zipfile
import zlib

from duties.errors.documents import (
    BloatedDocumentError,
    DamagedDocumentError,
    EntityError,
    PasswordError,
    UnreadableDocumentError,
)
from duties.importing.raw import FileKind

UNFOLDED_LIMIT = 200 * 1000 * 1000  # bytes of all members together
_MOST_MEMBERS = 10_000
_CHUNK = 1 << 20
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def kind_of_archive(name: str, data: bytes) -> FileKind:
    """Return what kind of document an archive is, once nothing in it is found to do harm.

    Raises a `DutiesError` where it is damaged, locked, unfolds to too much or declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unfolded = sum(member.file_size for member in members)
            if unfolded > UNFOLDED_LIMIT or len(members) > _MOST_MEMBERS:
                raise BloatedDocumentError(name, UNFOLDED_LIMIT)
            if any(member.flag_bits & 1 for member in members):
                raise PasswordError(name)
            for member in members:
                if member.filename.endswith((".xml", ".rels", ".vml")) and _declares(
                    archive, member
                ):
                    raise EntityError(name)
            names = {member.filename for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise DamagedDocumentError(name) from None
    if any(each.startswith("word/") for each in names):
        return FileKind.WORD
    if any(each.startswith("xl/") for each in names):
        return FileKind.EXCEL
    raise UnreadableDocumentError(name)


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell whether a member declares a document type or entities."""
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            window = tail + chunk
            if any(word in window for word in _DECLARATIONS):
                return True
            tail = window[-32:]
    return False
