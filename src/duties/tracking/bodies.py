"""Which tasks the bodies above the units watch over."""

from collections.abc import Mapping, Sequence

from duties.model import Body, Plan


def tasks_watched(plan: Plan) -> Mapping[str, frozenset[int]]:
    """Return, by the id of each body, the places of its tasks among the plan's, from 0.

    A body watches over the tasks that it names, those of the actions that it names, and what the
    bodies under it do. One at the top that names nothing watches over the whole plan.
    Bodies that stand under each other in a circle have no top.
    """
    by_action: dict[str, list[int]] = {}
    by_id: dict[str, list[int]] = {}
    for place, task in enumerate(plan.tasks):
        by_id.setdefault(task.id, []).append(place)
        if task.action is not None:
            by_action.setdefault(task.action, []).append(place)
    bodies = first_by_id(plan.bodies)
    watched: dict[str, set[int]] = {
        body.id: {
            *(place for action in body.actions for place in by_action.get(action.text, ())),
            *(place for task in body.tasks for place in by_id.get(task.text, ())),
        }
        for body in bodies.values()
    }
    own = {id_: frozenset(places) for id_, places in watched.items()}
    for body in bodies.values():
        for above in way_up(body, bodies)[1:]:
            watched[above.id] |= own[body.id]
    for body in bodies.values():
        if body.under is None and not body.actions and not body.tasks:
            watched[body.id].update(range(len(plan.tasks)))
    return {body.id: frozenset(watched[body.id]) for body in plan.bodies}


def first_by_id(bodies: Sequence[Body]) -> Mapping[str, Body]:
    """Return bodies by their ids; of several of one id the first is meant."""
    return {body.id: body for body in reversed(bodies)}


def way_up(body: Body, bodies: Mapping[str, Body]) -> list[Body]:
    """Return a body and those above it, by their ids, the nearest first.

    Where bodies stand under each other in a circle, the last is under one of those before it.
    """
    way = {body.id: body}
    while body.under is not None and body.under not in way and body.under in bodies:
        body = bodies[body.under]
        way[body.id] = body
    return list(way.values())
