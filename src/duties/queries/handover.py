"""What does each unit take on and hand over between two plans?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from duties.assignments import assignments
from duties.model import Body, Plan, Role, Step, Target, Task, Tracking
from duties.naming.names import Register
from duties.planfile.grammar import defaults_of
from duties.queries.comparison import (
    ActionDifference,
    Comparer,
    Difference,
    PartDifference,
    UnitChange,
)
from duties.queries.identity import Identity
from duties.task_or_step import TaskOrStep

_Roles = dict[Role, str | None]
"""The roles that a unit has in a task, each with the collective by which it comes, if any."""


class Move(NamedTuple):
    """A task in which the roles of a unit differ; `old` or `new` is None where there is none.

    The roles include those that the unit has by way of a collective; `via` are the collectives by
    which roles are gained or lost. `difference` is all that is not the same in the task, None if it
    is the same in both plans; `stated` is what says of the unit there just what the move says.

    A step in which a unit has a higher role than in its task, or no other, is a task of its own
    (19/2), with the `difference` of its task.
    """

    old: Task | None
    new: Task | None
    before: tuple[Role, ...]
    after: tuple[Role, ...]
    via: tuple[str, ...]
    difference: Difference | None
    stated: UnitChange | None
    is_step: bool = False

    @property
    def task(self) -> Task:
        """The task as the new plan has it, or as the old one had it."""
        task = self.new or self.old
        assert task is not None  # noqa: S101 (a move is found in one of them)
        return task


class UnitMoves(NamedTuple):
    """A unit's moves, under the name of the new plan if it has one there."""

    unit: str
    taken_on: tuple[Move, ...]
    """The tasks that it had no part in."""
    handed_over: tuple[Move, ...]
    """The tasks that it has no part in any more."""
    changed: tuple[Move, ...]
    """The tasks in which it has another role, or one more or less."""
    others: tuple[Difference, ...]
    """Tasks in which its roles are the same and something else is not."""
    actions: tuple[ActionDifference, ...]
    """Actions that it leads or led and that differ."""
    differences: tuple[Difference, ...]
    """All that is not the same in the tasks in which it has or had a part."""

    @property
    def moves(self) -> tuple[Move, ...]:
        """All its moves."""
        return self.taken_on + self.handed_over + self.changed


class Revision(NamedTuple):
    """All that differs between two plans, by task, unit and action, and how many tasks do not."""

    differences: tuple[Difference, ...]
    units: tuple[UnitMoves, ...]
    unchanged: int
    actions: tuple[ActionDifference, ...] = ()
    untold: Mapping[str, int] = {}
    """Details that are not compared, each with the number of tasks in which it differs."""
    bodies: tuple[PartDifference[Body], ...] = ()
    tracking: PartDifference[Tracking] | None = None
    targets: tuple[PartDifference[Target], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs."""
        told = (self.differences, self.units, self.actions, self.bodies, self.targets)
        return self.tracking is None and not any(told)


def revision(
    old: Plan,
    old_register: Register,
    new: Plan,
    new_register: Register,
    *,
    is_imported: bool = False,
) -> Revision:
    """Return what differs between two plans.

    The units, those with a task or an action that differs, are in the order of the new plan's
    register. A unit moves also where a collective has other members. Where a plan `is_imported`
    from a document, which seldom has any notes, details that are not compared are told only if both
    have some; so it is with steps, bodies and targets, and nothing is said of tracking.
    """
    comparer = Comparer(old, old_register, new, new_register)
    same_unit = comparer.units
    before = _roles_by_task(old, old_register, same_unit.before)
    after = _roles_by_task(new, new_register, same_unit.after)
    steps_before = _roles_by_step(old, old_register, same_unit.before)
    steps_after = _roles_by_step(new, new_register, same_unit.after)
    moves: dict[str, list[Move]] = defaultdict(list)
    others: dict[str, list[Difference]] = defaultdict(list)
    told: dict[str, list[Difference]] = defaultdict(list)
    untold: Counter[str] = Counter()
    differences, unchanged = [], 0
    has_steps = not is_imported or all(any(t.steps for t in plan.tasks) for plan in (old, new))
    has_targets = not is_imported or bool(old.targets and new.targets)
    has_bodies = not is_imported or bool(old.bodies and new.bodies)
    for here, there in comparer.tasks():
        untold.update(comparer.untold(here, there))
        difference = comparer.difference(here, there)
        if difference is not None and not has_steps:
            difference = difference.without_steps()
        if difference is None:
            unchanged += 1
        else:
            differences.append(difference)
        had = before[id(here)] if here is not None else {}
        has = after[id(there)] if there is not None else {}
        for unit in dict.fromkeys((*had, *has)):
            roles = had.get(unit, {}), has.get(unit, {})
            if roles[0].keys() != roles[1].keys():
                gone, now = map(tuple, roles)
                stated = _stated(difference, unit, gone, now, same_unit)
                move = Move(here, there, gone, now, _ways(*roles), difference, stated)
                moves[unit].append(move)
            elif difference is not None:
                others[unit].append(difference)
            if difference is not None:
                told[unit].append(difference)
        pairs = comparer.steps(here, there) if has_steps else ()
        for unit, step in _in_steps(pairs, (steps_before, had), (steps_after, has)):
            if step is not None:
                moves[unit].append(step._replace(difference=difference))
            if difference is not None and all(each is not difference for each in told[unit][-1:]):
                told[unit].append(difference)
                if step is None:
                    others[unit].append(difference)
    actions = tuple(comparer.actions())
    led = _by_lead(actions, same_unit)
    units = (
        _sorted(name, moves[unit], others[unit], led[unit], told[unit])
        for unit, name in _names(old_register, new_register, same_unit).items()
        if unit in moves or unit in others or unit in led
    )
    told_of = {
        key: count for key, count in untold.items() if not is_imported or _is_used(key, old, new)
    }
    return Revision(
        tuple(differences),
        tuple(units),
        unchanged,
        actions,
        told_of,
        comparer.bodies() if has_bodies else (),
        None if is_imported else comparer.tracking(),
        comparer.targets(in_print=is_imported) if has_targets else (),
    )


def _is_used(key: str, *plans: Plan) -> bool:
    """Tell whether each plan has a task with this detail."""
    nothing = defaults_of(Task)[key]
    return all(any(getattr(task, key) != nothing for task in plan.tasks) for plan in plans)


def concerning(
    whole: Revision, old_register: Register, new_register: Register, units: Iterable[str]
) -> Revision:
    """Return of a revision only what concerns certain units, by their names in either plan."""
    same_unit = Identity(old_register, new_register)
    keys = set()
    for unit in units:
        is_new = new_register.known(unit) is not None
        keys.add(same_unit.after(unit) if is_new else same_unit.before(unit))
    names = _names(old_register, new_register, same_unit)
    wanted = {names[key] for key in keys if key in names}
    theirs = tuple(moves for moves in whole.units if moves.unit in wanted)
    told = {id(each) for moves in theirs for each in (*moves.differences, *moves.actions)}
    return Revision(
        tuple(each for each in whole.differences if id(each) in told),
        theirs,
        whole.unchanged,
        tuple(each for each in whole.actions if id(each) in told),
        whole.untold,
    )


def _stated(
    difference: Difference | None,
    unit: str,
    before: tuple[Role, ...],
    after: tuple[Role, ...],
    same_unit: Identity,
) -> UnitChange | None:
    """Return the change of a task's own lists that gives the unit these roles, if there is one."""
    for change in difference.units if difference is not None else ():
        key_of = same_unit.after if change.after else same_unit.before
        if (change.before, change.after) == (before, after) and key_of(change.unit) == unit:
            return change
    return None


def _names(old: Register, new: Register, same_unit: Identity) -> dict[str, str]:
    """Return the name of each unit by its key: that of the new plan if it has one there."""
    names = {same_unit.after(name): name for name in new.units}
    for name in old.units:
        names.setdefault(same_unit.before(name), name)
    return names


def _sorted(
    unit: str,
    moves: list[Move],
    others: list[Difference],
    actions: list[ActionDifference],
    differences: list[Difference],
) -> UnitMoves:
    return UnitMoves(
        unit,
        taken_on=tuple(move for move in moves if not move.before),
        handed_over=tuple(move for move in moves if not move.after),
        changed=tuple(move for move in moves if move.before and move.after),
        others=tuple(others),
        actions=tuple(actions),
        differences=tuple(differences),
    )


def _roles_by_task(
    plan: Plan, register: Register, key_of: Callable[[str], str]
) -> dict[int, dict[str, _Roles]]:
    """Return the roles of each unit in each task, collectives unfolded; tasks by their identity."""
    roles: dict[int, dict[str, _Roles]] = {id(task): {} for task in plan.tasks}
    for duty in assignments(plan, register):
        mine = roles[id(duty.task)].setdefault(key_of(duty.unit), {})
        mine.setdefault(duty.role, duty.name.text if duty.via else None)
    return roles


_Steps = Mapping[int, tuple[Task, dict[str, _Roles]]]
"""Steps as tasks, with the roles of each unit, by the identity of the step."""


def _roles_by_step(plan: Plan, register: Register, key_of: Callable[[str], str]) -> _Steps:
    """Return the steps of a plan as tasks, with their own units or else those of their tasks."""
    tasks = {
        id(step): TaskOrStep(task, step).as_task() for task in plan.tasks for step in task.steps
    }
    if not tasks:
        return {}
    roles = _roles_by_task(plan._replace(tasks=tuple(tasks.values())), register, key_of)
    return {step: (task, roles[id(task)]) for step, task in tasks.items()}


_Side = tuple[_Steps, Mapping[str, _Roles]]
"""The steps of a plan, and the roles of each unit in one task of it."""


def _in_steps(
    pairs: Iterable[tuple[Step | None, Step | None]], old: _Side, new: _Side
) -> Iterator[tuple[str, Move | None]]:
    """Yield each unit that a step of a task gives more than the task, and how it moves there."""
    for before, after in pairs:
        (was, had), (now, has) = _above(before, *old), _above(after, *new)
        for unit in dict.fromkeys((*had, *has)):
            roles = had.get(unit, {}), has.get(unit, {})
            is_same = roles[0].keys() == roles[1].keys()
            gone, holds = map(tuple, roles)
            move = Move(was, now, gone, holds, _ways(*roles), None, None, is_step=True)
            yield unit, None if is_same else move


def _above(
    step: Step | None, steps: _Steps, in_task: Mapping[str, _Roles]
) -> tuple[Task | None, dict[str, _Roles]]:
    """Return a step as a task, and the roles there that are higher than a unit's in its task."""
    if step is None:
        return None, {}
    task, roles = steps[id(step)]
    found = {}
    for unit, mine in roles.items():
        best = min((_RANKS[role] for role in in_task.get(unit, ())), default=len(_RANKS))
        if higher := {role: via for role, via in mine.items() if _RANKS[role] < best}:
            found[unit] = higher
    return task, found


_RANKS = {role: rank for rank, role in enumerate(Role)}


def _ways(before: _Roles, after: _Roles) -> tuple[str, ...]:
    """Return the collectives by which roles are gained or lost."""
    gained = (via for role, via in after.items() if role not in before)
    lost = (via for role, via in before.items() if role not in after)
    return tuple(dict.fromkeys(via for via in (*gained, *lost) if via is not None))


def _by_lead(
    actions: Iterable[ActionDifference], same_unit: Identity
) -> dict[str, list[ActionDifference]]:
    """Return the actions that differ by the units that lead or led them."""
    found: dict[str, list[ActionDifference]] = defaultdict(list)
    for each in actions:
        led = [same_unit.before(name.text) for name in each.old.lead] if each.old else []
        leads = [same_unit.after(name.text) for name in each.new.lead] if each.new else []
        for unit in dict.fromkeys((*led, *leads)):
            found[unit].append(each)
    return found
