"""duties diff OLD [NEW]"""

from pathlib import Path
from typing import Annotated

import typer

from duties.cli.exits import ExitCode
from duties.cli.options import unit_option
from duties.cli.revisions import read_version
from duties.cli.session import line_width, session_of
from duties.errors.questions import UnknownUnitError
from duties.formats.differences import DiffFormat, render_revision
from duties.messages import N_, Message
from duties.naming.lookup import find_unit
from duties.naming.names import Register
from duties.queries.handover import concerning, revision

EXAMPLES = (
    "duties diff 2022.yaml plan.yaml",
    "duties diff HEAD~1 --unit 区住建委",
)


def command(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help=N_("The earlier plan: a file, or a git revision."),
            show_default=False,
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NEW]",
            help=N_("The later plan, named likewise; otherwise the one in use."),
            show_default=False,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        unit_option(N_("Only what changes for this unit, worded as a notice to it.")),
    ] = None,
    format_: Annotated[
        DiffFormat, typer.Option("--format", "-f", help=N_("The format of the differences."))
    ] = DiffFormat.TABLE,
) -> None:
    """Show what changed from one plan to another, by task and by unit."""
    session = session_of(context)
    if new is not None and Path(new).exists():
        session.plan_name, new = new, None
    earlier = session.read(read_version(old, session.plan_path)).plan
    later = session.plan if new is None else session.read(read_version(new, session.plan_path)).plan
    registers = Register(earlier), Register(later)
    found = revision(earlier, registers[0], later, registers[1])
    if unit is not None:
        name = _find_unit(registers, unit)
        found = concerning(found, *registers, name)
        nothing = Message(N_("nothing changes for {unit}"), {"unit": name})
    else:
        nothing = Message(N_("no task differs"))
    is_notice = unit is not None
    text = render_revision(
        format_,
        found,
        session.into,
        is_notice=is_notice,
        width=line_width(),
        palette=session.palette,
    )
    session.write(text)
    if found.differences or found.units:
        raise typer.Exit(ExitCode.FOUND)
    session.note(nothing)


def _find_unit(registers: tuple[Register, Register], query: str) -> str:
    """Return the unit meant in the later plan or, failing that, in the earlier one."""
    earlier, later = registers
    try:
        return find_unit(later, query)
    except UnknownUnitError as error:
        try:
            return find_unit(earlier, query)
        except UnknownUnitError:
            raise error from None
