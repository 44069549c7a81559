"""The answer to what changed between two days."""

from collections.abc import Sequence
from datetime import date

from duties.answers.status import answer_changes
from duties.cli.session import Session, line_width
from duties.formats.render import Format
from duties.formats.views.standing_changes import nothing_changed, since_caption
from duties.messages import Message
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
    answer = answer_changes(session.book, since, day, session.into, standings, width=line_width())
    session.give(
        answer._replace(remark=remark),
        format_,
        caption=since_caption(since, day),
        nothing=nothing_changed(since, day),
    )
