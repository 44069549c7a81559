"""Tables that look as if they held tasks and gave none, told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from duties.importing.document import Block, Paragraph, Place, Row
from duties.importing.doubts import Doubt, Reporter
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import BODY_END
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.structure.tree import Tree
from duties.importing.tables.columns import heads_tasks, unit_headings
from duties.importing.tables.headings import is_heading
from duties.importing.tables.task_tables import (
    has_tasks,
    without_role_column,
    without_task_column,
)
from duties.importing.tables.unit_cells import is_list_of_units
from duties.messages import N_, Message


def tell_unread_tables(tree: Tree, _: Iterable[FoundTask], reporter: Reporter) -> None:
    """Report the tables that divide tasks and are not read."""
    for doubt in unread_tables(tree.blocks):
        reporter.doubt(doubt.place, doubt.message)


def unread_tables(blocks: Sequence[Block]) -> Iterator[Doubt[Place]]:
    """Yield the tables that divide tasks and are not read, and why."""
    tabular = [block for block in blocks if isinstance(block, Row)]
    for _, rows in groupby(tabular, key=lambda row: row.table):
        table = list(rows)
        heading = without_task_column(table)
        if (strange := without_role_column(table)) is not None:
            message = N_(
                "this table names units ({heading}), but not in a known role; in a copy, "
                "write 责任单位 above them, and import that"
            )
            yield Doubt(Message(message, {"heading": strange[1]}), strange[0].place)
        if heading is not None:
            message = N_(
                "this table names units ({headings}), but none of its headings is known to "
                "mark tasks; in a copy, write 任务 above the tasks, and import that"
            )
            facts = {"headings": unit_headings(heading)}
            yield Doubt(Message(message, facts), heading.place)
    if tabular and tabular[0].table != tabular[-1].table:
        yield from _broken_off(blocks)
    lost = _lost_heading(blocks)
    if lost is not None:
        message = N_(
            "this looks like a table that has lost its cells; save the document with its "
            "table (as .docx, .xlsx or .html) and import that"
        )
        yield Doubt(Message(message), lost.place)


def _broken_off(blocks: Iterable[Block]) -> Iterator[Doubt[Place]]:
    """Yield rows without a heading right after a table of tasks that has other columns."""
    columns = 0  # of the table of tasks right above
    for table, group in groupby(blocks, key=_table_of):
        rows = [block for block in group if isinstance(block, Row)] if table is not None else []
        if not rows:
            columns = 0
        elif has_tasks(rows):
            columns = len(rows[0].cells)
        elif columns not in (0, len(rows[0].cells)) and any(map(_lists_units, rows)):
            message = N_(
                "these rows name units below a table with another number of columns, and have no "
                "headings of their own; they are left out"
            )
            yield Doubt(Message(message), rows[0].place)


def _table_of(block: Block) -> int | None:
    return block.table if isinstance(block, Row) else None


def _lists_units(row: Row) -> bool:
    return any(BODY_END.search(cell) and is_list_of_units(cell) for cell in row.cells)


def _lost_heading(blocks: Iterable[Block]) -> Paragraph | None:
    """Return where the headings of a table stand without their cells: a line each, or in one."""
    found = [block for block in blocks if isinstance(block, Paragraph)]
    is_after_heading = False
    for at, paragraph in enumerate(found):
        may_be_heading = len(paragraph.text) <= _SHORT and "。" not in paragraph.text
        is_at_heading = may_be_heading and is_heading(_cell(paragraph))
        is_first = is_at_heading and not is_after_heading
        if is_first and _are_headings([_cell(each) for each in found[at : at + _COLUMNS]]):
            return paragraph
        if "序" in paragraph.text and _glued_in([_cell(each) for each in found[at : at + _LINES]]):
            return paragraph
        is_after_heading = is_at_heading
    return None


def _cell(paragraph: Paragraph) -> str:
    return close_up(paragraph.text[:_LONG].strip("| "))


_SHORT = 40  # letters of a line that may be a heading, its blanks included
_COLUMNS = 20
_LINES = 8  # in which the headings of a table stand, more than one in a line


def _are_headings(texts: Sequence[str]) -> bool:
    """Tell whether texts begin with the headings of a table of tasks, three or more."""
    run = list(takewhile(lambda text: text and len(text) <= _LONGEST_HEADING, texts))
    while run and not is_heading(run[-1]):
        run.pop()
    return len(run) > 2 and heads_tasks(Row(tuple(run), Place(), 0))


_LONGEST_HEADING = 16  # letters


def _glued_in(texts: Sequence[str]) -> bool:
    """Tell whether headings stand with nothing between them, from the first of these lines on."""
    glued = _GLUED.search("".join(texts))
    return glued is not None and glued.start() < len(texts[0])


_LONG = 400  # letters of a line


_GLUED = re.compile(
    "序号[^。：:，,、；;（(]{2,80}?(?:牵头|责任|主责|配合|协办)(?:单位|部门|科室|处室)(?![：:])"
)
