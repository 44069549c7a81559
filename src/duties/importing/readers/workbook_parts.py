"""Workbooks → the parts of the archive that they are: sheets, and what belongs to a sheet."""

import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"


def parts_of_sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the titles of sheets and the names of their parts."""
    book = root_of(archive, _WORKBOOK)
    if book is None:
        return
    targets = {id_: target for id_, _, target in _relations(archive, _WORKBOOK)}
    names = set(archive.namelist())
    for sheet in book.iter(f"{_MAIN}sheet"):
        part = targets.get(sheet.get(_RELATED), "")
        if part in names:
            yield sheet.get("name") or "", part


def beside(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds and the names of the parts that belong to one."""
    return ((kind, target) for _, kind, target in _relations(archive, part))


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a part says of others: what it calls them, their kind, and their names."""
    folder = dirname(part)
    root = root_of(archive, join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"))
    for each in () if root is None else root:
        kind = (each.get("Type") or "").rpartition("/")[2]
        target = normpath(join("/", folder, each.get("Target") or "")).lstrip("/")
        yield each.get("Id") or "", kind, target


def root_of(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part, None where there is no such part."""
    from lxml import etree

    try:
        data = archive.read(name)
    except KeyError:
        return None
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))
