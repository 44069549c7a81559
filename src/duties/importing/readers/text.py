"""Files of text → lines."""

from duties.errors.documents import EndlessTextError
from duties.importing.document import Place
from duties.importing.raw import Found, RawLine
from duties.importing.readers.decoding import Decoded, decoded_bytes


def read_text(name: str, data: bytes) -> list[Found]:
    """Return the lines of a file of text or Markdown; raises `UnreadableDocumentError`."""
    text, doubts = decoded(name, data)
    lines = [RawLine(line, Place(None, at)) for at, line in enumerate(text.splitlines(), 1)]
    return [*lines, *doubts]


def decoded(name: str, data: bytes) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises `UnreadableDocumentError` for bytes that are no text, `EndlessTextError` for too much.
    """
    found = decoded_bytes(name, data)
    check_length(name, len(found.text))
    return found


TEXT_LIMIT = 10_000_000
"""Characters of a document: 200 plans long, and read within the limits of memory and time."""


def check_length(name: str, characters: int) -> None:
    """Raise `EndlessTextError` where a document holds more characters than any plan."""
    if characters > TEXT_LIMIT:
        raise EndlessTextError(name, TEXT_LIMIT)
