"""duties matrix"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Annotated

import typer

from duties.cli.completion import complete_units
from duties.cli.options import DirectOption, FormatOption, RoleOption
from duties.cli.session import line_width, session_of
from duties.formats.render import Format
from duties.formats.table import headline
from duties.formats.text import printable, width_of
from duties.formats.views.matrix import (
    matrix_caption,
    matrix_view,
    section_caption,
    signs,
    total_row,
)
from duties.messages import N_, Message
from duties.naming.lookup import find_unit, find_units
from duties.queries.matrix import Matrix, MatrixRow, Order, matrix

EXAMPLES = (
    "duties matrix",
    "duties matrix --tasks --role lead",
    "duties matrix --sort name -f csv",
)

_NAMES = 18  # columns of the terminal that unit names may take
_TOTAL = 9  # columns for the totals
_GAP = 2


def command(
    context: typer.Context,
    by_task: Annotated[
        bool, typer.Option("--tasks", help=N_("One column per task instead of per action."))
    ] = False,
    units: Annotated[
        list[str] | None,
        typer.Option(
            "--units",
            "-u",
            metavar="UNIT",
            help=N_("Only this unit; may be given more than once."),
            autocompletion=complete_units,
        ),
    ] = None,
    roles: RoleOption = None,
    order: Annotated[Order, typer.Option("--sort", help=N_("How the units are sorted."))] = (
        Order.LOAD
    ),
    direct: DirectOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the responsibility matrix: units by actions, or by tasks."""
    session = session_of(context)
    found = matrix(
        session.plan,
        session.register,
        by_task=by_task,
        units={*find_units(units or (), partial(find_unit, session.register))},
        roles=roles or (),
        order=order,
        direct=direct,
    )
    caption = matrix_caption(found, by_task=by_task)
    everywhere = range(len(found.columns))
    if format_ in (Format.JSON, Format.CSV):
        view = matrix_view(found, everywhere, by_task=by_task, flat=format_ is Format.CSV)
        session.answer(view, found.rows, format_)
    elif format_ is Format.TABLE and found.rows and (width := line_width()) is not None:
        session.write(f"{headline(caption, session.into, width, session.palette)}\n")
        for places, rows, is_last in _tables(found, width, by_task=by_task):
            session.write("\n")
            session.answer(
                matrix_view(found, places, by_task=by_task, flat=False, with_total=is_last),
                [*rows, total_row(found)],
                format_,
                caption=_section(found, places) if by_task else None,
            )
    else:
        view = matrix_view(found, everywhere, by_task=by_task, flat=False)
        session.answer(view, _with_totals(found), format_, caption=caption)


def _section(found: Matrix, places: Sequence[int]) -> Message:
    return section_caption(found, places[0]) if places else Message(N_("In all"))


_Table = tuple[Sequence[int], Sequence[MatrixRow], bool]


def _tables(found: Matrix, width: int, *, by_task: bool) -> Iterator[_Table]:
    """Yield the columns and rows of each table that fits the terminal; tasks stay by action.

    Only the last has the units' totals, and so all the units: a unit has one total. Where tables
    belong to actions, it stands by itself.
    """
    *blocks, last = _blocks(found, width, by_task=by_task)
    if blocks and by_task:
        blocks, last = [*blocks, last], []
    for places in blocks:
        yield places, [row for row in found.rows if not row.cells.keys().isdisjoint(places)], False
    yield last, found.rows, True


def _blocks(found: Matrix, width: int, *, by_task: bool) -> Iterator[list[int]]:
    used = [place for place, total in enumerate(found.totals) if any(total.values())]
    names = max(width_of(printable(row.name)) for row in found.rows)
    room = width - min(names, _NAMES) - _TOTAL
    for _, section in groupby(used, lambda place: by_task and found.columns[place].section):
        places: list[int] = []
        taken = 0
        for place in section:
            wide = _GAP + max(
                width_of(printable(found.columns[place].id)) + _GAP,
                len(signs(found.totals[place], counting=True)),
            )
            if places and taken + wide > room:
                yield places
                places, taken = [], 0
            places.append(place)
            taken += wide
        yield places


def _with_totals(found: Matrix) -> list[MatrixRow]:
    return [*found.rows, total_row(found)] if found.rows else []
