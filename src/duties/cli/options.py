"""The arguments and options that commands share, each declared once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from typer.core import TyperOption

from duties.cli.completion import complete_actions, complete_parts, complete_tasks, complete_units
from duties.cli.language import Language
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.messages import N_, Message
from duties.model import Role
from duties.periods import Period

TasksArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TASK...",
        help=N_("Ids (19), steps (19/2), ranges (10-15) or words of the title."),
        autocompletion=complete_parts,
        show_default=False,
    ),
]
TaskArgument = Annotated[
    str,
    typer.Argument(
        metavar="TASK",
        help=N_("An id, a range of ids such as 10-15, or words from the title."),
        autocompletion=complete_tasks,
        show_default=False,
    ),
]
SomeTasksArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TASK]...",
        help=N_("Only these: ids (19), steps (19/2), ranges (10-15) or words of the title."),
        autocompletion=complete_parts,
        show_default=False,
    ),
]
PartArgument = Annotated[
    str,
    typer.Argument(
        metavar="TASK",
        help=N_("An id (19), a step (19/2), or words from the title."),
        autocompletion=complete_parts,
        show_default=False,
    ),
]
UnitsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="UNIT...",
        help=N_("Names, aliases, parts of names, or their pinyin (qzjw)."),
        autocompletion=complete_units,
        show_default=False,
    ),
]
UnitArgument = Annotated[
    str,
    typer.Argument(
        metavar="UNIT",
        help=N_("A name, an alias, a part of a name, or its pinyin (qzjw)."),
        autocompletion=complete_units,
        show_default=False,
    ),
]
DocumentArgument = Annotated[
    str,
    typer.Argument(
        metavar="DOCUMENT",
        help=N_("Word, PDF, Excel, CSV, a web page, Markdown or text; - is the standard input."),
        show_default=False,
    ),
]


FolderArgument = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        help=N_("The folder to write into; it is made if need be."),
        show_default=False,
    ),
]


def file_argument(metavar: str) -> Any:
    """Return the argument for a file to write, shown as `metavar`."""
    return typer.Argument(
        metavar=metavar,
        help=N_("The file to write; its ending decides the format. - is the standard output."),
        show_default=False,
    )


def ending_option() -> Any:
    """Return the option for the format of a file to write."""
    return typer.Option("--format", "-f", help=N_("The format, if the ending does not decide it."))


def unit_option(help_: str) -> Any:
    """Return the option that names a unit; `help_` says what it does in this command."""
    return typer.Option("--unit", "-u", metavar="UNIT", help=help_, autocompletion=complete_units)


LimitsOption = Annotated[
    bool,
    typer.Option(
        "--no-limits",
        help=N_("Read a document that you trust, however much time and memory it takes."),
    ),
]
OcrOption = Annotated[
    bool,
    typer.Option(
        "--ocr", help=N_("Recognise the text of pictures and scanned pages (needs duties[ocr]).")
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help=N_("The format of the answer."))
]


RoleOption = Annotated[
    list[Role] | None,
    typer.Option(
        "--role",
        "-r",
        help=N_("Only this role, in English or Chinese; may be given more than once."),
    ),
]
ActionsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--action",
        "-a",
        metavar="ACTION",
        help=N_("Only this action, by id (2, 二) or title; may be given more than once."),
        autocompletion=complete_actions,
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Only print what would be written."))
]
DirectOption = Annotated[
    bool,
    typer.Option("--direct", help=N_("Leave out what reaches a unit through a collective.")),
]


def _day_parser(option: str, *, is_end: bool) -> Callable[[str], date]:
    """Return what reads the day that is typed for an option; see `day_option`."""

    def read(text: str) -> date:
        from duties.cli.deadlines import day_typed

        return day_typed(option, text, is_end=is_end)

    return read


def day_option(option: str, help_: str, *, is_end: bool = False) -> Any:
    """Return an option that takes a day; `help_` says what it is for.

    With `is_end` it also takes a longer period, and is its last day: 10月底, 2026-10.
    """
    parser = _day_parser(option, is_end=is_end)
    return typer.Option(option, metavar="DATE", help=help_, parser=parser)


def _period_parser(option: str) -> Callable[[str], Period]:
    """Return what reads the period that is typed for an option."""

    def read(text: str) -> Period:
        from duties.cli.deadlines import reporting_period_typed

        return reporting_period_typed(option, text)

    return read


def period_option(option: str, help_: str) -> Any:
    """Return an option that takes a period of reports; `help_` says what it is for."""
    return typer.Option(option, metavar="PERIOD", help=help_, parser=_period_parser(option))


OpenOption = Annotated[
    bool, typer.Option("--open", help=N_("Only work that is open: neither done nor cancelled."))
]
OpenAsOfOption = Annotated[
    date | None,
    day_option("--as-of", N_("The day on which it is open; otherwise today."), is_end=True),
]
SinceOption = Annotated[
    date | None,
    day_option(
        "--since",
        N_("Only what changed since the end of this day, and why (2026-03-31)."),
        is_end=True,
    ),
]
AsOfOption = Annotated[
    date | None,
    day_option(
        "--as-of",
        N_("The day to answer for (2026-04-30, 4月底); otherwise today."),
        is_end=True,
    ),
]


def order_option(help_: str) -> Any:
    """Return the option for the order of tasks; `help_` says what it is otherwise."""
    return typer.Option("--sort", help=help_)


def common_options() -> list[click.Parameter]:
    """Return the options that every command takes, before or after its name."""
    return [
        TyperOption(
            param_decls=["--plan", "-p"],
            metavar="FILE",
            multiple=True,
            help=N_("Plan or folder of plans; may be given more than once."),
            expose_value=False,
            callback=_set_plan,
        ),
        TyperOption(
            param_decls=["--progress"],
            metavar="DIR",
            help=N_("The ledger; else DUTIES_PROGRESS, or progress/ nearby."),
            expose_value=False,
            callback=_set_progress,
        ),
        TyperOption(
            param_decls=["--lang"],
            type=click.Choice([str(language) for language in Language]),
            help=N_("The language; otherwise DUTIES_LANG, then the locale."),
            expose_value=False,  # `choose_language` reads it before the parser does
        ),
        TyperOption(
            param_decls=["--debug"],
            is_flag=True,
            help=N_("Show where in the program an error arose."),
            expose_value=False,
            callback=_set_debug,
        ),
    ]


def _set_plan(context: click.Context, _: click.Parameter, values: tuple[str, ...]) -> None:
    session = session_of(context)
    names = (*session.plan_names, *values)
    session.plan_names = tuple(dict.fromkeys(names))
    if context.resilient_parsing:
        return
    for name in session.plan_names if values else ():
        if names.count(name) > 1:
            session.note(
                Message(N_("{name} is named more than once, and counts once"), {"name": name})
            )


def _set_progress(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        session_of(context).progress_name = value


def _set_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        session_of(context).debug = True
        session_of(context).is_limited = False  # so that an error shows where it arose
