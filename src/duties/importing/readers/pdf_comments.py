"""What is stuck onto a page of a PDF: comments, and the fields of forms."""

import ctypes
from collections.abc import Iterator
from typing import Any

_MOST = 500  # on a page


def comments_on(page: Any) -> Iterator[str]:
    """Yield the words of the comments and of filled-in fields on a page."""
    from pypdfium2 import raw

    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        try:
            key = b"V" if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET else b"Contents"
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP) and (
                words := " ".join(_string(note, key).split())
            ):
                yield words
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    held = ctypes.create_string_buffer(length)
    into = ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(note, key, into, length)
    return held.raw[: length - 2].decode("utf-16-le", "replace")


_LONGEST = 20_000  # bytes
