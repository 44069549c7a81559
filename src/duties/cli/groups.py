"""Options that several commands take together: said once, as a named tuple."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, get_type_hints

Command = Callable[..., None]


def spread(command: Command) -> Command:
    """Return a command that takes the options of its groups one by one, in their place.

    A parameter whose type is a named tuple is a group: each field is an option, with its default.
    The command gets the tuple.
    """
    signature = inspect.signature(command)
    groups: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if isinstance(parameter.annotation, type) and issubclass(parameter.annotation, tuple)
    }
    if not groups:
        return command

    @wraps(command)
    def with_groups(**given: Any) -> None:
        made = {
            name: group(**{field: given.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        command(**given, **made)

    parameters = list(_parameters(signature, groups))
    taken = signature.replace(parameters=parameters)
    with_groups.__signature__ = taken  # type: ignore[attr-defined]
    with_groups.__annotations__ = {each.name: each.annotation for each in parameters}
    return with_groups


def _parameters(
    signature: inspect.Signature, groups: Mapping[str, Any]
) -> Iterator[inspect.Parameter]:
    for name, parameter in signature.parameters.items():
        if name not in groups:
            yield parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            continue
        defaults = groups[name]._field_defaults
        for field, hint in get_type_hints(groups[name], include_extras=True).items():
            yield inspect.Parameter(
                field,
                inspect.Parameter.KEYWORD_ONLY,
                default=defaults.get(field, inspect.Parameter.empty),
                annotation=hint,
            )
