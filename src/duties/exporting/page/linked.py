"""Tables of a page whose rows lead to what they are about."""

from typing import NamedTuple

from duties.formats.grid import Grid


class LinkedTable(NamedTuple):
    """A table under its caption, if it has one; `parts` are the addresses that its rows lead to."""

    caption: str
    grid: Grid
    parts: tuple[str | None, ...]
