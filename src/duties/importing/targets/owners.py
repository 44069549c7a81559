"""Who answers for the indicators of a table by years: 指标 | 单位 | 2025年 | 2026年 | 责任单位.

Beside tasks such a table has targets, each with its owner, and no tasks.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from duties.importing.document import TOP, Block, Place, Row
from duties.importing.doubts import Reporter
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.plan.named_units import NamedUnits
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.targets.indicator_columns import owner_column
from duties.messages import N_, Message


def owners_of_indicators(blocks: Sequence[Block]) -> dict[Place, str]:
    """Return what the rows of such tables say of who answers."""
    found: dict[Place, str] = {}
    rows = (block for block in blocks if isinstance(block, Row))
    for _, table in groupby(rows, key=attrgetter("table")):
        column = None
        for at, row in enumerate(table):
            if column is None:
                column = owner_column(row.cells) if at < TOP else None
            elif column < len(row.cells) and not row.is_across():
                found[row.place] = row.cells[column]
    return found


def without_indicators(
    tasks: Sequence[FoundTask], blocks: Sequence[Block]
) -> tuple[Sequence[FoundTask], Mapping[Place, str]]:
    """Return tasks without the rows of such tables, and what those say of who answers.

    Where there is nothing else, these are the tasks.
    """
    owners = owners_of_indicators(blocks)
    left = [each for each in tasks if each.entry is None or each.entry.row.place not in owners]
    return (left, owners) if left and len(left) < len(tasks) else (tasks, {})


def owners_met(
    owners: Mapping[Place, str], units: NamedUnits, reporter: Reporter
) -> Mapping[Place, str]:
    """Return the unit that answers for the indicator of each row; what others it names is told."""
    found = {}
    for place, cell in owners.items():
        first, *others = [piece.text for piece in join_places(pieces(cell))] or [""]
        found[place] = units.meet(first, place) or "" if first else ""
        for other in others:
            text = N_("one unit answers for a target, {first} here; {other} is left out")
            reporter.doubt(place, Message(text, {"first": first, "other": other}))
    return found
