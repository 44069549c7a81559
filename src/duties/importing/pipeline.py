"""A document → the draft of a plan, each assignment with the place it comes from."""

from collections.abc import Mapping, Sequence, Set

from duties.collector import collector_paused
from duties.importing.account.fates_of_parts import FatesOfParts, Taken
from duties.importing.account.unaccounted import UNACCOUNTED_GATHERINGS, tell_unaccounted
from duties.importing.checks.days_in_text import DAYS_IN_TEXT_GATHERINGS, tell_days_in_text
from duties.importing.checks.left_out import (
    tell_duties,
    tell_left_out,
    tell_traditional,
    tell_units_alone,
    tell_unread,
)
from duties.importing.checks.notes_of_several import tell_notes_of_several
from duties.importing.checks.sentences import tell_sentences
from duties.importing.checks.tables_without_lead import (
    WITHOUT_LEAD_GATHERINGS,
    tell_tables_without_lead,
)
from duties.importing.checks.unlikely import tell_unlikely
from duties.importing.checks.unread_tables import tell_unread_tables
from duties.importing.document import Document, Place
from duties.importing.doubts import Reporter
from duties.importing.plan.actions import Actions, actions_of, drafted_actions
from duties.importing.plan.annexes import Annexes
from duties.importing.plan.assign import GATHERINGS, Assigner
from duties.importing.plan.curated import NO_UNITS, Curated, CuratedUnits
from duties.importing.plan.draft import Accounted, Draft, DraftTarget, DraftTask, Expects
from duties.importing.plan.find_tasks import find_tasks
from duties.importing.plan.ids import task_ids
from duties.importing.plan.section_leads import SectionLeads
from duties.importing.plan.tasks_of_parts import FoundTask
from duties.importing.stages import STAGES, ImportStage, is_last_resort_of_use, run_stages
from duties.importing.structure.tree import Tree
from duties.importing.targets.gate import GATHERINGS as OF_TARGETS
from duties.importing.targets.gate import may_have_targets
from duties.importing.trace import Trace
from duties.messages import N_, Message

CHECKS = (
    tell_notes_of_several,
    tell_sentences,
    tell_unread,
    tell_units_alone,
    tell_duties,
    tell_left_out,
    tell_traditional,
    tell_unread_tables,
    tell_unlikely,
)
"""What looks for things that a draft leaves out, in the order in which they are told."""


_GATHERINGS = {
    **GATHERINGS,
    **OF_TARGETS,
    **UNACCOUNTED_GATHERINGS,
    **WITHOUT_LEAD_GATHERINGS,
    **DAYS_IN_TEXT_GATHERINGS,
}


@collector_paused()
def draft(
    document: Document,
    trace: Trace | None = None,
    curated: CuratedUnits = NO_UNITS,
    *,
    with_account: bool = False,
) -> Draft:
    """Return the draft of a plan that a document holds; it may hold no task.

    `trace` is told where each task got its units; `curated` are units that are known beforehand.
    `with_account` adds what became of all that stands in the document.
    """
    reporter = Reporter(_GATHERINGS)
    tree = run_stages([stage for stage in STAGES if not stage.is_last_resort], document, reporter)
    found = draft_of_tree(tree, reporter, trace, curated, with_account=with_account)
    if found.tasks or not is_last_resort_of_use(tree):
        return found
    return draft_by(STAGES, document, trace, curated, with_account=with_account)


def draft_by(
    stages: Sequence[ImportStage],
    document: Document,
    trace: Trace | None = None,
    curated: CuratedUnits = NO_UNITS,
    *,
    with_account: bool = False,
) -> Draft:
    """Return the draft that certain stages make of a document."""
    reporter = Reporter(_GATHERINGS)
    tree = run_stages(stages, document, reporter)
    return draft_of_tree(tree, reporter, trace, curated, with_account=with_account)


def draft_of_tree(
    tree: Tree,
    reporter: Reporter,
    trace: Trace | None,
    curated: CuratedUnits,
    *,
    with_account: bool,
) -> Draft:
    """Return the draft of a tree when all stages are done."""
    facts = tree.document.facts
    assigner = Assigner(tree, Curated(curated), reporter)
    found, owners = _found(tree, reporter)
    leads = SectionLeads(tree, found, assigner, reporter)
    tasks = leads.tasks()
    for check in CHECKS:
        check(tree, tasks, reporter)
    actions = actions_of(tasks, tree, leads)
    annexes = Annexes(assigner, reporter)
    drafted = _drafted_tasks(tasks, tree, actions, leads, assigner, annexes, reporter)
    if facts is None:
        tell_tables_without_lead(zip(tasks, drafted, strict=True), reporter)
        tell_days_in_text(drafted, reporter)
    targets, of_targets = _targets(tree, tasks, drafted, assigner, reporter, owners)
    if trace is not None:
        trace.add(tasks, drafted)
    of_actions = drafted_actions(actions, leads, assigner.units, reporter)
    leads.tell()
    assigner.declared.tell()
    fates = FatesOfParts(tree, Taken(tasks, leads.led, of_targets), reporter)
    if tasks and facts is None:
        tell_unaccounted(tree, fates, reporter)
    reporter.tell_gathered()
    _tell_untitled(tree, reporter)
    units = assigner.units.listed()
    account: tuple[Accounted, ...] = ()
    if with_account:
        from duties.importing.account.account import account_of, numbers_of

        numbers = numbers_of(tasks, drafted, actions.ids)
        account = account_of(tree, fates, numbers, reporter)
    return Draft(
        tree.document.name,
        tree.head,
        Expects() if facts is None else Expects(facts.actions, facts.tasks),
        units,
        of_actions,
        drafted,
        reporter.doubts(),
        tuple(annexes.contradictions),
        targets,
        tree.tracking,
        account,
    )


def _found(tree: Tree, reporter: Reporter) -> tuple[Sequence[FoundTask], Mapping[Place, str]]:
    """Return the tasks of a document, and what tables of indicators beside them say of owners."""
    found = find_tasks(tree, reporter)
    if tree.document.facts is not None or all(each.entry is None for each in found):
        return found, {}
    from duties.importing.targets.owners import without_indicators

    return without_indicators(found, tree.document.blocks)


def _drafted_tasks(
    tasks: Sequence[FoundTask],
    tree: Tree,
    actions: Actions,
    leads: SectionLeads,
    assigner: Assigner,
    annexes: Annexes,
    reporter: Reporter,
) -> tuple[DraftTask, ...]:
    """Return the tasks with their numbers and units; tell whose number was taken."""
    drafted = []
    for task, (id_, taken) in zip(tasks, task_ids(tasks, tree), strict=True):
        own = assigner.task(task, id_, actions.action_of(task))
        drafted.append(annexes.joined(leads.completed(own, task), task))
        if taken:
            message = N_("the number {id} was already taken; this task is now {new}")
            reporter.doubt(task.place, Message(message, {"id": taken, "new": id_}))
    return tuple(drafted)


def _targets(
    tree: Tree,
    tasks: Sequence[FoundTask],
    drafted: Sequence[DraftTask],
    assigner: Assigner,
    reporter: Reporter,
    owners: Mapping[Place, str],
) -> tuple[tuple[DraftTarget, ...], Set[Place]]:
    """Return the targets of a document, and the places that say them; `owners` are known by row.

    What finds them is imported only for one with figures. An export says its targets in a list of
    their own, and none elsewhere.
    """
    if listed := tree.register.targets:
        from duties.importing.plan.listed_targets import listed_targets

        ids = frozenset(task.id for task in drafted)
        return listed_targets(listed, ids, assigner.units, reporter), frozenset()
    if tree.document.facts is not None or not may_have_targets(tree):
        return (), frozenset()
    from duties.importing.targets.find import find_targets

    if owners:
        from duties.importing.targets.owners import owners_met

        owners = owners_met(owners, assigner.units, reporter)
    return find_targets(tree, tasks, drafted, reporter, owners)


def _tell_untitled(tree: Tree, reporter: Reporter) -> None:
    blocks = tree.document.blocks
    if tree.head.title is None and blocks:
        message = N_("no title was found; the name of the file is used instead")
        reporter.doubt(blocks[0].place, Message(message))
