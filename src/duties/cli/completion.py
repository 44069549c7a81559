"""What a shell may offer while a command is typed: the plan's units, tasks and actions.

Shell scripts evaluate what they are given, so words with characters that mean something to a
shell are never offered.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from duties.abridging import LONGEST_NAME
from duties.cli.session import session_of
from duties.errors.base import DutiesError
from duties.files import read_source
from duties.messages import cut
from duties.model import Action, Plan, Step, Task
from duties.naming.beside import load_whole
from duties.naming.spoken import NO_LIGHT
from duties.task_or_step import step_key

if TYPE_CHECKING:
    import click

_PLAIN_ASCII = frozenset("-_./+")


def complete_commands(context: typer.Context, incomplete: str) -> list[str]:
    """Return the commands that begin with what was typed."""
    root = context.find_root()
    group = cast("click.Group", root.command)
    return [name for name in group.list_commands(root) if name.startswith(incomplete)]


def complete_units(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names and aliases of units that begin with what was typed."""
    from duties.naming.names import Register

    plan = _plan(context)
    if plan is None:
        return []
    register = Register(plan)
    names = (*register.units, *(alias for alias, _ in register.aliases))
    return list(_offered(names, incomplete))


def complete_tasks(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of tasks that begin with what was typed, each with the task's title."""
    plan = _plan(context)
    return [] if plan is None else _with_titles(plan.tasks, incomplete)


def complete_parts(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of tasks that begin with what was typed, and after a / those of steps."""
    plan = _plan(context)
    if plan is None or "/" not in incomplete:
        return [] if plan is None else _with_titles(plan.tasks, incomplete)
    return _with_titles(
        [
            *plan.tasks,
            *(step._replace(id=step_key(task, step)) for task in plan.tasks for step in task.steps),
        ],
        incomplete,
    )


def complete_bodies(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of bodies that begin with what was typed, each with the body's name."""
    plan = _plan(context)
    if plan is None:
        return []
    names = {body.id: body.name for body in plan.bodies}
    return [(id_, _plain_title(names[id_])) for id_ in _offered(names, incomplete)]


def complete_targets(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of targets that begin with what was typed, each with the target's name."""
    plan = _plan(context)
    if plan is None:
        return []
    names = {target.id: target.name for target in plan.targets}
    return [(id_, _plain_title(names[id_])) for id_ in _offered(names, incomplete)]


def complete_helpers(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
    """Return the units and the bodies that begin with what was typed."""
    return [*complete_units(context, incomplete), *complete_bodies(context, incomplete)]


def complete_lights(context: typer.Context, incomplete: str) -> list[str]:
    """Return the lights of the plan's rules, or of those that duties has, that begin so."""
    plan = _plan(context)
    rules = plan.tracking.lights if plan is not None and plan.tracking is not None else ()
    names = [rule.light for rule in rules] or ["red", "yellow", "green"]
    return list(_offered([*names, NO_LIGHT], incomplete))


def complete_actions(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of actions that begin with what was typed, each with the action's title."""
    plan = _plan(context)
    return [] if plan is None else _with_titles(plan.actions, incomplete)


def complete_subjects(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
    """Return the units or actions that the picture named so far may show."""
    match context.params.get("picture"):
        case "unit":
            return complete_units(context, incomplete)
        case "action":
            return complete_actions(context, incomplete)
    return []


def _with_titles(parts: Iterable[Task | Step | Action], incomplete: str) -> list[tuple[str, str]]:
    titles = {part.id: part.title for part in parts}
    return [(id_, _plain_title(titles[id_])) for id_ in _offered(titles, incomplete)]


def _plain_title(title: str) -> str:
    return cut("".join(filter(_is_plain, title[: 2 * LONGEST_NAME])), LONGEST_NAME)


def _offered(words: Iterable[str], incomplete: str) -> Iterator[str]:
    for word in dict.fromkeys(words):
        is_offered = word.startswith(incomplete) and 0 < len(word) <= LONGEST_NAME
        if is_offered and all(map(_is_plain, word)):
            yield word


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PLAIN_ASCII
    return character.isprintable() and not character.isspace()


def _plan(context: typer.Context) -> Plan | None:
    """Return the plan if it can be read; a shell has no place to show an error."""
    try:
        return load_whole(read_source(Path(session_of(context).plan_path))).plan
    except DutiesError:
        return None


def complete_rules(incomplete: str) -> list[str]:
    """Return the codes and names of rules that begin with what was typed."""
    from duties.lint.rules import RULES

    return list(_offered((word for rule in RULES for word in (rule.code, rule.name)), incomplete))


def complete_presets(incomplete: str) -> list[str]:
    """Return the places whose rules of the lights are known, that begin with what was typed."""
    from duties.tracking.presets import PRESETS

    return list(_offered(PRESETS, incomplete))
