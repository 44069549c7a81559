"""Matrices: tables that have units as headings, and marks for what each does → rows.

| 任务 | 市交通局 | 市财政局 | 市水务局 |      | 任务 | 牵头单位 | 责任单位 | 配合单位 |
| 修桥 | ▲ | ○ | |                      →   | 修桥 | 市交通局 | | 市财政局 |
▲牵头 ○配合
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import zip_longest
from typing import NamedTuple

from duties.importing.document import TOP, Place, Row, words_of
from duties.importing.doubts import Doubt
from duties.importing.lexicon.blanks import close_up
from duties.importing.lexicon.bodies import SHORTEST, is_unit
from duties.importing.lexicon.numbers import marker_of
from duties.importing.notes.note import ROLES
from duties.importing.tables.headings import ROLE_OF, CellKind, cell_kind, folded, is_heading
from duties.importing.tables.other_rows import FOOT_NOT_READ, is_foot, is_sum, speaks_of_roles
from duties.importing.tables.raci import INFORMED, in_words, lettered_grid
from duties.messages import N_, Message, counted
from duties.model import Role


class MarkedTable(NamedTuple):
    """A table that marks what units do, or the part of one that stands on a page.

    `units` are the names over the columns of marks, `above` the rows over the headings. Where it
    `goes_on` from the page before, these are those of that page.
    """

    head: Row
    units: Mapping[int, str]
    above: Sequence[Row]
    rows: Sequence[Row]
    goes_on: bool
    is_lettered: bool = False

    def kept(self, row: Row) -> list[str]:
        """Return the cells of a row that stand under no unit."""
        return [cell for at, cell in enumerate(row.cells) if at not in self.units]

    def marked(self, row: Row) -> list[tuple[str, str]]:
        """Return the units with something in a row, and what."""
        cells = [
            (name, row.cells[at].strip()) for at, name in self.units.items() if at < len(row.cells)
        ]
        return [(name, cell) for name, cell in cells if cell]

    def section(self, row: Row) -> str | None:
        """Return the title of a row across the columns of units, None for any other."""
        if row.is_across():
            return next(filter(None, row.cells))
        marked = self.marked(row)
        if len(marked) < len(self.units) or len({cell for _, cell in marked}) > 1:
            return None
        return None if _is_mark(marked[0][1]) else "、".join(dict.fromkeys(filter(None, row.cells)))

    def opens_group(self, row: Row, below: Row | None) -> bool:
        """Tell whether a row without a number heads those below it, which have one and marks."""
        numbers = (
            at
            for at, cell in enumerate(self.head.cells)
            if cell_kind(folded(cell)) is CellKind.NUMBER
        )
        number = next(numbers, None)
        return (
            number is not None
            and below is not None
            and number < min(len(row.cells), len(below.cells))
            and not row.cells[number]
            and bool(below.cells[number])
            and bool(self.marked(below))
        )

    def sums(self, row: Row) -> bool:
        """Tell whether a row says how many tasks each unit has."""
        cells = [cell for _, cell in self.marked(row)]
        return any(map(is_sum, self.kept(row))) or (bool(cells) and all(map(str.isdecimal, cells)))

    def marks(self) -> list[str]:
        """Return what stands in the cells of units."""
        tasks = (row for row in self.rows if self.section(row) is None and not self.sums(row))
        return [cell for row in tasks for _, cell in self.marked(row)]


def matrix_in(rows: Sequence[Row], last: MarkedTable | None = None) -> MarkedTable | None:
    """Return the matrix that rows of a table are, None where they are none.

    `last` is one before them, which may go on here without its headings.
    """
    for at in range(min(len(rows), TOP)):
        matrix = _headed(rows, at)
        if matrix is not None and _has_marks(matrix):
            return matrix
    if (grid := lettered_grid(rows)) is not None:
        return MarkedTable(
            grid.head, grid.teams, grid.above, grid.rows, goes_on=False, is_lettered=True
        )
    has_heading = any(sum(map(is_heading, row.cells)) > 1 for row in rows[:TOP])
    if last is not None and not has_heading and len(rows[0].cells) == len(last.head.cells):
        if last.is_lettered:
            rows = [in_words(row, last.units) for row in rows]
        matrix = last._replace(rows=rows, goes_on=True)
        if _has_marks(matrix):
            return matrix
    return None


def is_matrix(rows: Sequence[Row]) -> bool:
    """Tell whether rows of a table are a matrix, with its headings."""
    return matrix_in(rows) is not None


def _headed(rows: Sequence[Row], at: int) -> MarkedTable | None:
    """Return the matrix that the row `at` may head, None where it heads none."""
    head, above = rows[at], rows[:at]
    units = _units_of(head)
    if len(units) < _FEWEST_UNITS:
        return None
    if above and len(above[-1].cells) == len(head.cells):
        cells = zip(head.cells, above[-1].cells, strict=True)
        head = head._replace(cells=tuple(cell or upper for cell, upper in cells))
    if not any(map(is_heading, head.cells)):
        return None
    repeated = {row.cells for row in rows[: at + 1]}
    below = [row for row in rows[at + 1 :] if row.cells not in repeated]
    return MarkedTable(head, units, above, below, goes_on=False)


def _units_of(row: Row) -> dict[int, str]:
    names = ((at, close_up(cell)) for at, cell in enumerate(row.cells))
    return {
        at: name
        for at, name in names
        if len(name) >= SHORTEST and is_unit(name) and not is_heading(name)
    }


def _has_marks(matrix: MarkedTable) -> bool:
    """Tell whether the cells of units have marks, but for a few."""
    cells = matrix.marks()
    marks = sum(map(_is_mark, cells))
    return marks > (len(cells) - marks) * _FEW


_FEWEST_UNITS = 3
_FEW = 3  # marks beside each cell that holds none


def as_rows(
    matrix: MarkedTable, legend: Mapping[str, Role], doubt: Callable[[Doubt[Place]], None]
) -> Iterator[Row]:
    """Yield the rows of a matrix with a column for each role; tell what is doubtful in it."""
    signs = {sign for cell in matrix.marks() for sign in _signs(cell)}
    legend = _with_lone_sign(legend, signs, matrix.head.place, doubt)
    legend = _with_role_above(legend, signs, matrix)
    informed: list[Row] = []
    if unknown := sorted(signs - legend.keys()):
        message = N_("nothing says what {marks} means; these units are made responsible")
        doubt(Doubt(Message(message, {"marks": tuple(unknown)}), matrix.head.place))
    if not matrix.goes_on:
        yield from filter(Row.is_across, matrix.above)
        yield matrix.head.filled([*matrix.kept(matrix.head), *_HEADINGS.values()])
    for row, below in zip_longest(matrix.rows, matrix.rows[1:]):
        if matrix.sums(row) or is_foot(row):
            words = words_of(row)
            if speaks_of_roles(_TOLD.sub("", words)) and not _LETTERS_TOLD.search(words):
                doubt(Doubt(Message(FOOT_NOT_READ, {"words": words}), row.place))
            continue
        section = matrix.section(row)
        if section is not None:
            if sum(map(bool, row.cells)) == 1 and marker_of(section) is None:
                is_left_out = row.is_filled and not matrix.opens_group(row, below)
                doubt(_unmarked(row, section, is_left_out=is_left_out))
                if is_left_out:
                    continue
            yield row.filled([section] * len([*matrix.kept(matrix.head), *_HEADINGS]))
            continue
        named: dict[Role, list[str]] = {role: [] for role in _HEADINGS}
        for name, cell in matrix.marked(row):
            if cell == INFORMED:
                informed.append(row)
            elif _is_mark(cell):
                named[_role_of(cell, legend)].append(name)
            else:
                message = N_("{cell} is not a known mark for what {unit} does; it was left out")
                facts = {"cell": cell, "unit": name}
                doubt(Doubt(Message(message, facts), row.place))
        yield row.filled([*matrix.kept(row), *("、".join(names) for names in named.values())])
    if informed:
        told = counted(
            "a unit that is only informed of a task has no part in it; it is left out",
            "{count} times a unit is only informed of a task and has no part in it; it is left out",
            len(informed),
        )
        doubt(Doubt(told, informed[0].place))


def _with_lone_sign(
    legend: Mapping[str, Role],
    signs: Set[str],
    place: Place,
    doubt: Callable[[Doubt[Place]], None],
) -> Mapping[str, Role]:
    """Return the legend with the one sign that it lacks, where one of its own stands nowhere.

    A font may show the same sign in the legend and in the cells, and the file hold two.
    """
    lacking, idle = signs - legend.keys(), legend.keys() - signs
    if len(lacking) != 1 or len(idle) != 1 or len(signs) == 1:
        return legend
    (sign,), (told,) = lacking, idle
    message = N_("nothing says what {sign} means; it is read as {told}, which stands in no cell")
    doubt(Doubt(Message(message, {"sign": sign, "told": told}), place))
    return {**legend, sign: legend[told]}


def _with_role_above(
    legend: Mapping[str, Role], signs: Set[str], matrix: MarkedTable
) -> Mapping[str, Role]:
    """Return the legend with the one sign of a matrix, where it lacks it and a heading over all
    units says what they do: 配合单位.
    """
    if len(signs) != 1 or signs <= legend.keys() or not matrix.above:
        return legend
    cells = matrix.above[-1].cells
    kinds = {cell_kind(folded(cells[at])) if at < len(cells) else None for at in matrix.units}
    kind = kinds.pop()
    if kinds or kind not in ROLE_OF:
        return legend
    return {**legend, **dict.fromkeys(signs, ROLE_OF[kind])}


def _unmarked(row: Row, words: str, *, is_left_out: bool) -> Doubt[Place]:
    message = N_("no unit has a mark beside {words}; it is treated as a section")
    if is_left_out:
        message = N_("no unit has a mark beside {words}; it was left out")
    return Doubt(Message(message, {"words": words}), row.place)


_HEADINGS = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "责任单位", Role.SUPPORT: "配合单位"}


# Marks


def legend_of(rows: Iterable[Row], texts: Iterable[str]) -> dict[str, Role]:
    """Return what marks stand for where a cell or a text says so: ▲牵头 ○配合."""
    told = dict.fromkeys([*(cell for row in rows for cell in row.cells), *texts])
    return {
        match["mark"] or match["sign"]: _role(match)
        for text in told
        for match in _TOLD.finditer(text)
    }


def tells_marks(text: str) -> bool:
    """Tell whether a text says what marks stand for."""
    return _TOLD.search(text) is not None


def _role_of(cell: str, legend: Mapping[str, Role]) -> Role:
    """Return what a mark gives a unit, the weightiest of several."""
    told = [_role(word) for word in _ROLE.finditer(cell)]
    told = told or [legend.get(sign, Role.RESPONSIBLE) for sign in _signs(cell)]
    return min(told, key=ROLES.index)


def _role(told: re.Match[str]) -> Role:
    return next(role for role in Role if told[role.value] is not None)


def _signs(cell: str) -> list[str]:
    """Return the signs of a cell that has no word for what they mean."""
    return [] if _ROLE.search(cell) else _SIGN.findall(cell)


def _is_mark(cell: str) -> bool:
    has_meaning = _SIGN.search(cell) is not None or _ROLE.search(cell) is not None
    return (has_meaning or cell == INFORMED) and _MARK.fullmatch(cell) is not None


_ALONE = "(?<![\\u4e00-\\u9fff])[{}](?![\\u4e00-\\u9fff])"
_WORDS = {
    Role.LEAD: f"牵头|主办|主责|{_ALONE.format('主牵')}",
    Role.RESPONSIBLE: f"责任|负责|承办|{_ALONE.format('责承')}",
    Role.SUPPORT: f"配合|协办|参与|{_ALONE.format('配协参')}",
}
_WORD = f"(?:{'|'.join(_WORDS.values())})(?:单位|部门)?"
_ROLE = re.compile("|".join(f"(?P<{role.value}>{words})" for role, words in _WORDS.items()))
_LETTERS_TOLD = re.compile(
    "(?<![\\u4e00-\\u9fff])[“\"']?[主牵责承配协参][”\"']?(?:为|是|指|表示|代表|[:：=])"
)
"""What a letter means that is the first of its word: “主”为牵头."""
_SIGN = re.compile("[▲△●○◯√✓✔☆★◎■□◆◇◉⊙*]")
_MARK = re.compile(f"(?:[\\s、，/（）()]|{_SIGN.pattern}|{_WORD})+|{INFORMED}")
_TOLD = re.compile(
    f'(?:(?P<mark>{_SIGN.pattern})[”"]?(?:[的者为指是：:=＝—-]|表示|代表|[该此其](?:单位|部门))*\\s?'
    f'|(?={_WORD}[用以标打注]+[“"]?(?P<sign>{_SIGN.pattern})))(?:{_ROLE.pattern})'
)
"""▲表示牵头, or 牵头单位用▲表示."""
