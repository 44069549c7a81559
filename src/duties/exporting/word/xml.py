"""The elements that a Word document consists of."""

from collections.abc import Iterator
from typing import Any

from duties.exporting.dates import dates_apart


def element(name: str, text: str | None = None, **attributes: str) -> Any:
    """Return an element of a name such as `w:t`; its attributes have the prefix w as well."""
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qualified(f"w:{key}"), value)
    if text is not None:
        made.text = text
        if text != text.strip():
            made.set(qualified("xml:space"), "preserve")
    return made


def qualified(name: str) -> str:
    """Return a name with its prefix (w:t) as the library wants it."""
    from docx.oxml.ns import qn

    return qn(name)


def style_id(name: str) -> str:
    """Return the name of a style as paragraphs and tables refer to it."""
    return name.replace(" ", "")


def put_text(run: Any, text: str) -> None:
    """Put a text into a run, with its line ends; no line will be broken within a date.

    Word would break one at its hyphens, so these are what it has for hyphens that hold.
    """
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(element("w:br"))
        for piece in _between_hyphens(line):
            run.append(element("w:noBreakHyphen") if piece is None else element("w:t", text=piece))


def _between_hyphens(line: str) -> Iterator[str | None]:
    """Yield the pieces of a line that may be broken, with None for each hyphen between them."""
    piece = ""
    for text, is_date in dates_apart(line) if "-" in line else ((line, False),):
        first, *others = text.split("-") if is_date else [text]
        piece += first
        for other in others:
            yield piece
            yield None
            piece = other
    yield piece
