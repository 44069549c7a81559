"""What an export is made from."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from duties.abridging import abridged
from duties.exporting.file_parts import FilePart
from duties.exporting.imprint import UNSIGNED, Imprint
from duties.model import Action, Plan, Task
from duties.naming.names import Register
from duties.planfile.loading import Loaded
from duties.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duties.drawing.engine import Engine
    from duties.formats.findings.report import Located
    from duties.ledger.model import Ledger, Reading
    from duties.queries.handover import Revision
    from duties.tracking.standing import Standing
    from duties.tracking.tracker import Tracker


class Followed(NamedTuple):
    """The ledger of a plan, and what tells by it how the tasks stand on a day.

    Tracker and register have every text whole, where those of a dossier may be abridged; both have
    the same tasks and units in the same order.
    """

    tracker: "Tracker"
    register: Register
    ledger: "Ledger"


class NamedDossier(NamedTuple):
    """One of many plans, and its short name."""

    name: str
    dossier: "Dossier"


@dataclass(frozen=True)
class Dossier:
    """A plan with the text it was read from; what several exports need of it is found once.

    `today` is the day that due dates are compared with when the plan is checked, and for which a
    page tells how the tasks stand.
    """

    source: Source
    loaded: Loaded
    plan: Plan
    today: date
    engine: "Engine | None" = None
    """What draws the pictures of a page; without one it has none."""
    revision: "Revision | None" = None
    """What changed since an earlier plan, for a page to tell."""
    without: frozenset[FilePart] = frozenset()
    """The parts to leave out."""
    imprint: Imprint = UNSIGNED
    """The number, the signature and the day, where an office sends the file."""
    standings: "tuple[Standing, ...] | None" = None
    """How those tasks and steps stand on that day that a calendar has; None for all, unreported."""
    alarms: tuple[int, ...] = ()
    """How many days before each deadline a calendar calls."""
    readings: "Mapping[str, Sequence[Reading]] | None" = None
    """The readings of each target by its id, in the order of days; None where there are none."""
    followed: Followed | None = None
    """What was reported, for a page to tell; None where there is no ledger."""

    def for_people(self) -> "Dossier":
        """Return what a file for people is made from: names and the like that are not too long."""
        plan = abridged(self.plan)
        return self if plan is self.plan else replace(self, plan=plan)

    @cached_property
    def register(self) -> Register:
        """The units of the plan."""
        return Register(self.plan)

    def left_out(self) -> frozenset[FilePart]:
        """Return the parts that a file has not: those to leave out, and lists with nothing."""
        lists: dict[FilePart, object] = {
            FilePart.STEPS: any(task.steps for task in self.plan.tasks),
            FilePart.BODIES: self.plan.bodies,
            FilePart.TARGETS: self.plan.targets,
        }
        return self.without.union(part for part, found in lists.items() if not found)

    def action_of(self, task: Task) -> Action | None:
        """Return the action that a task belongs to, if the plan has it."""
        return self._actions.get(task.action) if task.action is not None else None

    @cached_property
    def _actions(self) -> dict[str, Action]:
        return {action.id: action for action in reversed(self.plan.actions)}

    @cached_property
    def findings(self) -> "tuple[Located, ...]":
        """What `duties lint` finds in the plan; raises `UnknownRuleError` as it does.

        The file is named without its folders, which concern nobody who gets an export.
        """
        from duties.formats.findings.report import LintReport
        from duties.lint.settings import Settings

        source = Source(PurePath(self.source.name).name, self.source.text)
        checked = Settings().check(source, self.loaded, self.today)
        return tuple(LintReport(checked, ()).located())
