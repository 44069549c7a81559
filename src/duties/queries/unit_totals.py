"""What units have in many plans together; who is one unit, and who only has the same name."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from duties.model import Role
from duties.teamwork import Counts

Count = TypeVar("Count")
"""What is counted of a unit in a plan."""


class UnitShare(NamedTuple, Generic[Count]):
    """What a unit has in one plan. `whose` says which of the units of this name it is.

    That is the register that has it, or who issued the plan: 区住建委 of two districts are two.
    """

    whose: str
    unit: str
    counts: Count


class UnitTotal(NamedTuple, Generic[Count]):
    """What a unit has in so many `plans`; `whose` is None where no other has its name."""

    unit: str
    whose: str | None
    plans: int
    counts: Count


def together(
    shares: Iterable[UnitShare[Count]], sums: Callable[[Sequence[Count]], Count]
) -> list[UnitTotal[Count]]:
    """Return what each unit has in all plans, in the order in which they first come."""
    found: dict[tuple[str, str], list[Count]] = {}
    for share in shares:
        found.setdefault((share.unit, share.whose), []).append(share.counts)
    names = Counter(unit for unit, _ in found)
    return [
        UnitTotal(unit, whose if names[unit] > 1 else None, len(counts), sums(counts))
        for (unit, whose), counts in found.items()
    ]


def unit_totals(shares: Iterable[UnitShare[Counts]]) -> tuple[UnitTotal[Counts], ...]:
    """Return what each unit carries in all plans, the busiest first."""
    totals = together(shares, _summed)
    return tuple(sorted(totals, key=lambda total: (-total.counts.tasks, -total.plans)))


def _summed(counts: Sequence[Counts]) -> Counts:
    by_role = {role: sum(each.by_role[role] for each in counts) for role in Role}
    return Counts(sum(each.tasks for each in counts), by_role)
