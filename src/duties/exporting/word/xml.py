"""The elements that a Word document consists of."""

from typing import Any


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
