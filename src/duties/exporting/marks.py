"""What tells the files that `duties` wrote from those that somebody has written or changed."""

from datetime import datetime, time
from io import BytesIO
from struct import pack_into, unpack_from
from zipfile import BadZipFile, ZipFile

from duties.formats.text import printable
from duties.model import Plan

WRITER = "duties"
"""Who saved an office document last: Excel, Word and their kin put their user's name instead."""

_CORE = "docProps/core.xml"
_LONGEST_PROPERTY = 250  # characters
_LONGEST_CORE = 100_000  # bytes


def property_text(text: str | None) -> str:
    """Return a text as the properties of a document hold it: nothing hidden, and not long."""
    return printable(text or "")[:_LONGEST_PROPERTY]


def plan_facts(plan: Plan) -> dict[str, str | int]:
    """Return what the plan says of itself, for an import of the file to read, as properties.

    The keys are those of the plan file, but for the title, whose presence says that the file is an
    export.
    """
    expects = plan.expects
    facts: dict[str, str | int | None] = {
        "plan": property_text(plan.title),
        "issuer": property_text(plan.issuer) or None,
        "issued": plan.issued.isoformat() if plan.issued else None,
        "horizon": plan.horizon,
        "expects.actions": expects and expects.actions,
        "expects.tasks": expects and expects.tasks,
    }
    return {key: fact for key, fact in facts.items() if fact is not None}


NO_DAY = datetime(1980, 1, 1)
"""The first day that a zip file can hold."""


def written_on(plan: Plan) -> datetime:
    """Return the day that a document is dated: the plan's own, so that it depends on nothing else.

    A plan without a date gives the first day that a zip file can hold, which Excel uses as well.
    """
    return datetime.combine(plan.issued, time()) if plan.issued else NO_DAY


def is_own_document(data: bytes) -> bool:
    """Tell whether an office document is one of ours that nobody has saved since."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_CORE).file_size > _LONGEST_CORE:
                return False
            return f"<cp:lastModifiedBy>{WRITER}</cp:lastModifiedBy>".encode() in archive.read(
                _CORE
            )
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return False


def undated(data: bytes) -> bytes:
    """Return a zip file with the same content whose bytes do not depend on when it is made."""
    out = bytearray(data)
    with ZipFile(BytesIO(data)) as archive:
        listed = archive.start_dir
        for entry in archive.infolist():
            for place in (entry.header_offset + _TIME, listed + _TIME_LISTED):
                pack_into("<HH", out, place, *_ZIP_EPOCH)
            listed += _LISTED + sum(unpack_from("<HHH", out, listed + _LENGTHS_LISTED))
    return bytes(out)


# Where the headers of a zip file hold the time and day of an entry, before its content and in the
# list at the end of the file; and there, how long its name and two more texts are.
_TIME, _TIME_LISTED, _LENGTHS_LISTED, _LISTED = 10, 12, 28, 46
_ZIP_EPOCH = 0, (1 << 5) + 1  # the first day that it can hold: bits of month and day
