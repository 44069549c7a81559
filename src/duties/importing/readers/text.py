"""Files of text → lines."""

from duties.errors.documents import EndlessTextError, UnreadableDocumentError
from duties.importing.document import Place
from duties.importing.raw import RawBlock, RawLine


def read_text(name: str, data: bytes) -> list[RawBlock]:
    """Return the lines of a file of text or Markdown; raises `UnreadableDocumentError`."""
    lines = decoded(name, data).splitlines()
    return [RawLine(line, Place(None, at)) for at, line in enumerate(lines, 1)]


def decoded(name: str, data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises `UnreadableDocumentError` for bytes that are no text, `EndlessTextError` for too much.
    """
    text = _decoded(name, data)
    check_length(name, len(text))
    return text


TEXT_LIMIT = 10_000_000
"""Characters of a document: 200 plans long, and read within the limits of memory and time."""


def check_length(name: str, characters: int) -> None:
    """Raise `EndlessTextError` where a document holds more characters than any plan."""
    if characters > TEXT_LIMIT:
        raise EndlessTextError(name, TEXT_LIMIT)


def _decoded(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocumentError(name)
