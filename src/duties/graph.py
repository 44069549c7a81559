"""A plan as a networkx graph of units and tasks; the only file that knows its nodes and edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Literal, NamedTuple

from duties.assignments import assignments
from duties.errors.questions import TooManyPairsError
from duties.model import Role
from duties.planfile.fields import TASK_DETAILS
from duties.planfile.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from duties.model import Plan, Target, Task
    from duties.naming.names import Register
    from duties.teamwork import Teamwork


class UnitNode(NamedTuple):
    """A unit in the graph."""

    name: str
    kind: Literal["unit"] = "unit"


class TaskNode(NamedTuple):
    """A task in the graph, by its place among the plan's tasks (ids may repeat)."""

    place: int
    kind: Literal["task"] = "task"


class PlanGraph:
    """Units and tasks, joined by one edge for each role that a unit has in a task.

    `graph` is a `networkx.MultiGraph` whose edges are keyed by role and carry `role` and `via`
    (the chain of collectives, empty for a direct assignment). Units without tasks and tasks
    without units are in it.
    """

    def __init__(self, plan: Plan, register: Register, *, direct: bool = False) -> None:
        import networkx as nx

        self.graph: nx.MultiGraph[UnitNode | TaskNode] = nx.MultiGraph()
        self.graph.add_nodes_from(map(UnitNode, register.units))
        self.graph.add_nodes_from(map(TaskNode, range(len(plan.tasks))))
        for duty in assignments(plan, register, direct=direct):
            self.graph.add_edge(
                UnitNode(duty.unit),
                TaskNode(duty.place),
                key=duty.role,
                role=duty.role,
                via=duty.via,
            )

    def tasks_of(self, unit: str) -> list[int]:
        """Return the places of a unit's tasks, in the order of the plan."""
        return sorted(
            node.place for node in self.graph[UnitNode(unit)] if isinstance(node, TaskNode)
        )

    def units_of(self, place: int) -> list[str]:
        """Return the units that take part in a task."""
        return [node.name for node in self.graph[TaskNode(place)] if isinstance(node, UnitNode)]

    def roles(self, unit: str, place: int) -> tuple[Role, ...]:
        """Return the roles of a unit in a task."""
        return tuple(map(Role, self.graph[UnitNode(unit)][TaskNode(place)]))

    def partners(self, unit: str) -> dict[str, list[int]]:
        """Return the units that share tasks with `unit`, each with the places of those tasks."""
        shared: dict[str, list[int]] = {}
        for place in self.tasks_of(unit):
            for other in self.units_of(place):
                if other != unit:
                    shared.setdefault(other, []).append(place)
        return shared

    def chain(self, first: str, second: str) -> list[str] | None:
        """Return the units on a shortest chain from one unit to another, both included.

        Neighbours in the chain share a task. None where no chain joins the two.
        """
        import networkx as nx

        try:
            path = nx.shortest_path(self.graph, UnitNode(first), UnitNode(second))
        except nx.NetworkXNoPath:
            return None
        return [node.name for node in path if isinstance(node, UnitNode)]


def cooperation(work: Teamwork) -> nx.Graph[str]:
    """Return the graph of units alone, joined where they share tasks: `shared` counts them.

    Raises `TooManyPairsError` where it would take the memory of the machine.
    """
    import networkx as nx

    units: nx.Graph[str] = nx.Graph()
    units.add_nodes_from(work.counts)
    units.add_edges_from((*pair, {"shared": count}) for pair, count in pairs(work.teams).items())
    return units


def pairs(teams: Iterable[tuple[str, Sequence[str]]]) -> Counter[tuple[str, str]]:
    """Return how many teams each two units are in together; a team is a task's id and its units.

    The units of a team are in order, and so are those of a pair. Raises `TooManyPairsError` where
    the pairs would take the memory of the machine.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for id_, units in teams:
        if comb(len(units), 2) <= _MOST_PAIRS:
            shared.update(combinations(units, 2))
        if max(len(shared), comb(len(units), 2)) > _MOST_PAIRS:
            raise TooManyPairsError(id_, len(units), _MOST_PAIRS)
    return shared


def interchange(plan: Plan, register: Register) -> nx.MultiGraph[str]:
    """Return the graph of a plan for other programs: nodes u1, …, t1, …, g1, …, edges e1, ….

    Every attribute is a text, a number or a flag; what the plan leaves out is left out. A unit has
    `node` ("unit"), `label`, `kind` and `registered`; a task `node` ("task"), `label`, `task` (its
    id), `position` (from 1), `action`, `action_title`, `open_ended`, the details that answers have
    (`due`), and how many `steps` it has; an edge `role` and `via` (the collective that the task
    names). A target has `node` ("target"), `label`, `target` (its id), `group`, `value`, `measure`,
    `bound` and `by`; edges join it with the tasks that carry it and its owner (`role` "owner").
    """
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiGraph(title=plan.title)
    actions = {action.id: action.title for action in reversed(plan.actions)}
    units = {name: f"u{number}" for number, name in enumerate(register.units, 1)}
    for name, unit in register.units.items():
        kind = unit.kind if unit is not None else None
        graph.add_node(
            units[name],
            **_said(node="unit", label=name, kind=kind and str(kind), registered=unit is not None),
        )
    for position, task in enumerate(plan.tasks, 1):
        graph.add_node(
            f"t{position}",
            **_said(
                node="task",
                label=task.title,
                task=task.id,
                position=position,
                action=task.action,
                action_title=task.action and actions.get(task.action),
                open_ended=task.open_ended,
                **_details(task),
                steps=len(task.steps) or None,
            ),
        )
    for number, duty in enumerate(assignments(plan, register), 1):
        via = duty.name.text if duty.via else None
        graph.add_edge(
            units[duty.unit],
            f"t{duty.place + 1}",
            key=f"e{number}",
            **_said(role=duty.role.value, via=via),
        )
    _add_targets(graph, plan, {name: units[register.unit_of(name)] for name in _owners(plan)})
    return graph


def _owners(plan: Plan) -> set[str]:
    return {target.owner.text for target in plan.targets if target.owner is not None}


def _add_targets(graph: nx.MultiGraph[str], plan: Plan, owners: Mapping[str, str]) -> None:
    """Add the targets; `owners` are the nodes of those that answer for them, by their names."""
    places = {task.id: position for position, task in reversed([*enumerate(plan.tasks, 1)])}
    for number, target in enumerate(plan.targets, 1):
        node = f"g{number}"
        graph.add_node(node, **_said(**_of_target(target)))
        for id_ in dict.fromkeys(name.text for name in target.tasks):
            if id_ in places:
                graph.add_edge(node, f"t{places[id_]}", key=f"c{number}.{places[id_]}")
        if target.owner is not None:
            graph.add_edge(node, owners[target.owner.text], key=f"o{number}", role="owner")


def _of_target(target: Target) -> dict[str, object]:
    value = target.value
    return {
        "node": "target",
        "label": target.name,
        "target": target.id,
        "group": target.group,
        "value": value and "–".join(value.texts),
        "measure": target.unit,
        "bound": target.bound.value,
        "by": target.by and str(target.by),
    }


def _details(task: Task) -> dict[str, object]:
    """Return the details of a task that answers have; names are joined with 、."""
    found = {
        key: plain(detail.kind, getattr(task, key))
        for key, detail in TASK_DETAILS.items()
        if detail.in_answers
    }
    return {key: "、".join(v) if isinstance(v, list) else v for key, v in found.items()}


def _said(**attributes: object) -> dict[str, object]:
    """Return the attributes that have a value, since a file has no other word for none."""
    return {key: value for key, value in attributes.items() if value is not None}


class Coordination(NamedTuple):
    """How much runs through each unit of a plan.

    `betweenness` gives each unit's share (0 to 1) of the shortest chains between two others.
    It was estimated from `sampled` units where that is not None.
    """

    partners: Mapping[str, int]
    betweenness: Mapping[str, float]
    sampled: int | None


def coordination(joined: nx.Graph[str]) -> Coordination:
    """Measure a graph from `cooperation`.

    The measure is betweenness centrality (Freeman 1977, by Brandes' algorithm of 2001). Where that
    would take long, it is estimated from units drawn at random, the same ones every time.
    """
    import networkx as nx

    # What networkx counts degrees with holds the graph, which then only the collector could free.
    partners = {unit: len(others) for unit, others in joined.adjacency()}
    units, edges = len(joined), sum(partners.values()) // 2
    # A step from one unit to the next takes about four times as long as to set up a unit.
    affordable = max(_FEWEST_SAMPLES, _STEPS // max(edges + units // 4, 1))
    sampled = affordable if affordable < units else None
    return Coordination(
        partners=partners,
        betweenness=nx.betweenness_centrality(joined, k=sampled, seed=1),
        sampled=sampled,
    )


_MOST_PAIRS = 1_000_000  # of units that share a task; each takes half a kilobyte
_STEPS = 4_000_000  # edges walked at most, about two seconds
_FEWEST_SAMPLES = 32


def unit_islands(plan: Plan, register: Register) -> list[set[str]]:
    """Return the groups of units that tasks join, the largest first.

    A collective that a task names is joined with its members. Units without tasks are in none.
    """
    from networkx.utils import UnionFind

    beside: dict[str, set[str]] = defaultdict(set)  # to join units anew for each task takes longer
    for task in plan.tasks:
        units = [register.unit_of(name.text) for _, name in task.assignments()]
        if units:
            beside[units[0]].update(units)
    islands: UnionFind[str] = UnionFind()
    for unit, others in beside.items():
        islands.union(unit, *others)
    for unit in sorted(islands):
        islands.union(unit, *register.unfold(unit))
    return sorted(islands.to_sets(), key=len, reverse=True)
