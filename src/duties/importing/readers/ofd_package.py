"""The files of an OFD document (GB/T 33190-2016) → its pages, each with the layers drawn on it.

Names are looked up without the namespace, which other editions of the format spell otherwise.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from math import isnan
from typing import Any, NamedTuple

from duties.errors.documents import DamagedDocumentError, PasswordError
from duties.importing.readers.archive import check_archive

_ENTRY = "OFD.xml"
A4 = (0.0, 0.0, 210.0, 297.0)
_MOST_PAGES = 20_000


class OfdPage(NamedTuple):
    """A page: its box in millimetres, and what is drawn on it.

    `layers` are its own, `background` those of its templates and those that are marked as one;
    `notes` are annotations by their kinds.
    """

    box: tuple[float, float, float, float]
    layers: tuple[Any, ...]
    background: tuple[Any, ...]
    notes: tuple[tuple[str, Any], ...]
    composites: Mapping[str, Any]


class OfdDocument(NamedTuple):
    """One of the documents of a file."""

    pages: Iterator[OfdPage | None]
    attachments: int


def documents_of(name: str, data: bytes) -> Iterator[OfdDocument]:
    """Yield the documents of a file; a page that is not there is None.

    Raises `PasswordError` where it is locked, `DamagedDocumentError` where it has no document.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_archive(name, archive)
        package = _Package(archive)
        entry = package.root(_ENTRY)
        if entry is None:
            raise PasswordError(name) if package.is_locked else DamagedDocumentError(name)
        if package.is_locked or child(entry, "Encryptions") is not None:
            raise PasswordError(name)
        is_there = False
        for body in children(entry, "DocBody"):
            place = package.named(_ENTRY, text_of(body, "DocRoot"))
            root = package.root(place)
            if root is not None:
                is_there = True
                yield _DocumentReading(package, place, root).document()
        if not is_there:
            raise DamagedDocumentError(name)


class _Package:
    """The members of an archive by their names, which may differ in case and in slashes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {_folded(each.filename): each for each in archive.infolist()}
        self.is_locked = any(
            posixpath.basename(each) in ("encryptions.xml", "decryptseed.dat")
            for each in self._members
        )

    def root(self, name: str) -> Any:
        """Return the root of a member that is XML, None where there is none."""
        from lxml import etree

        member = self._members.get(_folded(name))
        if member is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._archive.read(member), parser)

    @staticmethod
    def named(beside: str, place: str) -> str:
        """Return the name of what a member calls by its place, absolute or from its own folder."""
        return posixpath.normpath(
            posixpath.join("/", posixpath.dirname(beside), place.strip().replace("\\", "/"))
        )


def _folded(name: str) -> str:
    return name.replace("\\", "/").strip("/").casefold()


class _DocumentReading:
    """What the pages of one document share: its own page box, templates and resources."""

    def __init__(self, package: _Package, place: str, root: Any) -> None:
        self._package = package
        self._place = place
        self._root = root
        common = child(root, "CommonData")
        self._box = _box_of(common, "PageArea") or A4
        self._templates = {
            each.get("ID", ""): each.get("BaseLoc", "") for each in children(common, "TemplatePage")
        }
        self._layers: dict[str, tuple[Any, ...]] = {}
        self._composites: dict[str, Any] = {}
        for kind in ("PublicRes", "DocumentRes"):
            for each in children(common, kind):
                self._take_resources(package.named(place, each.text or ""))
        self._notes = self._noted()

    def document(self) -> OfdDocument:
        at = text_of(self._root, "Attachments")
        listed = self._package.root(self._package.named(self._place, at)) if at else None
        return OfdDocument(self._pages(), sum(1 for _ in children(listed, "Attachment")))

    def _pages(self) -> Iterator[OfdPage | None]:
        for at, page in enumerate(children(child(self._root, "Pages"), "Page")):
            if at >= _MOST_PAGES:
                return
            place = self._package.named(self._place, page.get("BaseLoc", ""))
            root = self._package.root(place)
            yield None if root is None else self._page(page.get("ID", ""), place, root)

    def _page(self, id_: str, place: str, root: Any) -> OfdPage:
        for each in children(root, "PageRes"):
            self._take_resources(self._package.named(place, each.text or ""))
        own = _layers_of(root)
        behind = [
            layer
            for used in children(root, "Template")
            for layer in self._template(used.get("TemplateID", ""))
        ]
        behind += [layer for layer in own if layer.get("Type") == _BACKGROUND]
        return OfdPage(
            _box_of(root, "Area") or self._box,
            tuple(layer for layer in own if layer.get("Type") != _BACKGROUND),
            tuple(behind),
            self._notes.get(id_, ()),
            self._composites,
        )

    def _template(self, id_: str) -> tuple[Any, ...]:
        if id_ not in self._layers:
            place = self._templates.get(id_)
            root = self._package.root(self._package.named(self._place, place)) if place else None
            self._layers[id_] = () if root is None else _layers_of(root)
        return self._layers[id_]

    def _take_resources(self, place: str) -> None:
        units = child(self._package.root(place), "CompositeGraphicUnits")
        for each in children(units, "CompositeGraphicUnit"):
            self._composites[each.get("ID", "")] = each

    def _noted(self) -> dict[str, tuple[tuple[str, Any], ...]]:
        """Return what stands in annotations, by the ids of their pages."""
        at = text_of(self._root, "Annotations")
        listed = self._package.named(self._place, at) if at else ""
        found: dict[str, tuple[tuple[str, Any], ...]] = {}
        for page in children(self._package.root(listed) if at else None, "Page"):
            place = self._package.named(listed, text_of(page, "FileLoc"))
            found[page.get("PageID", "")] = tuple(
                (each.get("Type", ""), appearance)
                for each in children(self._package.root(place), "Annot")
                for appearance in children(each, "Appearance")
            )
        return found


_BACKGROUND = "Background"


def _layers_of(root: Any) -> tuple[Any, ...]:
    return tuple(children(child(root, "Content"), "Layer"))


def _box_of(parent: Any, area: str) -> tuple[float, float, float, float] | None:
    left, top, width, height = (
        *numbers(text_of(child(parent, area), "PhysicalBox")),
        *(0.0,) * 4,
    )[:4]
    return (left, top, width, height) if width > 0 and height > 0 else None


def child(parent: Any, name: str) -> Any:
    """Return the first child of a name, None where there is none, or no parent."""
    return next(children(parent, name), None)


def children(parent: Any, name: str) -> Iterator[Any]:
    """Yield the children of a name, whatever its namespace."""
    for each in () if parent is None else parent:
        if local(each) == name:
            yield each


def local(element: Any) -> str:
    """Return the name of an element without its namespace; of a comment, nothing."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(parent: Any, name: str) -> str:
    """Return the text of the first child of a name."""
    found = child(parent, name)
    return "" if found is None else (found.text or "").strip()


def numbers(text: str | None) -> list[float]:
    """Return the numbers of a list of them with blanks between; none where one is no number."""
    found = []
    for each in (text or "").split():
        try:
            number = float(each)
        except ValueError:
            return []
        if isnan(number):
            return []
        found.append(min(max(number, -_FAR), _FAR))
    return found


_FAR = 1e7  # millimetres; no page is as large
