"""Who stands above the units, and over what?"""

from collections import defaultdict
from typing import NamedTuple

from duties.model import Body, Plan


class PlacedBody(NamedTuple):
    """A body in its tree. `under` is the body above it, `depth` how many stand above it."""

    body: Body
    under: Body | None
    depth: int


def bodies(plan: Plan) -> tuple[PlacedBody, ...]:
    """Return the bodies, each before those under it, otherwise in the order of the file.

    One whose upper body is not in the plan, or that is under itself, stands as if none were above.
    """
    known = {body.id: place for place, body in reversed(list(enumerate(plan.bodies))) if body.id}
    below: dict[int | None, list[int]] = defaultdict(list)
    for place, body in enumerate(plan.bodies):
        above = known.get(body.under) if body.under is not None else None
        below[above].append(place)
    found: dict[int, PlacedBody] = {}
    for start in (*below[None], *range(len(plan.bodies))):
        pending: list[tuple[int, int | None, int]] = [(start, None, 0)]
        while pending:
            place, above, depth = pending.pop()
            if place not in found:
                upper = None if above is None else plan.bodies[above]
                found[place] = PlacedBody(plan.bodies[place], upper, depth)
                pending += [(each, place, depth + 1) for each in reversed(below[place])]
    return tuple(found.values())
