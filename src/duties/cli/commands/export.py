"""duties export FILE"""

from pathlib import Path
from typing import Annotated

import typer

from duties.cli.exporting import ExportWishes, write_each_notice, write_notice, write_plan
from duties.cli.imprint import ImprintOptions
from duties.cli.options import AsOfOption, ending_option, file_argument, unit_option
from duties.cli.session import session_of
from duties.errors.exports import (
    AgainstFormatError,
    AlarmFormatError,
    DayFormatError,
    FormWithoutUnitError,
    NoTargetError,
    TargetConflictError,
)
from duties.exporting.export import ExportFormat
from duties.exporting.word.forms import UnitForm
from duties.messages import N_

EXAMPLES = (
    "duties export plan.xlsx",
    "duties export plan.html --against HEAD~1",
    "duties export plan.html --as-of 2026-04-30",
    "duties export --unit 区住建委 notice.docx",
    "duties export plan.html --without findings,pictures",
    "duties export ours.ics --unit 区住建委 --alarm 7",
    "duties export --each-unit orders --form order",
)


def command(
    context: typer.Context,
    *,
    file: Annotated[
        str | None,
        file_argument("[FILE]"),
    ] = None,
    format_: Annotated[
        ExportFormat | None,
        ending_option(),
    ] = None,
    unit: Annotated[
        str | None,
        unit_option(N_("Only this unit's own tasks, as a Word document or a calendar.")),
    ] = None,
    each_unit: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=N_("Write such a document for each unit into this folder.")
        ),
    ] = None,
    form: Annotated[
        UnitForm | None,
        typer.Option(
            help=N_(
                "What a unit gets: a list for its own hands, or an order addressed to it; "
                "otherwise a list."
            ),
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTS",
            help=N_(
                "Leave out parts of the file, such as findings,notes; a wrong name lists them all. "
                "May be given more than once."
            ),
            show_default=False,
        ),
    ] = None,
    imprint: ImprintOptions,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="OLD",
            help=N_("In a web page, also show what changed since this file or git revision."),
        ),
    ] = None,
    as_of: AsOfOption = None,
    alarms: Annotated[
        list[int] | None,
        typer.Option(
            "--alarm",
            metavar="DAYS",
            min=0,
            max=366,
            help=N_(
                "In a calendar, also an alarm at nine o'clock so many days before each deadline; "
                "may be given more than once."
            ),
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Also replace a file that is not an export."))
    ] = False,
) -> None:
    """Write the plan as Excel, Word, a web page, a calendar, or data."""
    session = session_of(context)
    wishes = ExportWishes(
        tuple(without or ()),
        imprint.imprint(),
        against,
        force,
        as_of,
        tuple(alarms or ()),
    )
    if form is not None and unit is None and each_unit is None:
        raise FormWithoutUnitError
    if each_unit is not None:
        if file or unit or format_ or against:
            raise TargetConflictError
        if as_of is not None:
            raise DayFormatError
        if alarms:
            raise AlarmFormatError
        write_each_notice(session, each_unit, form or UnitForm.LIST, wishes)
    elif file is None:
        raise NoTargetError(of_a_unit=unit is not None)
    elif unit is not None:
        if against is not None:
            raise AgainstFormatError
        write_notice(session, unit, file, format_, form or UnitForm.LIST, wishes)
    else:
        write_plan(session, file, format_, wishes)
