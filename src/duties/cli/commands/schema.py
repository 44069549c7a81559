"""duties schema"""

from typing import Annotated

import typer

from duties.cli.session import session_of
from duties.formats.data import as_json
from duties.ledger.schema import ledger_schema
from duties.messages import N_
from duties.planfile.schema import plan_schema

EXAMPLES = ("duties schema > plan.schema.json", "duties schema --ledger > ledger.schema.json")


def command(
    context: typer.Context,
    of_ledger: Annotated[
        bool, typer.Option("--ledger", help=N_("That of the ledger's files instead."))
    ] = False,
) -> None:
    """Print the JSON Schema of the plan file, for editors."""
    session = session_of(context)
    schema = ledger_schema if of_ledger else plan_schema
    session.write(as_json(schema(session.into)))
