"""A file of a kind that LibreOffice reads → one that is read here."""

from collections.abc import Callable

from duties import office
from duties.errors.documents import (
    NotConvertedDocumentError,
    OfficeTimeLimitError,
    OldFormatError,
)
from duties.importing.readers import raising_damaged
from duties.importing.readers.by_office import check_for_office, office_kind
from duties.importing.within_limits import within_limits
from duties.limited import Limits
from duties.messages import N_, Message


def made_readable(
    name: str, data: bytes, limits: Limits | None, note: Callable[[Message], None]
) -> bytes:
    """Return the bytes of a file, by way of LibreOffice where only that reads them, with a note.

    Raises `OldFormatError` where it is not installed, and another `DutiesError` where the file is
    locked, unsafe, or one of which it makes nothing. `limits`, if any, hold the look at it
    beforehand.
    """
    kind = office_kind(name, data)
    if kind is None:
        return data
    program = office.found()
    if program is None:
        raise OldFormatError(name, kind.name, kind.to)
    if limits is None:
        _check(name, data)
    else:
        within_limits(limits, name, _check, name, data)
    note(Message(N_("{document} is read by way of LibreOffice"), {"document": name}))
    try:
        return office.converted(program, data, kind.ending, kind.to)
    except office.NotConvertedError as error:
        if error.is_late:
            raise OfficeTimeLimitError(name, office.LIMITS.seconds, kind.to) from None
        raise NotConvertedDocumentError(name, kind.to) from None


def _check(name: str, data: bytes) -> None:
    with raising_damaged(name):
        check_for_office(name, data)
