"""duties export FILE"""

from pathlib import Path
from typing import Annotated

import typer

from duties.cli.exporting import write_each_notice, write_notice, write_plan
from duties.cli.options import unit_option
from duties.cli.session import session_of
from duties.errors.exports import AgainstFormatError, NoTargetError, TargetConflictError
from duties.exporting.export import ExportFormat
from duties.messages import N_

EXAMPLES = (
    "duties export plan.xlsx",
    "duties export plan.html --against HEAD~1",
    "duties export --unit 区住建委 notice.docx",
    "duties export --each-unit notices",
)


def command(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help=N_("The file to write; its ending decides the format. - is the standard output."),
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        ExportFormat | None,
        typer.Option("--format", "-f", help=N_("The format, if the ending does not decide it.")),
    ] = None,
    unit: Annotated[
        str | None,
        unit_option(N_("Only this unit's own list, as a Word document.")),
    ] = None,
    each_unit: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=N_("Write such a list for each unit into this folder.")),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="OLD",
            help=N_("In a web page, also show what changed since this file or git revision."),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Also replace a file that is not an export."))
    ] = False,
) -> None:
    """Write the plan as Excel, Word, a web page, or data for programs."""
    session = session_of(context)
    if each_unit is not None:
        if file or unit or format_ or against:
            raise TargetConflictError
        write_each_notice(session, each_unit, force=force)
    elif file is None:
        raise NoTargetError
    elif unit is not None:
        if against is not None:
            raise AgainstFormatError
        write_notice(session, unit, file, format_, force=force)
    else:
        write_plan(session, file, format_, against=against, force=force)
