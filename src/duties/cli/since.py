"""The answer to what changed between two days."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from duties.cli.session import Session, line_width
from duties.errors.questions import SinceError
from duties.formats.render import Format
from duties.formats.views.standing_changes import nothing_changed, since_caption, since_view
from duties.messages import Message
from duties.queries.standing_changes import turns
from duties.tracking.standing import Standing


def answer_since(
    session: Session,
    standings: Sequence[Standing],
    since: date,
    day: date,
    format_: Format,
    remark: Message | None,
) -> None:
    """Write which of these standings of a day are others than at the end of an earlier, and why.

    Raises `SinceError` where that is not earlier.
    """
    if since >= day:
        raise SinceError(since, day)
    tasks = session.tracker.on(since)
    before = [each for standing in tasks for each in (standing, *standing.steps)]
    found = turns(before, standings, session.ledger, since, day)
    session.answer(
        since_view(session.into, line_width()),
        found,
        format_,
        caption=partial(since_caption, since=since, day=day),
        remark=remark,
        nothing=nothing_changed(since, day),
    )
