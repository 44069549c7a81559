"""The responsibility matrix: one row a unit, one column an action or a task."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from duties.formats.colours import Emphasis
from duties.formats.view import Column, Fields, View, on
from duties.formats.views.counts import COUNT_FIELDS
from duties.messages import N_, Message, counted
from duties.model import Role
from duties.queries.matrix import Cell, Matrix, MatrixRow
from duties.teamwork import Counts

_Words = Callable[[MatrixRow], str | None]


def matrix_view(
    found: Matrix, columns: Iterable[int], *, by_task: bool, flat: bool, with_total: bool = True
) -> View[MatrixRow]:
    """Return the view of a matrix with the columns at these places.

    Programs get the cells of a row as a list of objects, or in `flat` tables one field a column.
    The total of a row, if wanted, is that of the whole matrix, whatever columns are shown.
    """
    words = {place: _words(place, by_task) for place in columns}
    total = Column[MatrixRow](N_("Total"), lambda row: signs(_total(row), counting=True))
    fields: Fields[MatrixRow] = {
        "unit": lambda row: row.name,
        "kind": lambda row: row.unit and row.unit.kind,
        **on(_counts, COUNT_FIELDS),
    }
    own = _flat(found, words, fields) if flat else {"cells": _cells(found, by_task)}
    return View(
        (
            Column(N_("Unit"), lambda row: row.name or Message(N_("Total")), look=_look),
            *(
                Column(
                    found.columns[place].id or "–", cell, look=_cell_look(place), is_of_plan=True
                )
                for place, cell in words.items()
            ),
            *([total._replace(look=_look)] if with_total else []),
        ),
        {**fields, **own},
    )


def total_row(found: Matrix) -> MatrixRow:
    """Return a row without a name that holds the totals of all rows."""
    whole = Counter[Role]()
    for row in found.rows:
        whole.update(row.counts.by_role)
    cells = {place: Cell(total, is_indirect=False) for place, total in enumerate(found.totals)}
    return MatrixRow("", None, cells, Counts(whole.total(), whole))


def matrix_caption(found: Matrix, *, by_task: bool) -> Message:
    """Return how large the matrix is, and what its signs mean."""
    across = sum(bool(heading.id) for heading in found.columns)
    return Message(
        N_("{units} by {columns}: {signs}"),
        {
            "units": counted("{count} unit", "{count} units", len(found.rows)),
            "columns": counted("{count} task", "{count} tasks", across)
            if by_task
            else counted("{count} action", "{count} actions", across),
            "signs": tuple(
                Message(N_("{mark} {role}"), {"mark": role.mark, "role": Message(role.label)})
                for role in Role
                if any(row.counts.by_role[role] for row in found.rows)
            ),
        },
    )


def section_caption(found: Matrix, place: int) -> Message:
    """Return the action that the column at a place belongs to."""
    action = found.sections[found.columns[place].section].action
    if action is None:
        return Message(N_("without an action"))
    return Message(N_("Action {id} {title}"), {"id": action.id, "title": action.title})


def signs(by_role: Mapping[Role, int], *, counting: bool) -> str:
    """Return the signs of the roles that are there, each with its number if they are counted."""
    return "".join(
        f"{role.mark}{by_role[role] if counting else ''}" for role in Role if by_role.get(role)
    )


def _total(row: MatrixRow) -> Counter[Role]:
    """Return the shares of a row in all columns, shown or not."""
    total = Counter[Role]()
    for cell in row.cells.values():
        total.update(cell.by_role)
    return total


def _look(row: MatrixRow) -> Emphasis | None:
    return None if row.name else Emphasis.HEADING


def _cell_look(place: int) -> Callable[[MatrixRow], Emphasis | None]:
    """Return what gives a cell its look: a lead's, or the heading's in the row of totals."""

    def look(row: MatrixRow) -> Emphasis | None:
        cell = row.cells.get(place)
        leads = cell is not None and bool(row.name) and Role.LEAD in cell.by_role
        return Emphasis.LEAD if leads else _look(row)

    return look


def _counts(row: MatrixRow) -> Counts:
    return row.counts


def _words(place: int, by_task: bool) -> _Words:
    """Return what gives the words of a row's cell; a unit has a role in one task only once."""

    def words(row: MatrixRow) -> str | None:
        cell = row.cells.get(place)
        return cell and signs(cell.by_role, counting=not by_task or not row.name)

    return words


def _flat(found: Matrix, words: Mapping[int, _Words], taken: Iterable[str]) -> Fields[MatrixRow]:
    """Return one field a column; what bears an id that is `taken` or was there gets its number."""
    fields: dict[str, _Words] = {}
    for place, cell in words.items():
        id_ = found.columns[place].id
        is_free = id_ not in fields and id_ not in taken
        fields[id_ if is_free else f"{id_} ({place + 1})"] = cell
    return fields


def _cells(found: Matrix, by_task: bool) -> Callable[[MatrixRow], object]:
    def of_row(row: MatrixRow) -> object:
        cells = ((found.columns[place].id, cell) for place, cell in sorted(row.cells.items()))
        if by_task:
            return [
                {"task": id_, "roles": list(cell.by_role), "indirect": cell.is_indirect}
                for id_, cell in cells
            ]
        return [
            {"action": id_ or None, **{role: cell.by_role.get(role, 0) for role in Role}}
            for id_, cell in cells
        ]

    return of_row
