"""The first parts of a bulletin: how the whole stands, and what is red or yellow."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from duties.exporting.reports import words
from duties.exporting.reports.charts import lights_by_action
from duties.exporting.reports.document import (
    Block,
    BodyText,
    DataTable,
    DispatchPart,
    NumberedPoint,
    listed,
    text_of,
)
from duties.exporting.reports.requests import requests
from duties.formats.light_marks import light_order
from duties.formats.view import Column, View
from duties.formats.views.board import ClassCount, class_counts, hundredths
from duties.formats.views.progress import share
from duties.ledger.model import State
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.queries.bulletin import Bulletin, Earlier
from duties.queries.standing_changes import StandingAspect, Turn
from duties.queries.urging import light_of
from duties.tracking.standing import Class, Standing


def overall(found: Bulletin) -> DispatchPart:
    """Return the part on the five classes and what moved between them."""
    return DispatchPart(
        Message(N_("Overall state")),
        (
            BodyText(text_of(_counts(found))),
            DataTable(_classes_view(found.earlier), class_counts(found.units.total)),
            BodyText(text_of(_moves(found))),
        ),
    )


def _counts(found: Bulletin) -> Iterator[Message]:
    total = found.units.total
    if found.cancelled:
        yield counted(
            "The plan has {all} tasks; without the cancelled ones ({cancelled}), {count} counts.",
            "The plan has {all} tasks; without the cancelled ones ({cancelled}), {count} count.",
            total.tasks,
            all=total.tasks + found.cancelled,
            cancelled=found.cancelled,
        )
    else:
        yield counted("The plan has {count} task.", "The plan has {count} tasks.", total.tasks)
    if not total.tasks:
        return
    told = tuple(
        counted(
            "{class} {count} ({share})",
            "{class} {count} ({share})",
            each.tasks,
            **{
                "class": Message(each.class_.label),
                "share": words.share_of(each.tasks, total.tasks),
            },
        )
        for each in class_counts(total)
        if each.tasks
    )
    yield Message(N_("By class: {classes}."), {"classes": told})
    if total.done:
        facts = {"on_time": total.on_time, "late": total.late, "unaccepted": total.unaccepted}
        yield Message(
            N_(
                "Of what is completed, {on_time} came in time and {late} late; still to be "
                "accepted: {unaccepted}."
            ),
            facts,
        )
    if total.normal_rate is not None:
        yield counted(
            "{normal} of {count} task that can be judged is normal ({share}).",
            "{normal} of {count} tasks that can be judged are normal ({share}).",
            total.judged,
            normal=total.normal,
            share=words.share_of(total.normal, total.judged),
        )
    if not total.overdue:
        yield Message(N_("No task is past its deadline."))
        return
    yield counted(
        "{count} task is past its deadline and not done.",
        "{count} tasks are past their deadlines and not done.",
        total.overdue,
    )


def _classes_view(earlier: Earlier | None) -> View[ClassCount]:
    columns: tuple[Column[ClassCount], ...] = (
        Column(N_("Class"), lambda each: Message(each.class_.label)),
        Column(N_("Tasks"), lambda each: each.tasks),
        Column(N_("Share"), lambda each: share(hundredths(each.share))),
    )
    if earlier is None:
        return View(columns, {})
    before = earlier.board.total.classes
    columns += (
        Column(N_("Before"), lambda each: before.get(each.class_, 0)),
        Column(N_("Difference"), lambda each: _signed(each.tasks - before.get(each.class_, 0))),
    )
    return View(columns, {})


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else str(number)


def _moves(found: Bulletin) -> Iterator[Message]:
    earlier = found.earlier
    if earlier is None:
        yield Message(N_("Nothing had been reported before, so nothing is compared."))
        return
    yield _rates(earlier.board.total.normal_rate, found.units.total.normal_rate, earlier)
    told = list(_class_moves(earlier.turns))
    told += _other_moves(earlier.turns)
    if told:
        yield Message(N_("Since then: {moves}."), {"moves": listed(told)})
    else:
        yield Message(N_("Since then no task has changed its class."))


def _rates(before: Fraction | None, after: Fraction | None, earlier: Earlier) -> Message:
    facts = {
        "since": earlier.day,
        "before": share(hundredths(before)),
        "after": share(hundredths(after)),
    }
    if before is None or after is None:
        return Message(N_("On {since} no task could be judged."), facts)
    if after > before:
        return Message(
            N_("Compared with {since}, the normal rate rose from {before} to {after}."), facts
        )
    if after < before:
        return Message(
            N_("Compared with {since}, the normal rate fell from {before} to {after}."), facts
        )
    return Message(N_("Compared with {since}, the normal rate stayed at {after}."), facts)


def _class_moves(turns: Iterable[Turn]) -> Iterator[Message]:
    """Yield, by class, which tasks came into it; cancelled ones are told of elsewhere."""
    for class_ in Class:
        came = [
            turn.after
            for turn in turns
            if turn.after.class_ is class_
            and turn.before.class_ is not class_
            and turn.after.state is not State.CANCELLED
        ]
        if came:
            facts = {"class": Message(class_.label), "tasks": words.ids(came)}
            yield counted(
                "{count} now {class} ({tasks})", "{count} now {class} ({tasks})", len(came), **facts
            )


def _other_moves(turns: Sequence[Turn]) -> Iterator[Message]:
    gone = [
        turn.after
        for turn in turns
        if turn.after.state is State.CANCELLED and turn.before.state is not State.CANCELLED
    ]
    if gone:
        yield counted(
            "{count} cancelled ({tasks})",
            "{count} cancelled ({tasks})",
            len(gone),
            tasks=words.ids(gone),
        )
    for turn in turns:
        is_moved = any(change.aspect is StandingAspect.DUE for change in turn.changes)
        if is_moved and turn.after.task.every is None and turn.after.due is not None:
            facts = {"id": turn.after.id, "due": turn.after.due}
            yield Message(N_("the deadline of task {id} moved to {due}"), facts)


def lights(found: Bulletin, plan: Plan) -> DispatchPart:
    """Return the part on the lights: how many, what moved, and those that are on one by one."""
    blocks: list[Block] = [BodyText(text_of(_light_counts(found))), *lights_by_action(found, plan)]
    if not found.watched:
        blocks.append(BodyText(Message(N_("No task has a red or yellow light."))))
    for name, group in groupby(found.watched, key=light_of):
        points = tuple(
            NumberedPoint(number, words.named(standing), text_of(_details(found, plan, standing)))
            for number, standing in enumerate(group, 1)
        )
        heading = Message(N_("Tasks: {light}"), {"light": words.light(name)})
        blocks.append(DispatchPart(heading, points))
    return DispatchPart(Message(N_("Lights")), tuple(blocks))


def _light_counts(found: Bulletin) -> Iterator[Message]:
    counts = found.units.total.lights
    names = sorted({"red", "yellow", "green", *counts}, key=light_order)
    told = tuple(
        Message(N_("{light}: {count}"), {"light": words.light(name), "count": counts.get(name, 0)})
        for name in names
    )
    yield Message(N_("On {day}: {lights}."), {"day": found.day, "lights": told})
    by_hand = [each for each in found.standings if each.light and each.light.by_hand is not None]
    if by_hand:
        yield counted(
            "Of these, {count} was set by a ruling ({tasks}).",
            "Of these, {count} were set by rulings ({tasks}).",
            len(by_hand),
            tasks=words.ids(by_hand),
        )
    if found.earlier is not None:
        moves = list(_light_moves(found.earlier.turns))
        if moves:
            facts = {"since": found.earlier.day, "moves": listed(moves)}
            yield Message(N_("Since {since}: {moves}."), facts)
        else:
            yield Message(N_("Since {since} no light has changed."), {"since": found.earlier.day})


def _light_moves(turns: Iterable[Turn]) -> Iterator[Message]:
    """Yield which tasks got which light, those first that matter most."""
    changed = [
        turn
        for turn in turns
        if turn.after.state is not State.CANCELLED and light_of(turn.before) != light_of(turn.after)
    ]
    for name, group in groupby(
        sorted(changed, key=_light_after), key=lambda each: light_of(each.after)
    ):
        came: list[Standing] = [turn.after for turn in group]
        facts = {"light": words.light(name), "tasks": words.ids(came)}
        yield counted(
            "{count} now with {light} ({tasks})",
            "{count} now with {light} ({tasks})",
            len(came),
            **facts,
        )


def _light_after(turn: Turn) -> tuple[bool, int, str]:
    return light_order(light_of(turn.after))


def _details(found: Bulletin, plan: Plan, standing: Standing) -> Iterator[Message]:
    cases = found.cases_of(standing)
    yield from words.why(standing)
    yield from words.in_a_row(standing)
    yield from words.reported(found.reports.get(standing.id, ()), found.early.get(standing.id, ()))
    yield from words.hindered(cases)
    yield from requests(standing, cases, plan)
