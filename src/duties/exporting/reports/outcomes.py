"""The parts of a bulletin on what comes of it: targets, work done, what is next."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from duties.exporting.reports import words
from duties.exporting.reports.charts import timeline
from duties.exporting.reports.document import (
    Block,
    BodyText,
    DataTable,
    DispatchPart,
    NumberedPoint,
    text_of,
)
from duties.formats.light_marks import light_label
from duties.formats.view import Column, View
from duties.formats.views.progress import share
from duties.formats.views.status import state_label, title_of
from duties.formats.views.targets import TARGETS
from duties.ledger.model import Lesson, LessonKind
from duties.messages import N_, Message, counted
from duties.planfile.plain import tenth
from duties.queries.bulletin import Bulletin
from duties.queries.entries import PlacedEntry
from duties.queries.urging import light_of
from duties.tracking.standing import Standing
from duties.tracking.target_reasons import reason_of as target_reason
from duties.tracking.targets import TargetStanding, TargetStatus

_SHOWN = ("Name", "Value", "By", "Reading", "Read on", "Pace", "Status")
_TARGETS = TARGETS._replace(
    columns=tuple(column for column in TARGETS.columns if column.heading in _SHOWN), card=None
)
_BEHIND = frozenset({TargetStatus.BEHIND, TargetStatus.FAR_BEHIND})


def targets(found: Bulletin) -> tuple[DispatchPart, ...]:
    """Return the part on targets; none where the plan has none."""
    if not found.targets:
        return ()
    blocks: list[Block] = [BodyText(text_of(_target_counts(found.targets)))]
    blocks.append(DataTable(_TARGETS, found.targets))
    behind = [each for each in found.targets if each.status in _BEHIND]
    for number, standing in enumerate(behind, 1):
        target = standing.target
        owner = target.owner.text if target.owner else Message(N_("nobody"))
        head = Message(N_("{name} ({owner})"), {"name": target.name, "owner": owner})
        reason = Message(N_("Reason: {reason}."), {"reason": target_reason(standing)})
        blocks.append(NumberedPoint(number, head, reason))
    return (DispatchPart(Message(N_("Main targets")), tuple(blocks)),)


def _target_counts(standings: tuple[TargetStanding, ...]) -> Iterator[Message]:
    counts = Counter(each.status for each in standings)
    told = tuple(
        Message(N_("{what} {count}"), {"what": Message(status.label), "count": counts[status]})
        for status in TargetStatus
        if counts[status]
    )
    yield counted(
        "The plan has {count} target: {statuses}.",
        "The plan has {count} targets: {statuses}.",
        len(standings),
        statuses=told,
    )


_ABOUT: tuple[Column[Standing], ...] = (
    Column(N_("No."), lambda each: each.id),
    Column(N_("Task"), title_of),
    Column(N_("Unit"), words.units_of),
)


def _finished_view(today: date) -> View[Standing]:
    return View(
        (
            *_ABOUT,
            Column(N_("Done on"), lambda each: words.day_in_year(each.done_on, today)),
            Column(N_("Deadline"), lambda each: words.day_in_year(each.due, today), optional=True),
            Column(N_("State"), state_label),
        ),
        {},
    )


def finished(found: Bulletin) -> DispatchPart:
    """Return the part on what is done: what waits to be accepted, and what was."""
    told = []
    if found.waiting:
        told.append(
            counted(
                "{count} task is reported as done and waits to be accepted ({tasks}).",
                "{count} tasks are reported as done and wait to be accepted ({tasks}).",
                len(found.waiting),
                tasks=words.ids(found.waiting),
            )
        )
    else:
        told.append(Message(N_("No task waits to be accepted.")))
    if found.accepted:
        told.append(
            counted(
                "Since {since}, {count} was accepted ({tasks}).",
                "Since {since}, {count} were accepted ({tasks}).",
                len(found.accepted),
                since=found.since,
                tasks=words.ids(found.accepted),
            )
        )
    rows = (*found.waiting, *found.accepted)
    table = (DataTable(_finished_view(found.day), rows),) if rows else ()
    return DispatchPart(Message(N_("Done and accepted")), (BodyText(text_of(told)), *table))


def in_a_row(found: Bulletin) -> tuple[DispatchPart, ...]:
    """Return the part on lights that were on several times in a row, and on what follows.

    None where no light was.
    """
    again = [each for each in found.standings if each.streak > 1]
    followed = [each for each in found.standings if found.follows.get(each.id)]
    if not again and not followed:
        return ()
    blocks: list[Block] = []
    if again:
        text = counted(
            "{count} task was yellow or red at the ends of two or more periods in a row.",
            "{count} tasks were yellow or red at the ends of two or more periods in a row.",
            len(again),
        )
        blocks += [BodyText(text), DataTable(_STREAKS, sorted(again, key=_longest_first))]
    for number, standing in enumerate(followed, 1):
        measures = tuple(
            dict.fromkeys(words.clipped(rule.then or "") for rule in found.follows[standing.id])
        )
        follows = Message(N_("By the rules of the plan: {measures}."), {"measures": measures})
        blocks.append(NumberedPoint(number, words.named(standing), follows))
    return (DispatchPart(Message(N_("Lights that stay on")), tuple(blocks)),)


def _longest_first(standing: Standing) -> int:
    return -standing.streak


_STREAKS: View[Standing] = View(
    (
        *_ABOUT,
        Column(N_("Light"), lambda each: light_label(light_of(each))),
        Column(N_("In a row"), lambda each: each.streak),
    ),
    {},
)


def _coming_view(today: date) -> View[Standing]:
    return View(
        (
            *_ABOUT,
            Column(N_("Deadline"), lambda each: words.day_in_year(each.due, today)),
            Column(N_("Percent"), lambda each: share(tenth(each.percent))),
            Column(N_("Light"), lambda each: light_label(light_of(each))),
        ),
        {},
    )


def coming(found: Bulletin) -> DispatchPart:
    """Return the part on what is due next, with the calendar of what is not done."""
    blocks: list[Block] = []
    facts = {"by": found.coming_by}
    steps = sum(each.step is not None for each in found.coming)
    if tasks := len(found.coming) - steps:
        text = counted(
            "{count} task that is not done is due by {by}.",
            "{count} tasks that are not done are due by {by}.",
            tasks,
            **facts,
        )
    else:
        text = Message(N_("No task that is not done is due by {by}."), facts)
    blocks.append(BodyText(text))
    if steps:
        text = counted(
            "{count} step that is not done is due by then.",
            "{count} steps that are not done are due by then.",
            steps,
        )
        blocks.append(BodyText(text))
    if found.coming:
        blocks.append(DataTable(_coming_view(found.day), found.coming))
    return DispatchPart(Message(N_("Due next")), (*blocks, *timeline(found)))


_KINDS = {
    LessonKind.PRACTICE: N_("Good practice (task {id}): {text}."),
    LessonKind.WARNING: N_("Warning example (task {id}): {text}."),
}


def lessons(found: Bulletin) -> tuple[DispatchPart, ...]:
    """Return the part on what others can learn; none where nothing was entered."""
    told = [message for each in found.lessons for message in _lesson(each)]
    if not told:
        return ()
    return (DispatchPart(Message(N_("Lessons")), tuple(map(BodyText, told))),)


def _lesson(placed: PlacedEntry) -> Iterator[Message]:
    entry = placed.entry
    if isinstance(entry, Lesson) and entry.kind is not None and entry.text is not None:
        facts = {"id": placed.key, "text": words.clipped(entry.text)}
        yield Message(_KINDS[entry.kind], facts)
