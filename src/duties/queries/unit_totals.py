"""What units carry over many plans; who is one unit, and who only has the same name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duties.model import Role
from duties.teamwork import Counts


class UnitShare(NamedTuple):
    """What a unit has in one plan. `whose` says which of the units of this name it is.

    That is the register that has it, or who issued the plan: 区住建委 of two districts are two.
    """

    whose: str
    unit: str
    counts: Counts


class UnitTotal(NamedTuple):
    """What a unit has in so many `plans`; `whose` is None where no other has its name."""

    unit: str
    whose: str | None
    plans: int
    counts: Counts


def unit_totals(shares: Iterable[UnitShare]) -> tuple[UnitTotal, ...]:
    """Return what each unit has in all plans, the busiest first."""
    found: dict[tuple[str, str], list[Counts]] = {}
    for share in shares:
        found.setdefault((share.unit, share.whose), []).append(share.counts)
    names = Counter(unit for unit, _ in found)
    totals = [
        UnitTotal(unit, whose if names[unit] > 1 else None, len(counts), _summed(counts))
        for (unit, whose), counts in found.items()
    ]
    return tuple(sorted(totals, key=lambda total: (-total.counts.tasks, -total.plans)))


def _summed(counts: Sequence[Counts]) -> Counts:
    by_role = {role: sum(each.by_role[role] for each in counts) for role in Role}
    return Counts(sum(each.tasks for each in counts), by_role)
