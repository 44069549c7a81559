"""CSV tables → rows. A blank cell may be the lower part of one that spans several rows."""

import csv
import io

from duties.importing.document import Place, Row
from duties.importing.raw import Found
from duties.importing.readers.text import decoded


def read_csv(name: str, data: bytes) -> list[Found]:
    """Return the rows of a CSV file in UTF-8 or GB18030, parted by commas, semicolons or tabs.

    Raises `UnreadableDocumentError` for bytes that are no text.
    """
    text, doubts = decoded(name, data)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Found] = list(doubts)
    for row in reader:
        cells = tuple(
            [_unguarded(cell) if cell[:1] == "'" else cell for cell in map(str.strip, row)]
        )
        if any(cells):
            rows.append(Row(cells, Place(line=reader.line_num), 1, is_filled=False))
    return rows


def _unguarded(cell: str) -> str:
    """Return a cell that begins with ' without it where it keeps a spreadsheet from computing."""
    return cell[1:] if cell[1:2] in _OPERATORS else cell


_OPERATORS = frozenset("=+-@＝＋－＠")
