"""DUT605 two-numbers."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.across.together import FaultOfPlan, Together, across
from duties.lint.rule import Fault
from duties.lint.spots import id_span
from duties.messages import N_, Message


@across("DUT605", "two-numbers", Severity.INFO)
def two_numbers(together: Together) -> Iterator[FaultOfPlan]:
    """Find tasks that two plans have under different numbers.

    ## What it does
    Compares tasks of one title in plans for one place, as two-leads does. Where a unit leads both,
    and their numbers differ, the later one is shown.

    ## Why it matters
    It is one task, and is reported, counted and asked for twice, under a number that means another
    task in the other plan.

    ## Example
    ```yaml
    # a.yaml
    title: 重点工作分工
    issuer: 清水县人民政府
    tasks:
      - {id: 8, title: 新建养老驿站八处, lead: 县民政局}
    ```

    ```yaml
    # b.yaml
    title: 养老行动方案
    issuer: 清水县人民政府
    tasks:
      - {id: 1, title: 新建养老驿站八处, lead: 县民政局}
    ```

    ## Use instead
    Keep the task in one of the plans, or say in the `note` of the other where it comes from.
    """
    for earlier, later in together.repeated:
        if earlier.task.id == later.task.id or not later.task.id or not earlier.task.id:
            continue
        if not together.leads_of(later) & together.leads_of(earlier):
            continue
        text = N_("task {id} stands in {place} as task {other}; who reports on it, and where?")
        facts = {
            "id": later.task.id,
            "other": earlier.task.id,
            "place": together.place(earlier.plan, earlier.task.span),
        }
        yield FaultOfPlan(later.plan, Fault(Message(text, facts), id_span(later.task)))
