"""What does each unit take on and hand over between two plans?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from duties.model import Body, Plan, Role, Step, Target, Task
from duties.naming.names import Register
from duties.planfile.grammar import defaults_of
from duties.queries.comparison import (
    ActionDifference,
    Comparer,
    Difference,
    PartDifference,
    UnitChange,
)
from duties.queries.holders import Holders, Roles, RolesInSteps, holders
from duties.queries.identity import Identity
from duties.tracking_rules import Tracking

_Side = tuple[RolesInSteps, Mapping[str, Roles]]
"""The steps of a plan, and the roles of each unit in one task of it."""


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
    tells = _tellable(old, new) if is_imported else _EVERYTHING
    gathered = _Gathering(
        holders(old, old_register, same_unit.before),
        holders(new, new_register, same_unit.after),
        same_unit,
    )
    untold: Counter[str] = Counter()
    differences, unchanged = [], 0
    for here, there in comparer.tasks():
        untold.update(comparer.untold(here, there))
        difference = comparer.difference(here, there)
        if difference is not None and not tells.steps:
            difference = difference.without_steps()
        if difference is None:
            unchanged += 1
        else:
            differences.append(difference)
        gathered.add(here, there, difference, comparer.steps(here, there) if tells.steps else ())
    actions = tuple(comparer.actions())
    return Revision(
        tuple(differences),
        tuple(gathered.by_unit(_names(old_register, new_register, same_unit), actions)),
        unchanged,
        actions,
        {key: count for key, count in untold.items() if not is_imported or _is_used(key, old, new)},
        comparer.bodies() if tells.bodies else (),
        None if is_imported else comparer.tracking(),
        comparer.targets(in_print=is_imported) if tells.targets else (),
    )


class _Tellable(NamedTuple):
    """Which parts of two plans are told where they differ."""

    steps: bool
    targets: bool
    bodies: bool


_EVERYTHING = _Tellable(steps=True, targets=True, bodies=True)


def _tellable(old: Plan, new: Plan) -> _Tellable:
    """Return the parts that both plans have: a document seldom has any notes."""
    plans = old, new
    return _Tellable(
        steps=all(any(task.steps for task in plan.tasks) for plan in plans),
        targets=all(plan.targets for plan in plans),
        bodies=all(plan.bodies for plan in plans),
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


class _Gathering:
    """What differs, gathered by unit, each under the key that it has in both plans."""

    def __init__(self, before: Holders, after: Holders, same_unit: Identity) -> None:
        self._before = before
        self._after = after
        self._same_unit = same_unit
        self._moves: dict[str, list[Move]] = defaultdict(list)
        self._others: dict[str, list[Difference]] = defaultdict(list)
        self._differences: dict[str, list[Difference]] = defaultdict(list)

    def add(
        self,
        old: Task | None,
        new: Task | None,
        difference: Difference | None,
        steps: Iterable[tuple[Step | None, Step | None]],
    ) -> None:
        """Add what a pair of tasks and the pairs of its steps mean to their units."""
        had, has = self._before.of(old), self._after.of(new)
        for unit in dict.fromkeys((*had, *has)):
            move = self._move(old, new, unit, had.get(unit, {}), has.get(unit, {}), difference)
            if move is not None:
                self._moves[unit].append(move)
            elif difference is not None:
                self._others[unit].append(difference)
            if difference is not None:
                self._differences[unit].append(difference)
        self._add_steps(steps, (self._before.steps, had), (self._after.steps, has), difference)

    def _move(
        self,
        old: Task | None,
        new: Task | None,
        unit: str,
        before: Roles,
        after: Roles,
        difference: Difference | None,
    ) -> Move | None:
        if before.keys() == after.keys():
            return None
        gone, now = tuple(before), tuple(after)
        stated = _stated(difference, unit, gone, now, self._same_unit)
        return Move(old, new, gone, now, _ways(before, after), difference, stated)

    def _add_steps(
        self,
        pairs: Iterable[tuple[Step | None, Step | None]],
        old: _Side,
        new: _Side,
        difference: Difference | None,
    ) -> None:
        for unit, move in _in_steps(pairs, old, new):
            if move is not None:
                self._moves[unit].append(move._replace(difference=difference))
            if difference is None or any(
                each is difference for each in self._differences[unit][-1:]
            ):
                continue
            self._differences[unit].append(difference)
            if move is None:
                self._others[unit].append(difference)

    def by_unit(
        self, names: Mapping[str, str], actions: Iterable[ActionDifference]
    ) -> Iterator[UnitMoves]:
        """Yield what concerns each unit for which anything differs, in the order of the names."""
        led = _by_lead(actions, self._same_unit)
        for key, name in names.items():
            if key in self._moves or key in self._others or key in led:
                yield _sorted(
                    name, self._moves[key], self._others[key], led[key], self._differences[key]
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
    step: Step | None, steps: RolesInSteps, in_task: Mapping[str, Roles]
) -> tuple[Task | None, dict[str, Roles]]:
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


def _ways(before: Roles, after: Roles) -> tuple[str, ...]:
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
