"""The number and the signature of a Word document, where GB/T 9704-2012 puts them."""

from duties.exporting.imprint import Imprint
from duties.exporting.tables import lines_of
from duties.exporting.word.paper import Paper
from duties.exporting.word.widths import printed_width
from duties.messages import Translator, day_name

_ROOM = 2  # characters that the last line stays from the margin, and that the day begins later
_MOST_ROOM = 15  # characters that a line stays from the margin, where another is long


def write_number(paper: Paper, imprint: Imprint) -> None:
    """Write the number of a document, in the middle below its title."""
    if imprint.number:
        paper.write(imprint.number, "Number")


def write_signature(paper: Paper, imprint: Imprint, into: Translator) -> None:
    """Write who signs a document, and the day below: at its end, on the right.

    The day begins two characters right of where the (last) signature begins, and stays two or more
    from the margin; where it is the longer of the two, the signature moves to the left.
    """
    signed = [" ".join(lines_of(name).split()) for name in imprint.signed]
    day = "" if imprint.day is None else day_name(imprint.day).put(into)
    if not signed and not day:
        return
    longest = max(map(_length, signed), default=0)
    if day:
        room = max(longest - _length(day), _ROOM)
        left = room + _length(day) + _ROOM
    else:
        left = longest + _ROOM
    lines = [(name, left - _length(name)) for name in signed]
    if day:
        lines.append((day, room))
    paper.close([(text, min(room, _MOST_ROOM)) for text, room in lines])


def _length(text: str) -> float:
    """Return how long a line is, in Chinese characters."""
    return printed_width(text) / 2
