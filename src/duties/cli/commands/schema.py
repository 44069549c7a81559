"""duties schema"""

import json

import typer

from duties.cli.session import session_of
from duties.schema import plan_schema

EXAMPLES = ("duties schema > plan.schema.json",)


def command(context: typer.Context) -> None:
    """Print the JSON Schema of the plan file, for editors."""
    session = session_of(context)
    schema = plan_schema(session.into)
    session.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
