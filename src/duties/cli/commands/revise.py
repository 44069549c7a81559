"""duties revise FILE"""

from typing import Annotated

import typer

from duties.cli.options import DryRunOption
from duties.cli.session import session_of
from duties.messages import N_

EXAMPLES = (
    "duties revise 新版.yaml --dry-run",
    "duties revise 新版.yaml",
)


def command(
    context: typer.Context,
    edition: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help=N_("The plan file of the new edition."), show_default=False
        ),
    ],
    dry_run: DryRunOption = False,
) -> None:
    """Put a new edition in the place of the plan; the ledger keeps to its tasks."""
    from duties.cli.revising import revise

    revise(session_of(context), edition, is_dry=dry_run)
