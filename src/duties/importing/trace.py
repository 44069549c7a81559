"""Where each task of a draft got its units: for developers, who ask which rule fired."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.plan.draft import DraftTask
from duties.importing.plan.tasks_of_parts import FoundTask


class Origin(NamedTuple):
    """What gave a task units: the style of a note, the stage that found it, and the place."""

    task: str
    place: Place
    style: str
    stage: str


class Trace:
    """The origins of the units of tasks, in their order; none for a task without units."""

    def __init__(self) -> None:
        self.origins: list[Origin] = []

    def add(self, found: Sequence[FoundTask], drafted: Sequence[DraftTask]) -> None:
        """Take the tasks of a draft for those to tell of, before and after they got their units."""
        self.origins = [
            origin
            for task, result in zip(found, drafted, strict=True)
            for origin in _origins(task, result)
        ]


def _origins(found: FoundTask, drafted: DraftTask) -> Iterator[Origin]:
    known = {}
    for passage, note in found.notes:
        text, place = passage.paragraph.text, passage.paragraph.place_at(note.start)
        words = text[note.start : note.end]
        style = note.style.name if note.style is not None else "heading"
        known[place, words] = style, passage.given_by or "outline"
    if found.entry is not None:
        row = found.entry.row
        known[row.place, " | ".join(row.cells)] = "cell", "tables"
    sources = dict.fromkeys([(each.place, each.words) for each in drafted.assigned])
    for place, words in sources:
        style, stage = known.get((place, words), ("heading", "leads of sections"))
        yield Origin(drafted.id, place, style, stage)
