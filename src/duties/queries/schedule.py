"""From when to when does each task and step run, by action or by the units that answer for it?"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from duties.model import Plan, Step, Task
from duties.naming.names import Register
from duties.sections import Section, sections
from duties.task_or_step import TaskOrStep

if TYPE_CHECKING:
    from duties.tracking.answering import Answering
    from duties.tracking.standing import Standing


class Grouping(StrEnum):
    """What the tasks of a schedule are grouped by."""

    ACTION = "action"
    UNIT = "unit"


class Slot(NamedTuple):
    """A task, or a step of it, at its place in the plan, with how it stands and who answers.

    A step has no units of its own where those answer that answer for its task.
    """

    place: int
    part: TaskOrStep
    standing: "Standing"
    answering: tuple[str, ...]
    has_own_units: bool = True

    @property
    def of(self) -> Task | Step:
        """The step, or else the task."""
        return self.part.task if self.part.step is None else self.part.step


class SlotGroup(NamedTuple):
    """The slots of an action, or of a unit that answers for them.

    `unit` is None where nobody does, and where `section` is given.
    """

    section: Section | None
    unit: str | None
    slots: tuple[Slot, ...]


def schedule(
    plan: Plan, register: Register, standings: "Sequence[Standing]", by: Grouping
) -> tuple[SlotGroup, ...]:
    """Return the tasks of a plan, each followed by its steps; `standings` are those of its tasks.

    By unit, a task stands with every unit that answers for it, its steps below it; a step of which
    another unit has charge also stands with that one. The busiest units come first.
    """
    from duties.tracking.answering import Answering

    answering = Answering(register)
    by_task = [
        tuple(_slots(place, task, standing, answering))
        for place, (task, standing) in enumerate(zip(plan.tasks, standings, strict=True))
    ]
    if by is Grouping.ACTION:
        return tuple(
            SlotGroup(part, None, tuple(slot for place in part.places for slot in by_task[place]))
            for part in sections(plan)
            if part.places
        )
    groups: dict[str | None, list[Slot]] = {}
    for whole, *steps in by_task:
        for unit in whole.answering or (None,):
            groups.setdefault(unit, []).extend((whole, *steps))
        for step in steps:
            for unit in step.answering:
                if unit not in whole.answering:
                    groups.setdefault(unit, []).append(step)
    named = [(unit, slots) for unit, slots in groups.items() if unit is not None]
    named.sort(key=lambda each: -len({slot.place for slot in each[1]}))
    nobody = [(None, groups[None])] if None in groups else []
    return tuple(SlotGroup(None, unit, tuple(slots)) for unit, slots in (*named, *nobody))


def _slots(place: int, task: Task, standing: "Standing", answering: "Answering") -> Iterator[Slot]:
    whole = TaskOrStep(task)
    units = answering.of(whole)
    yield Slot(place, whole, standing, units)
    for step, its in zip(task.steps, standing.steps, strict=True):
        part = TaskOrStep(task, step)
        own = answering.of(part)
        yield Slot(place, part, its, own, own != units)
