"""PDF documents with pages that are pictures → lines and rows, those of the pictures recognised."""

from collections.abc import Sequence

from duties.errors.documents import EmptyDocumentError, EndlessPictureError
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.raw import Found
from duties.importing.readers.pages import blocks_of
from duties.importing.readers.pdf_pages import PdfPage
from duties.importing.readers.picture import MOST_DOTS, MOST_PAGES, doubts_of
from duties.importing.readers.recognition import RecognisedPage, Recogniser

_DOTS = 200  # of an inch of a page
_POINTS = 72


def read_scans(
    name: str, data: bytes, read: Sequence[PdfPage], doubts: Sequence[Doubt[Place]]
) -> list[Found]:
    """Return the lines and rows of pages, with those recognised that are pictures.

    `doubts` are those of the other pages. Raises `NoRecogniserError` where that is not installed.
    """
    recogniser = Recogniser(name)
    import pypdfium2

    recognised: dict[int, RecognisedPage] = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for each in (page for page in read if page.is_picture):
            number = each.page.number
            dots = each.page.width * each.page.height * (_DOTS / _POINTS) ** 2
            if len(recognised) == MOST_PAGES or dots > MOST_DOTS:
                raise EndlessPictureError(name, MOST_DOTS, MOST_PAGES)
            page = document[number - 1]
            picture = page.render(scale=_DOTS / _POINTS, grayscale=True).to_pil()
            page.close()
            recognised[number] = recogniser.page(picture, number)
    finally:
        document.close()
    pages = [
        recognised[each.page.number].page if each.page.number in recognised else each.page
        for each in read
    ]
    if not any(page.letters for page in pages):
        raise EmptyDocumentError(name)
    blocks = blocks_of(pages)
    return [*doubts, *doubts_of(list(recognised.values()), blocks), *blocks]
