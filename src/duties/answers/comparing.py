"""What differs between two plans, each completed by what only the other states of units."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from duties.errors.base import SHOWN
from duties.errors.questions import UnknownUnitError
from duties.formats.views.differences import Side
from duties.formats.views.unsure_changes import collectives_told, may_be_told, renaming_told
from duties.messages import N_, Message, counted
from duties.model import Plan
from duties.naming.lookup import find_unit
from duties.naming.names import Register
from duties.planfile.fields import TASK_DETAILS
from duties.queries.handover import Revision, revision
from duties.queries.members import completed
from duties.queries.unsure_changes import may_concern, possible_renamings, unlisted_collectives


class Contrast(NamedTuple):
    """Two plans, what people call either, what differs between them, and the files they are in."""

    old: Plan
    new: Plan
    registers: tuple[Register, Register]
    sides: tuple[Side, Side]
    found: Revision
    files: tuple[Path, ...] = ()


def contrast(old: Plan, new: Plan, sides: tuple[Side, Side]) -> Contrast:
    """Return what differs between two plans that are completed already: see `with_members`."""
    registers = Register(old), Register(new)
    is_imported = any(side.places is not None for side in sides)
    found = revision(old, registers[0], new, registers[1], is_imported=is_imported)
    return Contrast(old, new, registers, sides, found)


def with_members(
    plans: tuple[Plan, Plan], sides: tuple[Side, Side]
) -> tuple[tuple[Plan, Plan], tuple[Message, ...]]:
    """Return both plans, each with what only the other one states of units; and say so."""
    found = [
        completed(plan, other, is_document=side.places is not None)
        for plan, other, side in zip(plans, reversed(plans), sides, strict=True)
    ]
    text = N_("{name} does not say who {collectives} are; they are taken to be those of {other}")
    notes = tuple(
        Message(
            text,
            {"name": side.name, "other": other.name, "collectives": collectives[:SHOWN]},
        )
        for (_, collectives), side, other in zip(found, sides, reversed(sides), strict=True)
        if collectives
    )
    return (found[0].plan, found[1].plan), notes


def unit_of_either(registers: tuple[Register, Register], query: str) -> str:
    """Return the unit that is meant, in the later plan or, failing that, in the earlier one.

    Raises what `find_unit` raises.
    """
    earlier, later = registers
    if later.known(query) is None and (unit := earlier.known(query)) is not None:
        return unit  # rather than one that has this name within its own
    try:
        return find_unit(later, query)
    except UnknownUnitError as error:
        try:
            return find_unit(earlier, query)
        except UnknownUnitError:
            raise error from None


def not_compared(found: Revision) -> Iterator[Message]:
    """Yield which details of tasks differ that are not compared."""
    for key, count in found.untold.items():
        yield counted(
            "“{label}” differs in {count} task, but is not compared",
            "“{label}” differs in {count} tasks, but is not compared",
            count,
            label=Message(TASK_DETAILS[key].label),
        )


def unsure(compared: Contrast, units: Sequence[str], *, each: bool) -> Iterator[Message]:
    """Yield what nobody knows: which changes may concern a unit too, which unit has a new name.

    `each` is whether every unit is told what changes for it.
    """
    facts = compared.found, compared.old, compared.new, compared.registers
    for unit in units:
        yield from filter(None, (may_be_told(may_concern(*facts, unit)),))
    for renaming in possible_renamings(compared.found, compared.registers):
        if not units or set(renaming) & set(units):
            yield renaming_told(renaming)
    collectives = unlisted_collectives(compared.found, compared.registers)
    if each and not units and collectives:
        yield collectives_told(collectives)
