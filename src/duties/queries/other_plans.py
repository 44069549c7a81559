"""What other plans say of offices like those of a plan: who has tasks with like titles."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from duties.assignments import assignments
from duties.model import Plan, Role, Task
from duties.naming.names import Register, normal_form
from duties.naming.official import OfficialNames, official_names
from duties.naming.places import Places
from duties.queries.clues import Votes, Witness
from duties.queries.like_tasks import LikeTasks

if TYPE_CHECKING:
    from duties.naming.offices import Office


class OtherPlan:
    """A plan as it is seen from others, which is found out once for all of them."""

    def __init__(self, plan: Plan) -> None:
        register = Register(plan)
        names = OfficialNames(plan.issuer, {unit: unit for unit in register.units})
        self.plan = plan
        self.place = Places(plan.issuer).own
        self.offices = {unit: names.reading(unit).office for unit in register.units}
        self.duties = tuple(assignments(plan, register, direct=True))
        units: list[dict[str, str]] = [{} for _ in plan.tasks]
        for duty in self.duties:
            units[duty.place].setdefault(self.offices[duty.unit].field, duty.unit)
        self.tasks = [Elsewhere(plan, task, units[place]) for place, task in enumerate(plan.tasks)]


class Elsewhere(NamedTuple):
    """A task of another plan; `units` are its units by what they are for."""

    plan: Plan
    task: Task
    units: Mapping[str, str]


class OtherPlans:
    """The tasks of other plans, their units known by what these are for: 市财政局, 区财政局.

    `own` are the units of the same place that the plan itself does not have, each with its roles.
    """

    def __init__(self, plan: Plan, register: Register, plans: Sequence[OtherPlan] = ()) -> None:
        place = Places(plan.issuer).own
        official = official_names(register)
        self.own: dict[str, Counter[Role]] = {}
        self.own_offices: dict[str, Office] = {}
        """What each unit in `own` is for."""
        self.tasks = [task for other in plans for task in other.tasks]
        for other in plans:
            if place is not None and other.place == place:
                self._add_own(other, official)
        self._like = LikeTasks(
            [each.units for each in self.tasks], [each.task.title for each in self.tasks]
        )

    def _add_own(self, other: OtherPlan, official: OfficialNames) -> None:
        new = {unit for unit in other.offices if official.called(normal_form(unit)) is None}
        for duty in other.duties:
            if duty.unit in new:
                self.own_offices.setdefault(duty.unit, other.offices[duty.unit])
                self.own.setdefault(duty.unit, Counter())[duty.role] += 1

    def share(self, field: str) -> float:
        """Return what share of the tasks have an office of this field, drawn towards none."""
        return (len(self._like.with_unit.get(field, ())) + 1) / (len(self.tasks) + 20)

    def votes(self, witness: Witness, likeness: Mapping[int, float]) -> Votes:
        """Return what tasks say of fields, each as loudly as its likeness."""
        return Votes(witness, likeness, self._like.units)

    def by_words(self, words: Set[str]) -> Mapping[int, float]:
        """Return how like each title is to one of these words, by the places in `tasks`."""
        return self._like.by_words(words)
