"""duties schema"""

import json
import sys

import typer

from duties.cli.session import session_of
from duties.schema import plan_schema

EPILOG = "duties schema > plan.schema.json"


def command(context: typer.Context) -> None:
    """Print the JSON Schema of the plan file, for editors."""
    schema = plan_schema(session_of(context).into)
    sys.stdout.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
