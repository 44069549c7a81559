"""Workbooks → what stands beside their cells: comments, boxes and pictures laid over a sheet."""

import io
import zipfile
from collections.abc import Collection, Iterator
from typing import Any

from duties.importing.document import LeftOut, Place
from duties.importing.fates import Fate
from duties.importing.raw import Found
from duties.importing.readers.left_out import boxes, comments, pictures
from duties.importing.readers.workbook_parts import beside, parts_of_sheets, root_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def beside_cells(data: bytes, shown: Collection[str]) -> Iterator[Found]:
    """Yield what is left out of the sheets that are shown, though it is no cell of them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if not any(name.startswith(_BESIDE) for name in names):
            return
        for title, part in parts_of_sheets(archive):
            if title in shown:
                yield from _of_sheet(archive, title, part)


_BESIDE = ("xl/comments", "xl/drawings/", "xl/threadedComments/")


def _of_sheet(archive: zipfile.ZipFile, title: str, part: str) -> Iterator[Found]:
    place = Place(sheet=title, row=1)
    for kind, target in beside(archive, part):
        root = root_of(archive, target)
        if root is None:
            continue
        if kind == "comments":
            yield from _comments(root, place)
        elif kind == "drawing":
            yield from _drawings(root, place)


def _comments(root: Any, place: Place) -> Iterator[Found]:
    told = list(root.iter(f"{_MAIN}comment"))
    for comment in told:
        words = "".join([each.text or "" for each in comment.iter(f"{_MAIN}t")])
        yield LeftOut(place, words, Fate.COMMENT)
    if told:
        yield comments(len(told), place)


def _drawings(root: Any, place: Place) -> Iterator[Found]:
    for shape in root.iter(f"{_SHEET}sp"):
        words = "".join([each.text or "" for each in shape.iter(f"{_DRAWN}t")])
        if words.strip():
            yield boxes(words.strip(), place)
    count = sum(1 for _ in root.iter(f"{_SHEET}pic", f"{_SHEET}graphicFrame"))
    for _ in range(count):
        yield LeftOut(place, "", Fate.PICTURE)
    if count:
        yield pictures(count, place)
