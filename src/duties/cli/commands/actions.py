"""duties actions"""

import typer

from duties.cli.options import FormatOption
from duties.cli.session import session_of
from duties.formats.render import Format
from duties.formats.views.actions import ACTIONS
from duties.queries.counts import action_counts

EXAMPLES = ("duties actions",)


def command(context: typer.Context, format_: FormatOption = Format.TABLE) -> None:
    """List the actions, with their numbers of tasks and units."""
    session = session_of(context)
    session.answer(ACTIONS, action_counts(session.plan, session.register), format_)
