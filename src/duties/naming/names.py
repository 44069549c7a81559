"""Names → units: the normal form of a name, aliases, and the members of collectives."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, filterfalse
from operator import attrgetter

from duties.errors.questions import DeepCollectiveError
from duties.model import Name, Plan, Unit, UnitKind

_TEXT = attrgetter("text")
Chain = tuple[str, ...]
MOST_UNFOLDED = 20_000_000  # links of the chains to all members of all collectives


@lru_cache(maxsize=4096)  # the names of units come again and again, in many plans above all
def normal_form(name: str) -> str:
    """Return `name` without blanks and invisible characters, with width and case folded.

    Two spellings with the same normal form are the same name.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    if folded.isprintable():  # then " " is the only one of the unseen that may be there
        return folded.replace(" ", "")
    return "".join([c for c in folded if unicodedata.category(c) not in _UNSEEN])


LIST_SIGN = re.compile("[、，,；;]")
"""What stands between the names of a list that somebody typed."""

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}  # Unicode's categories of controls and blanks


class Register:
    """The units of a plan, by every name that the plan gives them.

    It also holds units that the plan names without registering them, after the others. If two
    units have the same name, a registered name takes precedence over an alias, and the first over
    the second.
    """

    def __init__(self, plan: Plan, also: Iterable[Name] = ()) -> None:
        """Take a plan, and names that stand in parts of it which were left out."""
        self.issuer = plan.issuer
        """Who issued the plan, which tells whose 区住建委 is meant."""
        self.units: dict[str, Unit | None] = {}
        """Each unit by its name; None if it is not registered."""
        self.aliases: list[tuple[str, str]] = []
        """Every name that is not a unit's own name, with the unit it means."""
        self._by_name: dict[str, str] = {}
        self._by_form: dict[str, str] = {}
        self._members: dict[str, Mapping[str, Chain]] = {}
        self._unfolded = 0
        registered = [unit for unit in plan.units if unit.name]
        for unit in registered:
            self.units.setdefault(unit.name, unit)
        for own in self.units:
            self._by_name[own] = own
            self._by_form.setdefault(normal_form(own), own)
        for unit in registered:
            for alias in unit.aliases:
                self.aliases.append((alias.text, unit.name))
                self._by_name.setdefault(alias.text, unit.name)
                self._by_form.setdefault(normal_form(alias.text), unit.name)
        others = (name for unit in plan.units for name in (*unit.aliases, *(unit.members or ())))
        used = map(_TEXT, chain(others, also, names_used(plan)))
        for name in dict.fromkeys(filterfalse(self._by_name.__contains__, used)):
            self._adopt(name)

    def _adopt(self, name: str) -> None:
        """Add a name that no unit registers in this spelling."""
        unit = self._by_form.setdefault(normal_form(name), name)
        self._by_name[name] = unit
        if unit == name:
            self.units[name] = None
        else:
            self.aliases.append((name, unit))

    @property
    def spellings(self) -> AbstractSet[str]:
        """Every name that the plan writes, in each spelling."""
        return self._by_name.keys()

    def unit_of(self, name: str) -> str:
        """Return the unit that a name of the plan means; raises `KeyError` for any other."""
        return self._by_name[name]

    def known(self, name: str) -> str | None:
        """Return the unit that a name means, however it is spelt; None if it is not in the plan."""
        unit = self._by_name.get(name)
        return self._by_form.get(normal_form(name)) if unit is None else unit

    def is_collective(self, unit: str) -> bool:
        """Return whether the plan says that a unit stands for others."""
        registered = self.units[unit]
        return registered is not None and (
            registered.kind is UnitKind.COLLECTIVE or registered.members is not None
        )

    def unfold(self, unit: str) -> Mapping[str, Chain]:
        """Return the units that a collective stands for, nested ones included.

        Each comes with the chain of collectives that leads to it, from `unit` down. A collective
        inside itself is skipped. Raises `DeepCollectiveError`.
        """
        known = self._members.get(unit)
        if known is not None:
            return known
        found: dict[str, Chain] = {}
        pending: deque[Chain] = deque([(unit,)] if self.members(unit) else ())
        while pending:
            chain = pending.popleft()
            for member in self.members(chain[-1]):
                if member != unit and member not in found:
                    found[member] = chain
                    self._unfolded += len(chain)
                    if self._unfolded > MOST_UNFOLDED:
                        raise DeepCollectiveError(unit)
                    pending.append((*chain, member))
        self._members[unit] = found
        return found

    def members(self, unit: str) -> list[str]:
        """Return the units that a collective names as its members; empty for any other unit."""
        registered = self.units[unit]
        members = registered.members if registered is not None else None
        return [self._by_name[member.text] for member in members or ()]


def names_used(plan: Plan) -> Iterator[Name]:
    """Yield every unit name in the actions, in the tasks with their steps, the bodies, the targets.

    Each is in the order of the file.
    """
    return chain.from_iterable(_lists_of_names(plan))


def _lists_of_names(plan: Plan) -> Iterator[tuple[Name, ...]]:
    for action in plan.actions:
        yield action.lead
    for task in plan.tasks:
        yield task.lead
        yield task.responsible
        yield task.support
        for step in task.steps:
            yield step.lead
            yield step.responsible
            yield step.support
    for body in plan.bodies:
        yield body.office
        yield body.members
    for target in plan.targets:
        if target.owner is not None:
            yield (target.owner,)


def names_registered(plan: Plan) -> Iterator[Name]:
    """Yield every name that the plan's `units` give: names, aliases and members."""
    for unit in plan.units:
        if unit.name:
            yield Name(unit.name, unit.spans["name"])
        yield from unit.aliases
        yield from unit.members or ()
