"""The files in which Word keeps a document → its parts, as if all were one kind.

| .docx .docm .dotx | an archive of parts, in the transitional or the strict vocabulary |
| .xml since 2007 | one file of the same parts (`pkg:package`) |
| .xml of 2003 | one file with the document alone (`w:wordDocument`) |
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from duties.errors.documents import DamagedDocumentError, EntityError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHER_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE),
)
"""The names that other editions of the vocabulary give it (ISO/IEC 29500-1 and -4)."""
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_DOCUMENT = "/officeDocument"


class WordPackage(NamedTuple):
    """A document of Word: its main part, and the others by what they are for it.

    `related` has the names of other parts by the ends of their kinds (styles, footnotes), `by_id`
    by what the document calls them.
    """

    document: Any
    related: Mapping[str, Sequence[str]]
    by_id: Mapping[str, str]
    read: Callable[[str], bytes | None]
    is_of_2003: bool = False

    def part(self, kind: str) -> Any:
        """Return the root of the part of a kind, None where the document has none."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Any]:
        """Yield the roots of the parts of a kind."""
        for name in self.related.get(kind, ()):
            data = self.read(name)
            if data is not None:
                yield parsed(data)


def package_of(name: str, data: bytes) -> WordPackage:
    """Return the parts of a document; raises `DamagedDocumentError` where it has no main one."""
    if data.startswith(b"PK"):
        return _of_parts(name, _archived(data))
    if b"<!ENTITY" in data:
        raise EntityError(name)
    root = parsed(data)
    if root.tag == f"{W}wordDocument":
        return WordPackage(root, {}, {}, lambda _: None, is_of_2003=True)
    parts = {part.get(f"{_PACKAGE}name", "").lstrip("/"): part for part in root}
    return _of_parts(name, lambda wanted: _unpacked(parts.get(wanted)))


def _archived(data: bytes) -> Callable[[str], bytes | None]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = {member.filename: member for member in archive.infolist()}
    return lambda wanted: archive.read(members[wanted]) if wanted in members else None


def _unpacked(part: Any) -> bytes | None:
    """Return a part of a single file, None for one that is no XML."""
    from lxml import etree

    held = None if part is None else part.find(f"{_PACKAGE}xmlData")
    return etree.tostring(held[0]) if held is not None and len(held) else None


def _of_parts(name: str, read: Callable[[str], bytes | None]) -> WordPackage:
    main = next(
        (target for kind, _, target in _relations("", read) if kind.endswith(_DOCUMENT)),
        "word/document.xml",
    )
    data = read(main)
    if data is None:
        raise DamagedDocumentError(name)
    relations = _relations(main, read)
    related: dict[str, list[str]] = {}
    for kind, _, target in relations:
        related.setdefault(kind.rpartition("/")[2], []).append(target)
    by_id = {id_: target for _, id_, target in relations}
    return WordPackage(parsed(data), related, by_id, read)


def _relations(name: str, read: Callable[[str], bytes | None]) -> list[tuple[str, str, str]]:
    """Return what a part says of others: their kind, what it calls them, and their names."""
    folder, _, file = name.rpartition("/")
    data = read(posixpath.join(folder, "_rels", f"{file}.rels"))
    if data is None:
        return []
    return [
        (
            each.get("Type") or "",
            each.get("Id") or "",
            posixpath.normpath(posixpath.join("/", folder, each.get("Target") or "")).lstrip("/"),
        )
        for each in parsed(data)
        if isinstance(each.tag, str) and each.get("TargetMode") != "External"
    ]


def parsed(data: bytes) -> Any:
    """Return the root of a part, in the transitional vocabulary whatever its own is."""
    from lxml import etree

    for other, usual in _OTHER_NAMES:
        data = data.replace(other, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


_FLAT = re.compile(rb"<(?:\w+:)?(?:package|wordDocument)\s[^>]*(?:2006/xmlPackage|2003/wordml)")


def is_flat(start: bytes) -> bool:
    """Tell whether a file that begins like this is a document of Word in a single file of XML."""
    return _FLAT.search(start) is not None
