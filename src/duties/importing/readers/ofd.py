"""OFD documents (GB/T 33190-2016) → lines, and the rows of ruled tables, made by `pages.py`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duties.errors.documents import EmptyDocumentError, ScannedDocumentError
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.raw import Found
from duties.importing.readers.left_out import comment, hidden, recognised, turned
from duties.importing.readers.ofd_drawing import Glyph, PageDrawing, drawing_of
from duties.importing.readers.ofd_package import OfdPage, documents_of
from duties.importing.readers.page_lines import Letter, texts_of
from duties.importing.readers.page_tables import DrawnLine
from duties.importing.readers.pages import Area, Page, blocks_of
from duties.importing.readers.text import check_length
from duties.messages import N_, Message, counted

_POINTS = 72 / 25.4  # in a millimetre


def read_ofd(name: str, data: bytes) -> list[Found]:
    """Return the lines and rows of an OFD file, and what is left out of it.

    Raises a `DutiesError` where it is locked, damaged, unsafe, or has no text.
    """
    pages: list[Page] = []
    doubts: list[Found] = []
    letters = 0
    documents = 0
    for document in documents_of(name, data):
        documents += 1
        for read in document.pages:
            number = len(pages) + 1
            if read is None:
                doubts.append(Doubt(_MISSING, Place(page=number)))
                pages.append(Page(number, 0, 0, ()))
                continue
            made = _page(read, number)
            pages.append(made.page)
            doubts += made.doubts
            letters += len(made.page.letters)
            check_length(name, letters)
        if document.attachments:
            doubts.append(_attached(document.attachments))
    if not letters:
        is_drawn = any(page.is_drawn for page in pages)
        raise ScannedDocumentError(name) if is_drawn else EmptyDocumentError(name)
    if documents > 1:
        message = N_("the file holds {count} documents, which are read as one")
        doubts.append(Doubt(Message(message, {"count": documents}), Place(page=1)))
    return [*doubts, *blocks_of(pages)]


_MISSING = Message(N_("this page is not in the file"))


def _attached(count: int) -> Doubt[Place]:
    message = counted("an attached file is left out", "{count} attached files are left out", count)
    return Doubt(message, Place(page=1))


class _Made(NamedTuple):
    page: Page
    doubts: list[Doubt[Place]]


def _page(read: OfdPage, number: int) -> _Made:
    """Return a page, turned as it is read, and what is left out of it."""
    left, top, width, height = read.box
    place = (1.0, 0.0, 0.0, 1.0, -left, -top)
    own = drawing_of(read.layers, read.composites, place)
    behind = drawing_of(read.background, read.composites, place)
    at = Place(page=number)
    doubts: list[Doubt[Place]] = []
    written = _seen(own, read.box, at, doubts)
    backed = _seen(behind, read.box, at, doubts)
    turning = _Turning(_way_of(written or backed), width, height)
    letters = _letters(written, turning)
    backing = _letters(backed, turning)
    if crossed := _crossed(backing, letters):
        message = N_("letters behind the text are left out: {words}")
        doubts.append(Doubt(Message(message, {"words": " ".join(texts_of(crossed))}), at))
        backing = []
    doubts += _noted(read, at)
    doubts += [turned(words, at) for words in _aslant((*written, *backed), turning.way)]
    return _Made(
        Page(
            number,
            *turning.size,
            letters,
            [DrawnLine(*turning.box(stroke)) for stroke in (*own.strokes, *behind.strokes)],
            backing,
            _sideways((*written, *backed), turning),
            [Area(*turning.box(box)) for box in (*own.pictures, *behind.pictures)],
            is_drawn=bool(own.pictures or behind.pictures),
        ),
        doubts,
    )


def _seen(
    drawing: PageDrawing, box: tuple[float, ...], at: Place, doubts: list[Doubt[Place]]
) -> list[Glyph]:
    """Return the letters that are seen on the page; over a picture, hidden ones.

    The latter are what a program recognised in a scanned page.
    """
    glyphs = [glyph for glyph in drawing.glyphs if _is_on_page(glyph, box)]
    outside = "".join(glyph.text for glyph in drawing.glyphs if not _is_on_page(glyph, box))
    if outside.strip():
        message = N_("letters outside the page are left out: {words}")
        doubts.append(Doubt(Message(message, {"words": outside.strip()}), at))
    seen = [glyph for glyph in glyphs if not glyph.is_hidden]
    if not seen and glyphs and drawing.pictures:
        doubts.append(recognised(1, at))
        return glyphs
    words = "".join(glyph.text for glyph in glyphs if glyph.is_hidden).strip()
    if words:
        doubts.append(hidden(words, at))
    return seen


_BEYOND = 5.0  # millimetres by which a letter may stand outside the page
_LARGEST = 150.0  # millimetres of a letter


def _is_on_page(glyph: Glyph, box: tuple[float, ...]) -> bool:
    return (
        -_BEYOND <= glyph.x <= box[2] + _BEYOND
        and -_BEYOND <= glyph.y <= box[3] + _BEYOND
        and glyph.size <= _LARGEST
        and glyph.length <= _LARGEST
    )


def _noted(read: OfdPage, at: Place) -> Iterator[Doubt[Place]]:
    """Yield what is said in annotations, none of which is text of the document."""
    for _, appearance in read.notes:
        glyphs = drawing_of((appearance,), read.composites).glyphs
        words = "".join(glyph.text for glyph in glyphs).strip()
        if words:
            yield comment(words, at)


# Turning

_SLANT = 0.035  # of a line's length that it may rise or fall: two degrees


def _way(glyph: Glyph) -> int | None:
    """Return by how many quarters a letter is turned to the right, None for a slanting one."""
    cosine, sine = glyph.across
    if abs(sine) < _SLANT:
        return 0 if cosine > 0 else 2
    if abs(cosine) < _SLANT:
        return 1 if sine > 0 else 3
    return None


def _way_of(glyphs: Iterable[Glyph]) -> int:
    ways = Counter(way for way in map(_way, glyphs) if way is not None)
    return max(ways, key=lambda way: (ways[way], -way), default=0)


class _Turning(NamedTuple):
    """What turns a page so that its letters of a way stand: from millimetres to points."""

    way: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of the turned page."""
        size = (self.width * _POINTS, self.height * _POINTS)
        return size[::-1] if self.way % 2 else size

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the page is then."""
        match self.way:
            case 1:
                x, y = y, self.width - x
            case 2:
                x, y = self.width - x, self.height - y
            case 3:
                x, y = self.height - y, x
        return x * _POINTS, y * _POINTS

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return where a box is then: its left, top, right and bottom."""
        x0, y0 = self.place(box[0], box[1])
        x1, y1 = self.place(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _letters(glyphs: Sequence[Glyph], turning: _Turning) -> list[Letter]:
    letters = []
    for glyph in glyphs:
        if _way(glyph) == turning.way:
            x, y = turning.place(glyph.x, glyph.y)
            letters.append(
                Letter(glyph.text, x, x + glyph.length * _POINTS, y, glyph.size * _POINTS)
            )
    return letters


def _aslant(glyphs: Iterable[Glyph], way: int) -> Iterator[str]:
    """Yield the words that stand neither level nor upright."""
    for turn, stretch in groupby(glyphs, _way):
        if turn is None or (turn != way and (turn - way) % 2 == 0):
            words = "".join(glyph.text for glyph in stretch).strip()
            if words:
                yield words


def _sideways(glyphs: Iterable[Glyph], turning: _Turning) -> list[Letter]:
    """Return the words that go up or down, each as a letter that fills its box."""
    found = []
    for turn, stretch in groupby(glyphs, _way):
        if turn is None or (turn - turning.way) % 2 == 0:
            continue
        held = list(stretch)
        boxes = [
            turning.box(
                (
                    *(glyph.x, glyph.y),
                    glyph.x + glyph.across[0] * glyph.length + glyph.across[1] * glyph.size,
                    glyph.y + glyph.across[1] * glyph.length - glyph.across[0] * glyph.size,
                )
            )
            for glyph in held
        ]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        words = "".join(glyph.text for glyph in held).strip()
        if words:
            found.append(Letter.in_box(words, min(lefts), min(tops), max(rights), max(bottoms)))
    return found


def _crossed(behind: Sequence[Letter], letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters behind the text if any of them stands where a letter of the text does."""
    taken = {field for letter in letters for field in _fields(letter)}
    is_crossed = any(field in taken for letter in behind for field in _fields(letter))
    return list(behind) if is_crossed else []


_FIELD = 4.0  # points


def _fields(letter: Letter) -> Iterator[tuple[int, int]]:
    """Yield the fields of a page that the middle of a letter covers."""
    top = letter.base - letter.size * 0.6
    for x in range(int(letter.left / _FIELD), int(letter.right / _FIELD) + 1):
        for y in range(int(top / _FIELD), int(letter.base / _FIELD) + 1):
            yield x, y
