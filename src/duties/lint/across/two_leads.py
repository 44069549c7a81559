"""DUT602 two-leads."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.across.together import FaultOfPlan, Together, across
from duties.lint.rule import Fault
from duties.messages import N_, Message


@across("DUT602", "two-leads", Severity.WARNING)
def two_leads(together: Together) -> Iterator[FaultOfPlan]:
    """Find tasks that two plans give to different leads.

    ## What it does
    Compares tasks of one title in plans for one place. Where no unit leads both, the later one is
    shown. General titles such as 加强组织领导, titles of less than seven letters, and tasks that
    are due in different years are left alone.

    ## Why it matters
    Both units, or neither of them, will feel responsible, and the office gets two reports.

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
    issuer: 清水县人民政府办公室
    tasks:
      - {id: 1, title: 新建养老驿站八处, lead: 县住建局}
    ```

    ## Use instead
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
    issuer: 清水县人民政府办公室
    tasks:
      - {id: 1, title: 新建养老驿站八处, lead: 县民政局, support: 县住建局}
    ```
    """
    for earlier, later in together.repeated:
        leads, leads_there = together.leads_of(later), together.leads_of(earlier)
        if not leads or not leads_there or leads & leads_there:
            continue
        text = N_("task {id} is led by {leads} here, but by {others} in {place}, as task {other}")
        facts = {
            "id": later.task.id,
            "leads": tuple(name.text for name in later.task.lead),
            "others": tuple(name.text for name in earlier.task.lead),
            "other": earlier.task.id,
            "place": together.place(earlier.plan, earlier.task.span),
        }
        yield FaultOfPlan(later.plan, Fault(Message(text, facts), later.task.lead[0].span))
