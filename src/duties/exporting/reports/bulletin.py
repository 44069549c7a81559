"""A bulletin (通报): how a plan stands at the end of a period, for all who have a part in it."""

from duties.exporting.imprint import Imprint
from duties.exporting.reports.closed_loop import problems
from duties.exporting.reports.document import BodyText, Dispatch, text_of
from duties.exporting.reports.outcomes import coming, finished, in_a_row, lessons, targets
from duties.exporting.reports.overall import lights, overall
from duties.exporting.reports.units import ranking, reporting
from duties.messages import N_, Message
from duties.model import Plan
from duties.queries.bulletin import Bulletin

_EVERYBODY = N_("To all units concerned:")


def document(
    plan: Plan, found: Bulletin, imprint: Imprint, addressee: str | None, *, is_closed: bool
) -> Dispatch:
    """Return the bulletin on a period.

    It is addressed to the `addressee`, or to all units. `is_closed` says that the time for the
    reports of the period is over. Parts with nothing to tell say so in a sentence, or are left out:
    those on targets, on reports, on lights that stay on, and on lessons.
    """
    facts = {"title": plan.title, "period": found.period.name(), "day": found.day}
    opening = (
        Message(N_("This is how the tasks of “{title}” stood on {day}."), facts),
        Message(
            N_(
                "It is computed from what the units reported and what was ruled, task by task, "
                "against the even pace."
            )
        ),
    )
    return Dispatch(
        (
            Message(N_("Progress of “{title}”"), facts),
            Message(N_("(bulletin for {period})"), facts),
        ),
        Message(_EVERYBODY) if addressee is None else Message(N_("{unit}:"), {"unit": addressee}),
        (BodyText(text_of(opening)),),
        (
            overall(found),
            lights(found, plan),
            ranking(found, plan),
            problems(found, plan),
            *targets(found),
            *reporting(found, is_closed=is_closed),
            finished(found),
            *in_a_row(found),
            coming(found),
            *lessons(found),
        ),
        imprint,
    )
