"""What became of the numbers of a plan's tasks and steps, and of its targets, in a new edition?"""

from collections.abc import Mapping
from typing import NamedTuple

from duties.model import Plan
from duties.naming.names import Register
from duties.queries.comparison import Comparer
from duties.task_or_step import step_key


class Renumbering(NamedTuple):
    """By what the old plan calls each task and step (19, 19/2), and each target: what the new does.

    None where the new plan has none.
    """

    parts: Mapping[str, str | None]
    targets: Mapping[str, str | None]


def renumbering(
    old: Plan, old_register: Register, new: Plan, new_register: Register
) -> Renumbering:
    """Return the numbers of the old plan with those of the new; both know tasks as `diff` does."""
    comparer = Comparer(old, old_register, new, new_register)
    pairs = [(before, after) for before, after in comparer.tasks() if before is not None]
    parts: dict[str, str | None] = {}
    for before, after in pairs:
        parts.setdefault(before.id, None if after is None else after.id)
    for before, after in pairs:
        for step, later in comparer.steps(before, after):
            if step is not None:
                key = None if after is None or later is None else step_key(after, later)
                parts.setdefault(step_key(before, step), key)
    targets: dict[str, str | None] = {}
    for target, later_target in comparer.target_pairs():
        if target is not None:
            targets.setdefault(target.id, None if later_target is None else later_target.id)
    return Renumbering(parts, targets)
