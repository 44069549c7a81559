"""What does each unit take on and hand over between two plans?"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Role, Task
from duties.naming.names import Register, normal_form
from duties.queries.comparison import Comparison, Difference, Identity, compare, folded

_Roles = dict[str, tuple[Role, ...]]


class Move(NamedTuple):
    """A task in which the roles of a unit differ; `old` or `new` is None where there is none.

    The roles include those that the unit has by way of a collective.
    """

    old: Task | None
    new: Task | None
    before: tuple[Role, ...]
    after: tuple[Role, ...]

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

    @property
    def moves(self) -> tuple[Move, ...]:
        """All its moves."""
        return self.taken_on + self.handed_over + self.changed


class Revision(NamedTuple):
    """All that differs between two plans, by task and by unit, and how many tasks do not."""

    differences: tuple[Difference, ...]
    units: tuple[UnitMoves, ...]
    unchanged: int


def revision(old: Plan, old_register: Register, new: Plan, new_register: Register) -> Revision:
    """Return what differs between two plans.

    The units, those with a task that differs, are in the order of the new plan's register. A unit
    moves also where a collective has other members.
    """
    comparison = compare(old, old_register, new, new_register)
    same_unit = Identity(old_register, new_register)
    before = _roles_by_task(old, old_register, same_unit)
    after = _roles_by_task(new, new_register, same_unit)
    moves: dict[str, list[Move]] = defaultdict(list)
    others: dict[str, list[Difference]] = defaultdict(list)
    differences = {id(each.new): each for each in comparison.differences if each.new is not None}
    for here, there in _pairs(comparison, old, new):
        had = before[id(here)] if here is not None else {}
        has = after[id(there)] if there is not None else {}
        for unit in dict.fromkeys((*had, *has)):
            if had.get(unit) != has.get(unit):
                moves[unit].append(Move(here, there, had.get(unit, ()), has.get(unit, ())))
            elif there is not None and id(there) in differences:
                others[unit].append(differences[id(there)])
    names = dict.fromkeys((*new_register.units, *old_register.units))
    named: dict[str, str] = {}
    for name in names:
        named.setdefault(same_unit(name), name)
    units = (_sorted(named[u], moves[u], others[u]) for u in named if u in moves or u in others)
    return Revision(comparison.differences, tuple(units), comparison.unchanged)


def concerning(
    whole: Revision, old_register: Register, new_register: Register, unit: str
) -> Revision:
    """Return of a revision only what concerns one unit, by its name in either plan."""
    same_unit = Identity(old_register, new_register)
    units = tuple(moves for moves in whole.units if same_unit(moves.unit) == same_unit(unit))
    tasks = {
        id(part) for moves in units for move in moves.moves for part in (move.old, move.new) if part
    }
    others = {id(each) for moves in units for each in moves.others}
    differences = tuple(
        each
        for each in whole.differences
        if id(each) in others or id(each.old) in tasks or id(each.new) in tasks
    )
    return Revision(differences, units, whole.unchanged)


def _sorted(unit: str, moves: list[Move], others: list[Difference]) -> UnitMoves:
    return UnitMoves(
        unit,
        taken_on=tuple(move for move in moves if not move.before),
        handed_over=tuple(move for move in moves if not move.after),
        changed=tuple(move for move in moves if move.before and move.after),
        others=tuple(others),
    )


def _roles_by_task(plan: Plan, register: Register, same_unit: Identity) -> dict[int, _Roles]:
    """Return the roles of each unit in each task, collectives unfolded; tasks by their identity."""
    roles: dict[int, _Roles] = {id(task): {} for task in plan.tasks}
    for duty in assignments(plan, register):
        of_task, unit = roles[id(duty.task)], same_unit(duty.unit)
        if duty.role not in of_task.get(unit, ()):
            of_task[unit] = (*of_task.get(unit, ()), duty.role)
    return roles


def _pairs(
    comparison: Comparison, old: Plan, new: Plan
) -> Iterator[tuple[Task | None, Task | None]]:
    """Yield every task with its partner, those that differ and those that do not.

    Tasks without a difference have one number and title, by which they are joined.
    """
    differing = {id(part) for each in comparison.differences for part in (each.old, each.new)}
    partners: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in reversed(old.tasks):
        if id(task) not in differing:
            partners[_key(task)].append(task)
    found = {id(each.new): each.old for each in comparison.differences if each.new is not None}
    for task in new.tasks:
        yield (found[id(task)] if id(task) in found else partners[_key(task)].pop()), task
    yield from ((each.old, None) for each in comparison.differences if each.new is None)


def _key(task: Task) -> tuple[str, str]:
    return normal_form(task.id), folded(task.title)
