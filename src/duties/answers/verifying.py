"""Does a plan say what its document says? What differs, and what to say beside it."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from duties.formats.findings.grouping import ranges
from duties.formats.view import View
from duties.formats.views.verification import head_note, verification_view
from duties.formats.views.verified_targets import Verified, with_targets
from duties.importing.document import Place
from duties.importing.drafting import plan_of
from duties.importing.plan.draft import Draft
from duties.messages import Message, counted
from duties.model import Plan
from duties.naming.names import Register
from duties.queries.comparison import Difference
from duties.queries.target_verification import TargetVerification, verify_targets
from duties.queries.verification import Verification, verify


class Verifying:
    """A plan that is compared with the draft of the document it comes from."""

    def __init__(self, draft: Draft, plan: Plan, register: Register) -> None:
        self._draft = draft
        self._plan = plan
        self._printed = plan_of(draft)
        contradicted = {each.task for each in draft.contradictions}
        self.found = verify(self._printed, Register(self._printed), plan, register, contradicted)
        """What differs in tasks, in actions, and in what is said of the whole."""
        self.targets = verify_targets(self._printed, plan)
        """What differs in targets."""

    @cached_property
    def target_places(self) -> Mapping[str, Place]:
        """Where the document has the target of an id."""
        return {target.id: target.place for target in self._draft.targets}

    def view(self) -> View[Difference]:
        """Return the view of the tasks that differ."""
        places = {task.id: task.place for task in self._draft.tasks}
        return verification_view(places, self._draft.contradictions)

    def whole(self) -> tuple[View[Verified], list[Verified]]:
        """Return tasks and targets that differ, and their view, for programs."""
        return with_targets(self.view(), self.target_places), [
            *self.found.differences,
            *self.targets.differences,
        ]

    @property
    def differs(self) -> bool:
        """Whether the plan says anything else of tasks, actions or targets."""
        return bool(self.found.differences or self.found.actions or self.targets.differences)

    def not_sure(self) -> Iterator[Message]:
        """Yield what the document leaves open: deadlines not stated, doubts, contradictions."""
        return _not_sure(self._draft, self.found)

    def on_the_whole(self) -> Iterator[Message]:
        """Yield what the head says otherwise, how much agrees, and what was not compared."""
        for detail in self.found.head:
            yield head_note(detail, self._printed, self._plan)
        yield from _agreeing(self.found, self.targets)
        yield from _targets_not_compared(self.targets, self._printed, self._plan)


def _not_sure(draft: Draft, found: Verification) -> Iterator[Message]:
    """Yield what the document leaves open: deadlines it does not state, doubts, contradictions."""
    if found.undated:
        yield counted(
            "{count} task has a deadline that the document does not state; it was not "
            "compared: {tasks}",
            "{count} tasks have deadlines that the document does not state; they were not "
            "compared: {tasks}",
            len(found.undated),
            tasks=tuple(ranges([task.id for task in found.undated])),
        )
    if draft.doubts:
        yield counted(
            "{count} place in the document is doubtful; `duties import --dry-run` shows it",
            "{count} places in the document are doubtful; `duties import --dry-run` shows them",
            len(draft.doubts),
        )
    if contradicted := {each.task for each in draft.contradictions}:
        yield counted(
            "in {count} task the document contradicts itself: its text and its table differ",
            "in {count} tasks the document contradicts itself: its text and its table differ",
            len(contradicted),
        )


def _agreeing(found: Verification, targets: TargetVerification) -> Iterator[Message]:
    """Yield how many tasks agree with the document, and how many targets, if there are any."""
    yield counted(
        "{count} of {all} tasks agrees with the document",
        "{count} of {all} tasks agree with the document",
        found.unchanged,
        all=found.unchanged + len(found.differences),
    )
    if targets.differences or targets.unchanged:
        yield counted(
            "{count} of {all} targets agrees with the document",
            "{count} of {all} targets agree with the document",
            targets.unchanged,
            all=targets.unchanged + len(targets.differences),
        )


def _targets_not_compared(
    targets: TargetVerification, printed: Plan, plan: Plan
) -> Iterator[Message]:
    if targets.apart:
        yield counted(
            "{count} target without a figure was not compared; look it up: {targets}",
            "{count} targets without a figure were not compared; look them up: {targets}",
            len(targets.apart),
            targets=tuple(target.name for target in targets.apart),
        )
    if printed.targets and not plan.targets:
        yield counted(
            "the document has {count} target, the plan has none; it was not compared",
            "the document has {count} targets, the plan has none; they were not compared",
            len(printed.targets),
        )
