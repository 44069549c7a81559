"""duties init"""

from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated

import click
import typer

from duties.cli import clock
from duties.cli.locate import PLAN_FILE
from duties.cli.options import AsOfOption
from duties.cli.session import Session, session_of
from duties.errors.files import FileNameForFolderError
from duties.errors.options import DemoOutsideCalendarError
from duties.messages import N_, Message
from duties.planfile.templates import demo_files, template
from duties.writing import create_folder

EXAMPLES = ("duties init", "duties init --example yuzhong.yaml", "duties init --demo try")


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
    demo: Annotated[
        Path | None,
        typer.Option(
            "--demo",
            metavar="DIR",
            help=N_("Write an invented plan with five months of progress into a new folder."),
        ),
    ] = None,
    as_of: AsOfOption = None,
) -> None:
    """Write a plan to start from."""
    session = session_of(context)
    session.take_plans([str(file)] if file else [])
    name = file or session.plan_name
    if demo is None and as_of is not None:
        raise click.UsageError(session.into.gettext(N_("--as-of is for --demo alone")))
    if demo is not None and (name is not None or example):
        text = N_("--demo names a folder; give no file, and no --example")
        raise click.UsageError(session.into.gettext(text))
    if demo is not None:
        _write_demo(session, demo, as_of or clock.today())
    else:
        _write_plan(session, Path(name or PLAN_FILE), is_example=example)


def _write_plan(session: Session, file: Path, *, is_example: bool) -> None:
    session.create(file, template("example" if is_example else f"starter.{session.language}"))
    session.note(
        Message(
            N_("wrote {file}; query it with `duties --plan {quoted} tasks`"),
            {"file": str(file), "quoted": quote(str(file))},
        )
    )


def _write_demo(session: Session, folder: Path, day: date) -> None:
    if folder.suffix.casefold() in {".yaml", ".yml"} and not folder.exists():
        raise FileNameForFolderError(
            str(folder), folder.suffix, folder.with_suffix("").name, has_formats=False
        )
    try:
        texts = demo_files(day)
    except OverflowError:
        raise DemoOutsideCalendarError(day) from None
    create_folder(folder, {name: text.encode() for name, text in texts.items()})
    asked = "duties status" if day == clock.today() else f"duties status --as-of {day}"
    session.note(
        Message(
            N_(
                "wrote a plan and what was reported up to {day} into {folder}; there, run `{asked}`"
            ),
            {"day": day, "folder": str(folder), "asked": asked},
        )
    )
