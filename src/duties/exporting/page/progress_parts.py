"""The parts of what a page tells of progress: numbers, records, units."""

from typing import NamedTuple

from duties.exporting.page.linked import LinkedTable
from duties.exporting.page.packing import Tree
from duties.exporting.page.standing_marks import Mark
from duties.formats.grid import Grid


class Tile(NamedTuple):
    """A number of tasks that a list belongs to: `kind` and `key` are what it is filtered by."""

    kind: str
    key: str
    label: str
    shade: str
    marks: tuple[Mark, ...]


class Choice(NamedTuple):
    """A choice over the list of tasks: of what, the word for no choice, and keys with their words.

    Its name and that word are keys of the words of the page.
    """

    name: str
    every: str
    keys: list[tuple[str, str]]


class Sum(NamedTuple):
    """A cell of the ranking, and what the list of tasks is filtered by if it leads there."""

    words: str
    wanted: str | None


class RankedUnit(NamedTuple):
    """A row of the ranking."""

    unit: str
    cells: tuple[Sum, ...]


class TaskRecord(NamedTuple):
    """All that is known of a task."""

    mark: Mark
    facts: tuple[tuple[str, str], ...]
    steps: Grid | None
    journal: Grid | None

    def tree(self) -> Tree:
        """Return the facts, the steps and the journal of it; tables with their headings first."""
        steps, journal = (
            [] if table is None else [table.headings, *table.rows]
            for table in (self.steps, self.journal)
        )
        return [self.facts, steps, journal]


class OfUnit(NamedTuple):
    """What a unit answers for, what it reported last, and its problems.

    `earlier` is how many reports the records of its tasks have besides.
    """

    marks: tuple[Mark, ...]
    reports: LinkedTable | None
    earlier: str
    problems: LinkedTable | None
