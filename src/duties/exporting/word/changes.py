"""What changed between two plans: a notice to one unit, or all of it."""

from collections.abc import Sequence
from typing import Any

from duties.exporting.imprint import UNSIGNED, Imprint
from duties.exporting.tables import lines_of
from duties.exporting.word.paper import Paper
from duties.exporting.word.signing import write_number, write_signature
from duties.formats.differences import parts_of
from duties.formats.grid import grid
from duties.formats.view import Fact, Item, View
from duties.formats.views.common import fact_words
from duties.formats.views.differences import (
    ACTION_DIFFERENCES,
    RENUMBERED,
    differences_view,
)
from duties.formats.views.notices import (
    NOTICE,
    also_changed,
    changed,
    handed_over,
    notice_counts,
    notice_title,
    renumbered,
    taken_on,
)
from duties.messages import N_, Message, Translator
from duties.model import Plan
from duties.queries.handover import Revision, UnitMoves

_HEADINGS = (
    (N_("Tasks taken on: {count}"), taken_on),
    (N_("Tasks left: {count}"), handed_over),
    (N_("Tasks with another role: {count}"), changed),
)


_TASKS = differences_view()
_DETAILS_OF_TASKS = _TASKS._replace(columns=_TASKS.columns[1:])
"""Without the kinds of changes, which are plain from the details."""


def render_notice(
    old: Plan,
    new: Plan,
    unit: str,
    moves: UnitMoves | None,
    into: Translator,
    imprint: Imprint = UNSIGNED,
) -> bytes:
    """Return the notice to a unit on portrait A4 paper; None tells it that nothing changes."""
    title = notice_title(unit).put(into)
    paper = Paper(new, title)
    paper.write(title, "Title")
    write_number(paper, imprint)
    paper.write(Message(N_("{unit}:"), {"unit": unit}).put(into), "Address")
    paper.write(_opening(old, new, moves).put(into), "Body")
    if moves is not None:
        _write_moves(paper, moves, into)
    write_signature(paper, imprint, into)
    return paper.to_bytes()


def _write_moves(paper: Paper, moves: UnitMoves, into: Translator) -> None:
    for heading, rows_of in _HEADINGS:
        _write_part(paper, heading, NOTICE, rows_of(moves), into)
    for heading, view, items in (
        (N_("Tasks with changes: {count}"), _DETAILS_OF_TASKS, also_changed(moves)),
        (N_("Tasks only renumbered: {count}"), RENUMBERED, renumbered(moves)),
        (N_("Actions with changes: {count}"), ACTION_DIFFERENCES, moves.actions),
    ):
        _write_part(paper, heading, view, items, into)


def _listed(view: View[Item], into: Translator) -> View[Item]:
    """Return a view with what its card says below each other in the last column."""
    card = view.card
    if card is None:
        return view

    def lines(item: Item) -> str:
        return "\n".join(
            fact_words(fact).put(into) for fact in card(item) if isinstance(fact, Fact)
        )

    *columns, last = view.columns
    return View((*columns, last._replace(value=lines)), {})


def _write_part(
    paper: Paper, heading: str, view: View[Any], items: Sequence[Any], into: Translator
) -> None:
    if items:
        _write_table(paper, Message(heading, {"count": len(items)}), view, items, into)


def _write_table(
    paper: Paper, heading: Message, view: View[Any], items: Sequence[Any], into: Translator
) -> None:
    paper.write(heading.put(into), "Heading 1")
    table = grid(_listed(view, into), items, into, lines_of)
    paper.table(table, [("", table)])


def _opening(old: Plan, new: Plan, moves: UnitMoves | None) -> Message:
    facts: dict[str, object] = {"old": old.title, "new": new.title}
    is_revised = old.title == new.title
    if moves is None and is_revised:
        return Message(N_("The plan “{new}” was revised; nothing changes for your unit."), facts)
    if moves is None:
        return Message(
            N_("The plan “{new}” follows “{old}”; nothing changes for your unit."), facts
        )
    facts["changes"] = notice_counts(moves)
    if is_revised:
        return Message(
            N_(
                "The plan “{new}” was revised. What changes for your unit ({changes}) is listed "
                "below."
            ),
            facts,
        )
    return Message(
        N_(
            "The plan “{new}” follows “{old}”. What changes for your unit ({changes}) is listed "
            "below."
        ),
        facts,
    )


def render_changes(
    old: Plan, new: Plan, revision: Revision, into: Translator, imprint: Imprint = UNSIGNED
) -> bytes:
    """Return all that differs on landscape A4 paper."""
    title = into.gettext(N_("Changes in the division of tasks"))
    paper = Paper(new, title, landscape=True)
    paper.title(new.title, title)
    write_number(paper, imprint)
    paper.write(_between(old, new, is_empty=revision.is_empty).put(into), "Body")
    for view, items, caption in parts_of(revision):
        _write_table(paper, caption, view, items, into)
    write_signature(paper, imprint, into)
    return paper.to_bytes()


def _between(old: Plan, new: Plan, *, is_empty: bool) -> Message:
    facts = {"old": old.title}
    if is_empty:
        return Message(N_("Compared with “{old}” no task differs."), facts)
    if old.title == new.title:
        return Message(N_("Compared with the earlier version of this plan:"))
    return Message(N_("Compared with “{old}”:"), facts)
