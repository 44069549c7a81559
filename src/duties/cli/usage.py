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
from duties.cli.repeated import RepeatedOptionError
from duties.cli.session import session_of
from duties.messages import N_, Message


class NeedlessArgumentsError(UsageError):
    """There are more arguments than the command takes."""

    def __init__(self, arguments: tuple[str, ...], context: click.Context) -> None:
        super().__init__(f"too many arguments: {arguments}", context)
        self.arguments = arguments


def usage_message(error: UsageError) -> Message:
    """Return one sentence for a fault that the parser found."""
    command = error.ctx.command_path if error.ctx is not None else "duties"
    return Message(
        N_("{fault}; see `{command} --help`"), {"fault": _fault(error), "command": command}
    )


def _fault(error: UsageError) -> Message:
    match error:
        case RepeatedOptionError(option=option, values=values):
            text = N_("{option} takes one value, and you gave several: {values}")
            return Message(text, {"option": option, "values": values})
        case NeedlessArgumentsError(arguments=arguments):
            text, names = N_("unexpected arguments: {arguments}"), {"arguments": arguments}
            return Message(text, names)
        case NoSuchOption(possibilities=[_, *_] as near):
            text = N_("there is no option {option} (did you mean {near}?)")
            return Message(text, {"option": error.option_name, "near": tuple(near)})
        case NoSuchOption():
            return Message(N_("there is no option {option}"), {"option": error.option_name})
        case MissingParameter(param=click.Parameter() as parameter, ctx=click.Context() as context):
            return Message(N_("{name} is missing"), {"name": parameter.make_metavar(context)})
        case BadParameter(param=click.Parameter() as parameter, ctx=click.Context() as context):
            return _bad_value(parameter, context, error)
        case BadOptionUsage(message=problem) if "requires an argument" in problem:
            return Message(N_("{option} needs a value"), {"option": error.option_name})
        case BadOptionUsage():
            return Message(N_("{option} takes no value"), {"option": error.option_name})
        case _:
            return _as_click_says_it(error)


def _bad_value(parameter: click.Parameter, context: click.Context, error: UsageError) -> Message:
    is_option = isinstance(parameter, click.Option)
    name = max(parameter.opts, key=len) if is_option else parameter.make_metavar(context)
    match parameter.type:
        case SpokenChoice() as choice:
            text = N_("{name} takes one of {choices}")
            listed = choice.listed(session_of(context).language)
            return Message(text, {"name": name, "choices": listed})
        case click.Choice(choices=choices):
            text = N_("{name} takes one of {choices}")
            return Message(text, {"name": name, "choices": tuple(map(str, choices))})
        case click.DateTime():
            return Message(N_("{name} takes a date such as 2027-06-30"), {"name": name})
        case click.IntRange(min=int() | float() as least, max=None):
            text = N_("{name} takes a whole number from {least} on")
            return Message(text, {"name": name, "least": least})
        case click.FloatRange(min=int() | float() as least, max=None):
            text = N_("{name} takes a number from {least} on")
            return Message(text, {"name": name, "least": least})
        case click.types.IntParamType():
            return Message(N_("{name} takes a whole number"), {"name": name})
        case click.types.FloatParamType():
            return Message(N_("{name} takes a number"), {"name": name})
        case _:
            return _as_click_says_it(error)


def _as_click_says_it(error: UsageError) -> Message:
    problem = error.format_message().rstrip(".")
    return Message("{problem}", {"problem": problem[:1].lower() + problem[1:]})
