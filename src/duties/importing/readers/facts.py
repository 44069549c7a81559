"""The properties of an office document that `duties export` wrote → what they say of the plan."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from duties.importing.document import Facts, HeldUnit

_CUSTOM = "docProps/custom.xml"
_LONGEST = 1_000_000  # bytes of the properties


def facts_of(data: bytes) -> Facts | None:
    """Return what the properties of an exported document say; None for any other document."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _CUSTOM not in archive.namelist() or archive.getinfo(_CUSTOM).file_size > _LONGEST:
            return None
        root = etree.fromstring(archive.read(_CUSTOM))
        held = _held_units(archive)
    told = {each.get("name") or "": "".join(map(str, each.itertext())).strip() for each in root}
    if "plan" not in told:
        return None
    return Facts(
        told["plan"],
        told.get("issuer"),
        _day(told.get("issued", "")),
        _number(told.get("horizon", "")),
        _number(told.get("expects.actions", "")),
        _number(told.get("expects.tasks", "")),
        held,
    )


def _held_units(archive: zipfile.ZipFile) -> tuple[HeldUnit, ...]:
    """Return the units that a Word document holds in a part of its own."""
    from lxml import etree

    for member in archive.infolist():
        if not _HELD.fullmatch(member.filename) or member.file_size > _LONGEST_LIST:
            continue
        data = archive.read(member)
        if _NAMESPACE in data:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            return tuple(
                HeldUnit(
                    unit.get("name") or "",
                    unit.get("kind") or "",
                    tuple(_texts(unit, "alias")),
                    tuple(_texts(unit, "member")),
                )
                for unit in root
                if unit.get("name")
            )
    return ()


_HELD = re.compile("customXml/item[0-9]{1,3}\\.xml")
_NAMESPACE = b"urn:duties:units"
_LONGEST_LIST = 5_000_000  # bytes


def _texts(unit: Any, kind: str) -> Iterator[str]:
    return (each.text for each in unit.iter(f"{{{_NAMESPACE.decode()}}}{kind}") if each.text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    digits = text.partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < _MOST_DIGITS else None


_MOST_DIGITS = 7
