"""Who answers for a task or a step: whose report counts."""

from collections.abc import Iterable

from duties.model import Name
from duties.naming.names import Register
from duties.task_or_step import TaskOrStep


class _Units(dict[str, str]):
    def __init__(self, register: Register) -> None:
        self._register = register

    def __missing__(self, name: str) -> str:
        unit = self[name] = self._register.known(name) or name
        return unit


class Answering:
    """Finds the units that answer for a task or a step, by what its names mean.

    A collective is answered for by its members, and by itself where nobody has said
    who they are.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self.units = _Units(register)
        """The unit that each name means; the name itself where no unit has it."""
        self._units: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, part: TaskOrStep) -> tuple[str, ...]:
        """Return the units that answer, in the order in which they are named."""
        return self.meant_by(part.answering)

    def meant_by(self, names: Iterable[Name]) -> tuple[str, ...]:
        """Return the units that are meant by names, in their order; collectives as above."""
        key = tuple([name.text for name in names])
        units = self._units.get(key)
        if units is None:
            found = [member for text in key for member in self._members(self.units[text])]
            units = self._units[key] = tuple(dict.fromkeys(found))
        return units

    def _members(self, unit: str) -> tuple[str, ...]:
        register = self._register
        if unit not in register.units:
            return (unit,)
        members = [each for each in register.unfold(unit) if not register.members(each)]
        return tuple(members) or (unit,)
