"""How a plan differs from the document that it comes from, for a program."""

from typing import Any

from duties.answers.reply import Reply
from duties.answers.verifying import Verifying
from duties.formats.view import View
from duties.formats.views.differences import ACTION_DIFFERENCES
from duties.formats.views.verification import VERIFIED_ACTIONS
from duties.formats.views.verified_targets import targets_view
from duties.interface.results import Results
from duties.messages import Translator
from duties.queries.comparison import ActionDifference, Difference
from duties.queries.target_verification import TargetDifference


class PlanVerification:
    """What a plan and its document say differently; made by `LoadedPlan.verify`.

    It is true if anything differs. In each difference `old` is what the document says.
    """

    def __init__(self, verifying: Verifying, into: Translator) -> None:
        """Not for users."""
        self._verifying = verifying
        self._into = into

    @property
    def tasks(self) -> Results[Difference]:
        """The tasks that differ, with what differs in each.

        >>> verified.tasks.to_dicts()[0]["differences"]
        ['contradicted']
        """
        return Results(Reply(self._verifying.view(), self._verifying.found.differences), self._into)

    @property
    def targets(self) -> Results[TargetDifference]:
        """The targets whose figures differ."""
        view = targets_view(self._verifying.target_places)
        return Results(Reply(view, self._verifying.targets.differences), self._into)

    @property
    def actions(self) -> Results[ActionDifference]:
        """The actions that are led by others than the document says."""
        view = View(VERIFIED_ACTIONS.columns, ACTION_DIFFERENCES.fields)
        return Results(Reply(view, self._verifying.found.actions), self._into)

    @property
    def unchanged(self) -> int:
        """How many tasks agree."""
        return self._verifying.found.unchanged

    @property
    def notes(self) -> tuple[str, ...]:
        """What the command says beside the differences: what was not compared, what is unsure."""
        told = (*self._verifying.not_sure(), *self._verifying.on_the_whole())
        return tuple(each.put(self._into) for each in told)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return what `duties verify -f json` writes, tasks and targets: see docs/output.md."""
        return Results[Any](Reply(*self._verifying.whole()), self._into).to_dicts()

    def __bool__(self) -> bool:
        return self._verifying.differs

    def __repr__(self) -> str:
        """Return how much differs."""
        differ = len(self._verifying.found.differences)
        told = f"{differ:,} task{' differs' if differ == 1 else 's differ'}"
        return f"<{type(self).__name__}: {told}, {self.unchanged:,} do not>"
