"""A plan and the register that it names: the units of both as the plan's own.

A plan gets those units of a register that it names, by a name or an alias, with the members of the
collectives among them; what else is registered there is no matter of this plan. Of a unit that both
have, the plan's entry comes first: the register adds aliases, members, and what the plan does not
say. Everything that comes from the register stands, as far as the plan is concerned, where the plan
names it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from duties.errors.base import DutiesError
from duties.errors.files import MissingFileError
from duties.findings import Severity
from duties.messages import N_, Message
from duties.model import Name, Plan, Unit
from duties.naming.names import names_used, normal_form
from duties.planfile.faults import LONG, Code, Faults
from duties.planfile.loading import Loaded
from duties.planfile.registers import RegisterFile
from duties.source import Span

UNREAD_REGISTER = Code("DUT216", "unread-register")
CONTRADICTED_REGISTER = Code("DUT217", "contradicted-register")


ReadRegister = Callable[[str], RegisterFile]
"""What reads the register that a plan names; raises a `DutiesError` if it cannot be read."""


def joined(loaded: Loaded, read: ReadRegister) -> Loaded:
    """Return a plan as loaded, with the units of the register that it names.

    What is wrong between the two is among the findings; what is wrong within the register is
    among those of the register alone.
    """
    plan = loaded.plan
    if plan is None or plan.register is None:
        return loaded
    faults, place = Faults(loaded.findings), plan.spans["register"]
    try:
        register = read(plan.register)
    except MissingFileError as error:
        text = N_("there is no register {file}, so its units are not known; is the path right?")
        faults.report(UNREAD_REGISTER, Message(text, {"file": error.place}), place)
    except DutiesError as error:
        text = N_("the register cannot be read, so its units are not known; {file}: {reason}")
        facts = {"file": error.place or plan.register[:LONG], "reason": error.message}
        faults.report(UNREAD_REGISTER, Message(text, facts), place)
    else:
        if not register.units:
            text = N_("{file} registers no units; they stand under units there")
            faults.report(UNREAD_REGISTER, Message(text, {"file": register.source.name}), place)
        plan = plan._replace(units=_units_of_both(plan, register, place, faults))
    return Loaded(plan, faults.in_order())


def _units_of_both(
    plan: Plan, register: RegisterFile, place: Span, faults: Faults
) -> tuple[Unit, ...]:
    by_name = units_by_name(register.units)
    taken: set[int] = set()
    units = []
    for own in plan.units:
        other = by_name.get(normal_form(own.name)) if own.name else None
        if other is None or id(other) in taken:
            units.append(own)
            continue
        taken.add(id(other))
        units.append(_both(own, _moved(other, place)))
        _compare(own, other, register, faults)
    members = (name for unit in plan.units for name in unit.members or ())
    named = {normal_form(name.text) for name in (*names_used(plan), *members)}
    units += (
        _moved(unit, place)
        for unit in _wanted(register.units, by_name, named)
        if id(unit) not in taken
    )
    return tuple(units)


def units_by_name(units: Iterable[Unit]) -> Mapping[str, Unit]:
    """Return each unit by what it may be called; a name goes before an alias, the first first."""
    found: dict[str, Unit] = {}
    for unit in units:
        if unit.name:
            found.setdefault(normal_form(unit.name), unit)
    for unit in units:
        for alias in unit.aliases if unit.name else ():
            found.setdefault(normal_form(alias.text), unit)
    return found


def _wanted(units: Iterable[Unit], by_name: Mapping[str, Unit], named: set[str]) -> list[Unit]:
    """Return the units that are named, and those that these have as members, in their order."""
    waiting = [by_name[name] for name in named if name in by_name]
    found: set[int] = set()
    while waiting:
        unit = waiting.pop()
        if id(unit) not in found:
            found.add(id(unit))
            members = (normal_form(member.text) for member in unit.members or ())
            waiting += (by_name[name] for name in members if name in by_name)
    return [unit for unit in units if id(unit) in found]


def _moved(unit: Unit, place: Span) -> Unit:
    """Return a unit of the register as it stands in the plan."""
    return unit._replace(
        spans=dict.fromkeys(unit.spans, place),
        span=place,
        aliases=_at(unit.aliases, place),
        members=None if unit.members is None else _at(unit.members, place),
    )


def _at(names: Iterable[Name], place: Span) -> tuple[Name, ...]:
    return tuple(Name(name.text, place) for name in names)


def _both(own: Unit, other: Unit) -> Unit:
    """Return the plan's unit with what the register adds."""
    called = (Name(other.name, other.span), *other.aliases)
    members = own.members
    if other.members is not None:
        members = (*(own.members or ()), *_new(other.members, own.members or ()))
    own_names = (Name(own.name, own.span), *own.aliases)
    return own._replace(
        spans={**other.spans, **own.spans},
        kind=own.kind or other.kind,
        aliases=(*own.aliases, *_new(called, own_names)),
        members=members,
        leader=own.leader or other.leader,
        contact=own.contact or other.contact,
    )


def _new(names: Iterable[Name], known: Iterable[Name]) -> Iterator[Name]:
    met = {normal_form(name.text) for name in known}
    return (name for name in names if normal_form(name.text) not in met)


def _compare(own: Unit, other: Unit, register: RegisterFile, faults: Faults) -> None:
    """Report a kind that the register gives otherwise; the plan's own counts."""
    if own.kind is None or other.kind is None or own.kind is other.kind:
        return
    text = N_(
        "{unit} is of kind {kind} here, but {other} in the register ({file}, line {line}); this "
        "plan goes by its own"
    )
    facts = {
        "unit": own.name[:LONG],
        "kind": own.kind.value,
        "other": other.kind.value,
        "file": register.source.name,
        "line": other.span.line,
    }
    faults.report(CONTRADICTED_REGISTER, Message(text, facts), own.spans["kind"], Severity.WARNING)
