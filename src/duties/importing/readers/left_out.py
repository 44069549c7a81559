"""What readers tell of what they leave out, and how it is told where there is much of it."""

import re
from collections.abc import Iterable, Iterator

from duties.importing.document import LeftOut, Place
from duties.importing.doubts import Doubt, Gathering
from duties.importing.fates import Fate
from duties.messages import N_, Message, counted

_HIDDEN = N_("hidden text is left out: {words}")
_FORMULA = N_(
    "cell {cell} holds a formula without its result and is read as blank; open the file in Excel "
    "and save it"
)
_UNREAD = N_("{words} within the document cannot be read and is left out")
_BESIDE = N_("what stands at the edge of the pages is left out: {words}")
_BOX = N_("what stands in a box or a diagram is left out: {words}")
_ERROR = N_("cell {cell} shows the error {words} and is read as blank")
_ASLANT = N_("turned text is left out: {words}")
_COMMENT = N_("a comment, or a field of a form, is left out: {words}")
_PICTURE = N_("this page is a picture or a drawing without text; it is left out")

READERS_GATHERINGS = {
    _BOX: Gathering(
        3, N_("what stands in {count} boxes is left out, such as {found}"), listed="words"
    ),
    _BESIDE: Gathering(
        2,
        N_("{count} texts at the edge of the pages are left out, such as {found}"),
        listed="words",
    ),
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


def unread(name: str, place: Place) -> Doubt[Place]:
    """Tell that a file within the document is left out."""
    return Doubt(Message(_UNREAD, {"words": name.rpartition("/")[2] or name}), place)


def at_edges(left_out: Iterable[LeftOut], text: str) -> Iterator[Doubt[Place]]:
    """Yield for each header or footer that says something of its own, beside a text, that it is
    left out.
    """
    edges = {each.words: each.place for each in left_out if each.fate is Fate.HEADER}
    for words, place in edges.items():
        says_something = _LETTER.search(_PAGES.sub("", words)) is not None
        if says_something and "".join(words.split()) not in text:
            yield Doubt(Message(_BESIDE, {"words": words}), place)


_PAGES = re.compile("[第页共]|[Pp]age|of")
_LETTER = re.compile("[^\\W\\d_]")


def pictures(count: int, place: Place) -> Doubt[Place]:
    """Tell that pictures and the like are left out."""
    message = counted(
        "a picture, chart or embedded object is left out; what it shows is not read",
        "{count} pictures, charts or embedded objects are left out; what they show is not read",
        count,
    )
    return Doubt(message, place)


def comments(count: int, place: Place) -> Doubt[Place]:
    """Tell that comments are left out."""
    message = counted("a comment is left out", "{count} comments are left out", count)
    return Doubt(message, place)


def boxes(words: str, place: Place) -> Doubt[Place]:
    """Tell that a text box is left out."""
    return Doubt(Message(_BOX, {"words": words}), place)


def too_wide(columns: int, place: Place) -> Doubt[Place]:
    """Tell that a table has more columns than are read."""
    message = N_("what stands beyond column {count} is left out")
    return Doubt(Message(message, {"count": columns}), place)


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
