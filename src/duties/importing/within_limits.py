"""Work on a document in a child process, whose end tells the user which limit it came to."""

from collections.abc import Callable
from typing import TypeVar

from duties.errors.documents import MemoryLimitError, TimeLimitError
from duties.limited import ExhaustedError, Limits, Resource, limited

Found = TypeVar("Found")


def within_limits(
    limits: Limits, name: str, work: Callable[..., Found], *arguments: object
) -> Found:
    """Return what work on the document of a name finds.

    Raises `MemoryLimitError` or `TimeLimitError` where it takes too much.
    """
    try:
        return limited(limits, work, *arguments)
    except ExhaustedError as error:
        match error.resource:
            case Resource.MEMORY:
                raise MemoryLimitError(name, limits.memory) from None
            case Resource.TIME:
                raise TimeLimitError(name, limits.seconds) from None
