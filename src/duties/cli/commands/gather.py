"""duties gather PLANS... -o CORPUS"""

import os
from typing import Annotated

import click
import typer

from duties.cli import clock
from duties.cli.corpus_making import gather_into
from duties.cli.exits import ExitCode
from duties.cli.session import session_of
from duties.messages import N_

EXAMPLES = (
    "duties gather plans/ -o corpus/",
    "duties gather plans/ --import documents/ -o corpus/",
    "duties --plan corpus/ my-tasks 区住建委",
)


def command(
    context: typer.Context,
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help=N_("Plans, and folders of plans with their ledgers; or URLs of these."),
            show_default=False,
        ),
    ] = None,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=N_("The folder, or the URL, of the corpus; what has not changed there is kept."),
        ),
    ],
    documents: Annotated[
        list[str] | None,
        typer.Option(
            "--import",
            metavar="DOCUMENT",
            help=N_("Also gather this document, or a folder of them; may be given more than once."),
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help=N_("How many processes read; otherwise one for each processor."),
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help=N_("Have the workers of this Dask cluster read (tcp://host:8786)."),
        ),
    ] = None,
) -> None:
    """Gather many plans into Parquet files."""
    session = session_of(context)
    if not plans and not documents:
        raise click.UsageError(session.into.gettext(N_("name plans, or documents with --import")))
    if not output.strip():
        text = N_("--output names no folder; name the one of the corpus, such as -o corpus/")
        raise click.UsageError(session.into.gettext(text))
    is_whole = gather_into(
        session,
        output,
        plans or (),
        documents or (),
        clock.today(),
        jobs=jobs or os.cpu_count() or 1,
        cluster=cluster,
    )
    if not is_whole:
        raise typer.Exit(ExitCode.FOUND)
