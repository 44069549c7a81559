"""What an office puts on a document that it sends: its number, who signs it, and the day."""

from datetime import date
from typing import NamedTuple


class Imprint(NamedTuple):
    """The number (发文字号), who signs (发文机关署名) and the day (成文日期), as far as given.

    Several who sign one document stand one below the other.
    """

    signed: tuple[str, ...] = ()
    number: str | None = None
    day: date | None = None


UNSIGNED = Imprint()
"""What says nothing of all this."""
