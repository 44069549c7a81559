"""How words stand out in a terminal: by weight and colour, and never by these alone."""

from enum import Enum, auto
from typing import NamedTuple

from duties.findings import Severity


class Emphasis(Enum):
    """Why a word stands out; what it looks like is in `_CODES`."""

    HEADING = auto()  # of a table, a card or a page
    STRONG = auto()  # what to read first
    RULE = auto()  # the line below headings, and what else is read last
    LEAD = auto()  # who leads, and what one leads oneself
    ERROR = auto()
    WARNING = auto()
    INFO = auto()
    GOOD = auto()  # as it should be
    ADDED = auto()
    REMOVED = auto()


_CODES = {
    Emphasis.HEADING: "1",
    Emphasis.STRONG: "1",
    Emphasis.RULE: "2",
    Emphasis.LEAD: "36",
    Emphasis.ERROR: "1;31",
    Emphasis.WARNING: "1;33",
    Emphasis.INFO: "1;34",
    Emphasis.GOOD: "32",
    Emphasis.ADDED: "32",
    Emphasis.REMOVED: "31",
}  # the terminal's own sixteen colours, which its user chose to be readable

SEVERITY_LOOKS = {
    Severity.ERROR: Emphasis.ERROR,
    Severity.WARNING: Emphasis.WARNING,
    Severity.INFO: Emphasis.INFO,
}


class Palette(NamedTuple):
    """Whether words may be put in colour; `PLAIN` leaves every text as it is."""

    has_colour: bool

    def put(self, look: Emphasis | None, text: str) -> str:
        """Return a printable text in a look, each of its lines by itself; None is no look."""
        if look is None or not self.has_colour:
            return text
        return "\n".join(
            f"\x1b[{_CODES[look]}m{line}\x1b[0m" if line.strip() else line
            for line in text.split("\n")
        )


PLAIN = Palette(has_colour=False)
