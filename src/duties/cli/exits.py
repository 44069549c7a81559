"""How the `duties` command ends."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The codes that callers may rely on."""

    FINE = 0
    FOUND = 1
    """There are findings or differences, or nothing matched the question."""
    UNUSABLE = 2
    """The input cannot be used, or the command was used wrongly."""
    INTERRUPTED = 130
