"""Pictures of pages → lines and rows, where recognising them is asked for."""

import io
from collections.abc import Iterable, Iterator, Sequence

from duties.errors.documents import EmptyDocumentError, EndlessPictureError, ScannedDocumentError
from duties.importing.document import Place, Row
from duties.importing.doubts import Doubt
from duties.importing.raw import Found, RawLine
from duties.importing.readers.left_out import recognised
from duties.importing.readers.pages import blocks_of
from duties.importing.readers.recognition import CERTAIN, RecognisedPage, Recogniser
from duties.messages import N_, Message

MOST_DOTS = 60_000_000  # of a picture: A3 at 600 dots an inch has some more
MOST_PAGES = 200


def read_picture(name: str, data: bytes, *, is_recognising: bool = False) -> list[Found]:
    """Return the lines and rows in a picture, of which a file of TIFF may hold several.

    Raises `ScannedDocumentError` where recognising was not asked for, `NoRecogniserError` where it
    is not installed, `EndlessPictureError` for a picture too large.
    """
    if not is_recognising:
        raise ScannedDocumentError(name)
    recogniser = Recogniser(name)
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # the limit below is told in a sentence
    pages = []
    with Image.open(io.BytesIO(data)) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > MOST_PAGES or frame.width * frame.height > MOST_DOTS:
                raise EndlessPictureError(name, MOST_DOTS, MOST_PAGES)
            pages.append(recogniser.page(ImageOps.exif_transpose(frame), number))
    if not any(page.page.letters for page in pages):
        raise EmptyDocumentError(name)
    blocks = blocks_of([page.page for page in pages])
    return [*doubts_of(pages, blocks), *blocks]


def doubts_of(pages: Sequence[RecognisedPage], blocks: Iterable[Found]) -> Iterator[Doubt[Place]]:
    """Yield what is doubtful of recognised pages, at the places that blocks made of them have."""
    yield recognised(len(pages), Place(page=pages[0].page.number))
    places: dict[int, list[tuple[str, Place]]] = {}
    for block in blocks:
        if isinstance(block, RawLine | Row) and block.place.page is not None:
            text = block.text if isinstance(block, RawLine) else "\n".join(block.cells)
            places.setdefault(block.place.page, []).append((_solid(text), block.place))
    for page in pages:
        number = page.page.number
        for piece in page.pieces:
            if piece.unsure:
                words = _solid(piece.words)
                found = (place for text, place in places.get(number, ()) if words in text)
                yield _unsure(piece.unsure, next(found, Place(page=number)))
        if page.dropped:
            message = N_("what can hardly be recognised is left out: {words}")
            yield Doubt(Message(message, {"words": page.dropped}), Place(page=number))


def _solid(text: str) -> str:
    return "".join(text.split())


def _unsure(words: tuple[str, ...], place: Place) -> Doubt[Place]:
    message = N_("recognised with less than {share}% certainty: {words}")
    return Doubt(Message(message, {"share": round(CERTAIN * 100), "words": words}), place)
