"""duties register [PLANS...]"""

from pathlib import Path
from typing import Annotated

import typer

from duties.cli.exits import ExitCode
from duties.cli.many import plans_at
from duties.cli.session import session_of
from duties.errors.base import DutiesError
from duties.files import read_source
from duties.formats.register import register_text, sections_to_decide
from duties.messages import N_, Message, counted
from duties.queries.gather_units import NamedPlan, gather_units

EXAMPLES = ("duties register plans/ -o plans/units.yaml", "duties register a.yaml b.yaml")


def command(
    context: typer.Context,
    plans: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help=N_("The plans, or folders of them; otherwise those of --plan."),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help=N_("Write the file here; otherwise to stdout.")
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Overwrite an existing file."))] = False,
) -> None:
    """Gather one register of units from plans, with what a person must decide."""
    session = session_of(context)
    session.take_plans([str(name) for name in plans or ()])
    found = plans_at(session, plans or session.many or [Path(session.plan_path)])
    code = ExitCode.UNUSABLE if found.faults else ExitCode.FINE
    read: list[NamedPlan] = []
    for place in found.plans:
        try:
            read.append(NamedPlan(place.name, session.read(read_source(place.path)).plan))
        except DutiesError as error:
            session.complain(error.message, error.place or place.name)
            code = ExitCode.UNUSABLE
    units = gather_units(read)
    if not units:
        session.note(Message(N_("no plan that could be read names a unit")))
        raise typer.Exit(max(code, ExitCode.FOUND))
    text = register_text(units, [each.name for each in read], session.into)
    if output is None:
        session.write(text)
    else:
        session.create(output, text, overwrite=force)
    questions = sections_to_decide(units) + sum(len(unit.questions) for unit in units)
    session.note(
        Message(
            N_("{units} from {plans}; {questions}"),
            {
                "units": counted("{count} unit", "{count} units", len(units)),
                "plans": counted("{count} plan", "{count} plans", len(read)),
                "questions": counted(
                    "{count} thing to decide", "{count} things to decide", questions
                ),
            },
        )
    )
    raise typer.Exit(code)
