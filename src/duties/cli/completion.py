"""What a shell may offer while a command is typed: the units, tasks and actions of the plans.

Shell scripts evaluate what they are given, so words with characters that mean something to a
shell are never offered.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from duties.abridging import LONGEST_NAME
from duties.cli.session import session_of
from duties.errors.base import DutiesError
from duties.files import read_source
from duties.messages import cut
from duties.model import Plan
from duties.naming.beside import load_whole
from duties.naming.spoken import NO_LIGHT
from duties.task_or_step import step_key

if TYPE_CHECKING:
    import click

_PLAIN_ASCII = frozenset("-_./+")
_MOST_FILES = 300  # below the folders of plans
_MOST_BYTES = 3_000_000  # of their plans, which take about a second


def complete_commands(context: typer.Context, incomplete: str) -> list[str]:
    """Return the commands that begin with what was typed."""
    root = context.find_root()
    group = cast("click.Group", root.command)
    return [name for name in group.list_commands(root) if name.startswith(incomplete)]


def complete_units(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names and aliases of units that begin with what was typed."""
    from duties.naming.names import Register

    if (corpus := session_of(context).corpus) is not None:
        return list(_offered(_names_in(corpus, incomplete), incomplete))
    registers = list(map(Register, _plans(context)))
    units = (unit for register in registers for unit in register.units)
    aliases = (alias for register in registers for alias, _ in register.aliases)
    return list(_offered(chain(units, aliases), incomplete))


def complete_tasks(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of tasks that begin with what was typed, each with the task's title."""
    tasks = (task for plan in _plans(context) for task in plan.tasks)
    return _with_titles(((task.id, task.title) for task in tasks), incomplete)


def complete_parts(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of tasks that begin with what was typed, and after a / those of steps."""
    if "/" not in incomplete:
        return complete_tasks(context, incomplete)
    tasks = [task for plan in _plans(context) for task in plan.tasks]
    steps = ((step_key(task, step), step.title) for task in tasks for step in task.steps)
    return _with_titles(chain(((task.id, task.title) for task in tasks), steps), incomplete)


def complete_bodies(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of bodies that begin with what was typed, each with the body's name."""
    bodies = (body for plan in _plans(context) for body in plan.bodies)
    return _with_titles(((body.id, body.name) for body in bodies), incomplete)


def complete_targets(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of targets that begin with what was typed, each with the target's name."""
    targets = (target for plan in _plans(context) for target in plan.targets)
    return _with_titles(((target.id, target.name) for target in targets), incomplete)


def complete_helpers(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
    """Return the units and the bodies that begin with what was typed."""
    return [*complete_units(context, incomplete), *complete_bodies(context, incomplete)]


def complete_lights(context: typer.Context, incomplete: str) -> list[str]:
    """Return the lights of the plan's rules, or of those that duties has, that begin so."""
    rules = [plan.tracking for plan in _plans(context) if plan.tracking is not None]
    names = [rule.light for each in rules for rule in each.lights] or ["red", "yellow", "green"]
    return list(_offered([*names, NO_LIGHT], incomplete))


def complete_actions(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of actions that begin with what was typed, each with the action's title."""
    actions = (action for plan in _plans(context) for action in plan.actions)
    return _with_titles(((action.id, action.title) for action in actions), incomplete)


def complete_subjects(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
    """Return the units or actions that the picture named so far may show."""
    match context.params.get("picture"):
        case "unit":
            return complete_units(context, incomplete)
        case "action":
            return complete_actions(context, incomplete)
    return []


def _with_titles(parts: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    """Return the ids that begin with what was typed, each with its title, or those in all plans."""
    titles: dict[str, dict[str, None]] = {}
    for id_, title in parts:
        titles.setdefault(id_, {}).setdefault(title)
    return [(id_, _plain_title(" / ".join(titles[id_]))) for id_ in _offered(titles, incomplete)]


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


def _plans(context: typer.Context) -> list[Plan]:
    """Return the plans that can be read; a shell has no place to show an error.

    Where they are too many to be read while somebody waits, there are none.
    """
    from duties.plans import find_plans

    session = session_of(context)
    try:
        if many := session.many:
            paths = [each.path for each in find_plans(many, _MOST_FILES).plans]
        else:
            paths = [Path(session.plan_path)]
    except DutiesError:
        return []
    if many and sum(map(_size, paths)) > _MOST_BYTES:
        return []
    plans = (_plan(path) for path in paths)
    return [plan for plan in plans if plan is not None]


def _plan(path: Path) -> Plan | None:
    try:
        return load_whole(read_source(path)).plan
    except DutiesError:
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _names_in(corpus: str, incomplete: str) -> list[str]:
    """Return the names in a corpus that begin with what was typed; none in one far away."""
    from duties.corpus.store import is_url, store_at

    if is_url(corpus):
        return []
    from duties.corpus.concerned import names_beginning
    from duties.corpus.opened import Corpus

    try:
        return names_beginning(Corpus(store_at(corpus)), incomplete)
    except DutiesError:
        return []


def complete_rules(incomplete: str) -> list[str]:
    """Return the codes and names of rules that begin with what was typed."""
    from duties.lint.rules import RULES

    return list(_offered((word for rule in RULES for word in (rule.code, rule.name)), incomplete))


def complete_presets(incomplete: str) -> list[str]:
    """Return the places whose rules of the lights are known, that begin with what was typed."""
    from duties.tracking.presets import PRESETS

    return list(_offered(PRESETS, incomplete))
