"""What the terminal that an answer goes to can show."""

import os
from typing import IO, Any

from duties.formats.colours import Palette


def palette_of(stream: IO[Any]) -> Palette:
    """Return the colours that may be written to a stream.

    NO_COLOR forbids them, FORCE_COLOR asks for them even where there is no terminal, NO_COLOR being
    the stronger; 0 or nothing means that the variable is not set.
    """
    environ = os.environ
    if environ.get("NO_COLOR"):
        return Palette(has_colour=False)
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return Palette(has_colour=True)
    return Palette(
        stream.isatty() and environ.get("TERM") != "dumb" and (os.name != "nt" or _reads_escapes())
    )


def _reads_escapes() -> bool:
    """Return whether a terminal on Windows is one that reads escape sequences by itself."""
    return any(name in os.environ for name in ("WT_SESSION", "TERM", "ANSICON", "ConEmuANSI"))
