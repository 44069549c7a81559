"""The list of targets of an exported document → the targets of its draft."""

from collections.abc import Collection, Iterable, Iterator
from itertools import count

from duties.amounts import Amount
from duties.importing.lexicon.name_lists import join_places, pieces
from duties.importing.plan.draft import DraftTarget, Value
from duties.importing.tables.list_of_targets import ListedTarget
from duties.importing.tables.lists_of_an_export import known_names
from duties.model import TargetKind


def listed_targets(
    listed: Iterable[ListedTarget], tasks: Collection[str]
) -> tuple[DraftTarget, ...]:
    """Return the targets of a list, in its order; `tasks` are the ids of all tasks."""
    found: list[DraftTarget] = []
    taken: set[str] = set()
    for each in listed:
        id_ = each.id or next(name for name in _names_for(each.name) if name not in taken)
        taken.add(id_)
        found.append(_target(each, id_, tasks))
    return tuple(found)


def _names_for(name: str) -> Iterator[str]:
    """Yield what a target without an id may be called."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _target(listed: ListedTarget, id_: str, tasks: Collection[str]) -> DraftTarget:
    baseline = listed.baseline
    carriers = known_names(listed.tasks, tasks) if listed.tasks else ()
    if carriers is None:
        carriers = tuple([piece.text for piece in join_places(pieces(listed.tasks))])
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
        carriers,
        listed.place,
        listed.owner,
    )


def _value(amount: Amount) -> Value:
    return amount.texts[0] if len(amount.texts) == 1 else (amount.texts[0], amount.texts[1])


def _kind_of(value: Amount | None) -> TargetKind:
    if value is None:
        return TargetKind.MILESTONE
    return TargetKind.GRADE if value.is_words else TargetKind.LEVEL
