"""What differs between two plans, task by task?"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from typing import Any, NamedTuple, assert_never

from duties.model import Action, Plan, Role, Task
from duties.naming.names import Register, normal_form
from duties.planfile.fields import TASK_DETAILS
from duties.planfile.grammar import FieldKind, OneOf, PlainKind


class Aspect(StrEnum):
    """In what respect a task differs."""

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

    @property
    def respects(self) -> tuple[str, ...]:
        """All aspects and details in which the task differs."""
        return (*self.aspects, *self.details)


class Comparison(NamedTuple):
    """All that differs, in the order of the new plan, and how many tasks are the same in both.

    A task that was dropped stands after the one that it followed in the old plan.
    """

    differences: tuple[Difference, ...]
    unchanged: int


def compare(old: Plan, old_register: Register, new: Plan, new_register: Register) -> Comparison:
    """Compare two plans task by task.

    A task is known again by its number and title, by its title, by its number and a similar title,
    by a similar title, or by a similar note, in this order. Names that either register gives to one
    unit are the same unit; blanks, widths of letters, capitals and the form of quotation marks make
    no difference.
    """
    pairs = _pairs(old.tasks, new.tasks)
    same_unit = Identity(old_register, new_register)
    is_elsewhere = _Movement(old, new)
    partner_of = {there: here for here, there in pairs.items()}
    differences, unchanged = [], 0
    for before, after in _in_order(old.tasks, new.tasks, partner_of):
        difference = _difference(before, after, same_unit, is_elsewhere)
        if difference.respects:
            differences.append(difference)
        else:
            unchanged += 1
    return Comparison(tuple(differences), unchanged)


def _in_order(
    old: Sequence[Task], new: Sequence[Task], partner_of: dict[int, int]
) -> Iterator[tuple[Task | None, Task | None]]:
    kept = set(partner_of.values())
    dropped_after: dict[int, list[Task]] = defaultdict(list)
    last = -1
    for place, task in enumerate(old):
        if place in kept:
            last = place
        else:
            dropped_after[last].append(task)
    yield from ((task, None) for task in dropped_after[-1])
    for place, task in enumerate(new):
        partner = partner_of.get(place)
        yield (None if partner is None else old[partner]), task
        if partner is not None:
            yield from ((dropped, None) for dropped in dropped_after[partner])


# What differs between two tasks that are one


def _difference(
    old: Task | None,
    new: Task | None,
    same_unit: "Identity",
    is_elsewhere: "_Movement",
) -> Difference:
    units = _unit_changes(old, new, same_unit)
    if old is None or new is None:
        return Difference(old, new, (Aspect.ADDED if old is None else Aspect.DROPPED,), (), units)
    found = {
        Aspect.RENUMBERED: normal_form(old.id) != normal_form(new.id),
        Aspect.RETITLED: folded(old.title) != folded(new.title),
        Aspect.MOVED: is_elsewhere(old, new),
        Aspect.UNITS: bool(units),
        Aspect.CHIEF: _is_chief_changed(old, new, same_unit),
        Aspect.OPEN_ENDED: old.open_ended != new.open_ended,
    }
    aspects = tuple(aspect for aspect, is_so in found.items() if is_so)
    details = tuple(
        key
        for key, detail in TASK_DETAILS.items()
        if detail.compared is not None
        and _key_of(detail.kind, getattr(old, key), same_unit)
        != _key_of(detail.kind, getattr(new, key), same_unit)
    )
    return Difference(old, new, aspects, details, units)


def _key_of(kind: PlainKind, value: Any, same_unit: "Identity") -> object:
    """Return what is equal where two values of a detail mean the same."""
    match kind:
        case FieldKind.TEXT | FieldKind.ID:
            return folded(value or "")
        case FieldKind.NAMES:
            return [same_unit(name.text) for name in value]
        case FieldKind.PERIOD:
            return value and value.last  # 2027 and 2027-12-31 are one deadline
        case FieldKind.FLAG | FieldKind.DATE | FieldKind.NUMBER | FieldKind.FACTOR | OneOf():
            return value
        case _:
            assert_never(kind)


def _unit_changes(
    old: Task | None, new: Task | None, same_unit: "Identity"
) -> tuple[UnitChange, ...]:
    before, after = (_roles(task, same_unit) for task in (old, new))
    shown = {
        same_unit(name.text): name.text
        for task in (old, new)
        if task is not None
        for _, name in reversed(tuple(task.assignments()))
    }
    return tuple(
        UnitChange(shown[unit], tuple(before.get(unit, ())), tuple(after.get(unit, ())))
        for unit in dict.fromkeys((*before, *after))
        if before.get(unit) != after.get(unit)
    )


def _roles(task: Task | None, same_unit: "Identity") -> dict[str, dict[Role, None]]:
    roles: dict[str, dict[Role, None]] = {}
    for role, name in task.assignments() if task is not None else ():
        roles.setdefault(same_unit(name.text), {})[role] = None
    return roles


def _is_chief_changed(old: Task, new: Task, same_unit: "Identity") -> bool:
    before, after = ([same_unit(name.text) for name in task.lead] for task in (old, new))
    return bool(before) and before[0] in after and after[0] != before[0]


class Identity:
    """Knows which names mean one unit by either of two registers; gives each unit one key."""

    def __init__(self, *registers: Register) -> None:
        self._parent: dict[str, str] = {}
        for register in registers:
            for name in chain(register.units, (alias for alias, _ in register.aliases)):
                one, other = self._key(normal_form(name)), self(register.unit_of(name))
                if one != other:
                    self._parent[max(one, other)] = min(one, other)

    def __call__(self, name: str) -> str:
        return self._key(normal_form(name))

    def _key(self, form: str) -> str:
        while (parent := self._parent.get(form)) is not None:
            form = parent
        return form


class _Movement:
    """Tells whether a task belongs to another action than before.

    Actions are known again as tasks are. Where one of the plans has no actions, nothing moves.
    """

    def __init__(self, old: Plan, new: Plan) -> None:
        self._is_known = bool(old.actions and new.actions)
        self._partner_of = {
            normal_form(old.actions[place].id): normal_form(new.actions[partner].id)
            for place, partner in _pairs(old.actions, new.actions).items()
        }

    def __call__(self, old: Task, new: Task) -> bool:
        if not self._is_known or old.action is new.action is None:
            return False
        if old.action is None or new.action is None:
            return True
        return self._partner_of.get(normal_form(old.action)) != normal_form(new.action)


# Which tasks are one


def _pairs(old: Sequence[Task | Action], new: Sequence[Task | Action]) -> dict[int, int]:
    """Return which of `new` each of `old` is, by their places, where it has a partner."""
    matching = _Matching(old, new)
    titles = [[folded(part.title) for part in parts] for parts in (old, new)]
    ids = [[normal_form(part.id) for part in parts] for parts in (old, new)]
    both = [list(zip(*parts, strict=True)) for parts in zip(ids, titles, strict=True)]
    matching.join_equal(both[0], both[1])
    matching.join_equal(titles[0], titles[1])
    matching.join_equal(ids[0], ids[1], lambda here, there: _is_similar(titles, here, there))
    matching.join_alike(titles[0], titles[1])
    notes = [[folded(getattr(part, "note", None) or "") for part in parts] for parts in (old, new)]
    matching.join_alike(*([note if len(note) >= _PARAGRAPH else "" for note in n] for n in notes))
    return matching.pairs


def folded(title: str) -> str:
    """Return a title so that spellings of one title are equal: see `compare`."""
    return _QUOTES.sub('"', normal_form(title)).rstrip(_ENDS)


_QUOTES = re.compile("[“”„‟‘’'「」『』″]")
_ENDS = ".。;；,，:："
_PARAGRAPH = 20  # letters of a note from which on it tells one task from another
_ALIKE = 0.6
_ALIKE_WITH_ONE_NUMBER = 0.4
_CONTAINED = 0.8
_CROWD = 200  # titles that share a pair of letters and are looked at


class _Matching:
    """Joins places of one list with places of another, each at most once."""

    def __init__(self, old: Sequence[object], new: Sequence[object]) -> None:
        self.pairs: dict[int, int] = {}
        self._old = dict.fromkeys(range(len(old)))  # places without a partner, in order
        self._new = dict.fromkeys(range(len(new)))

    def join_equal(
        self,
        old: Sequence[object],
        new: Sequence[object],
        fits: Callable[[int, int], bool] | None = None,
    ) -> None:
        """Join places with equal keys, if they fit: the first of `old` with the first of `new`."""
        places: dict[object, list[int]] = defaultdict(list)
        for there in reversed(self._new):
            places[new[there]].append(there)
        for here in tuple(self._old):
            group = places.get(old[here])
            if old[here] and group and (fits is None or fits(here, group[-1])):
                self._join(here, group.pop())

    def join_alike(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Join places with similar texts, the most similar ones first."""
        pieces = {there: _pieces(new[there]) for there in self._new}
        holders: dict[str, list[int]] = defaultdict(list)
        for there, held in pieces.items():
            for piece in held:
                holders[piece].append(there)
        found = []
        for here in self._old:
            own = _pieces(old[here])
            groups = sorted((holders[piece] for piece in sorted(own) if piece in holders), key=len)
            for there in Counter(islice(chain.from_iterable(groups), _CROWD)):
                likeness = _likeness(own, pieces[there])
                if likeness >= _ALIKE:
                    found.append((-likeness, abs(here - there), here, there))
        for _, _, here, there in sorted(found):
            if here in self._old and there in self._new:
                self._join(here, there)

    def _join(self, here: int, there: int) -> None:
        self.pairs[here] = there
        del self._old[here], self._new[there]


def _is_similar(titles: Sequence[Sequence[str]], here: int, there: int) -> bool:
    """Tell whether two titles with one number are similar, or one is a shorter form."""
    one, other = _pieces(titles[0][here]), _pieces(titles[1][there])
    shorter = min(len(one), len(other))
    return _likeness(one, other) >= _ALIKE_WITH_ONE_NUMBER or (
        shorter > 0 and len(one & other) >= _CONTAINED * shorter
    )


def _pieces(text: str) -> frozenset[str]:
    """Return every two neighbouring letters of a text, its punctuation left out."""
    letters = "".join(_letters(text))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _letters(text: str) -> Iterable[str]:
    return (letter for letter in text if unicodedata.category(letter)[0] not in "PSZ")


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return Dice's coefficient of two sets, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
