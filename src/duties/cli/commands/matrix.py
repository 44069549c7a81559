"""duties matrix"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from duties.cli.completion import complete_units
from duties.cli.options import DirectOption, FormatOption, RoleOption
from duties.cli.session import line_width, session_of
from duties.formats.render import Format
from duties.formats.text import width_of
from duties.formats.views.matrix import (
    matrix_caption,
    matrix_view,
    section_caption,
    signs,
    total_row,
)
from duties.messages import N_
from duties.naming.lookup import find_unit
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
        units={find_unit(session.register, unit) for unit in units or ()},
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
        session.write(f"{caption.put(session.into)}\n")
        for places in _tables(found, width, by_task=by_task):
            session.write("\n")
            session.answer(
                matrix_view(found, places, by_task=by_task, flat=False),
                _with_totals(found, places),
                format_,
                caption=section_caption(found, places[0]) if by_task else None,
            )
    else:
        view = matrix_view(found, everywhere, by_task=by_task, flat=False)
        session.answer(view, _with_totals(found, everywhere), format_, caption=caption)


def _tables(found: Matrix, width: int, *, by_task: bool) -> Iterator[list[int]]:
    """Yield the matrix columns for each table that fits the terminal; tasks stay by action."""
    used = [place for place, total in enumerate(found.totals) if any(total.values())]
    names = max(width_of(row.name) for row in found.rows)
    room = width - min(names, _NAMES) - _TOTAL
    for _, section in groupby(used, lambda place: by_task and found.columns[place].section):
        places: list[int] = []
        taken = 0
        for place in section:
            wide = _GAP + max(
                width_of(found.columns[place].id) + _GAP,
                len(signs(found.totals[place], counting=True)),
            )
            if places and taken + wide > room:
                yield places
                places, taken = [], 0
            places.append(place)
            taken += wide
        yield places


def _with_totals(found: Matrix, places: Sequence[int]) -> list[MatrixRow]:
    rows = [row for row in found.rows if not row.cells.keys().isdisjoint(places)]
    return [*rows, total_row(found)] if rows else []
