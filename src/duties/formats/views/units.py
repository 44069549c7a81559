"""Units with the number of their tasks."""

from duties.formats.view import Column, View, columns_on, on
from duties.formats.views.common import kind_label, texts
from duties.formats.views.counts import COUNT_COLUMNS, COUNT_FIELDS
from duties.messages import N_, Message
from duties.queries.counts import UnitCounts
from duties.teamwork import Counts


def _counts(unit: UnitCounts) -> Counts:
    return unit.counts


def _kind(unit: UnitCounts) -> object:
    if unit.unit is None:
        return Message(N_("not registered"))
    return kind_label(unit.unit.kind)


def _aliases(unit: UnitCounts) -> list[str]:
    return texts(unit.unit.aliases) if unit.unit is not None else []


def _members(unit: UnitCounts) -> list[str] | None:
    if unit.unit is None or unit.unit.members is None:
        return None
    return texts(unit.unit.members)


UNITS: View[UnitCounts] = View(
    (
        Column(N_("Unit"), lambda unit: unit.name),
        Column(N_("Kind"), _kind, optional=True),
        *columns_on(_counts, COUNT_COLUMNS),
        Column(N_("Aliases"), lambda unit: tuple(_aliases(unit)), optional=True),
        Column(N_("Members"), lambda unit: tuple(_members(unit) or ()), optional=True),
        Column(N_("Leader"), lambda unit: unit.unit and unit.unit.leader, optional=True),
        Column(N_("Contact"), lambda unit: unit.unit and unit.unit.contact, optional=True),
    ),
    {
        "name": lambda unit: unit.name,
        "kind": lambda unit: unit.unit and unit.unit.kind,
        "registered": lambda unit: unit.unit is not None,
        "aliases": _aliases,
        "members": _members,
        **on(_counts, COUNT_FIELDS),
        "line": lambda unit: unit.unit and unit.unit.span.line,
        "leader": lambda unit: unit.unit and unit.unit.leader,
        "contact": lambda unit: unit.unit and unit.unit.contact,
    },
)
