"""An option that takes one value and is given two is refused, whatever the command."""

from collections.abc import Sequence
from copy import copy

import click

_GIVEN = "duties.given"  # values of options so far, by their names, in the context's `meta`


class RepeatedOptionError(click.UsageError):
    """An option that takes one value was given several."""

    def __init__(self, option: str, values: tuple[str, ...], context: click.Context) -> None:
        super().__init__(f"{option} was given more than once", context)
        self.option = option
        self.values = values


def refuse_repeated(command: click.Command, context: click.Context, args: Sequence[str]) -> None:
    """Raise `RepeatedOptionError` if an option of one value has several, here or further left.

    click would keep the last and drop the others. The same value again does no harm, nor does a
    flag; an option that takes several values is left alone. Other faults are left to the parser,
    and all of them where a shell only wants to complete what is being typed.
    """
    if context.resilient_parsing:
        return
    given: dict[tuple[str, ...], list[str]] = context.meta.setdefault(_GIVEN, {})
    parameters = command.get_params(context)
    singles = {each: _gathering(each) for each in parameters if _takes_one_value(each)}
    everything = [singles.get(each, each) for each in parameters]
    parser = click.Command(None, params=everything, add_help_option=False).make_parser(context)
    try:
        found, _, _ = parser.parse_args(args=list(args))
    except click.UsageError:
        return
    for option in singles.values():
        values = given.setdefault(tuple(option.opts), [])
        values += map(str, found.get(str(option.name)) or ())
        different = tuple(dict.fromkeys(values))
        if len(different) > 1:
            raise RepeatedOptionError(max(option.opts, key=len), different, context)


def _takes_one_value(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and not parameter.multiple and not parameter.is_flag


def _gathering(parameter: click.Parameter) -> click.Parameter:
    """Return a like option that gathers all the values it is given."""
    gathering = copy(parameter)
    gathering.multiple = True
    return gathering
