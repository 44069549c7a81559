"""duties matrix"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from duties.cli.completion import complete_units
from duties.cli.options import DirectOption, FormatOption, RoleOption
from duties.cli.session import line_width, session_of
from duties.formats.render import Format
from duties.formats.views.matrix import matrix_caption, matrix_view, section_caption, total_row
from duties.lookup import find_unit
from duties.messages import N_
from duties.queries.matrix import Matrix, MatrixRow, Order, matrix

EXAMPLES = (
    "duties matrix",
    "duties matrix --tasks --role lead",
    "duties matrix --sort name -f csv",
)

_TASKS_ACROSS = 15  # columns of one table in a terminal


def command(
    context: typer.Context,
    by_task: Annotated[
        bool, typer.Option("--tasks", help=N_("One column a task, not an action."))
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
    elif by_task and format_ is Format.TABLE and found.rows and line_width() is not None:
        session.write(f"{caption.put(session.into)}\n")
        for places in _tables(found):
            session.write("\n")
            session.answer(
                matrix_view(found, places, by_task=True, flat=False),
                _with_totals(found, places),
                format_,
                caption=section_caption(found, places[0]),
            )
    else:
        view = matrix_view(found, everywhere, by_task=by_task, flat=False)
        session.answer(view, _with_totals(found, everywhere), format_, caption=caption)


def _tables(found: Matrix) -> Iterator[list[int]]:
    """Yield the columns of each table for a terminal: those of an action, or some of them."""
    used = (place for place, total in enumerate(found.totals) if any(total.values()))
    for _, section in groupby(used, lambda place: found.columns[place].section):
        places = list(section)
        for start in range(0, len(places), _TASKS_ACROSS):
            yield places[start : start + _TASKS_ACROSS]


def _with_totals(found: Matrix, places: Sequence[int]) -> list[MatrixRow]:
    rows = [row for row in found.rows if not row.cells.keys().isdisjoint(places)]
    return [*rows, total_row(found)] if rows else []
