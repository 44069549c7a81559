"""duties init"""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from duties.cli.locate import PLAN_FILE
from duties.cli.session import session_of
from duties.messages import N_, Message
from duties.planfile.templates import template

EXAMPLES = ("duties init", "duties init --example yuzhong.yaml")


def command(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help=N_("The file to write; otherwise plan.yaml."), show_default=False
        ),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help=N_("Write a complete published plan instead."))
    ] = False,
) -> None:
    """Write a plan to start from."""
    session = session_of(context)
    session.take_plans([str(file)] if file else [])
    file = file or Path(session.plan_name or PLAN_FILE)
    text = template("example" if example else f"starter.{session.language}")
    session.create(file, text)
    session.note(
        Message(
            N_("wrote {file}; query it with `duties --plan {quoted} tasks`"),
            {"file": str(file), "quoted": quote(str(file))},
        )
    )
