"""What readers tell of what they leave out, and how it is told where there is much of it."""

from duties.importing.document import Place
from duties.importing.doubts import Doubt, Gathering
from duties.messages import N_, Message, counted

_HIDDEN = N_("hidden text is left out: {words}")
_FORMULA = N_(
    "cell {cell} holds a formula without its result and is read as blank; open the file in Excel "
    "and save it"
)
_ERROR = N_("cell {cell} shows the error {words} and is read as blank")
_ASLANT = N_("turned text is left out: {words}")
_COMMENT = N_("a comment, or a field of a form, is left out: {words}")
_PICTURE = N_("this page is a picture or a drawing without text; it is left out")

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
    _ASLANT: Gathering(3, N_("{count} turned texts are left out, such as {found}"), listed="words"),
    _COMMENT: Gathering(
        5,
        N_("{count} comments and fields of forms are left out, such as {found}"),
        listed="words",
    ),
    _PICTURE: Gathering(
        5,
        N_(
            "{count} pages are pictures or drawings without text, this one first; they are left out"
        ),
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


def turned(words: str, place: Place) -> Doubt[Place]:
    """Tell that text is left out that stands aslant or upside down, as watermarks do."""
    return Doubt(Message(_ASLANT, {"words": words}), place)


def comment(words: str, place: Place) -> Doubt[Place]:
    """Tell that what is stuck onto a page is left out."""
    return Doubt(Message(_COMMENT, {"words": words}), place)


def only_a_picture(place: Place) -> Doubt[Place]:
    """Tell that a page has no text."""
    return Doubt(Message(_PICTURE), place)


def large_picture(place: Place) -> Doubt[Place]:
    """Tell that a page has a picture that may hold text."""
    message = N_("a picture takes up much of this page; what is written in it is not read")
    return Doubt(Message(message), place)


def beside_the_text(words: str, count: int, place: Place) -> Doubt[Place]:
    """Tell that what stands above or below the text of so many pages is left out."""
    return Doubt(
        counted(
            "{words} stands above or below the text and is left out",
            "{words} stands above or below the text of {count} pages and is left out",
            count,
            words=words,
        ),
        place,
    )


def recognised(count: int, place: Place) -> Doubt[Place]:
    """Tell that a program recognised the text of so many pages."""
    return Doubt(
        counted(
            "this page is a picture whose text a program recognised; compare it",
            "{count} pages are pictures whose text a program recognised, this one first; compare "
            "them",
            count,
        ),
        place,
    )


def untold_letters(count: int, pages: int, place: Place) -> Doubt[Place]:
    """Tell that so many letters are drawn on so many pages, but not told."""
    message = N_(
        "the fonts of {pages} pages, this one first, do not say which letters they draw: {count} "
        "letters cannot be read"
    )
    return Doubt(Message(message, {"count": count, "pages": pages}), place)
