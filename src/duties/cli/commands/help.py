"""duties help [COMMAND]"""

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from duties.cli.completion import complete_commands
from duties.cli.session import session_of
from duties.messages import N_

if TYPE_CHECKING:
    import click

EXAMPLES = ("duties help", "duties help my-tasks")


def command(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND]",
            help=N_("The command to explain; without one, all are listed."),
            autocompletion=complete_commands,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Explain a command, or list them all."""
    root = context.find_root()
    shown: click.Context = root
    if name is not None:
        group = cast("click.Group", root.command)
        _, found, _ = group.resolve_command(root, [name])
        assert found is not None  # noqa: S101 (`resolve_command` raises otherwise)
        settings: dict[str, Any] = dict(found.context_settings)
        shown = found.context_class(found, root, info_name=name, **settings)
    session_of(context).write(f"{shown.get_help()}\n")
