"""Which changes may concern a unit though neither plan says so, and which units may be one?"""

from typing import NamedTuple

from duties.model import Plan
from duties.naming.likeness import VERY_LIKE, Nearest, like_pairs
from duties.naming.names import Register
from duties.queries.handover import Revision
from duties.queries.identity import Identity
from duties.queries.possible import all_possibilities, stands_for_unknown

_ENOUGH = 2  # tasks that pass from one unit to another, for the two to be one under another name


class MayConcern(NamedTuple):
    """How many tasks that differ may be a unit's: by a collective, and by a list left open."""

    unit: str
    collectives: int
    open_lists: int


class Renaming(NamedTuple):
    """A unit that only the earlier plan has, and one that only the later plan has in its stead."""

    old: str
    new: str


def may_concern(
    found: Revision, old: Plan, new: Plan, registers: tuple[Register, Register], unit: str
) -> MayConcern:
    """Return how many of the tasks that differ may be a unit's, though it has no part in them.

    A task counts where the plan before or after leaves it open, and once: as one of a collective
    if it is. Another number alone does not count.
    """
    same_unit = Identity(*registers)
    keys = (same_unit.before, same_unit.after)
    key = keys[registers[1].known(unit) is not None](unit)
    by_collective: dict[int, bool] = {}  # by the identity of the task
    for plan, register, key_of in zip((old, new), registers, keys, strict=True):
        mine = [name for name in register.units if key_of(name) == key]
        for possibility in all_possibilities(plan, register, mine):
            task = id(possibility.task)
            by_collective[task] = by_collective.get(task, False) or possibility.name is not None
    told = {id(each) for moves in found.units if moves.unit == unit for each in moves.differences}
    opened = []
    for each in found.differences:
        ways = [
            way for task in (each.old, each.new) if (way := by_collective.get(id(task))) is not None
        ]
        if ways and id(each) not in told and not each.is_renumbered_only:
            opened.append(any(ways))
    return MayConcern(unit, sum(opened), len(opened) - sum(opened))


def unlisted_collectives(found: Revision, registers: tuple[Register, Register]) -> tuple[str, ...]:
    """Return the units with changes that stand for several which no plan lists."""
    return tuple(
        moves.unit
        for moves in found.units
        if all(
            unit is None or stands_for_unknown(unit, register)
            for register in registers
            for unit in (register.known(moves.unit),)
        )
    )


def possible_renamings(
    found: Revision, registers: tuple[Register, Register]
) -> tuple[Renaming, ...]:
    """Return which units of the earlier plan the later plan may only call something else.

    All tasks that the one hands over, and no others, pass to the other in the same roles; and the
    names look alike, or there are several such tasks.
    """
    earlier, later = registers
    same_unit = Identity(earlier, later)
    before = {same_unit.before(name) for name in earlier.units}
    gone = [each for each in found.units if later.known(each.unit) is None]
    come = [each for each in found.units if same_unit.after(each.unit) not in before]
    takers = {
        frozenset((id(move.new), move.after) for move in each.taken_on if move.old): each.unit
        for each in come
        if later.known(each.unit) is not None
    }
    alike = set(like_pairs([each.unit for each in (*gone, *come)]))
    nearest = Nearest([each.unit for each in come])
    renamings = []
    for each in gone:
        passed = frozenset((id(move.new), move.before) for move in each.handed_over if move.new)
        taker = takers.get(passed) if passed else None
        if taker is not None and (
            len(passed) >= _ENOUGH
            or (each.unit, taker) in alike
            or _is_near(nearest, each.unit, taker)
        ):
            renamings.append(Renaming(each.unit, taker))
    return tuple(renamings)


def _is_near(nearest: Nearest, name: str, other: str) -> bool:
    near = nearest.to(name)
    return near is not None and near.name == other and near.likeness >= VERY_LIKE
