"""What the rules say of entries that are about to be written."""

from collections.abc import Sequence
from datetime import date

from duties.collector import collector_paused
from duties.findings import Finding
from duties.ledger.model import (
    AnyEntry,
    Ledger,
    LedgerFile,
    Lesson,
    ProblemEntry,
    Reading,
    Report,
    Ruling,
)
from duties.lint.engine import in_order, selected
from duties.lint.progress import Progress
from duties.lint.rule import Rule, Subject
from duties.lint.rules.date_outside_period import date_outside_period
from duties.lint.rules.done_taken_back import done_taken_back
from duties.lint.rules.entry_before_start import entry_before_start
from duties.lint.rules.falling_percentage import falling_percentage
from duties.lint.rules.foreign_report import foreign_report
from duties.lint.rules.fraction_for_percentage import fraction_for_percentage
from duties.lint.rules.future_date import future_date
from duties.lint.rules.percentage_against_state import percentage_against_state
from duties.lint.rules.percentage_against_steps import percentage_against_steps
from duties.lint.rules.reading_below_zero import reading_below_zero
from duties.lint.rules.reading_jump import reading_jump
from duties.lint.rules.readings_differ import readings_differ
from duties.lint.rules.received_too_early import received_too_early
from duties.lint.rules.ruling_without_reason import ruling_without_reason
from duties.lint.rules.stage_out_of_order import stage_out_of_order
from duties.model import Plan
from duties.naming.names import Register
from duties.planfile.loading import Loaded
from duties.tracking.tracker import Tracker

RULES_OF_ENTRIES: tuple[Rule, ...] = (
    foreign_report,
    falling_percentage,
    done_taken_back,
    percentage_against_state,
    percentage_against_steps,
    stage_out_of_order,
    date_outside_period,
    future_date,
    entry_before_start,
    ruling_without_reason,
    received_too_early,
    fraction_for_percentage,
    reading_jump,
    reading_below_zero,
    readings_differ,
)
"""The rules whose findings concern one entry, and that only warn."""


def findings_of(
    entries: Sequence[AnyEntry],
    file: LedgerFile,
    ledger: Ledger,
    plan: Plan,
    register: Register,
    today: date,
    tracker: Tracker | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules that the plan wants checked say of some entries of a file.

    `ledger` is the whole ledger as it will be, without what cannot be understood, and the entries
    are themselves in it, in `file`; `tracker` is that of this ledger, if there is one. The findings
    are in the order of the file. That an entry cannot be understood is not told here: the findings
    of its file say so.
    """
    progress = Progress(plan, register, ledger, today, tracker=tracker)
    record = file.record._replace(
        reports=tuple(each for each in entries if isinstance(each, Report)),
        problems=tuple(each for each in entries if isinstance(each, ProblemEntry)),
        rulings=tuple(each for each in entries if isinstance(each, Ruling)),
        readings=tuple(each for each in entries if isinstance(each, Reading)),
        lessons=tuple(each for each in entries if isinstance(each, Lesson)),
    )
    subject = Subject(
        file.source,
        Loaded(plan, ()),
        today,
        progress=progress,
        file=LedgerFile(file.source, record),
    )
    wishes = plan.lint
    wanted = selected(
        RULES_OF_ENTRIES,
        [name.text for name in wishes.select],
        [name.text for name in wishes.ignore],
    )
    with collector_paused():
        found = [finding for rule in wanted for finding in rule.run(subject)]
    return tuple(sorted(found, key=in_order))
