"""How do tasks stand? What is asked for by words that were typed, and what is left open."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial

from duties.answers.deadlines import steps_too, worded
from duties.answers.left_open import unit_named, what_is_left_open
from duties.answers.progress import how_to_begin, lights_named
from duties.answers.reply import Reply
from duties.book import Book
from duties.errors.base import SHOWN
from duties.errors.options import SinceError
from duties.formats.views.standing_changes import since_view
from duties.formats.views.status import status_view
from duties.ledger.model import State
from duties.messages import N_, Message, Translator
from duties.model import Role
from duties.naming.lookup import find_units
from duties.queries.due import ANY_TIME, NO_DATE, Due
from duties.queries.selection import select_actions, select_bodies, select_parts
from duties.queries.standing_changes import Turn, turns
from duties.queries.status import Chosen, Wish, last_ended, lights_of, status
from duties.queries.task_targets import targets_of
from duties.tracking.standing import Standing
from duties.tracking_rules import Tracking


def answer_status(
    book: Book,
    day: date,
    into: Translator,
    tasks: Sequence[str] = (),
    *,
    lights: Collection[str] = (),
    states: Collection[State] = (),
    units: Collection[str] = (),
    roles: Collection[Role] = (),
    actions: Collection[str] = (),
    bodies: Collection[str] = (),
    late: bool = False,
    unreported: bool = False,
    due: Due = ANY_TIME,
    steps: bool = False,
    tells_of_steps: bool = True,
    width: int | None = None,
) -> Reply[Standing]:
    """Return how the tasks stand on a day that fit what was typed.

    `unreported` asks for what was not reported in the last period that ended; the other filters are
    those of `queries.status`. Without `steps` it is told, unless `tells_of_steps` is False, how
    many would be listed for their deadlines. `into` is the language of the reasons, `width` that of
    a table. Raises what `find_unit`, the functions of `queries.selection` and `lights_named` raise.
    """
    plan, register = book.plan, book.register
    names = find_units(units, partial(unit_named, book))
    chosen = Chosen(
        parts=select_parts(plan, tasks) if tasks else None,
        actions=select_actions(plan, actions),
        bodies=select_bodies(plan, bodies),
        units=names,
        roles=roles,
    )
    found = book.tracker.on(day)
    notes = [*how_to_begin(book)]
    period = (plan.tracking or Tracking({})).period
    wish = Wish(
        lights=lights_named(lights, lights_of(plan, found)),
        states=frozenset(states),
        due=due,
        late=late,
        unreported=last_ended(period, day) if unreported else None,
    )
    ask = partial(status, plan, register, found, chosen)
    listed = ask(wish, steps=steps)
    if due.asks_for_days:
        undated = ask(wish._replace(due=NO_DATE), steps=steps)
        notes += filter(None, (worded(each.step or each.task for each in undated),))
        if not steps and tells_of_steps:
            notes += filter(None, (steps_too(_open_steps(ask(wish, steps=True))),))
    remark = None
    if names:
        anybody = chosen._replace(units=(), roles=())
        kept = {id(each.task) for each in status(plan, register, found, anybody, wish)}
        remark = what_is_left_open(book, names, roles=roles, fits=lambda task: id(task) in kept)
    notes += filter(None, (_told_by_others(book, listed, day),))
    view = status_view(into, day, width, targets_of(plan))
    return Reply(view, listed, tuple(notes), remark)


def answer_changes(
    book: Book,
    since: date,
    day: date,
    into: Translator,
    listed: Sequence[Standing] | None = None,
    *,
    width: int | None = None,
) -> Reply[Turn]:
    """Return which standings of a day are others than at the end of an earlier one, and why.

    `listed` are those of the day that are asked about, otherwise those of all tasks. Raises
    `SinceError` where `since` is not earlier.
    """
    if since >= day:
        raise SinceError(since, day)
    after = book.tracker.on(day) if listed is None else listed
    before = [each for standing in book.tracker.on(since) for each in (standing, *standing.steps)]
    found = turns(before, after, book.ledger, since, day)
    return Reply(since_view(into, width), found)


def _told_by_others(book: Book, listed: Iterable[Standing], day: date) -> Message | None:
    """Return which of these tasks only units reported on that do not answer for them, if any."""
    tracker, ordinal = book.tracker, day.toordinal()
    ids = [
        each.id
        for each in listed
        if each.step is None
        and each.state is State.NOT_STARTED
        and tracker.part(each.id).is_told_by_others_only(ordinal)
    ]
    if not ids:
        return None
    text = N_(
        "only units that do not answer for it reported on {tasks}, and that does not count; if "
        "the task was handed over, `duties record TASK --ruling --former UNIT --date DAY` says so"
    )
    shown = (*ids[:SHOWN], *(("…",) if len(ids) > SHOWN else ()))
    return Message(text, {"tasks": shown})


def _open_steps(listed: Iterable[Standing]) -> int:
    """Return how many steps there are among these that have a deadline and are not done."""
    return sum(
        each.step is not None and each.step.due is not None and each.days_left is not None
        for each in listed
    )
