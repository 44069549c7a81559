"""Targets: what must be met by when, who answers for it, and how it stands."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from duties.formats.colours import Emphasis
from duties.formats.view import CardLine, Column, CountingCaption, Fact, View, on
from duties.formats.views.common import texts
from duties.formats.views.task_targets import (
    NO_GOAL,
    TARGET_FIELDS,
    named_in_full,
    owner_of,
    year_of,
)
from duties.messages import N_, Message, counted, day_name
from duties.model import Target
from duties.planfile.plain import number
from duties.queries.targets import Coverage
from duties.tracking.target_reasons import digits_for, reason_of, rounded
from duties.tracking.targets import TargetStanding, TargetStatus

_NARROW = 110  # columns of the terminal; less has no room for every column
_FEW = 5  # targets that are rather shown one by one, each with why it stands so
_BAD = {TargetStatus.BEHIND: Emphasis.STRONG, TargetStatus.FAR_BEHIND: Emphasis.WARNING}


def _carriers(target: Target) -> object:
    return tuple(texts(target.tasks)) or None


def _reading(standing: TargetStanding) -> object:
    reading = standing.reading
    if reading is None or reading.value is None:
        return None
    value = reading.value
    return standing.target.measured(value.shown()) if value.numbers else value.shown()


def _read_on(standing: TargetStanding) -> object:
    return standing.reading and standing.reading.date


def _reading_on(standing: TargetStanding) -> object:
    now, on = _reading(standing), _read_on(standing)
    return None if now is None else Message(N_("{now} ({on})"), {"now": now, "on": on})


def _digits(standing: TargetStanding) -> int:
    if standing.reading is None or standing.gap is None:
        return 1
    return digits_for(standing.target, standing.reading, standing.gap)


def pace_figure(standing: TargetStanding) -> str | None:
    """Return where the pace stands, rounded, without its unit of measure."""
    return None if standing.pace is None else rounded(standing.pace, _digits(standing))


def gap_figure(standing: TargetStanding) -> str | None:
    """Return the gap, rounded, without its unit of measure."""
    return None if standing.gap is None else rounded(standing.gap, _digits(standing))


def _pace(standing: TargetStanding) -> object:
    figure = pace_figure(standing)
    return None if figure is None else standing.target.measured(figure)


def _gap(standing: TargetStanding) -> object:
    text = gap_figure(standing)
    return f"+{text}" if standing.gap is not None and standing.gap > 0 else text


def _status(standing: TargetStanding) -> Message:
    return Message(standing.status.label)


def _look(standing: TargetStanding) -> Emphasis | None:
    return _BAD.get(standing.status)


def _card(standing: TargetStanding) -> tuple[CardLine, ...]:
    target = standing.target
    lines: list[CardLine] = [named_in_full(target)]
    facts: list[tuple[str, object]] = [
        (N_("Goal"), target.group),
        (N_("Value"), target.asked()),
        (N_("By"), year_of(target)),
        (N_("Owner"), owner_of(target)),
        (N_("Carried by"), _carriers(target)),
        (N_("Reading"), _reading_on(standing)),
        (N_("Pace"), _pace(standing)),
        (N_("Gap"), _gap(standing)),
    ]
    lines += [Fact(label, value) for label, value in facts if value is not None]
    lines.append(Fact(N_("Status"), _status(standing), _look(standing)))
    if standing.status is not TargetStatus.NO_READING:
        lines.append(Fact(N_("Why"), reason_of(standing)))
    return tuple(lines)


def _exact(value: Fraction | None) -> int | float | None:
    return None if value is None else number(value)


def _reading_data(standing: TargetStanding) -> dict[str, object] | None:
    reading = standing.reading
    return reading and {
        "date": reading.date and reading.date.isoformat(),
        "value": reading.value and reading.value.plain(),
        "source": reading.source,
    }


READ_ON: Column[TargetStanding] = Column(N_("Read on"), _read_on, optional=True)
STATUS: Column[TargetStanding] = Column(N_("Status"), _status, look=_look)

TARGETS: View[TargetStanding] = View(
    (
        Column(N_("Target"), lambda each: each.target.id),
        Column(N_("Name"), lambda each: each.target.name),
        Column(N_("Value"), lambda each: each.target.asked()),
        Column(N_("By"), lambda each: year_of(each.target), optional=True),
        Column(N_("Owner"), lambda each: owner_of(each.target), optional=True),
        Column(N_("Carried by"), lambda each: _carriers(each.target), optional=True),
        Column(N_("Reading"), _reading, optional=True),
        READ_ON,
        Column(N_("Pace"), _pace, optional=True),
        Column(N_("Gap"), _gap, optional=True),
        STATUS,
    ),
    {
        **on(lambda each: each.target, TARGET_FIELDS),
        "reading": _reading_data,
        "pace": lambda each: _exact(each.pace),
        "gap": lambda each: _exact(each.gap),
        "status": lambda each: each.status.value,
    },
    _card,
)


def targets_view(count: int, width: int | None) -> View[TargetStanding]:
    """Return the view of so many targets: cards for a few or in a narrow terminal, else a table."""
    is_narrow = width is not None and width < _NARROW
    return TARGETS if is_narrow or count <= _FEW else TARGETS._replace(card=None)


def how_they_are_judged(
    view: View[TargetStanding], standings: Sequence[TargetStanding]
) -> tuple[Message, ...]:
    """Return what stands under a table of targets: how status and gap are computed.

    Cards say it themselves, each of its target.
    """
    if view.card is not None or all(each.reading is None for each in standings):
        return ()
    return (
        Message(
            N_(
                "Pace: where the straight line from the baseline, or from the first reading, to "
                "the value stands on this day. Gap: the reading less the pace; for growth and "
                "yearly figures, less the value. Far behind: less than half of the way that the "
                "line asks for."
            )
        ),
    )


def targets_caption(day: date) -> CountingCaption:
    """Return what makes a headline with the day, which counts targets by their status."""
    return CountingCaption(
        lambda standings: Counter(each.status for each in standings),
        partial(_counts_told, day=day),
    )


def _counts_told(counts: Counter[TargetStatus], day: date) -> Message:
    said = tuple(
        Message(N_("{what} {count}"), {"what": Message(status.label), "count": counts[status]})
        for status in TargetStatus
        if counts[status]
    )
    facts = {
        "day": day_name(day),
        "targets": counted("{count} target", "{count} targets", counts.total()),
        "statuses": said,
    }
    return Message(N_("{day}: {targets}, {statuses}"), facts)


def no_target(plan_has_targets: bool) -> Message:
    """Return what to say where no target is listed."""
    if plan_has_targets:
        return Message(N_("no target matches"))
    return Message(N_("the plan has no targets; they stand under targets in its file"))


def _share(part: int, total: int) -> Message:
    return Message(N_("{part} of {total}"), {"part": part, "total": total})


def _short(part: int, total: int) -> Emphasis | None:
    return Emphasis.STRONG if part < total else None


COVERAGE: View[Coverage] = View(
    (
        Column(N_("Goal"), lambda each: each.group or NO_GOAL),
        Column(N_("Targets"), lambda each: each.total),
        Column(
            N_("Carried by a task"),
            lambda each: _share(each.carried, each.total),
            look=lambda each: _short(each.carried, each.total),
        ),
        Column(
            N_("Owned by a unit"),
            lambda each: _share(each.owned, each.total),
            look=lambda each: _short(each.owned, each.total),
        ),
        Column(
            N_("Measured"),
            lambda each: _share(each.measured, each.total),
            look=lambda each: _short(each.measured, each.total),
        ),
    ),
    {
        "group": lambda each: each.group,
        "total": lambda each: each.total,
        "carried": lambda each: each.carried,
        "owned": lambda each: each.owned,
        "measured": lambda each: each.measured,
    },
)


def _covered(groups: Sequence[Coverage]) -> Counter[str]:
    kinds = ("total", "carried", "owned", "measured")
    return +Counter({kind: sum(getattr(each, kind) for each in groups) for kind in kinds})


def _coverage_told(counts: Counter[str]) -> Message:
    facts = {
        "targets": counted("{count} target", "{count} targets", counts["total"]),
        "carried": counts["carried"],
        "owned": counts["owned"],
        "measured": counts["measured"],
    }
    text = N_("{targets}: {carried} carried by a task, {owned} owned, {measured} measured")
    return Message(text, facts)


coverage_caption = CountingCaption(_covered, _coverage_told)
"""A headline with the numbers of all groups, None where there are none."""
