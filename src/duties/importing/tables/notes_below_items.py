"""Small tables below items that say nothing but who has them and when → lines of notes.

1.改造东桥。更换桥面。
| 牵头单位 | 市交通局 |          or  | 牵头单位：市交通局 | 配合单位：市财政局 |
| 配合单位 | 市财政局 |

What they are about stands above them, so that such a table names no task of its own.
"""

from collections.abc import Iterator, Sequence

from duties.importing.document import Block, Paragraph, Row
from duties.importing.lexicon import labels as words
from duties.importing.lexicon.numbers import marker_of
from duties.importing.tables.cards import cards_as_rows, labelled_cells
from duties.importing.tables.headings import ROLE_OF, cell_kind, folded, identifies_task, is_heading


def note_tables(
    tables: Sequence[tuple[Sequence[Block], Sequence[Row]]],
) -> dict[int, list[Paragraph]]:
    """Return the lines of such tables, by their places among `tables`: stretches of a document,
    each with its rows. One alone is none, unless it would be a card without a task.
    """
    found: dict[int, list[Paragraph]] = {}
    for at, (_, rows) in enumerate(tables):
        above = tables[at - 1][0] if at else ()
        if rows and above and _is_item(above[-1]) and (lines := list(_lines(rows))):
            found[at] = lines
    if len(found) < _FEWEST:
        return {at: lines for at, lines in found.items() if cards_as_rows(tables[at][1])}
    return found


_FEWEST = 2


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and (
        block.heading is not None or marker_of(block.text) is not None
    )


def _lines(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """Yield the lines of a table of labels, none where it has anything else or names no unit."""
    if len(rows) > _MOST_ROWS:
        return
    lines: list[Paragraph] = []
    names_units = False
    for at, row in enumerate(rows):
        if not at and _heads_labels(row):
            continue
        pairs = [] if row.is_across() else _pairs(row)
        if not pairs or any(identifies_task(label) for label, _ in pairs):
            return
        names_units = names_units or any(cell_kind(folded(label)) in ROLE_OF for label, _ in pairs)
        lines += [
            Paragraph(f"{label}：{_closed(text)}", row.place) for label, text in pairs if text
        ]
    if names_units:
        yield from lines


_MOST_ROWS = 12


def _heads_labels(row: Row) -> bool:
    """Tell whether a row heads labels and what they say: 项目, 内容."""
    kinds = [cell_kind(folded(cell)) for cell in row.cells]
    return all(map(is_heading, row.cells)) and not any(kind in ROLE_OF for kind in kinds)


def _pairs(row: Row) -> list[tuple[str, str]]:
    cells = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
    heads = [words.HEAD.match(cell) for cell in cells]
    if cells and all(heads):
        return [
            (head[0].rstrip(":： "), cell[head.end() :])
            for head, cell in zip(heads, cells, strict=True)
            if head is not None
        ]
    return labelled_cells(row)


def _closed(text: str) -> str:
    return "".join(text.split())
