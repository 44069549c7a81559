"""The formats that pictures are written in."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath

from duties.drawing.dot import dot_text
from duties.drawing.engine import Engine, run
from duties.drawing.sheet import Sheet
from duties.drawing.svg import finished
from duties.errors.pictures import UnknownPictureError


class PictureFormat(StrEnum):
    """How a picture is written; the value is also the usual ending of a file."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    MERMAID = "mmd"

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self not in (PictureFormat.PNG, PictureFormat.PDF)

    @property
    def needs_system(self) -> bool:
        """Whether only the system's Graphviz draws it, with the system's fonts."""
        return self in (PictureFormat.PNG, PictureFormat.PDF)


_ENDINGS = {
    **{f".{format_}": format_ for format_ in PictureFormat},
    ".gv": PictureFormat.DOT,
    ".mermaid": PictureFormat.MERMAID,
}
_DOTS_PER_INCH = 150  # of a PNG


def format_of(file: str) -> PictureFormat:
    """Return the format that a file's name ends with; raises `UnknownPictureError`."""
    found = known_format(file)
    if found is None:
        raise UnknownPictureError(file, tuple(_ENDINGS))
    return found


def known_format(file: str) -> PictureFormat | None:
    """Return the format that a file's name ends with, or None for any other ending."""
    return _ENDINGS.get(PurePath(file).suffix.lower())


def drawn(sheet: Sheet, format_: PictureFormat, engine: Engine) -> bytes:
    """Return a sheet as SVG, PNG or PDF, drawn by an engine; raises what `engine.run` raises."""
    if format_ is PictureFormat.SVG:
        return finished(run(engine, dot_text(sheet, is_set_later=True), "-Tsvg"), sheet)
    from duties.drawing.pages import pdf_of, png_of

    if format_ is PictureFormat.PDF:
        return pdf_of([sheet], engine)
    if any(box.is_turned for box in sheet.boxes):
        return png_of(sheet, engine, _DOTS_PER_INCH)
    from duties.drawing.printing import LARGER, printed

    dots = _DOTS_PER_INCH * sheet.scale / LARGER
    return run(engine, dot_text(printed(sheet)), "-Tpng", f"-Gdpi={dots:.4f}")


def drawn_each(sheets: Sequence[Sheet], format_: PictureFormat, engine: Engine) -> list[bytes]:
    """Return the files of a picture: one PDF with a page a sheet, or a file for each sheet."""
    if format_ is PictureFormat.PDF:
        from duties.drawing.pages import pdf_of

        return [pdf_of(sheets, engine)]
    return [drawn(sheet, format_, engine) for sheet in sheets]
