"""The standard input, where a command is given - for a file."""

import sys

from duties.errors.files import ClosedInputError, UnreadableError
from duties.files import SIZE_LIMIT, read_open

STDIN = "-"
STDIN_NAME = "<stdin>"
_PATIENCE = 60.0  # seconds; what writes there may first ask for a password


def read_standard_input(limit: int = SIZE_LIMIT) -> bytes:
    """Return what comes from the standard input, at most `limit` bytes.

    Raises a `DutiesError` if that is closed, a terminal, unreadable or over the limit, or if
    nothing comes, or it does not end.
    """
    if sys.stdin is None:
        raise ClosedInputError(STDIN_NAME)
    try:
        return read_open(sys.stdin.buffer, STDIN_NAME, limit, _PATIENCE)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(STDIN_NAME, reason) from None
