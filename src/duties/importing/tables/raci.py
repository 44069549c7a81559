"""Grids of tasks by teams with the letters of RACI → the words for what each letter means.

| Task | Transport | Finance | Audit |       | 任务 | Transport | Finance | Audit |
| Build | A | R | I |                      →   | Build | 牵头 | 责任 | 知会 |

Who is accountable leads, who is responsible is, who is consulted or supports is in support; who is
informed has no part. A legend in the table may give the letters other meanings. RASCI has S for
support, and L leads.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from duties.importing.document import TOP, Row
from duties.importing.tables.headings import cell_kind, folded, is_heading, text_kind

INFORMED = "知会"
_MEANINGS = {"R": "责任", "A": "牵头", "L": "牵头", "C": "配合", "S": "配合", "I": INFORMED}
_LETTERS = re.compile("[RACISL](?:\\s?[/,，、&+;]?\\s?[RACISL]){0,3}")
_FEWEST = 2  # columns of letters, and letters


class Lettered(NamedTuple):
    """A grid with words for its letters; `teams` are the names over its columns of letters."""

    head: Row
    teams: Mapping[int, str]
    above: Sequence[Row]
    rows: Sequence[Row]


def lettered_grid(rows: Sequence[Row]) -> Lettered | None:
    """Return the grid that rows of a table are, None where they are none."""
    if not any(map(_has_letters, rows)):
        return None
    for at in range(min(len(rows), TOP)):
        head = rows[at]
        below = [row for row in rows[at + 1 :] if row.cells != head.cells]
        teams = _teams(head, below)
        if len(teams) < _FEWEST:
            continue
        letters = {letter for row in below for column in teams for letter in _letters(row, column)}
        if len(letters) < _FEWEST or not letters & {"A", "R", "L"}:
            continue
        meanings = _MEANINGS | _legend(rows)
        return Lettered(
            _headed(head, teams, below),
            teams,
            rows[:at],
            [in_words(row, teams, meanings) for row in below if not _is_legend(row)],
        )
    return None


def _has_letters(row: Row) -> bool:
    """Tell whether a cell of a row holds letters of RACI and nothing else: soon told of most."""
    return any(
        cell[:1] in _LETTERED and _LETTERS.fullmatch(cell.strip()) is not None
        for cell in row.cells
        if cell
    )


_LETTERED = frozenset("RACISL \t\n")


def in_words(row: Row, teams: Iterable[int], meanings: Mapping[str, str] = _MEANINGS) -> Row:
    """Return a row with words for its letters."""
    cells = list(row.cells)
    for column in (each for each in teams if each < len(cells)):
        if cells[column].strip() in _NOTHING:
            cells[column] = ""
        elif letters := _letters(row, column):
            words = dict.fromkeys(meanings[letter] for letter in letters)
            doing = [word for word in words if word != INFORMED]
            cells[column] = "、".join(doing or words)
    return row._replace(cells=tuple(cells))


def _teams(head: Row, below: Sequence[Row]) -> dict[int, str]:
    """Return the columns that hold letters and nothing else, with their headings."""
    tasks = [row for row in below if not row.is_across() and not _is_legend(row)]
    found = {}
    for column, heading in enumerate(head.cells):
        cells = [row.cells[column].strip() for row in tasks if column < len(row.cells)]
        filled = [cell for cell in cells if cell and cell not in _NOTHING]
        name = " ".join(heading.split())
        if name and filled and all(map(_LETTERS.fullmatch, filled)) and not is_heading(name):
            found[column] = name
    return found


_NOTHING = ("-", "—", "/", "–")


def _letters(row: Row, column: int) -> list[str]:
    cell = row.cells[column].strip() if column < len(row.cells) else ""
    return re.findall("[RACISL]", cell) if _LETTERS.fullmatch(cell) else []


def _headed(head: Row, teams: Mapping[int, str], below: Sequence[Row]) -> Row:
    """Return the headings with 任务 over the first column of text if none is known to head one."""
    others = [column for column in range(len(head.cells)) if column not in teams]
    headings = {column: folded(head.cells[column]) for column in others}
    if any(text_kind(heading) is not None for heading in headings.values() if heading):
        return head
    for column in others:
        if headings[column] and cell_kind(headings[column]) is not None:
            continue
        if any(_WORD.search(row.cells[column]) for row in below if column < len(row.cells)):
            cells = (*head.cells[:column], "任务", *head.cells[column + 1 :])
            return head._replace(cells=cells)
    return head


_WORD = re.compile("[A-Za-z\\u4e00-\\u9fff]{2}")

# The legend

_TOLD = re.compile(
    "(?<![A-Za-z])(?P<letter>[RACISL])(?![A-Za-z])\\s?(?:[=:：—–-]|为|表示|代表)+\\s?"
    "(?:(?P<牵头>牵头|主责|主办|审批|批准|问责|lead|own|accountable)"
    "|(?P<配合>配合|咨询|协助|支持|参与|support|consult)"
    "|(?P<责任>责任|负责|执行|实施|承办|responsible)|(?P<知会>知会|告知|通知|抄送|inform))",
    re.IGNORECASE,
)


def _is_legend(row: Row) -> bool:
    return any(len(_TOLD.findall(cell)) > 1 for cell in row.cells)


def _legend(rows: Iterable[Row]) -> dict[str, str]:
    """Return what letters mean where a cell says so: R = Responsible, A = Accountable."""
    return {
        told["letter"].upper(): str(told.lastgroup)
        for row in rows
        if _is_legend(row)
        for cell in row.cells
        for told in _TOLD.finditer(cell)
    }
