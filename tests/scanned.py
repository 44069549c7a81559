"""Texts as an office prints and scans them: pictures of pages, slightly turned and speckled."""

import io
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = (
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
)
_A4 = (8.27, 11.69)  # inches
_SIZE = 16  # points, as GB/T 9704 sets text (三号)
_STEP = 28  # points from line to line
_MARGIN = (1.1, 1.46)  # inches: left, top
_LETTERS, _LINES = 28, 22  # of a line, of a page
_NEVER_FIRST = "，。、；：）》”！？"


def printed_lines(text: str) -> Iterator[str]:
    """Yield the lines of print: paragraphs begin two letters further in."""
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        line = "\u3000\u3000"
        for letter in paragraph:
            if len(line) >= _LETTERS and letter not in _NEVER_FIRST:
                yield line
                line = ""
            line += letter
        yield line


def scanned_pages(
    text: str, *, dots: int = 200, turned: float = 1.0, speckles: float = 0.002
) -> list[Image.Image]:
    """Return pictures of the pages of a text.

    `dots` are those of an inch, `turned` is in degrees, `speckles` the share of dots that dust has.
    """
    lines = list(printed_lines(text)) or [""]
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    return [
        _scanned(page, number, dots, turned * (-1) ** number, speckles)
        for number, page in enumerate(pages, 1)
    ]


def _scanned(
    lines: Sequence[str], number: int, dots: int, turned: float, speckles: float
) -> Image.Image:
    size = (round(_A4[0] * dots), round(_A4[1] * dots))
    page = Image.new("L", size, 255)
    drawing = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(next(filter(Path.exists, FONTS))), round(_SIZE * dots / 72))
    for at, line in enumerate(lines):
        place = (_MARGIN[0] * dots, _MARGIN[1] * dots + at * _STEP * dots / 72)
        drawing.text(place, line, font=font, fill=30)
    foot = (size[0] / 2 - dots * 0.3, size[1] - 0.9 * dots)
    drawing.text(foot, f"— {number} —", font=font, fill=30)
    page = page.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dust = random.Random(number)  # noqa: S311 (the same each time)
    for _ in range(round(size[0] * size[1] * speckles)):
        page.putpixel((dust.randrange(size[0]), dust.randrange(size[1])), dust.choice((0, 90, 200)))
    return page


def text_at(page: Image.Image, dots: int = 200) -> Callable[[tuple[int, int], str], None]:
    """Return what writes words onto a page, at a place in dots."""
    drawing = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(next(filter(Path.exists, FONTS))), round(_SIZE * dots / 72))
    return lambda place, words: drawing.text(place, words, font=font, fill=30)


def picture(page: Image.Image, kind: str = "PNG", dots: int = 200) -> bytes:
    out = io.BytesIO()
    page.save(out, kind, dpi=(dots, dots))
    return out.getvalue()


def scanned_pdf(pages: Sequence[Image.Image], dots: int = 200) -> bytes:
    """Return a PDF that has these pictures as its pages."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dots, save_all=True, append_images=pages[1:], quality=80)
    return out.getvalue()
