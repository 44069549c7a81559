"""duties diff OLD [NEW]"""

from pathlib import Path
from typing import Annotated

import typer

from duties.cli.differing import (
    DiffFormat,
    compare_sides,
    find_units,
    format_of,
    tell_unchanged,
    tell_unsure,
    tell_untold,
    write_differences,
    write_notices,
)
from duties.cli.exits import ExitCode
from duties.cli.imprint import ForceOption, ImprintOptions
from duties.cli.options import unit_option
from duties.cli.session import session_of
from duties.messages import N_

EXAMPLES = (
    "duties diff 去年.docx plan.yaml",
    "duties diff HEAD~1 --unit 区住建委",
    "duties diff HEAD~1 --each-unit notices",
)


def command(
    context: typer.Context,
    *,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help=N_(
                "The earlier plan: a plan file, a document to import, or a git revision; - is the "
                "standard input."
            ),
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
    units: Annotated[
        list[str] | None,
        unit_option(
            N_("Only what changes for this unit, worded as a notice; may be given more than once.")
        ),
    ] = None,
    format_: Annotated[
        DiffFormat | None,
        typer.Option(
            "--format",
            "-f",
            help=N_("The format of the differences; otherwise the ending of --output, or table."),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=N_("Write the differences here.")),
    ] = None,
    each_unit: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=N_("Write a Word notice for each unit with changes into this folder."),
        ),
    ] = None,
    imprint: ImprintOptions,
    force: ForceOption = False,
) -> None:
    """Show what changed from one plan to another, by task and by unit."""
    session = session_of(context)
    queries = units or []
    chosen = format_of(format_, output, each_unit, len(queries))
    written = imprint.imprint()
    compared = compare_sides(session, old, new)
    names = find_units(compared, queries)
    if each_unit is not None:
        found = write_notices(session, compared, names, each_unit, written, force=force)
    else:
        found = write_differences(session, compared, names, chosen, output, written, force=force)
    tell_untold(session, found)
    tell_unchanged(session, compared, names)
    tell_unsure(session, compared, names, each=each_unit is not None)
    if not found.is_empty:
        raise typer.Exit(ExitCode.FOUND)
