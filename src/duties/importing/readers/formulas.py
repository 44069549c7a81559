"""Workbooks → the cells with a formula that no program has worked out: there is no result."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from duties.importing.readers.workbook_parts import parts_of_sheets

_FORMULA = re.compile(
    rb"<c\s([^<>]{0,300})>\s{0,9}<f(?:[^<>]{0,300}/>|[^<>]{0,300}>[^<]{0,9000}</f>)\s{0,9}"
    rb"(<v\s?/>|<v></v>)?\s{0,9}</c>"
)
"""A cell with a formula and no result; of one that gives text, a blank is a result."""
_COORDINATE = re.compile(rb'\br="([A-Z]{1,3}([0-9]{1,7}))"')
_TEXT = b't="str"'


class Unworked(NamedTuple):
    """A cell without its result: the sheet that it is in, what it is called, its row."""

    sheet: str
    cell: str
    row: int


def unworked(data: bytes) -> Iterator[Unworked]:
    """Yield the cells of a workbook whose formula has no result."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for title, part in parts_of_sheets(archive):
            for found in _FORMULA.finditer(archive.read(part)):
                cell = _COORDINATE.search(found[1])
                if cell is not None and not (found[2] and _TEXT in found[1]):
                    yield Unworked(title, cell[1].decode(), int(cell[2]))
