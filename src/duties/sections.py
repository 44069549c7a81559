"""Actions with their tasks."""

from typing import NamedTuple

from duties.model import Action, Plan


class Section(NamedTuple):
    """An action with the indices of its tasks in the plan; `action` is None for the rest."""

    action: Action | None
    places: tuple[int, ...]


def sections(plan: Plan) -> tuple[Section, ...]:
    """Return the actions with their tasks, in the order of the plan.

    Tasks that belong to no action come last. Actions without tasks are included.
    """
    actions = {action.id: action for action in reversed(plan.actions)}
    places: dict[str | None, list[int]] = {action.id: [] for action in plan.actions}
    for place, task in enumerate(plan.tasks):
        places.setdefault(task.action if task.action in actions else None, []).append(place)
    return tuple(
        Section(actions[id_] if id_ is not None else None, tuple(there))
        for id_, there in places.items()
    )
