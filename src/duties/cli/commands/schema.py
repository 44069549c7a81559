"""duties schema"""

import typer

from duties.cli.session import session_of
from duties.formats.data import as_json
from duties.planfile.schema import plan_schema

EXAMPLES = ("duties schema > plan.schema.json",)


def command(context: typer.Context) -> None:
    """Print the JSON Schema of the plan file, for editors."""
    session = session_of(context)
    session.write(as_json(plan_schema(session.into)))
