"""What differs between two plans, for a program."""

import os
from pathlib import PurePath
from typing import Any

from duties.answers.comparing import (
    Contrast,
    contrast,
    not_compared,
    unit_of_either,
    unsure,
    with_members,
)
from duties.answers.reply import Reply
from duties.formats.differences import revision_object
from duties.formats.views.differences import (
    ACTION_DIFFERENCES,
    UNIT_MOVES,
    Side,
    differences_view,
)
from duties.formats.views.part_differences import BODY_DIFFERENCES, TARGET_DIFFERENCES
from duties.interface.documents import ImportedDocument, read_document
from duties.interface.plan import LoadedPlan, load
from duties.interface.results import Results, plainly
from duties.interface.words import language_meant
from duties.messages import Message, Translator
from duties.model import Body, Target
from duties.naming.lookup import find_units
from duties.queries.comparison import ActionDifference, Difference, PartDifference
from duties.queries.handover import Revision, UnitMoves, concerning

Comparable = LoadedPlan | ImportedDocument | str | os.PathLike[str]
"""A plan, a document, or the path of either."""

_PLANS = (".yaml", ".yml", ".json")


class PlanComparison:
    """What differs between two plans; made by `duties.compare`. It is true if anything differs."""

    def __init__(
        self,
        compared: Contrast,
        found: Revision,
        messages: tuple[Message, ...],
        into: Translator,
    ) -> None:
        """Not for users."""
        self._into = into
        self._compared = compared
        self._found = found
        self.notes: tuple[str, ...] = tuple(each.put(into) for each in messages)
        """What the command says beside the differences: what was not compared, what is unsure."""

    @property
    def unchanged(self) -> int:
        """How many tasks are the same."""
        return self._found.unchanged

    @property
    def tasks(self) -> Results[Difference]:
        """The tasks that differ, with what differs in each.

        >>> [(each.old and each.old.id, each.new and each.new.id) for each in comparison.tasks][:2]
        [('9', '9'), ('12', '12')]
        """
        return Results(
            Reply(differences_view(self._compared.sides), self._found.differences), self._into
        )

    @property
    def units(self) -> Results[UnitMoves]:
        """The units with a task or an action that differs: what each takes on and hands over.

        >>> [(each.unit, len(each.taken_on)) for each in comparison.units][:2]
        [('区住建委', 1), ('区城管局', 0)]
        """
        return Results(Reply(UNIT_MOVES, self._found.units), self._into)

    @property
    def actions(self) -> Results[ActionDifference]:
        """The actions that differ."""
        return Results(Reply(ACTION_DIFFERENCES, self._found.actions), self._into)

    @property
    def bodies(self) -> Results[PartDifference[Body]]:
        """The bodies above the units that differ."""
        return Results(Reply(BODY_DIFFERENCES, self._found.bodies), self._into)

    @property
    def targets(self) -> Results[PartDifference[Target]]:
        """The targets that differ."""
        return Results(Reply(TARGET_DIFFERENCES, self._found.targets), self._into)

    def for_units(self, *units: str) -> "PlanComparison":
        """Return only what concerns certain units, found in either plan; raises as `my_tasks` does.

        >>> comparison.for_units("区住建委").units[0].unit
        '区住建委'
        """
        registers = self._compared.registers
        names = find_units(units, lambda query: unit_of_either(registers, query))
        found = concerning(self._compared.found, *registers, names)
        doubts = tuple(unsure(self._compared, names, each=False))
        return PlanComparison(self._compared, found, doubts, self._into)

    def to_dict(self) -> dict[str, Any]:
        """Return the object that `duties diff -f json` writes: see docs/output.md."""
        found: dict[str, Any] = plainly(revision_object(self._found, self._compared.sides))
        return found

    def __bool__(self) -> bool:
        return not self._found.is_empty

    def __repr__(self) -> str:
        """Return how much differs between which plans."""
        old, new = (side.name for side in self._compared.sides)
        return (
            f"<{type(self).__name__} {old} → {new}: {len(self._found.differences):,} tasks differ, "
            f"{self.unchanged:,} do not>"
        )


def compare(old: Comparable, new: Comparable, *, language: str = "en") -> PlanComparison:
    """Return what differs between an earlier plan and a later one.

    Either may be a plan, a document that was read, or the path of one of them; a path that ends in
    .yaml, .yml or .json is a plan's. What only one of them says of units holds for both. `language`
    is that of notes, en or zh. Raises what `load` and `read_document` raise.

    >>> import duties
    >>> duties.compare("draft.yaml", "plan.yaml")
    <PlanComparison draft.yaml → plan.yaml: 5 tasks differ, 51 do not>
    """
    (earlier, old_side), (later, new_side) = _side(old), _side(new)
    sides = old_side, new_side
    plans, notes = with_members((earlier.model, later.model), sides)
    compared = contrast(*plans, sides)
    told = (*notes, *not_compared(compared.found), *unsure(compared, (), each=False))
    return PlanComparison(compared, compared.found, told, language_meant(language))


def _side(given: Comparable) -> tuple[LoadedPlan, Side]:
    if isinstance(given, LoadedPlan):
        return given, Side(given.path)
    if not isinstance(given, ImportedDocument):
        if PurePath(given).suffix.casefold() in _PLANS:
            return _side(load(given))
        given = read_document(given)
    return given.plan, Side(given.path, {task.id: task.place for task in given.draft.tasks})
