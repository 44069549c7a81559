"""Who is how far: counts of tasks by unit, action or body with the ranking, and by class."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from duties.formats.light_marks import light_label, light_order
from duties.formats.view import Column, View, columns_on
from duties.formats.views.bodies import NO_BODIES
from duties.formats.views.common import clauses
from duties.formats.views.progress import share
from duties.messages import N_, Message, counted, day_name
from duties.model import Plan
from duties.planfile.plain import tenth
from duties.queries.unit_totals import UnitShare, UnitTotal
from duties.tracking.ranking import BoardRow, By
from duties.tracking.standing import Class
from duties.tracking_rules import Tracking

_NARROW = 100  # columns of the terminal; less has no room for every column
_HEADINGS = {By.UNIT: N_("Unit"), By.ACTION: N_("Action"), By.BODY: N_("Group")}


def hundredths(of_one: Fraction | None) -> int | float | None:
    """Return a share as a percentage, to a tenth; None stays None."""
    return None if of_one is None else tenth(100 * of_one)


def board_view(plan: Plan, by: By, width: int | None = None) -> View[BoardRow]:
    """Return the view of the rows of a board, the ranks first.

    A table less than `_NARROW` columns wide leaves out what `left_out` tells.
    """
    titles = _titles(plan, by)
    return View(
        (
            Column(_RANK, lambda row: row.rank, in_many=N_("Rank in plan")),
            Column(_HEADINGS[by], lambda row: titles.get(row.key, row.key)),
            *_counts(width),
        ),
        {
            by.value: lambda row: row.key,
            "tasks": lambda row: row.tasks,
            "done": lambda row: row.done,
            "on_time": lambda row: row.on_time,
            "late": lambda row: row.late,
            "unaccepted": lambda row: row.unaccepted,
            "overdue": lambda row: row.overdue,
            "red": lambda row: row.red,
            "yellow": lambda row: row.yellow,
            "streak": lambda row: row.streak,
            "normal_rate": lambda row: hundredths(row.normal_rate),
            "reported_rate": lambda row: hundredths(row.reported_rate),
            "rank": lambda row: row.rank,
        },
    )


def _counts(width: int | None) -> tuple[Column[BoardRow], ...]:
    """Return the columns that say how far the tasks are."""
    is_wide = _is_wide(width)
    on_time: tuple[Column[BoardRow], ...] = (Column(_ON_TIME, lambda row: row.on_time),)
    unaccepted: tuple[Column[BoardRow], ...] = (Column(_UNACCEPTED, lambda row: row.unaccepted),)
    return (
        Column(N_("Tasks"), lambda row: row.tasks),
        Column(N_("Done"), lambda row: row.done),
        *(on_time if is_wide else ()),
        Column(N_("Late"), lambda row: row.late),
        *(unaccepted if is_wide else ()),
        Column(N_("Overdue"), lambda row: row.overdue),
        Column(N_("Red"), lambda row: row.red),
        Column(N_("Yellow"), lambda row: row.yellow),
        Column(N_("In a row"), lambda row: row.streak),
        Column(N_("Normal"), lambda row: share(hundredths(row.normal_rate))),
        Column(N_("In time"), lambda row: share(hundredths(row.reported_rate))),
    )


def board_totals_view(width: int | None = None) -> View[UnitTotal[BoardRow]]:
    """Return the view of units over many plans, for people alone: see `board_view`."""
    return View(
        (
            Column(_RANK, lambda total: total.counts.rank),
            Column(_HEADINGS[By.UNIT], lambda total: total.unit),
            Column(N_("Whose"), lambda total: total.whose, optional=True),
            Column(N_("Plans"), lambda total: total.plans),
            *columns_on(_row, _counts(width)),
        ),
        {},
    )


def _row(total: UnitTotal[BoardRow]) -> BoardRow:
    return total.counts


def board_totals_caption(shares: Sequence[UnitShare[BoardRow]]) -> Message:
    """Return what heads that table: how many units there are, and that they are ranked anew."""
    units = len({(share.unit, share.whose) for share in shares})
    facts = {"units": counted("{count} unit", "{count} units", units)}
    return Message(N_("All plans together: {units}, ranked among all"), facts)


_RANK = N_("Rank")
_ON_TIME = N_("On time")
_UNACCEPTED = N_("Not accepted")


def _is_wide(width: int | None) -> bool:
    return width is None or width >= _NARROW


def left_out(width: int | None) -> tuple[Message, ...]:
    """Return which columns a table of this width has no room for; nothing if it has all."""
    if _is_wide(width):
        return ()
    columns = (Message(_ON_TIME), Message(_UNACCEPTED))
    text = N_("Left out for want of room: {columns}. A terminal of {width} columns shows them.")
    return (Message(text, {"columns": columns, "width": _NARROW}),)


def no_row(by: By) -> Message:
    """Return what to say where a board has no rows."""
    return _NO_ROWS[by]


_NO_ROWS = {
    By.UNIT: Message(N_("the plan names no units")),
    By.ACTION: Message(N_("the plan has no actions")),
    By.BODY: NO_BODIES,
}


def _titles(plan: Plan, by: By) -> Mapping[str, str]:
    """Return what people call a row, by its key."""
    match by:
        case By.UNIT:
            return {}
        case By.ACTION:
            return {each.id: f"{each.id} {each.title}" for each in reversed(plan.actions)}
        case By.BODY:
            return {each.id: each.name or each.id for each in reversed(plan.bodies)}


class ClassCount(NamedTuple):
    """How many tasks are of a class, and their share of all."""

    class_: Class
    tasks: int
    share: Fraction


def class_counts(total: BoardRow) -> tuple[ClassCount, ...]:
    """Return the counts of the five classes, with their shares of all tasks."""
    return tuple(
        ClassCount(class_, count, Fraction(count, total.tasks or 1))
        for class_, count in total.classes.items()
    )


CLASSES: View[ClassCount] = View(
    (
        Column(N_("Class"), lambda each: Message(each.class_.label)),
        Column(N_("Tasks"), lambda each: each.tasks),
        Column(N_("Share"), lambda each: share(hundredths(each.share))),
    ),
    {
        "class": lambda each: each.class_.value,
        "tasks": lambda each: each.tasks,
        "share": lambda each: hundredths(each.share),
    },
)


def board_caption(total: BoardRow, day: date) -> Message:
    """Return a headline: how many tasks there are, how many are done and overdue, the lights."""
    done = hundredths(Fraction(total.done, total.tasks or 1))
    how_many = (
        counted("{count} task", "{count} tasks", total.tasks),
        Message(N_("{count} completed ({share}%)"), {"count": total.done, "share": done}),
        Message(N_("{count} overdue"), {"count": total.overdue}),
    )
    lights = tuple(
        Message(
            N_("{what} {count}"), {"what": light_label(name), "count": total.lights.get(name, 0)}
        )
        for name in sorted({*_USUAL, *total.lights}, key=light_order)
    )
    said = clauses(Message(N_("{list}"), {"list": part}) for part in (how_many, lights))
    return Message(N_("{day}: {counts}"), {"day": day_name(day), "counts": said})


_USUAL = ("red", "yellow", "green")


def how_it_is_counted(plan: Plan, by: By) -> tuple[Message, ...]:
    """Return what stands under the table: whose tasks count where, what the rates are, the rank."""
    tracking = plan.tracking or Tracking({})
    return (
        Message(_WHOSE[by]),
        Message(
            N_(
                "Normal: tasks that are completed, ahead of pace or on pace, of all that can be "
                "judged. Late: completed after the deadline."
            )
        ),
        counted(
            "In time: reports that came in by the last day of their period or {count} day later, "
            "of all that were due: one a task and {period}. In a row: the most ends of "
            "periods, one after another, at which a task was yellow or red.",
            "In time: reports that came in at most {count} days after the end of their period, of "
            "all that were due: one a task and {period}. In a row: the most ends of "
            "periods, one after another, at which a task was yellow or red.",
            tracking.report_by,
            period=Message(tracking.period.label),
        ),
        Message(
            N_(
                "Ranked by the share of normal tasks, then by fewer overdue tasks, then by reports "
                "in time; equals share a rank. Where nothing can be judged there is no rank."
            )
        ),
    )


_WHOSE = {
    By.UNIT: N_(
        "A unit has the tasks that it leads or, where nobody leads, is responsible for, not those "
        "that it only shares; cancelled tasks and steps do not count."
    ),
    By.ACTION: N_("An action has its tasks; cancelled tasks and steps do not count."),
    By.BODY: N_(
        "A body has the tasks that it watches over, itself or through the bodies under it; "
        "cancelled tasks and steps do not count."
    ),
}
