"""The tables of a Word document: of tasks, their steps, and the bodies above the units.

A table never has more columns than fit on the paper: what may stand elsewhere leaves it for a table
of its own below, with the columns again that say what a row is about.
"""

from collections.abc import Sequence

from duties.exporting.file_parts import FilePart
from duties.exporting.tables import lines_of
from duties.exporting.word.paper import LOOKED_AT, Paper
from duties.exporting.word.widths import too_many
from duties.formats.grid import Grid, grid
from duties.formats.view import View
from duties.formats.views.bodies import BODIES_IN_FILES
from duties.formats.views.common import SUPPORT
from duties.formats.views.details import ALL_COLUMNS
from duties.formats.views.steps import STEPS, step_table, steps_of
from duties.formats.views.task_targets import NO_GOAL, TARGETS_IN_PRINT
from duties.messages import Translator
from duties.model import Target, Task
from duties.queries.bodies import PlacedBody

_SPARE = (
    ALL_COLUMNS["contact"].heading,
    ALL_COLUMNS["every"].heading,
    ALL_COLUMNS["start"].heading,
    ALL_COLUMNS["leader"].heading,
    SUPPORT.heading,
)
"""The columns that may stand elsewhere, those that are missed least first."""
_NUMBER_AND_TITLE = (0, 1)
_ID_AND_NAME = (0, 2)


def write_table(
    paper: Paper,
    whole: Grid,
    bands: Sequence[tuple[str, Grid]],
    into: Translator,
    key: Sequence[int] = _NUMBER_AND_TITLE,
) -> None:
    """Write a table, and below it another of the columns that did not fit, if there are such.

    The bands are the rows of the whole, as for `Paper.table`; the `key` columns say what a row is
    about.
    """
    staying, leaving = _parted(paper, whole, into)
    paper.table(_only(whole, staying), [(words, _only(band, staying)) for words, band in bands])
    _write_rest(paper, whole, key, leaving, into)


def write_tables(
    paper: Paper, whole: Grid, tables: Sequence[tuple[str, Grid]], into: Translator
) -> None:
    """Write the rows of a table as several tables that look alike, each below its heading.

    What did not fit in any stands below them all, as with one table.
    """
    staying, leaving = _parted(paper, whole, into)
    for heading, table in tables:
        paper.write(heading, "Heading 1")
        shown = _only(table, staying)
        paper.table(shown, [("", shown)], alike=_only(whole, staying))
    _write_rest(paper, whole, _NUMBER_AND_TITLE, leaving, into)


def _parted(paper: Paper, whole: Grid, into: Translator) -> tuple[list[int], list[int]]:
    """Return which columns stay in a table, and which leave it."""
    places = {heading: place for place, heading in enumerate(whole.headings)}
    spare = [places[name] for heading in _SPARE if (name := into.gettext(heading)) in places]
    leaving = too_many(whole.headings, whole.rows[:LOOKED_AT], paper.room, spare)
    staying = [place for place in range(len(whole.headings)) if place not in leaving]
    return staying, sorted(leaving)


def _write_rest(
    paper: Paper, whole: Grid, key: Sequence[int], told: Sequence[int], into: Translator
) -> None:
    """Write a table of the columns that left another, each row once; none where no column did."""
    if not told:
        return
    rest = _only(whole, [*key, *told])
    rows = dict.fromkeys(tuple(row) for row in rest.rows if any(row[len(key) :]))
    paper.write(_listed([whole.headings[place] for place in told], into), "Heading 1")
    rest = rest._replace(rows=list(map(list, rows)))
    paper.table(rest, [("", rest)])


def _listed(headings: Sequence[str], into: Translator) -> str:
    return into.gettext(", ").join(headings)


def _only(table: Grid, columns: Sequence[int]) -> Grid:
    """Return some columns of a table, with their words only."""
    return table._replace(
        headings=[table.headings[column] for column in columns],
        rows=[[row[column] for column in columns] for row in table.rows],
    )


def write_steps(paper: Paper, tasks: Sequence[Task], into: Translator) -> None:
    """Write a table of the steps of tasks, below the task that they belong to; none if no steps."""
    steps = steps_of(tasks)
    if not steps:
        return
    whole = grid(step_table(steps, has_tasks=False), steps, into, lines_of)
    rows = iter(whole.rows)
    bands = [
        (f"{task.id} {task.title}", whole._replace(rows=[next(rows) for _ in task.steps]))
        for task in tasks
        if task.steps
    ]
    paper.write(into.gettext(STEPS.heading), "Heading 1")
    write_table(paper, whole, bands, into)


def write_bodies(
    paper: Paper,
    bodies: Sequence[PlacedBody],
    into: Translator,
    view: View[PlacedBody] = BODIES_IN_FILES,
) -> None:
    """Write a table of bodies; none if there are none."""
    if bodies:
        paper.write(into.gettext(FilePart.BODIES.label), "Heading 1")
        table = grid(view, bodies, into, lines_of)
        write_table(paper, table, [("", table)], into, _ID_AND_NAME)


def write_targets(paper: Paper, targets: Sequence[Target], into: Translator) -> None:
    """Write a table of targets under their goals; none if there are none."""
    if targets:
        paper.write(into.gettext(FilePart.TARGETS.label), "Heading 1")
        write_table(paper, *_bands_of_goals(targets, into), into)


def _bands_of_goals(
    targets: Sequence[Target], into: Translator
) -> tuple[Grid, list[tuple[str, Grid]]]:
    """Return the table of targets, and its rows again below the goal that they stand under."""
    goals: dict[str | None, list[Target]] = {}
    for target in targets:
        goals.setdefault(target.group, []).append(target)
    order = [target for under in goals.values() for target in under]
    whole = grid(TARGETS_IN_PRINT, order, into, lines_of)
    rows = iter(whole.rows)
    bands = [
        (
            "" if len(goals) == 1 else goal or NO_GOAL.put(into),
            whole._replace(rows=[next(rows) for _ in under]),
        )
        for goal, under in goals.items()
    ]
    return whole, bands
