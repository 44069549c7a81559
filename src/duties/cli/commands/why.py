"""duties why TASK UNIT"""

from contextlib import suppress

import typer

from duties.answers.left_open import unit_named, unit_or_unnamed
from duties.answers.units import answer_why
from duties.cli.exits import ExitCode
from duties.cli.options import FormatOption, TaskArgument, UnitArgument
from duties.cli.session import Session, session_of
from duties.errors.base import DutiesError, NothingFoundError
from duties.formats.render import Format
from duties.model import Task
from duties.queries.selection import select_parts

EXAMPLES = ("duties why 25 CBD管委会",)


def command(
    context: typer.Context,
    task: TaskArgument,
    unit: UnitArgument,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the line of the plan that gives a unit a task."""
    session = session_of(context)
    tasks, name = _meant(session, task, unit)
    answer = answer_why(session.book, tasks, name)
    session.give(answer, format_)
    if any(reason.is_possible for reason in answer.items):
        raise typer.Exit(ExitCode.FOUND)


def _meant(session: Session, task: str, unit: str) -> tuple[tuple[Task, ...], str]:
    """Return the tasks and the unit that were typed, which may be in the other order."""
    try:
        return _tasks(session, task), unit_or_unnamed(session.book, unit, session.note)
    except NothingFoundError:
        with suppress(DutiesError):
            return _tasks(session, unit), unit_named(session.book, task)
        raise


def _tasks(session: Session, typed: str) -> tuple[Task, ...]:
    return tuple(part.as_task() for part in select_parts(session.plan, [typed]))
