"""Web pages saved with all that belongs to them (MHTML) → what the page in them shows."""

from duties.errors.documents import DamagedDocumentError
from duties.importing.raw import Found
from duties.importing.readers.html import blocks_of_page, decoded_page


def read_mhtml(name: str, data: bytes) -> list[Found]:
    """Return what the first page in a file of MHTML (RFC 2557) shows.

    Raises `DamagedDocumentError` where there is none, `UnreadableDocumentError` for other bytes.
    """
    from email import message_from_bytes

    for part in message_from_bytes(data.lstrip()).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            charset = part.get_content_charset() or ""
            text, doubts = decoded_page(name, page if isinstance(page, bytes) else b"", charset)
            return [*blocks_of_page(text), *doubts]
    raise DamagedDocumentError(name)
