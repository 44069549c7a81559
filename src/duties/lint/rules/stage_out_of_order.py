"""DUT420 stage-out-of-order."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.ledger.model import Stage
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.messages import N_, Message


@rule("DUT420", "stage-out-of-order", Severity.WARNING, scope=Scope.LEDGER)
def stage_out_of_order(subject: Subject) -> Iterator[Fault]:
    """Find problems that jump over a stage, or return to an earlier one, without a reason.

    ## What it does
    Follows each problem from entry to entry, by their days: found, analysed, measures, solved.

    ## Why it matters
    The loop is closed only where somebody has found out why, and done something about it. A problem
    that comes back was not solved; what brought it back belongs in its `reason`.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    problems:
      - {id: P1, task: 1, unit: 县交通局, date: 2026-10-08, stage: found, text: 资金未到位}
      - {id: P1, date: 2026-10-20, stage: solved, text: 资金到位}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 县交通局}
    ```

    ```yaml
    # progress/2026-10.yaml
    period: 2026-10
    problems:
      - {id: P1, task: 1, unit: 县交通局, date: 2026-10-08, stage: found, text: 资金未到位}
      - {id: P1, date: 2026-10-20, stage: solved, text: 资金到位, reason: 县财政局当日拨付}
    ```
    """
    for entry in subject.record.problems:
        if entry.stage is None or entry.reason:
            continue
        before = subject.followed.stage_before(entry)
        place, now = -1 if before is None else _ORDER.index(before), _ORDER.index(entry.stage)
        facts: dict[str, object] = {"id": entry.id, "now": Message(entry.stage.label)}
        if now > place + 1:
            facts["left"] = tuple(Message(stage.label) for stage in _ORDER[place + 1 : now])
            text = N_("problem {id} jumps to “{now}” without a reason, leaving out {left}")
            yield Fault(Message(text, facts), entry.spans["stage"])
        elif before is not None and now < place:
            facts["before"] = Message(before.label)
            text = N_("problem {id} returns from “{before}” to “{now}” without a reason")
            yield Fault(Message(text, facts), entry.spans["stage"])


_ORDER = tuple(Stage)
