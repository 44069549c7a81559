"""Which units a network shows, and which of them it joins."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.drawing.scene import Scene
from duties.errors.pictures import EmptyPictureError
from duties.graph import pairs
from duties.model import Role
from duties.teamwork import Counts, counts_by_unit

_LINES_PER_UNIT = 1.5  # as many as can still be told apart
_FEW = 8  # units with so much room that each stands on its own


class Tie(NamedTuple):
    """Two units with the number of tasks that they share; weak if that is too few for a line."""

    first: str
    second: str
    shared: int
    is_weak: bool = False

    def other(self, unit: str) -> str:
        """Return the unit at the other end."""
        return self.second if unit == self.first else self.first


class Network(NamedTuple):
    """The units to draw, the busiest first, with the ties between them, the strongest first.

    Ties of fewer than `least` shared tasks are left out, except weak ones; none shares more than
    the `strongest`. `serves` counts the tasks in which the first of two units takes part and the
    second leads. `omitted` counts the units that have a task but are not drawn.
    """

    units: tuple[str, ...]
    ties: tuple[Tie, ...]
    counts: Mapping[str, Counts]
    serves: Mapping[tuple[str, str], int]
    least: int
    strongest: int
    omitted: int


def network(scene: Scene, *, top: int, min_shared: int | None, direct: bool) -> Network:
    """Return the `top` busiest units of a plan, joined where they share `min_shared` or more tasks.

    Without `min_shared`, use the smallest number that leaves few enough lines to follow, and join a
    unit that would have none by a weak tie to one that it shares a task with: to the one that it
    serves, or else works with, most. Raises `EmptyPictureError` if no unit is left.
    """
    duties = list(assignments(scene.plan, scene.register, direct=direct))
    counts = counts_by_unit(duties)
    busiest = sorted(counts, key=lambda unit: -counts[unit].tasks)[:top]
    shared, serves = _shared(scene, duties, frozenset(busiest))
    ties = [Tie(first, second, count) for (first, second), count in shared.items()]
    ties.sort(key=lambda tie: (-tie.shared, tie.first, tie.second))
    least = min_shared or _least(ties, len(busiest))
    kept = [tie for tie in ties if tie.shared >= least]
    tied = {unit for tie in kept for unit in tie[:2]}
    if min_shared is None:
        loose = [unit for unit in busiest if unit not in tied]
        kept += _weak_ties(loose, ties, counts, serves)
        tied.update(busiest)
    units = tuple(unit for unit in busiest if unit in tied)
    if not units:
        raise EmptyPictureError
    strongest = max((tie.shared for tie in kept), default=0)
    return Network(units, tuple(kept), counts, serves, least, strongest, len(counts) - len(units))


def _least(ties: Sequence[Tie], units: int) -> int:
    """Return the smallest number of shared tasks that leaves few enough ties to follow."""
    affordable = int(units * _LINES_PER_UNIT)
    return ties[affordable].shared + 1 if affordable < len(ties) else 1


def _shared(
    scene: Scene, duties: Sequence[Assignment], drawn: frozenset[str]
) -> tuple[Mapping[tuple[str, str], int], Mapping[tuple[str, str], int]]:
    """Return how many tasks two units share, and in how many the first serves the second."""
    teams: dict[int, dict[str, bool]] = {}  # by task: its units, and whether each leads
    for duty in duties:
        if duty.unit in drawn:
            team = teams.setdefault(duty.place, {})
            team[duty.unit] = team.get(duty.unit, False) or duty.role is Role.LEAD
    shared = pairs((scene.plan.tasks[place].id, sorted(team)) for place, team in teams.items())
    serves: Counter[tuple[str, str]] = Counter()
    for team in teams.values():
        leads = [unit for unit, leads_it in team.items() if leads_it]
        serves.update((unit, lead) for lead in leads for unit in team if unit != lead)
    return shared, serves


def _weak_ties(
    loose: Sequence[str],
    ties: Sequence[Tie],
    counts: Mapping[str, Counts],
    serves: Mapping[tuple[str, str], int],
) -> list[Tie]:
    """Return a weak tie for each unit that has no other but shares a task, each tie once.

    A unit that serves none, but has others tied to it, needs no tie of its own.
    """
    own: dict[str, list[Tie]] = {unit: [] for unit in loose}
    for tie in ties:
        for unit in tie[:2]:
            if unit in own:
                own[unit].append(tie)

    def worth(unit: str, tie: Tie) -> tuple[int, ...]:
        other = tie.other(unit)
        leads, tasks = counts[other].by_role[Role.LEAD], counts[other].tasks
        return serves[unit, other], tie.shared, serves[other, unit], leads, tasks

    best = {unit: max(own[unit], key=partial(worth, unit)) for unit in loose if own[unit]}
    serving = [unit for unit in best if serves[unit, best[unit].other(unit)]]
    found = dict.fromkeys(best[unit] for unit in serving)
    joined = {unit for tie in found for unit in tie[:2]}
    for unit in best:
        if unit not in joined:
            found[best[unit]] = None
            joined.update(best[unit][:2])
    return [tie._replace(is_weak=True) for tie in found]


def bands(found: Network) -> dict[str, list[tuple[str, Tie]]]:
    """Return the units with more than one tie or none, each with those that are tied to it alone.

    Of two units that are tied only to each other, the one that the other serves stands for both.
    A few units stand on their own, so that they spread over the sheet. Units are in the order of
    the network, those with one tie by its strength.
    """
    if len(found.units) <= _FEW:
        return {unit: [] for unit in found.units}
    ties: dict[str, list[Tie]] = {unit: [] for unit in found.units}
    for tie in found.ties:
        ties[tie.first].append(tie)
        ties[tie.second].append(tie)
    ranks = {unit: -place for place, unit in enumerate(found.units)}

    def standing(unit: str, other: str) -> tuple[int, int]:
        return found.serves.get((other, unit), 0), ranks[unit]

    tied = [(unit, own) for unit, own in ties.items() if own]
    owners = {
        unit: tie.other(unit)
        for unit, (tie, *more) in tied
        if not more
        and (
            len(ties[tie.other(unit)]) > 1
            or standing(tie.other(unit), unit) > standing(unit, tie.other(unit))
        )
    }
    below: dict[str, list[tuple[str, Tie]]] = {
        unit: [] for unit in found.units if unit not in owners
    }
    for unit in sorted(owners, key=lambda unit: -ties[unit][0].shared):
        below[owners[unit]].append((unit, ties[unit][0]))
    return below
