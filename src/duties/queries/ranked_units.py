"""How the units of many plans stand, ranked among all of them."""

from collections.abc import Iterable

from duties.queries.unit_totals import UnitShare, UnitTotal, together
from duties.tracking.ranking import BoardRow, ranked, summed


def ranked_totals(shares: Iterable[UnitShare[BoardRow]]) -> tuple[UnitTotal[BoardRow], ...]:
    """Return how each unit stands in all plans, the best first."""
    totals = together(shares, summed)
    rows = [total.counts._replace(key=str(place)) for place, total in enumerate(totals)]
    return tuple(totals[int(row.key)]._replace(counts=row) for row in ranked(rows))
