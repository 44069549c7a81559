"""The list of targets of an exported document → the targets of its draft."""

from collections.abc import Collection, Iterable, Iterator
from itertools import count

from duties.amounts import Amount
from duties.importing.doubts import Reporter
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.plan.draft import DraftTarget, Value
from duties.importing.plan.named_units import NamedUnits
from duties.importing.tables.list_of_targets import ListedTarget
from duties.importing.tables.lists_of_an_export import known_names
from duties.messages import N_, Message
from duties.model import TargetKind


def listed_targets(
    listed: Iterable[ListedTarget], tasks: Collection[str], units: NamedUnits, told: Reporter
) -> tuple[DraftTarget, ...]:
    """Return the targets of a list, in its order; `tasks` are the ids of all tasks.

    Their owners are met as units; a task that there is not is told and left out.
    """
    found: list[DraftTarget] = []
    taken: set[str] = set()
    for each in listed:
        id_ = each.id or next(name for name in _names_for(each.name) if name not in taken)
        taken.add(id_)
        carriers = _carriers(each, tasks)
        for unknown in carriers:
            if unknown not in tasks:
                text = N_("target {target} names task {task}, which there is not; it is left out")
                told.doubt(each.place, Message(text, {"target": id_, "task": unknown}))
        owner = units.meet(each.owner, each.place) or "" if each.owner else ""
        known = tuple(task for task in carriers if task in tasks)
        found.append(_target(each, id_, known, owner))
    return tuple(found)


def _names_for(name: str) -> Iterator[str]:
    """Yield what a target without an id may be called."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _carriers(listed: ListedTarget, tasks: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the tasks that carry a target, as the list has them."""
    carriers = known_names(listed.tasks, tasks) if listed.tasks else ()
    if carriers is None:
        return tuple([piece.text for piece in join_places(pieces(listed.tasks))])
    return carriers


def _target(listed: ListedTarget, id_: str, tasks: tuple[str, ...], owner: str) -> DraftTarget:
    baseline = listed.baseline
    return DraftTarget(
        id_,
        listed.name,
        listed.group,
        None if listed.value is None else _value(listed.value),
        listed.unit,
        listed.bound,
        listed.by,
        listed.kind or _kind_of(listed.value),
        None if baseline is None else (_value(baseline[0]), baseline[1]),
        tasks,
        listed.place,
        owner,
    )


def _value(amount: Amount) -> Value:
    return amount.texts[0] if len(amount.texts) == 1 else (amount.texts[0], amount.texts[1])


def _kind_of(value: Amount | None) -> TargetKind:
    if value is None:
        return TargetKind.MILESTONE
    return TargetKind.GRADE if value.is_words else TargetKind.LEVEL
