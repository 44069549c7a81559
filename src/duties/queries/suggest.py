"""Which units are probably missing on a task?

Each unit that the task does not name gets a score: the logarithm of its share of all tasks and, for
each thing that may speak for it, the logarithm of how many times likelier this makes it. Counts are
drawn towards the unit's share of all tasks, so that two tasks of three prove little. What each
thing counts for was fitted to published plans (`tests/bench/judge_suggest.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Role, Task
from duties.naming.names import Register
from duties.naming.official import official_names
from duties.queries.clues import Clue, ClueKind, Votes, Witness
from duties.queries.like_tasks import LikeTasks, in_words, title_words
from duties.queries.other_plans import OtherPlan, OtherPlans

MOST = 3
LEAST = 0.15
"""The likelihood below which nothing is said of a task, since the evidence is thin."""
LEAST_OF_ALL = 0.3
"""The same where all tasks are gone through, which nobody does for a chance of one in seven."""
_TELLING = 0.15  # the least strength of a clue that is worth a sentence
_SHOWN = 3  # clues of a suggestion, and tasks in a clue
_FREQUENCY = 1.3  # what the share of all tasks counts for
_OWN_FIELD = 0.9  # for each pair of letters, of two at most
_PAIRS = 2

_LIKE_UNITS = Witness(0.6, 0.3)
_LIKE_TITLES = Witness(0.4, 0.5)
_ACTION = Witness(0.6, 2)
_BESIDE = Witness(0.3, 2)
_OTHER_TITLES = Witness(0.3, 0.5)


_BEYOND = (ClueKind.OWN_FIELD, ClueKind.OTHER_PLAN)
"""Clues that do not rest on tasks of the plan."""


Strengths = Mapping[ClueKind, float]
"""How much each thing speaks for a unit, or, below 0, against it."""


class Suggestion(NamedTuple):
    """A unit that a task may lack, in the role that it has in the likest tasks, and why.

    It is no lead where the task has one. `likelihood`, from 0 to 1, says how likely it is this
    unit, if just one is missing; it may also be one that no other task names. The strongest clue
    comes first.
    """

    task: Task
    unit: str
    role: Role
    likelihood: float
    clues: tuple[Clue, ...]


class Suggester:
    """What suggestions rest on: the tasks of a plan, and of other plans that are at hand."""

    def __init__(self, plan: Plan, register: Register, others: OtherPlans | None = None) -> None:
        self.plan = plan
        self.register = register
        self.roles: list[dict[str, Role]] = [{} for _ in plan.tasks]
        for duty in assignments(plan, register, direct=True):
            self.roles[duty.place].setdefault(duty.unit, duty.role)
        self.tasks = LikeTasks(self.roles, [task.title for task in plan.tasks])
        self.in_action: dict[str, list[int]] = defaultdict(list)
        for place, task in enumerate(plan.tasks):
            if task.action is not None:
                self.in_action[task.action].append(place)
        self._action_votes: dict[str, Votes] = {}
        self._together: dict[tuple[str, str], int] = {}
        self._held: dict[str, Counter[Role]] = defaultdict(Counter)
        for held in self.roles:
            for unit, role in held.items():
                self._held[unit][role] += 1
        self.others = OtherPlans(plan, register) if others is None else others
        official = official_names(register)
        offices = {unit: official.reading(unit).office for unit in register.units}
        offices.update(self.others.own_offices)
        self.fields = {unit: office.field for unit, office in offices.items()}
        self.field_words = {
            unit: title_words(" ".join(office.words)) for unit, office in offices.items()
        }
        self._total = sum(map(bool, self.roles))
        counts = [len(places) for places in self.tasks.with_unit.values()]
        self._new = (counts.count(1) + 1) / (sum(counts) + 2)
        """How likely a unit on a task is on no other: what share of all mentions are the only."""

    def share(self, unit: str) -> float:
        """Return the share of all tasks with units that name this one; never 0 or 1."""
        return (len(self.tasks.with_unit.get(unit, ())) + 0.5) / (self._total + 1)

    def held(self, unit: str) -> Mapping[Role, int]:
        """Return in how many tasks a unit has each role."""
        return self._held.get(unit, {})

    def together(self, unit: str, partner: str) -> int:
        """Return how many tasks have two units."""
        if (unit, partner) not in self._together:
            places = set(self.tasks.with_unit.get(unit, ()))
            self._together[unit, partner] = len(places.intersection(self.tasks.with_unit[partner]))
        return self._together[unit, partner]

    def votes_of_action(self, action: str) -> Votes:
        """Return what all tasks of an action say of units."""
        if action not in self._action_votes:
            of_action = dict.fromkeys(self.in_action[action], 1.0)
            self._action_votes[action] = Votes(_ACTION, of_action, self.tasks.units)
        return self._action_votes[action]

    def ranked(self, place: int, most: int | None = None) -> list[Suggestion]:
        """Return the units that the task at a place among the plan's does not have, ranked.

        These are the first `most`, or all where none is given. A task without any unit lacks more
        than this can tell: nothing is returned.
        """
        named = self.tasks.units[place]
        if not named:
            return []
        seen = _Seen(self, place)
        present = named.union(*(self.register.unfold(unit) for unit in named))
        scored = [(unit, *seen.judged(unit)) for unit in self.fields if unit not in present]
        scored = [each for each in scored if each[0] in self.tasks.with_unit or _tells(each[2])]
        scored.sort(key=lambda each: -each[1])
        odds = [exp(score - scored[0][1]) for _, score, _ in scored]
        task, whole = self.plan.tasks[place], sum(odds) / (1 - self._new)
        return [
            Suggestion(task, unit, seen.role(unit), mine / whole, seen.clues(unit, strengths))
            for (unit, _, strengths), mine in zip(scored[:most], odds, strict=False)
        ]

    def of(self, place: int, least: float = LEAST) -> list[Suggestion]:
        """Return what a task may lack, the likeliest first: `MOST` units, none on thin evidence.

        Evidence is thin if it is a single other task of the plan.
        """
        return [
            each
            for each in self.ranked(place, MOST)
            if each.likelihood >= least
            and each.clues
            and (
                len(self.tasks.with_unit.get(each.unit, ())) > 1
                or any(clue.kind in _BEYOND for clue in each.clues)
            )
        ]


def suggestions(
    plan: Plan,
    register: Register,
    others: Sequence[OtherPlan] = (),
    *,
    tasks: Collection[Task] | None = None,
) -> tuple[Suggestion, ...]:
    """Return which units some `tasks` of a plan may lack, or any of its tasks, likeliest first.

    `others` are plans that may show what such tasks ask for. Nothing is returned where the evidence
    is thin: less than `LEAST`, or `LEAST_OF_ALL` where all tasks are gone through.
    """
    suggester = Suggester(plan, register, OtherPlans(plan, register, others))
    least = LEAST_OF_ALL if tasks is None else LEAST
    chosen = None if tasks is None else {id(task) for task in tasks}
    found = [
        each
        for place, task in enumerate(plan.tasks)
        if chosen is None or id(task) in chosen
        for each in suggester.of(place, least)
    ]
    return tuple(sorted(found, key=lambda each: -each.likelihood))


class _Seen:
    """A task of a plan as seen among all others."""

    def __init__(self, by: Suggester, place: int) -> None:
        self._by = by
        self._task = by.plan.tasks[place]
        self._named = by.tasks.units[place]
        self._words = by.tasks.words[place]

        def of_others(likeness: Mapping[int, float]) -> dict[int, float]:
            return {other: much for other, much in likeness.items() if other != place}

        def votes(witness: Witness, likeness: Mapping[int, float]) -> Votes:
            return Votes(witness, likeness, by.tasks.units)

        beside = [each for each in (place - 1, place + 1) if 0 <= each < len(by.roles)]
        self._like_units = votes(_LIKE_UNITS, _squared(of_others(by.tasks.by_units(self._named))))
        self._like_titles = votes(_LIKE_TITLES, of_others(by.tasks.by_words(self._words)))
        self._action = by.votes_of_action(self._task.action or "")
        self._beside = votes(_BESIDE, dict.fromkeys(beside, 1.0))
        self._other_titles = by.others.votes(_OTHER_TITLES, by.others.by_words(self._words))

    def judged(self, unit: str) -> tuple[float, Strengths]:
        """Return the score of a unit, and how much each thing speaks for it."""
        by = self._by
        share, field = by.share(unit), by.fields[unit]
        elsewhere = by.others.share(field)
        own = self._words & by.field_words.get(unit, frozenset())
        strengths = {
            ClueKind.LIKE_UNITS: self._like_units.speak_for(unit, share),
            ClueKind.LIKE_TITLE: self._like_titles.speak_for(unit, share),
            ClueKind.OWN_FIELD: _OWN_FIELD * min(len(own), _PAIRS),
            ClueKind.ACTION: self._action.speak_for(
                unit, share, min(1, len(self._action.likeness))
            ),
            ClueKind.BESIDE: self._beside.speak_for(unit, share),
            ClueKind.OTHER_PLAN: self._other_titles.speak_for(field, elsewhere),
        }
        return _FREQUENCY * log(share) + sum(strengths.values()), strengths

    def clues(self, unit: str, strengths: Strengths) -> tuple[Clue, ...]:
        """Return the clues that are worth telling, the strongest first."""
        clues = [
            clue
            for kind, strength in strengths.items()
            if strength >= _TELLING
            for clue in self._clues(kind, strength, unit)
        ]
        clues.sort(key=lambda clue: -clue.strength)
        return tuple(clues[:_SHOWN])

    def role(self, unit: str) -> Role:
        """Return the role that a unit has in the likest tasks; a task with a lead needs none."""
        by = self._by
        weights = {role: 0.01 * by.held(unit).get(role, 0) for role in Role}
        for votes in (self._like_units, self._like_titles):
            for place in votes.voters(unit):
                weights[by.roles[place][unit]] += votes.likeness[place]
        if not any(weights.values()):
            weights.update(by.others.own.get(unit, {Role.RESPONSIBLE: 1}))
        role = max(Role, key=weights.__getitem__)
        return Role.RESPONSIBLE if role is Role.LEAD and self._task.lead else role

    def _clues(self, kind: ClueKind, strength: float, unit: str) -> list[Clue]:
        """Return what can be told of that which speaks for a unit."""
        by = self._by
        match kind:
            case ClueKind.LIKE_UNITS | ClueKind.TOGETHER:
                alike = [
                    place
                    for place in self._like_units.voters(unit)
                    if len(self._named & by.tasks.units[place]) > 1
                ]
                clues = [Clue(kind, strength, tasks=self._ids(alike))] if alike else []
                return [*self._partners(unit, strength), *clues]
            case ClueKind.LIKE_TITLE:
                voters = self._like_titles.voters(unit)[:_SHOWN]
                shared = {word for place in voters for word in by.tasks.words[place]}
                words = in_words(self._task.title, self._words & shared)
                return [Clue(kind, strength, words=words, tasks=self._ids(voters))]
            case ClueKind.OWN_FIELD:
                own = self._words & by.field_words[unit]
                return [Clue(kind, strength, words=in_words(self._task.title, own))]
            case ClueKind.ACTION:
                voters, of = self._action.voters(unit), len(self._action.likeness) - 1
                ids = self._ids(voters)
                return [Clue(kind, strength, tasks=ids, hits=len(voters), of=of)]
            case ClueKind.BESIDE:
                return [Clue(kind, strength, tasks=self._ids(self._beside.voters(unit)))]
            case ClueKind.OTHER_PLAN:
                place = self._other_titles.voters(by.fields[unit])[0]
                plan, task, units = by.others.tasks[place]
                there = units[by.fields[unit]]
                return [
                    Clue(kind, strength, there, (), (task.id,), plan=plan.title, title=task.title)
                ]

    def _partners(self, unit: str, strength: float) -> list[Clue]:
        """Return with which of the task's units a unit goes together most, if it often does."""
        by = self._by
        best: tuple[float, Clue] | None = None
        for partner in sorted(self._named):
            of = len(by.tasks.with_unit[partner]) - 1  # without the task itself
            count = by.together(unit, partner)
            if count > 1 and count * 3 >= of and (best is None or count / of > best[0]):
                best = count / of, Clue(ClueKind.TOGETHER, strength, partner, hits=count, of=of)
        return [] if best is None else [best[1]]

    def _ids(self, places: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._by.plan.tasks[place].id for place in places[:_SHOWN])


def _tells(strengths: Strengths) -> bool:
    """Return whether any clue is worth a sentence."""
    return any(strength >= _TELLING for strength in strengths.values())


def _squared(likeness: Mapping[int, float]) -> dict[int, float]:
    return {place: much * much for place, much in likeness.items()}
