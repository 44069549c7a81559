"""What differs between two plans, task by task and action by action?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar, assert_never

from duties.model import Action, Body, Name, Plan, Role, Step, Target, Task
from duties.naming.names import Register, normal_form
from duties.planfile.fields import BODY, STEP, TARGET, TASK_DETAILS, TRACKING
from duties.planfile.grammar import (
    FieldKind,
    Model,
    Nested,
    NestedList,
    OneOf,
    PlainKind,
    Shape,
    attribute,
)
from duties.planfile.plain import written
from duties.queries.identity import Identity
from duties.queries.pairing import folded, pairs_of
from duties.tracking_rules import Tracking


class Aspect(StrEnum):
    """In what respect a task, or an action, differs."""

    ADDED = "added"
    DROPPED = "dropped"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    MOVED = "moved"
    """It belongs to another action."""
    UNITS = "units"
    """Some unit has another role, or none any more."""
    CHIEF = "chief"
    """Who led first leads still, but another lead stands first now."""
    OPEN_ENDED = "open_ended"
    STEPS = "steps"
    """Some step of it was added, dropped, or is not the same."""


_Held = TypeVar("_Held")


class UnitChange(NamedTuple):
    """A unit whose roles in a task differ, under the name of the new plan if it has one there."""

    unit: str
    before: tuple[Role, ...]
    after: tuple[Role, ...]

    @property
    def gained(self) -> tuple[Role, ...]:
        """The roles that the unit has only in the new plan."""
        return tuple(role for role in self.after if role not in self.before)

    @property
    def lost(self) -> tuple[Role, ...]:
        """The roles that the unit has only in the old plan."""
        return tuple(role for role in self.before if role not in self.after)


class PartDifference(NamedTuple, Generic[_Held]):
    """A part that is not the same in both plans: a step, a body, the rules of tracking.

    `old` or `new` is None where there is none; otherwise `keys` are those of its grammar that
    differ.
    """

    old: _Held | None
    new: _Held | None
    keys: tuple[str, ...] = ()


class Difference(NamedTuple):
    """A task that is not the same in both plans; `old` or `new` is None where it has none there.

    `aspects` says in what respects, in the order of `Aspect`, and `details` names those details of
    the task that changed. A task that was added or dropped has that aspect only, and all its units
    are changes.
    """

    old: Task | None
    new: Task | None
    aspects: tuple[Aspect, ...]
    details: tuple[str, ...]
    units: tuple[UnitChange, ...]
    steps: tuple[PartDifference[Step], ...] = ()

    @property
    def respects(self) -> tuple[str, ...]:
        """All aspects and details in which the task differs."""
        return (*self.aspects, *self.details)

    @property
    def is_renumbered_only(self) -> bool:
        """Tell whether the task has another number and nothing else differs: often many have."""
        return self.respects == (Aspect.RENUMBERED,)

    def without_steps(self) -> "Difference | None":
        """Return what differs besides steps; None if nothing does."""
        aspects = tuple(aspect for aspect in self.aspects if aspect is not Aspect.STEPS)
        left = self._replace(aspects=aspects, steps=())
        return left if left.respects else None


class ActionDifference(NamedTuple):
    """An action with other leads; `old` or `new` is None where there is none."""

    old: Action | None
    new: Action | None
    aspects: tuple[Aspect, ...]
    units: tuple[UnitChange, ...]


class Comparison(NamedTuple):
    """All that differs, in the order of the new plan, and how many tasks are the same in both.

    A task that was dropped stands after the one that it followed in the old plan.
    """

    differences: tuple[Difference, ...]
    unchanged: int


def compare(old: Plan, old_register: Register, new: Plan, new_register: Register) -> Comparison:
    """Compare two plans task by task: see `Comparer`."""
    comparer = Comparer(old, old_register, new, new_register)
    found = [comparer.difference(*pair) for pair in comparer.tasks()]
    differences = tuple(each for each in found if each is not None)
    return Comparison(differences, len(found) - len(differences))


class Comparer:
    """Compares two plans.

    A task is known again by its number and title, by its title, by its number and a similar title,
    by a similar title, or by a similar note, in this order, and an action likewise. `units` tells
    which units are one; blanks, widths of letters, capitals and the form of quotation marks make no
    difference. Where one of the plans has no actions, nothing is said of them.
    """

    def __init__(self, old: Plan, old_register: Register, new: Plan, new_register: Register):
        self.units = Identity(old_register, new_register)
        self._old, self._new = old, new
        self._actions = pairs_of(old.actions, new.actions)
        self._has_actions = bool(old.actions and new.actions)
        self._successor_of = {
            normal_form(old.actions[place].id): normal_form(new.actions[partner].id)
            for place, partner in self._actions.items()
        }

    def tasks(self) -> Iterator[tuple[Task | None, Task | None]]:
        """Yield every task with its partner, in the order of `Comparison`."""
        old, new = self._old.tasks, self._new.tasks
        return _in_order(old, new, pairs_of(old, new))

    def difference(self, old: Task | None, new: Task | None) -> Difference | None:
        """Return what differs between two tasks that are one; None if nothing does."""
        units = self._unit_changes(_named(old), _named(new))
        if old is None or new is None:
            return Difference(old, new, _one_sided(old), (), units)
        steps = tuple(self._parts(STEP, self.steps(old, new)))
        found = {
            **self._of_parts(old, new, units),
            Aspect.MOVED: self._is_moved(old, new),
            Aspect.OPEN_ENDED: old.open_ended != new.open_ended,
            Aspect.STEPS: bool(steps),
        }
        details = self._details(old, new, is_compared=True)
        difference = Difference(old, new, _those(found), details, units, steps)
        return difference if difference.respects else None

    def untold(self, old: Task | None, new: Task | None) -> tuple[str, ...]:
        """Return the keys of the details that differ and are not compared."""
        if old is None or new is None:
            return ()
        return self._details(old, new, is_compared=False)

    def _details(self, old: Task, new: Task, *, is_compared: bool) -> tuple[str, ...]:
        return tuple(
            key
            for key, detail in TASK_DETAILS.items()
            if (detail.compared is not None) is is_compared
            and self._value(detail.kind, getattr(old, key), self.units.before)
            != self._value(detail.kind, getattr(new, key), self.units.after)
        )

    def steps(
        self, old: Task | None, new: Task | None
    ) -> tuple[tuple[Step | None, Step | None], ...]:
        """Return every step of a task with its partner, in the order of the new plan."""
        before, after = old.steps if old else (), new.steps if new else ()
        if not before and not after:
            return ()
        pairs = _pairs_by(before, after, _both_of, _name_of, _id_of)
        return tuple(_in_order(before, after, pairs))

    def bodies(self) -> tuple[PartDifference[Body], ...]:
        """Return the bodies that differ, known again by their ids, or else by their names."""
        old, new = self._old.bodies, self._new.bodies
        return tuple(self._parts(BODY, _in_order(old, new, _pairs_by(old, new, _id_of, _name_of))))

    def targets(self, *, in_print: bool = False) -> tuple[PartDifference[Target], ...]:
        """Return the targets that differ, known again by their ids, or else by their names.

        What stands `in_print` has neither ids nor kinds, so these are not compared then.
        """
        without = ("id", "kind") if in_print else ()
        return tuple(self._parts(TARGET, self.target_pairs(), without))

    def target_pairs(self) -> Iterator[tuple[Target | None, Target | None]]:
        """Yield every target with its partner, in the order of `Comparison`."""
        old, new = self._old.targets, self._new.targets
        return _in_order(old, new, _pairs_by(old, new, _both_of, _id_of, _name_of))

    def tracking(self) -> PartDifference[Tracking] | None:
        """Return how the rules of tracking differ; None if they do not."""
        return next(self._parts(TRACKING, [(self._old.tracking, self._new.tracking)]), None)

    def _parts(
        self,
        shape: Shape[Model],
        pairs: Iterable[tuple[Model | None, Model | None]],
        without: Collection[str] = (),
    ) -> Iterator[PartDifference[Model]]:
        for old, new in pairs:
            if old is None or new is None:
                if old is not new:
                    yield PartDifference(old, new)
            elif keys := [key for key in self._keys(shape, old, new) if key not in without]:
                yield PartDifference(old, new, tuple(keys))

    def _keys(self, shape: Shape[Model], old: Model, new: Model) -> tuple[str, ...]:
        """Return the keys of a part whose values do not mean the same."""
        found = []
        for key, field in shape.grammar.items():
            before, after = getattr(old, attribute(key)), getattr(new, attribute(key))
            kind = field.kind
            if isinstance(kind, PlainKind):
                before = self._value(kind, before, self.units.before)
                after = self._value(kind, after, self.units.after)
            elif isinstance(kind, Nested):
                before, after = (each and written(kind.shape, each) for each in (before, after))
            elif isinstance(kind, NestedList):
                before, after = ([written(kind.shape, e) for e in each] for each in (before, after))
            if before != after:
                found.append(key)
        return tuple(found)

    def actions(self) -> Iterator[ActionDifference]:
        """Yield every action whose leads differ, in the order of `Comparison`.

        Another title or number alone is not told: documents word their headings at greater length.
        """
        if not self._has_actions:
            return
        for old, new in _in_order(self._old.actions, self._new.actions, self._actions):
            units = self._unit_changes(_leading(old), _leading(new))
            if old is None or new is None:
                aspects = _one_sided(old)
            else:
                aspects = _those(self._of_parts(old, new, units))
            if units or Aspect.CHIEF in aspects:
                yield ActionDifference(old, new, aspects, units)

    def _of_parts(
        self, old: Task | Action, new: Task | Action, units: tuple[UnitChange, ...]
    ) -> dict[Aspect, bool]:
        return {
            Aspect.RENUMBERED: normal_form(old.id) != normal_form(new.id),
            Aspect.RETITLED: folded(old.title) != folded(new.title),
            Aspect.UNITS: bool(units),
            Aspect.CHIEF: self._is_chief_changed(old.lead, new.lead),
        }

    def _is_chief_changed(self, old: tuple[Name, ...], new: tuple[Name, ...]) -> bool:
        before = [self.units.before(name.text) for name in old]
        after = [self.units.after(name.text) for name in new]
        return bool(before) and before[0] in after and after[0] != before[0]

    def _is_moved(self, old: Task, new: Task) -> bool:
        """Tell whether a task belongs to another action than before."""
        if not self._has_actions or old.action is new.action is None:
            return False
        if old.action is None or new.action is None:
            return True
        return self._successor_of.get(normal_form(old.action)) != normal_form(new.action)

    def _unit_changes(self, old: "_Named", new: "_Named") -> tuple[UnitChange, ...]:
        shown: dict[str, str] = {}
        before: dict[str, dict[Role, None]] = defaultdict(dict)
        after: dict[str, dict[Role, None]] = defaultdict(dict)
        for named, key_of, roles in (
            (new, self.units.after, after),
            (old, self.units.before, before),
        ):
            for role, name in named:
                unit = key_of(name.text)
                shown.setdefault(unit, name.text)
                roles[unit][role] = None
        return tuple(
            UnitChange(shown[unit], tuple(before.get(unit, ())), tuple(after.get(unit, ())))
            for unit in dict.fromkeys((*before, *after))
            if before.get(unit) != after.get(unit)
        )

    @staticmethod
    def _value(kind: PlainKind, value: Any, key_of: Callable[[str], str]) -> object:
        """Return what is equal where two values of a detail mean the same."""
        match kind:
            case FieldKind.TEXT | FieldKind.ID:
                return folded(value or "")
            case FieldKind.NAME:
                return value and key_of(value.text)
            case FieldKind.NAMES:
                return [key_of(name.text) for name in value]
            case FieldKind.IDS:
                return [name.text for name in value]
            case FieldKind.PERIOD:
                return value and value.last  # 2027 and 2027-12-31 are one deadline
            case FieldKind.START:
                return value and value.first
            case FieldKind.AMOUNT:
                return value and (value.numbers or value.texts)  # 38.0 is 38
            case (
                FieldKind.FLAG
                | FieldKind.DATE
                | FieldKind.SPAN
                | FieldKind.NUMBER
                | FieldKind.FACTOR
                | FieldKind.WEIGHT
                | FieldKind.PERCENT
                | OneOf()
            ):
                return value
            case _:
                assert_never(kind)


_Named = Sequence[tuple[Role, Name]]


def _named(task: Task | None) -> _Named:
    return () if task is None else tuple(task.assignments())


def _leading(action: Action | None) -> _Named:
    return () if action is None else [(Role.LEAD, name) for name in action.lead]


def _one_sided(old: Task | Action | None) -> tuple[Aspect, ...]:
    return (Aspect.ADDED if old is None else Aspect.DROPPED,)


def _those(found: dict[Aspect, bool]) -> tuple[Aspect, ...]:
    return tuple(aspect for aspect in Aspect if found.get(aspect))


def _pairs_by(
    old: Sequence[_Held], new: Sequence[_Held], *ways: Callable[[_Held], object]
) -> dict[int, int]:
    """Return which of `new` each of `old` is: those equal in the first way, then in the next."""
    pairs: dict[int, int] = {}
    for same in ways:
        taken = set(pairs.values())
        left = {same(part): place for place, part in enumerate(new) if place not in taken}
        for place, part in enumerate(old):
            if place not in pairs and same(part) in left:
                pairs[place] = left.pop(same(part))
    return pairs


def _id_of(part: Step | Body | Target) -> str:
    return normal_form(part.id)


def _name_of(part: Step | Body | Target) -> str:
    return folded(part.title if isinstance(part, Step) else part.name)


def _both_of(part: Step | Body | Target) -> tuple[str, str]:
    return _id_of(part), _name_of(part)


_Part = TypeVar("_Part", Task, Action, Step, Body, Target)


def _in_order(
    old: Sequence[_Part], new: Sequence[_Part], pairs: Mapping[int, int]
) -> Iterator[tuple[_Part | None, _Part | None]]:
    partner_of = {there: here for here, there in pairs.items()}
    dropped_after: dict[int, list[_Part]] = defaultdict(list)
    last = -1
    for place, part in enumerate(old):
        if place in pairs:
            last = place
        else:
            dropped_after[last].append(part)
    yield from ((part, None) for part in dropped_after[-1])
    for place, part in enumerate(new):
        partner = partner_of.get(place)
        yield (None if partner is None else old[partner]), part
        if partner is not None:
            yield from ((dropped, None) for dropped in dropped_after[partner])
