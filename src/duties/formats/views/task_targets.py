"""Targets as the plan has them, and what answers about tasks say of them.

Nothing here judges progress.
"""

from collections.abc import Sequence

from duties.formats.view import Column, Fact, Fields, View
from duties.formats.views.common import clauses, texts
from duties.messages import N_, Message
from duties.model import Target, Task
from duties.queries.task_targets import TargetsOf


def year_of(target: Target) -> object:
    """Return when a target must hold, for people."""
    return None if target.by is None else target.by.name()


def owner_of(target: Target) -> str | None:
    """Return the unit that answers for a target."""
    return None if target.owner is None else target.owner.text


TARGET_FIELDS: Fields[Target] = {
    "id": lambda target: target.id,
    "name": lambda target: target.name,
    "group": lambda target: target.group,
    "value": lambda target: target.value and target.value.plain(),
    "unit": lambda target: target.unit,
    "bound": lambda target: target.bound.value,
    "by": lambda target: target.by and str(target.by),
    "kind": lambda target: target.sort.value,
    "baseline": lambda target: (
        target.baseline
        and {
            "value": target.baseline.value and target.baseline.value.plain(),
            "by": target.baseline.by and str(target.baseline.by),
        }
    ),
    "owner": owner_of,
    "tasks": lambda target: texts(target.tasks),
}
"""What programs get of a target as the plan has it."""


TARGET_VALUE: Column[Target] = Column(
    N_("Value"), lambda target: target.value and target.value.shown()
)

TARGET_TABLE: View[Target] = View(
    (
        Column(N_("Target"), lambda target: target.id),
        Column(N_("Goal"), lambda target: target.group, optional=True),
        Column(N_("Name"), lambda target: target.name),
        Column(N_("Bound"), lambda target: Message(target.bound.label)),
        TARGET_VALUE,
        Column(N_("Unit of measure"), lambda target: target.unit),
        Column(N_("By"), year_of),
        Column(N_("Baseline"), lambda target: _baseline(target), optional=True),
        Column(N_("Kind"), lambda target: Message(target.sort.label)),
        Column(N_("Owner"), owner_of),
        Column(N_("Carried by"), lambda target: tuple(texts(target.tasks)) or None),
    ),
    TARGET_FIELDS,
)
"""The targets as a plan has them, for files."""


def _baseline(target: Target) -> object:
    baseline = target.baseline
    if baseline is None or baseline.value is None:
        return None
    if baseline.by is None:
        return baseline.value.shown()
    facts = {"value": baseline.value.shown(), "by": baseline.by.name()}
    return Message(N_("{value} ({by})"), facts)


TARGETS_IN_PRINT: View[Target] = View(
    (
        Column(N_("Name"), lambda target: target.name),
        Column(N_("Value"), lambda target: target.asked()),
        Column(N_("By"), year_of, optional=True),
        Column(N_("Baseline"), lambda target: _baseline(target), optional=True),
        Column(N_("Owner"), owner_of, optional=True),
        Column(N_("Carried by"), lambda target: tuple(texts(target.tasks)) or None, optional=True),
    ),
    {},
)
"""The targets on paper, each goal's under its name."""

NO_GOAL = Message(N_("under no goal"))
"""What stands for the goal of figures that tasks alone promise."""


def named_in_full(target: Target) -> str:
    """Return the id and the name of a target: gdp 地区生产总值; once if they are the same."""
    return target.name if target.id == target.name else f"{target.id} {target.name}"


def targets_column(of: TargetsOf) -> Column[Task]:
    """Return the column that names the targets of a task."""
    return Column(N_("Targets"), lambda task: _named(of(task)), optional=True)


def targets_field(of: TargetsOf) -> Fields[Task]:
    """Return what programs get of them: their ids."""
    return {"targets": lambda task: [target.id for target in of(task)]}


def targets_facts(targets: Sequence[Target]) -> tuple[Fact, ...]:
    """Return what a card says of the targets of a task."""
    told = clauses(map(_in_words, targets))
    return () if told is None else (Fact(N_("Targets"), told),)


def _named(targets: Sequence[Target]) -> object:
    return tuple(target.name for target in targets) or None


def _in_words(target: Target) -> Message:
    facts = {"name": target.name, "value": target.asked(), "by": year_of(target)}
    if facts["value"] is None:
        return Message(N_("{name}"), facts) if target.by is None else _withyear_of(facts)
    if target.by is None:
        return Message(N_("{name}: {value}"), facts)
    return Message(N_("{name}: {value} by {by}"), facts)


def _withyear_of(facts: dict[str, object]) -> Message:
    return Message(N_("{name} by {by}"), facts)
