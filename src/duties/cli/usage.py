"""Faults of a command line, in our own words."""

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

from duties.cli.choices import SpokenChoice
from duties.cli.session import session_of
from duties.messages import N_, Message


def usage_message(error: UsageError) -> Message:
    """Return one sentence for a fault that the parser found."""
    command = error.ctx.command_path if error.ctx is not None else "duties"
    return Message(
        N_("{fault}; see `{command} --help`"), {"fault": _fault(error), "command": command}
    )


def _fault(error: UsageError) -> Message:
    match error:
        case NoSuchOption(possibilities=[_, *_] as near):
            text = N_("there is no option {option} (did you mean {near}?)")
            return Message(text, {"option": error.option_name, "near": tuple(near)})
        case NoSuchOption():
            return Message(N_("there is no option {option}"), {"option": error.option_name})
        case MissingParameter(param=click.Parameter() as parameter, ctx=click.Context() as context):
            return Message(N_("{name} is missing"), {"name": parameter.make_metavar(context)})
        case BadParameter(
            param=click.Parameter(type=SpokenChoice() as choice) as parameter,
            ctx=click.Context() as context,
        ):
            text = N_("{name} takes one of {choices}")
            choices = choice.listed(session_of(context).language)
            return Message(text, {"name": parameter.opts[0], "choices": choices})
        case BadOptionUsage(message=problem) if "requires an argument" in problem:
            return Message(N_("{option} needs a value"), {"option": error.option_name})
        case _:
            return Message("{problem}", {"problem": error.format_message().rstrip(".")})
