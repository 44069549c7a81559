"""DUT416 silent-lead."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message
from duties.source import START


@rule("DUT416", "silent-lead", Severity.WARNING, scope=Scope.LEDGER)
def silent_lead(subject: Subject) -> Iterator[Fault]:
    """Find units that reported nothing, in a period that has ended, of tasks that they answer for.

    ## What it does
    Looks at each period of the plan's `tracking`, a month otherwise, for which the time to report
    is over (`report_by`, 5 days after its end). A task needs a report from its `start`, or the
    first period of the ledger, up to the period in which it is done; cancelled tasks need none. One
    report of any lead is enough, and so is one on a step. A unit is shown once in the file of the
    period; periods without a file are shown in the file before them.

    ## Why it matters
    What nobody reports is judged by what was reported last, and the unit's share of reports in time
    falls (漏报).

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
      - {id: 2, title: 加固江堤, lead: 县水利局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 60}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
      - {id: 2, title: 加固江堤, lead: 县水利局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    reports:
      - {task: 1, unit: 县交通局, date: 2026-10-20, percent: 60}
      - {task: 2, unit: 县水利局, date: 2026-10-21, percent: 20}
    ```
    """
    found = subject.followed.silences.get(subject.source.name)
    if found is None:
        return
    span = subject.record.spans.get("period", START)
    for period, unit, tasks in found.silences:
        shown = tasks if len(tasks) <= _SHOWN else (*tasks[:_SHOWN], "…")
        text = N_("{unit} reported nothing in {period} on tasks that it answers for: {tasks}")
        yield Fault(Message(text, {"period": period.name(), "unit": unit, "tasks": shown}), span)
    gap = found.gap
    if gap is not None:
        facts = {"first": gap.first.name(), "last": gap.last.name(), "count": gap.periods}
        if gap.periods == 1:
            text = N_("there is no file for {first}, which has ended: nobody has reported")
        else:
            text = N_(
                "there are no files for the {count} periods from {first} to {last}, which have "
                "ended: nobody has reported"
            )
        yield Fault(Message(text, facts), span)


_SHOWN = 12  # tasks in one sentence
