"""DUT419 percentage-against-state."""

from collections.abc import Iterator

from duties.findings import Fix, Severity
from duties.ledger.model import Report, State
from duties.lint.entries import percent_text
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.source import Edit


@rule("DUT419", "percentage-against-state", Severity.WARNING, scope=Scope.LEDGER)
def percentage_against_state(subject: Subject) -> Iterator[Fault]:
    """Find reports of 100% that do not say done, and of done with less than 100%.

    ## What it does
    Compares the `percent` of each report with its `state`; where it has none, with the state
    before. The unsafe fix of a state that does not go with 100% makes it `done`.

    ## Why it matters
    What is done counts as 100%, and what is not done is overdue after its deadline, even at 100%.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: in-progress, percent: 100}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, state: done, percent: 100}
    ```
    """
    for report in subject.record.reports:
        if report.percent is None:
            continue
        is_whole = report.percent == 100
        if is_whole and not _says_done(subject, report):
            text = N_("task {task} is reported at 100%, but not as done")
            message = Message(text, {"task": report.task})
            yield Fault(message, report.spans["percent"], _as_done(subject, report))
        elif not is_whole and report.state is State.DONE:
            text = N_("task {task} is reported as done, but at {percent}%; done counts as 100%")
            facts = {"task": report.task, "percent": percent_text(report.percent)}
            yield Fault(Message(text, facts), report.spans["percent"])


def _as_done(subject: Subject, report: Report) -> Fix | None:
    """Return the fix that writes another state, which stands in the file as it is called."""
    span = report.spans.get("state")
    if span is None or subject.source.at(span) != report.state:
        return None
    return Fix((Edit(span, State.DONE.value),), safe=False)


def _says_done(subject: Subject, report: Report) -> bool:
    if report.state is not None:
        return report.state is State.DONE
    before = subject.followed.before(report)
    return before is None or before.is_finished
