"""Which documents are left to LibreOffice, and which of them not even that gets to see."""

import io
import zipfile

import pytest

from duties.errors.base import DutiesError
from duties.errors.documents import BloatedDocumentError, EntityError, PasswordError
from duties.importing.readers.by_office import check_for_office, office_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD, EXCEL = ("".join(f"{c}\0" for c in name).encode() for name in ("WordDocument", "Workbook"))
OPEN = "application/vnd.oasis.opendocument."


def archive(kind: str, **members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", OPEN + kind, zipfile.ZIP_STORED)
        for name, data in members.items():
            file.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def plain(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def flat(kind: str) -> bytes:
    return f'<?xml version="1.0"?>\n<office:document a="b" office:mimetype="{OPEN}{kind}">'.encode()


BOOK_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@pytest.mark.parametrize(
    ("name", "data", "endings"),
    [
        ("plan.doc", OLE + WORD, ("doc", "docx")),
        ("plan.wps", OLE + WORD, ("doc", "docx")),
        ("plan", OLE + EXCEL, ("xls", "xlsx")),
        ("plan.doc", OLE + WORD + EXCEL, ("doc", "docx")),
        ("plan.et", OLE + WORD + EXCEL, ("xls", "xlsx")),
        ("plan.doc", b"{\\rtf1\\ansi }", ("rtf", "docx")),
        ("plan", archive("text"), ("odt", "docx")),
        ("plan", archive("text-template"), ("odt", "docx")),
        ("plan", archive("spreadsheet"), ("ods", "xlsx")),
        ("plan.xml", flat("text"), ("fodt", "docx")),
        ("plan.xml", flat("spreadsheet"), ("fods", "xlsx")),
        ("plan.xls", BOOK_2003, ("xml", "xlsx")),
        ("plan.xlsb", plain(xl__workbook=b"", **{"xl__workbook.bin": b""}), ("xlsb", "xlsx")),
    ],
)
def test_what_libreoffice_reads(name: str, data: bytes, endings: tuple[str, str]) -> None:
    kind = office_kind(name, data)

    assert kind is not None
    assert (kind.ending, kind.to) == endings


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("slides.ppt", OLE + "PowerPoint Document".encode("utf-16-le")),
        ("slides.odp", archive("presentation")),
        ("plan.doc", "种植树木（责任单位：县林业局）".encode()),
        ("plan.xls", b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>"),
        ("plan.docx", plain(word__document=b"", **{"word__embeddings__xl__workbook.bin": b""})),
    ],
)
def test_what_it_is_not_asked_for(name: str, data: bytes) -> None:
    assert office_kind(name, data) is None


LOCKED_WORD = OLE + bytes(504) + b"\xec\xa5\xc1\0" + bytes(7) + b"\x13" + bytes(500) + WORD
LOCKED_EXCEL = (
    OLE + bytes(504) + b"\x09\x08\x10\0\0\x06\x05\0" + bytes(12) + b"\x2f\0\x36\0" + bytes(500)
)
MANIFEST = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"


@pytest.mark.parametrize(
    ("error", "data"),
    [
        (PasswordError, LOCKED_WORD),
        (PasswordError, LOCKED_EXCEL),
        (PasswordError, archive("text", **{"META-INF__manifest": MANIFEST})),
        (EntityError, archive("text", content=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
        (EntityError, flat("text").replace(b"\n", b'<!DOCTYPE a [<!ENTITY b "c">]>')),
    ],
    ids=["word", "excel", "open document", "entities", "flat entities"],
)
def test_what_libreoffice_does_not_get_to_see(error: type[DutiesError], data: bytes) -> None:
    with pytest.raises(error):
        check_for_office("plan", data)


def test_what_unfolds_to_too_much_it_does_not_get_to_see(monkeypatch: pytest.MonkeyPatch) -> None:
    data = archive("text", content=b" " * 100_000)
    check_for_office("plan", data)
    monkeypatch.setattr("duties.importing.readers.archive.UNFOLDED_LIMIT", 100_000)

    with pytest.raises(BloatedDocumentError):
        check_for_office("plan", data)


@pytest.mark.parametrize(
    "data", [LOCKED_WORD.replace(b"\x13", b"\x12"), OLE + bytes(2000), archive("text"), b"{\\rtf1}"]
)
def test_what_it_may_see(data: bytes) -> None:
    check_for_office("plan", data)
