"""The bytes of a document → its draft, within limits; what is none is refused."""

from collections.abc import Callable
from typing import TypeVar

from duties.errors.documents import (
    MemoryLimitError,
    TimeLimitError,
    TraditionalCharactersError,
    UnreadTableError,
)
from duties.importing.checks.unread_tables import unread_tables
from duties.importing.lexicon.traditional import traditional_words
from duties.importing.pipeline import draft
from duties.importing.plan.curated import NO_UNITS, CuratedUnits
from duties.importing.plan.draft import Draft
from duties.importing.shape import read_document
from duties.importing.trace import Origin, Trace
from duties.limited import ExhaustedError, Limits, Resource, limited

LIMITS = Limits(memory=380_000_000, seconds=8)
"""What reading a document may take."""
T = TypeVar("T")


def within_limits(name: str, work: Callable[[], T], limits: Limits = LIMITS) -> T:
    """Return what reading a document gives, done in a child process.

    Raises what it raises, and `MemoryLimitError` or `TimeLimitError` where it takes too much.
    """
    try:
        return limited(limits, work)
    except ExhaustedError as error:
        match error.resource:
            case Resource.MEMORY:
                raise MemoryLimitError(name, limits.memory) from None
            case Resource.TIME:
                raise TimeLimitError(name, limits.seconds) from None


def drafted(
    name: str,
    data: bytes,
    curated: CuratedUnits = NO_UNITS,
    *,
    is_traced: bool = False,
    is_recognising: bool = False,
    with_account: bool = False,
) -> tuple[Draft, list[Origin]]:
    """Return the draft of the plan in a document, and where each task got its units."""
    trace = Trace() if is_traced else None
    document = read_document(name, data, is_recognising=is_recognising)
    traditional = traditional_words(document.blocks) if document.facts is None else ()
    if traditional:
        raise TraditionalCharactersError(name, traditional)
    found = draft(document, trace, curated, with_account=with_account)
    if not any(task.assigned for task in found.tasks):
        for unread in unread_tables(document.blocks):
            raise UnreadTableError(name, unread.place.message(), unread.message)
    return found, [] if trace is None else trace.origins
