"""What readers tell of what they leave out, and how it is told where there is much of it."""

from duties.importing.document import Place
from duties.importing.doubts import Doubt, Gathering
from duties.messages import N_, Message

_HIDDEN = N_("hidden text is left out: {words}")
_FORMULA = N_(
    "cell {cell} holds a formula without its result and is read as blank; open the file in Excel "
    "and save it"
)
_ERROR = N_("cell {cell} shows the error {words} and is read as blank")
_REPEATED = N_("{words} stands at the same place on {count} pages and is left out")

READERS_GATHERINGS = {
    _HIDDEN: Gathering(5, N_("{count} hidden texts are left out, such as {found}"), listed="words"),
    _FORMULA: Gathering(
        5,
        N_(
            "{count} cells hold formulas without their results and are read as blank, such as "
            "{found}; open the file in Excel and save it"
        ),
        listed="cell",
    ),
    _ERROR: Gathering(
        5, N_("{count} cells show errors and are read as blank, such as {found}"), listed="cell"
    ),
}


def hidden(words: str, place: Place) -> Doubt[Place]:
    """Tell that text is left out because the file hides it."""
    return Doubt(Message(_HIDDEN, {"words": words}), place)


def without_result(cell: str, place: Place) -> Doubt[Place]:
    """Tell that a formula has no result in the file."""
    return Doubt(Message(_FORMULA, {"cell": cell}), place)


def in_error(cell: str, words: str, place: Place) -> Doubt[Place]:
    """Tell that a cell shows an error."""
    return Doubt(Message(_ERROR, {"cell": cell, "words": words}), place)


def repeated_on_pages(words: str, count: int, place: Place) -> Doubt[Place]:
    """Tell that what stands at one place of so many pages is left out; `place` is the first."""
    return Doubt(Message(_REPEATED, {"words": words, "count": count}), place)
