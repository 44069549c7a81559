"""The list of targets with how each stands, where there are readings."""

from collections.abc import Callable

from duties.exporting.dossier import Dossier
from duties.exporting.excel.values import number
from duties.formats.view import Column, View, columns_on
from duties.formats.views.targets import READ_ON, STATUS, gap_figure, pace_figure
from duties.formats.views.task_targets import TARGET_TABLE
from duties.messages import N_, Message, counted
from duties.model import Target
from duties.tracking.targets import TargetStanding, standings


def standings_of(dossier: Dossier) -> tuple[TargetStanding, ...]:
    """Return how the targets stand on the dossier's day."""
    return standings(dossier.plan, dossier.readings or {}, dossier.today)


def followed_caption(dossier: Dossier) -> Message:
    """Return the headline of the list."""
    facts = {
        "targets": counted("{count} target", "{count} targets", len(dossier.plan.targets)),
        "day": dossier.today,
    }
    return Message(N_("{targets}; readings as of {day}"), facts)


def _target(standing: TargetStanding) -> Target:
    return standing.target


def _reading(standing: TargetStanding) -> object:
    reading = standing.reading
    return None if reading is None or reading.value is None else reading.value.shown()


def _numbers(of: Callable[[TargetStanding], object]) -> Callable[[TargetStanding], object]:
    """Return what gives a figure as a number: the unit of measure has a column of its own."""
    return lambda standing: number(of(standing))


FOLLOWED_TARGETS: View[TargetStanding] = View(
    (
        *columns_on(_target, TARGET_TABLE.columns),
        Column(N_("Reading"), _numbers(_reading)),
        READ_ON,
        Column(N_("Pace"), _numbers(pace_figure), optional=True),
        Column(N_("Gap"), _numbers(gap_figure), optional=True),
        STATUS,
    ),
    {},
)
"""The targets as the plan has them, then the latest reading of each, and how it stands."""
