"""The commands of `duties`, and the group that imports only the one that runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cache, partial
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from typing import Annotated, Any

import click
import typer
from click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from duties.cli.choices import take_words
from duties.cli.groups import spread
from duties.cli.options import common_options
from duties.cli.repeated import refuse_repeated
from duties.cli.session import session_of
from duties.cli.shells import speak_of_completion
from duties.cli.usage import NeedlessArgumentsError
from duties.collector import collector_paused
from duties.errors.base import UnknownCommandError
from duties.messages import N_, Translator

MOMENTS = {
    N_("Ask"): {
        "my-tasks": N_("List the tasks of one or more units, with their role in each."),
        "who-leads": N_("Show who leads each task."),
        "tasks": N_("List all tasks, or those that match."),
        "show": N_("Show everything the plan says about tasks."),
        "why": N_("Show the line of the plan that gives a unit a task."),
        "units": N_("List the units, with their numbers of tasks."),
        "actions": N_("List the actions, with their numbers of tasks and units."),
        "bodies": N_("List the groups and task forces that stand above the units."),
        "partners": N_("List the units that a unit shares tasks with."),
        "between": N_("Show the tasks that link two units, directly or through others."),
        "workload": N_("Show what each unit carries, and how much it coordinates."),
        "matrix": N_("Show the responsibility matrix: units by actions, or by tasks."),
    },
    N_("Through the year"): {
        "status": N_("Show how tasks stand: lights with their reasons, even pace."),
        "forms": N_("Write an Excel form for each unit to report in."),
        "collect": N_("Put what units wrote into their forms into the ledger."),
        "record": N_("Record what was reported, decided or learnt about tasks."),
        "board": N_("Compare units: work done, overdue, lights, and the ranking."),
        "targets": N_("List the targets: value, year, latest reading, pace, status."),
        "problems": N_("List problems: their stage, how long each took, who is to help."),
        "history": N_("Show a task's journal: what was entered, and what it changed."),
        "escalate": N_("Show whom to turn to about a task, up the three tiers, and why."),
        "revise": N_("Replace the plan with a new edition; the ledger follows it."),
    },
    N_("Check"): {
        "lint": N_("Check plans: what is missing, contradictory or doubtful."),
        "rule": N_("Explain a rule of `duties lint`, or list them all."),
        "suggest": N_("Show which units tasks may lack, with the evidence for each."),
        "verify": N_("Show how a plan differs from the document it comes from."),
        "diff": N_("Show what changed from one plan to another, by task and by unit."),
    },
    N_("Hand on"): {
        "export": N_("Write the plan as Excel, Word, a web page, a calendar, or data."),
        "bulletin": N_("Write a bulletin on a period: how all stands, what is asked."),
        "urge": N_("Write an order to act on each red task, with a receipt to return."),
        "draw": N_("Draw who has which task, how they stand, and what changed."),
        "gather": N_("Gather very many plans into Parquet files, to be asked as one."),
    },
    N_("Begin"): {
        "import": N_("Read a published document into a plan."),
        "init": N_("Write a plan to start from."),
        "register": N_("Gather one register of units from plans that exist."),
        "schema": N_("Print the JSON Schema of the plan file, for editors."),
    },
}
"""The commands by the moment when one wants them, those of every day first."""

ASKED_OF_EACH = frozenset(
    {
        "between",
        "board",
        "my-tasks",
        "partners",
        "problems",
        "status",
        "suggest",
        "targets",
        "tasks",
        "units",
        "who-leads",
        "workload",
    }
)
"""The commands that answer over many plans by asking each of them."""

COMMANDS = {
    **{name: about for commands in MOMENTS.values() for name, about in commands.items()},
    "help": N_("Explain a command, or list them all."),
}


def _described_by(words: str, into: Translator) -> list[str]:
    """Return the commands whose help has the most pairs of Chinese letters of `words` in it."""
    pairs = {a + b for a, b in pairwise(words) if not (a + b).isascii()}
    counts = {
        name: sum(pair in into.gettext(about) for pair in pairs) for name, about in COMMANDS.items()
    }
    most = max(counts.values())
    return [name for name, count in counts.items() if count == most][:_SUGGESTED] if most else []


_SUGGESTED = 3


def module_of(command: str) -> str:
    """Return the name of the module of a command."""
    word = command.replace("-", "_")
    return f"duties.cli.commands.{word}{'_' if iskeyword(word) else ''}"


_SETTINGS: dict[str, Any] = {"help_option_names": ["--help", "-h"]}
_EPILOG = N_("`duties help COMMAND` explains a command.")


class HelpContext(click.Context):
    """The context of a command, whose help is a page of our own."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return an empty page."""
        from duties.cli.help_page import HelpPage

        session = session_of(self)
        self.color = session.palette.has_colour or None
        return HelpPage(session.into, session.palette)


class DutiesCommand(TyperCommand):
    """A command that also takes the options common to all commands."""

    context_class = HelpContext

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.params += common_options()
        take_words(self.params)
        for parameter in self.params:  # what reads a file says whether it can be read
            if isinstance(parameter.type, click.Path):
                parameter.type.readable = False

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; where many plans are named that it can ask, over all of them."""
        session = session_of(ctx)
        if self.name in ASKED_OF_EACH and (session.corpus is not None or session.many):
            from duties.cli.many import ask_each

            ask_each(session, ctx, partial(super().invoke, ctx))
            return None
        return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; raises `RepeatedOptionError` instead of dropping a value."""
        with _faults_of(ctx):
            refuse_repeated(self, ctx, args)
            left = super().parse_args(ctx, args)
            if left and not ctx.resilient_parsing:
                raise NeedlessArgumentsError(tuple(left), ctx)
            return left


@contextmanager
def _faults_of(context: click.Context) -> Iterator[None]:
    """Make a fault of the command line say which command it is of, which click's parser forgets."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or context
        raise


class DutiesGroup(TyperGroup):
    """The group of all commands; a command's module is imported when the command is looked up."""

    context_class = HelpContext

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.params += common_options()
        take_words(self.params)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what stands before the command; raises `RepeatedOptionError`."""
        with _faults_of(ctx):
            refuse_repeated(self, ctx, args)
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names of all commands, in the order they are shown."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command in the session's language, or None if there is no such command."""
        return _command(cmd_name, session_of(ctx).into) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command at the head of the arguments; raises `UnknownCommandError`."""
        name = args[0]
        if not (name in COMMANDS or name.startswith("-") or ctx.resilient_parsing):
            near = get_close_matches(name, COMMANDS) or _described_by(name, session_of(ctx).into)
            raise UnknownCommandError(name, tuple(near))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, by moment and without importing any, then the options."""
        into = session_of(ctx).into
        longest = max(map(len, COMMANDS))
        formatter.write_paragraph()
        for moment, commands in MOMENTS.items():
            formatter.write_heading(into.gettext(moment))
            with formatter.indentation():
                formatter.write_dl(
                    [(name.ljust(longest), into.gettext(text)) for name, text in commands.items()]
                )
        click.Command.format_options(self, ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands, or the options, that begin with what was typed."""
        names = [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]
        return names + click.Command.shell_complete(self, ctx, incomplete)


@cache  # as `make_app`, for programs that run many commands: it takes longer than a short answer
def _command(name: str, into: Translator) -> click.Command:
    with collector_paused():
        module = import_module(module_of(name))
        alone = _typer()
        alone.command(
            name,
            cls=DutiesCommand,
            help=COMMANDS[name],
            epilog=_examples(module.EXAMPLES, into),
            context_settings={**_SETTINGS, "allow_extra_args": True},
        )(spread(module.command))
        command = typer.main.get_command(alone)
    put_into(into, command)
    return command


def _examples(commands: tuple[str, ...], into: Translator) -> str:
    lines = (into.gettext(N_("Examples:")), *(f"  {command}" for command in commands))
    return "\b\n" + "\n".join(lines)


@cache
def make_app(into: Translator) -> click.Command:
    """Return the whole command line, its help in the translator's language."""
    app = _typer(add_completion=True, cls=DutiesGroup, no_args_is_help=True)

    @app.callback(
        help=N_("Keep the division of labour of a published plan: ask, check and hand it on."),
        epilog=_EPILOG,
        context_settings=_SETTINGS,
    )
    def _root(
        version: Annotated[
            bool,
            typer.Option(
                "--version",
                help=N_("Show the version and exit."),
                callback=_show_version,
                is_eager=True,
            ),
        ] = False,
    ) -> None:
        pass

    root = typer.main.get_command(app)
    speak_of_completion(root.params)
    put_into(into, root)
    return root


def _show_version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        typer.echo(f"duties {version('duties')}")
        raise typer.Exit


def _typer(**settings: Any) -> typer.Typer:
    plain = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
    return typer.Typer(**{**plain, **settings})


def put_into(into: Translator, command: click.Command) -> None:
    """Translate the help of a command and its parameters, and what stands for their values."""
    command.help = _put(into, command.help)
    command.epilog = _put(into, command.epilog)
    command.options_metavar = _put(into, command.options_metavar)
    if isinstance(command, click.Group):
        command.subcommand_metavar = into.gettext(command.subcommand_metavar)
    for parameter in command.params:
        parameter.metavar = _put(into, parameter.metavar)
        if isinstance(parameter, TyperOption | TyperArgument):
            parameter.help = _put(into, parameter.help)


def _put(into: Translator, text: str | None) -> str | None:
    return into.gettext(text) if text else text
