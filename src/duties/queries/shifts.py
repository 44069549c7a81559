"""What happened to each task that is not the same in two plans: the one thing that matters most."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from duties.messages import N_
from duties.model import Plan, Task
from duties.queries.comparison import Aspect, Difference
from duties.queries.handover import Revision


class Shift(StrEnum):
    """What happened to a task, the first that holds."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    """It belongs to another action."""
    HANDED_OVER = "handed-over"
    """Some unit has another role in it, or none any more, or another lead stands first."""
    OTHERWISE = "otherwise"

    @property
    def label(self) -> str:
        """The English word for it, a key of the catalogues."""
        return _LABELS[self]


_LABELS = {
    Shift.ADDED: N_("Added"),
    Shift.DROPPED: N_("Dropped"),
    Shift.MOVED: N_("Moved to another action"),
    Shift.HANDED_OVER: N_("Handed over"),
    Shift.OTHERWISE: N_("Changed otherwise"),
}


class ShiftedTask(NamedTuple):
    """A task that is not the same, with its places in the old and the new plan."""

    shift: Shift
    old: int | None
    new: int | None
    difference: Difference


def shifted_tasks(old: Plan, new: Plan, found: Revision) -> Mapping[Shift, Sequence[ShiftedTask]]:
    """Return the tasks that differ by what happened to them; those only renumbered are left out.

    `found` is what differs between these very plans.
    """
    places = {id(task): place for plan in (old, new) for place, task in enumerate(plan.tasks)}

    def place(task: Task | None) -> int | None:
        return None if task is None else places[id(task)]

    shifted: dict[Shift, list[ShiftedTask]] = {shift: [] for shift in Shift}
    for each in found.differences:
        if not each.is_renumbered_only:
            shift = _shift_of(each)
            shifted[shift].append(ShiftedTask(shift, place(each.old), place(each.new), each))
    return shifted


def _shift_of(difference: Difference) -> Shift:
    aspects = difference.aspects
    if Aspect.ADDED in aspects:
        return Shift.ADDED
    if Aspect.DROPPED in aspects:
        return Shift.DROPPED
    if Aspect.MOVED in aspects:
        return Shift.MOVED
    if Aspect.UNITS in aspects or Aspect.CHIEF in aspects:
        return Shift.HANDED_OVER
    return Shift.OTHERWISE
