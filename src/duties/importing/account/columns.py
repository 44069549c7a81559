"""The headings of tables of tasks → what each column was taken for."""

from collections.abc import Iterator, Sequence

from duties.importing.document import Place, Row
from duties.importing.lexicon.blanks import close_up
from duties.importing.structure.tree import Tree
from duties.importing.tables.columns import Columns, Text
from duties.importing.tables.headings import CellKind, folded, heads_starts
from duties.importing.tables.layout import Layout, layout_of
from duties.importing.tables.task_tables import task_tables
from duties.messages import N_, Message

_OF_KINDS = {
    CellKind.NUMBER: N_("number"),
    CellKind.LEAD: N_("lead"),
    CellKind.RESPONSIBLE: N_("responsible"),
    CellKind.SUPPORT: N_("support"),
    CellKind.DUE: N_("deadline"),
    CellKind.LAST_DAY: N_("deadline"),
    CellKind.REMARK: N_("note"),
}
_TITLE = N_("title")
_GROUP = N_("action or note")
_NOTE = N_("note")
_START = N_("start")
_LEFT_OUT = N_("left out, see the check")


def headings_of(tree: Tree) -> dict[Place, Message]:
    """Return what the columns of tables of tasks were taken for, by the places of headings."""
    found: dict[Place, Message] = {}
    for part in tree.parts:
        for heading, columns, rows in task_tables(part.rows):
            if heading.place not in found:
                told = tuple(_told(heading, columns.with_strangers(rows), layout_of(columns, rows)))
                found[heading.place] = Message(
                    N_("headings of a table: {columns}"), {"columns": told}
                )
    return found


def _told(heading: Row, columns: Columns, layout: Layout) -> Iterator[Message]:
    kinds = {at: kind for kind, places in columns.places.items() for at in places}
    for at, cell in enumerate(heading.cells):
        words = close_up(cell)
        if not words:
            continue
        message = N_("{heading} ({kind})")
        yield Message(
            message, {"heading": words, "kind": Message(_kind(at, kinds, columns, layout))}
        )


def _kind(at: int, kinds: dict[int, CellKind], columns: Columns, layout: Layout) -> str:
    if at in kinds:
        return _OF_KINDS[kinds[at]]
    if at == layout.title.at:
        return _TITLE
    if layout.number is not None and at == layout.number.at:
        return _OF_KINDS[CellKind.NUMBER]
    if _is_at(at, layout.groups):
        return _GROUP
    if any(column.at == at and heads_starts(folded(column.heading)) for column in columns.asides):
        return _START
    return _NOTE if _is_at(at, (*columns.texts, *columns.asides)) else _LEFT_OUT


def _is_at(at: int, columns: Sequence[Text]) -> bool:
    return any(column.at == at for column in columns)
