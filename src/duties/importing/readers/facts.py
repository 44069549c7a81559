"""The properties of an office document that `duties export` wrote → what they say of the plan."""

import io
import zipfile
from datetime import date

from duties.importing.document import Facts

_CUSTOM = "docProps/custom.xml"
_LONGEST = 1_000_000  # bytes of the properties


def facts_of(data: bytes) -> Facts | None:
    """Return what the properties of an exported document say; None for any other document."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _CUSTOM not in archive.namelist() or archive.getinfo(_CUSTOM).file_size > _LONGEST:
            return None
        root = etree.fromstring(archive.read(_CUSTOM))
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
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    digits = text.partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < _MOST_DIGITS else None


_MOST_DIGITS = 7
