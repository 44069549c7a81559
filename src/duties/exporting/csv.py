"""One row for each assignment, as CSV."""

from codecs import BOM_UTF8
from collections.abc import Iterable

from duties.exporting.dossier import Dossier, NamedDossier
from duties.exporting.records import RECORDS, RECORDS_OF_MANY, records, records_named
from duties.formats.data import csv_text

_LAST_OF_FIRST = "due_text"
"""The last key that exports of every release have; later ones come after it."""


def render(dossier: Dossier) -> bytes:
    """Return the rows under a line of keys; a task without units has a row without a unit."""
    return csv_text(RECORDS, tuple(records(dossier))).encode()


def render_many(plans: Iterable[NamedDossier]) -> bytes:
    """Return the rows of all plans under one line of keys, the last of which names the plan."""
    head = csv_text(RECORDS_OF_MANY, ())
    texts = (csv_text(RECORDS_OF_MANY, tuple(records_named(*each))) for each in plans)
    return (head + "".join(text.removeprefix(head) for text in texts)).encode()


def is_own(data: bytes) -> bool:
    """Tell whether the file begins with the keys that an export begins with."""
    before, _, _ = csv_text(RECORDS, ()).partition(_LAST_OF_FIRST)
    keys = before + _LAST_OF_FIRST
    return data.removeprefix(BOM_UTF8).startswith(keys.encode())
