"""Where is each unit busy: in how many tasks of each action, and how many of these does it lead?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Role
from duties.naming.names import Register, normal_form
from duties.queries.matrix import Order
from duties.sections import Section, sections


class Heat(NamedTuple):
    """In how many tasks a unit takes part, and how many of them it leads."""

    tasks: int
    led: int


class HeatRow(NamedTuple):
    """A unit, or several that stand in one row, and its heat by the place of the section.

    `name` is None for several; `units` says how many. `whole` is its heat in all tasks.
    """

    name: str | None
    units: int
    cells: Mapping[int, Heat]
    whole: Heat


class HeatMap(NamedTuple):
    """The sections that have tasks, and the units that have any."""

    sections: tuple[Section, ...]
    rows: tuple[HeatRow, ...]

    @property
    def units(self) -> int:
        """How many units there are."""
        return sum(row.units for row in self.rows)

    @property
    def hottest(self) -> int:
        """The largest number of tasks of one unit in one section."""
        return max((heat.tasks for row in self.rows for heat in row.cells.values()), default=0)


_Places = tuple[set[int], set[int]]
"""The places of tasks in which somebody takes part, and of those that they lead."""


def heat_map(
    plan: Plan,
    register: Register,
    *,
    top: int,
    order: Order = Order.LOAD,
    direct: bool = False,
) -> HeatMap:
    """Return the heat map of a plan.

    Only the `top` busiest units have a row of their own, sorted as `order` says; all others stand
    in one row, the last, which counts the tasks in which any of them takes part. `direct` leaves
    out what reaches a unit through a collective.
    """
    parts = tuple(part for part in sections(plan) if part.places)
    section_of = {place: number for number, part in enumerate(parts) for place in part.places}
    shares: dict[str, _Places] = defaultdict(lambda: (set(), set()))
    for duty in assignments(plan, register, direct=direct):
        held, led = shares[duty.unit]
        held.add(duty.place)
        if duty.role is Role.LEAD:
            led.add(duty.place)
    busiest = sorted(
        (name for name in register.units if name in shares),
        key=lambda name: tuple(-len(places) for places in shares[name]),
    )
    shown, others = busiest[:top], busiest[top:]
    match order:
        case Order.LOAD:
            pass
        case Order.NAME:
            shown.sort(key=normal_form)
        case Order.PLAN:
            kept = set(shown)
            shown = [name for name in register.units if name in kept]
    rows = [_row(name, [shares[name]], section_of) for name in shown]
    if others:
        rows.append(_row(None, [shares[name] for name in others], section_of))
    return HeatMap(parts, tuple(rows))


def _row(name: str | None, shares: Iterable[_Places], section_of: Mapping[int, int]) -> HeatRow:
    known = list(shares)
    held = set[int]().union(*(places for places, _ in known))
    led = set[int]().union(*(places for _, places in known))
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for place in held:
        count = counts[section_of[place]]
        count[0] += 1
        count[1] += place in led
    cells = {section: Heat(*counts[section]) for section in sorted(counts)}
    return HeatRow(name, len(known), cells, Heat(len(held), len(led)))
