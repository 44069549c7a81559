"""Word documents → PDF, by LibreOffice where it is installed."""

import re

from duties import office
from duties.errors.exports import NoOfficeError, OfficeFailedError
from duties.exporting.marks import WRITER

_MARK = f"%{WRITER} report\n".encode()
"""A comment at the end of a PDF, which no reader shows."""
_CREATED = re.compile(rb"(?<=/CreationDate\(D:)[0-9]{14}")
_IDS = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
"""What is another in each run: the hour, and ids made from it."""


def found() -> str:
    """Return the program; raises `NoOfficeError` where there is none."""
    program = office.found()
    if program is None:
        raise NoOfficeError
    return program


def to_pdf(program: str, document: bytes) -> bytes:
    """Return a Word document as a PDF; raises `OfficeFailedError` if the program cannot do it.

    One release makes the same bytes of the same document.
    """
    try:
        data = office.converted(program, document, "docx", "pdf")
    except office.NotConvertedError:
        raise OfficeFailedError(program) from None
    head, end, trailer = data.rpartition(b"\ntrailer")
    if not end:
        return data + _MARK
    whole = _CREATED.sub(_blank, head) + end + _IDS.sub(_blank, trailer)
    return whole + _MARK


def _blank(found: re.Match[bytes]) -> bytes:
    """Return a first hour, or zeros, of the same length: places in the file stay as they are."""
    return b"20000101000000" if len(found[0]) == len("20000101000000") else b"0" * len(found[0])


def is_own(data: bytes) -> bool:
    """Tell whether a PDF is one of ours that no program has saved since."""
    return data.startswith(b"%PDF") and data.endswith(_MARK)
