"""The parts of a file for people that can be left out of it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from duties.errors.exports import UnknownPartError
from duties.formats.views.details import ALL_COLUMNS
from duties.formats.views.steps import STEPS
from duties.messages import N_, Message, Translator


class FilePart(StrEnum):
    """A part that can be left out; the table of tasks cannot."""

    MATRIX = "matrix"
    DUTIES = "duties"
    UNITS = "units"
    STEPS = "steps"
    ACTIONS = "actions"
    BODIES = "bodies"
    TARGETS = "targets"
    FINDINGS = "findings"
    PICTURES = "pictures"
    NOTES = "notes"
    PROGRESS = "progress"

    @property
    def label(self) -> str:
        """What people call it: a key of the catalogues."""
        return _LABELS[self]


_LABELS = {
    FilePart.MATRIX: N_("Responsibility matrix"),
    FilePart.DUTIES: N_("Duties by unit"),
    FilePart.UNITS: N_("List of units"),
    FilePart.STEPS: STEPS.heading,
    FilePart.ACTIONS: N_("List of actions"),
    FilePart.BODIES: N_("Groups and task forces"),
    FilePart.TARGETS: N_("List of targets"),
    FilePart.FINDINGS: N_("Check results"),
    FilePart.PICTURES: N_("Pictures"),
    FilePart.NOTES: ALL_COLUMNS["note"].heading,
    FilePart.PROGRESS: N_("Progress by the ledger"),
}


def find_parts(
    words: Iterable[str], parts: tuple[FilePart, ...], into: Translator
) -> frozenset[FilePart]:
    """Return the parts that words name: by key or by label, one a word or several with commas.

    Raises `UnknownPartError` for what is none of these parts.
    """
    known = {name.casefold(): part for part in parts for name in _names(part, into)}
    found = set()
    for word in re.split(r"[,，、]", ",".join(words)):
        if not word.strip():
            continue
        part = known.get(word.strip().casefold())
        if part is None:
            labelled = tuple(
                Message(N_("{part} ({label})"), {"part": part, "label": Message(part.label)})
                for part in parts
            )
            raise UnknownPartError(word.strip(), labelled)
        found.add(part)
    return frozenset(found)


def _names(part: FilePart, into: Translator) -> tuple[str, ...]:
    return part, part.label, into.gettext(part.label)
