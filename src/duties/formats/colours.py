"""How words stand out in a terminal: by weight and colour, and never by these alone."""

from enum import Enum, auto
from typing import NamedTuple

from duties.findings import Severity


class Look(Enum):
    """Why a word stands out; what it looks like is in `_CODES`."""

    HEADING = auto()  # of a table, a card or a page
    STRONG = auto()  # what to read first
    RULE = auto()  # the line below headings, and what else is read last
    LEAD = auto()  # who leads, and what one leads oneself
    ERROR = auto()
    WARNING = auto()
    INFO = auto()
    ADDED = auto()
    REMOVED = auto()


_CODES = {
    Look.HEADING: "1",
    Look.STRONG: "1",
    Look.RULE: "2",
    Look.LEAD: "36",
    Look.ERROR: "1;31",
    Look.WARNING: "1;33",
    Look.INFO: "1;34",
    Look.ADDED: "32",
    Look.REMOVED: "31",
}  # the terminal's own sixteen colours, which its user chose to be readable

SEVERITY_LOOKS = {
    Severity.ERROR: Look.ERROR,
    Severity.WARNING: Look.WARNING,
    Severity.INFO: Look.INFO,
}


class Palette(NamedTuple):
    """Whether words may be put in colour; `PLAIN` leaves every text as it is."""

    has_colour: bool

    def put(self, look: Look | None, text: str) -> str:
        """Return a printable text in a look, each of its lines by itself; None is no look."""
        if look is None or not self.has_colour:
            return text
        return "\n".join(
            f"\x1b[{_CODES[look]}m{line}\x1b[0m" if line.strip() else line
            for line in text.split("\n")
        )


PLAIN = Palette(has_colour=False)
