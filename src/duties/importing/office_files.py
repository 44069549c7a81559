"""Documents read within limits; those that only LibreOffice reads, made readable."""

from collections.abc import Callable
from typing import TypeVar

from duties import office
from duties.errors.documents import (
    MemoryLimitError,
    NotConvertedDocumentError,
    OfficeTimeLimitError,
    OldFormatError,
    TimeLimitError,
)
from duties.importing.readers import raising_damaged
from duties.importing.readers.by_office import check_for_office, office_kind
from duties.limited import ExhaustedError, Limits, Resource, limited
from duties.messages import N_, Message

T = TypeVar("T")


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
        within(limits, name, _check, name, data)
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


def within(limits: Limits, name: str, function: Callable[..., T], *arguments: object) -> T:
    """Return what a function makes of a document, worked out within limits: see `limited`.

    Raises `MemoryLimitError` or `TimeLimitError` where it takes too much.
    """
    try:
        return limited(limits, function, *arguments)
    except ExhaustedError as error:
        match error.resource:
            case Resource.MEMORY:
                raise MemoryLimitError(name, limits.memory) from None
            case Resource.TIME:
                raise TimeLimitError(name, limits.seconds) from None
