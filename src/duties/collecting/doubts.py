"""What a person should look at in a form that came back."""

from typing import NamedTuple

from duties.collecting.reading import FilledRow
from duties.messages import N_, Message


class FormDoubt(NamedTuple):
    """Something doubtful at a place; `is_left_out` where it keeps that from being written."""

    place: Message | None
    message: Message
    is_left_out: bool = False

    def told(self) -> Message:
        """Return the whole sentence."""
        if self.place is None:
            return self.message
        text = (
            N_("{place}: {sentence}; left out") if self.is_left_out else N_("{place}: {sentence}")
        )
        return Message(text, {"place": self.place, "sentence": self.message})


def cell_of(file: str, row: FilledRow, key: str) -> Message:
    """Return the place of a cell for people: 县住建局.xlsx, Report form, K7."""
    return at(file, row.sheet, row.place(key))


def row_of(file: str, row: FilledRow) -> Message:
    """Return the place of a whole row for people."""
    facts = {"file": file, "sheet": row.sheet, "row": row.number}
    return Message(N_("{file}, sheet {sheet}, row {row}"), facts)


def at(file: str, sheet: str, cell: str) -> Message:
    """Return the place of a cell for people."""
    facts = {"file": file, "sheet": sheet, "cell": cell}
    return Message(N_("{file}, sheet {sheet}, {cell}"), facts)


def whole(file: str) -> Message:
    """Return the place of a whole file for people."""
    return Message(N_("{place}"), {"place": file})
