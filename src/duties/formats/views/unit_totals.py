"""What units carry over many plans."""

from collections.abc import Sequence
from typing import Any

from duties.formats.view import Column, View, columns_on
from duties.formats.views.counts import COUNT_COLUMNS
from duties.messages import N_, Message, counted
from duties.queries.unit_totals import UnitShare, UnitTotal
from duties.teamwork import Counts


def _counts(total: UnitTotal[Counts]) -> Counts:
    return total.counts


UNIT_TOTALS: View[UnitTotal[Counts]] = View(
    (
        Column(N_("Unit"), lambda total: total.unit),
        Column(N_("Whose"), lambda total: total.whose, optional=True),
        Column(N_("Plans"), lambda total: total.plans),
        *columns_on(_counts, COUNT_COLUMNS),
    ),
    {},
)
"""For people alone; programs get the rows of the plans."""


def unit_totals_caption(shares: Sequence[UnitShare[Any]]) -> Message | None:
    """Return what heads the table: how many units there are."""
    units = len({(share.unit, share.whose) for share in shares})
    facts = {"units": counted("{count} unit", "{count} units", units)}
    return Message(N_("All plans together: {units}"), facts)
