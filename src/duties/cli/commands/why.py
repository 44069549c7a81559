"""duties why TASK UNIT"""

from contextlib import suppress

import typer

from duties.cli.exits import ExitCode
from duties.cli.left_open import unit_named, unit_or_unnamed
from duties.cli.options import FormatOption, TaskArgument, UnitArgument
from duties.cli.session import Session, session_of
from duties.errors.base import DutiesError, NothingFoundError
from duties.formats.render import Format
from duties.formats.views.why import WHY, tasks_left_open
from duties.model import Task
from duties.queries.selection import select_parts
from duties.queries.why import why

EXAMPLES = ("duties why 25 CBD管委会",)


def command(
    context: typer.Context,
    task: TaskArgument,
    unit: UnitArgument,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the line of the plan that gives a unit a task."""
    session = session_of(context)
    book = session.book
    tasks, name = _meant(session, task, unit)
    found = why(book.plan, book.register, book.source, tasks, name)
    certain = [reason for reason in found if not reason.is_possible]
    if certain:
        left = dict.fromkeys(reason.duty.task.id for reason in found if reason.is_possible)
        session.answer(WHY, certain, format_, remark=tasks_left_open(name, tuple(left)))
    else:
        session.answer(WHY, found, format_)
        raise typer.Exit(ExitCode.FOUND)


def _meant(session: Session, task: str, unit: str) -> tuple[tuple[Task, ...], str]:
    """Return the tasks and the unit that were typed, which may be in the other order."""
    try:
        return _tasks(session, task), unit_or_unnamed(session, unit)
    except NothingFoundError:
        with suppress(DutiesError):
            return _tasks(session, unit), unit_named(session, task)
        raise


def _tasks(session: Session, typed: str) -> tuple[Task, ...]:
    return tuple(part.as_task() for part in select_parts(session.plan, [typed]))
