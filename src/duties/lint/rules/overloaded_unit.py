"""DUT303 overloaded-unit."""

from collections import Counter
from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import unit_span
from duties.messages import N_, Message


@rule("DUT303", "overloaded-unit", Severity.INFO)
def overloaded_unit(subject: Subject) -> Iterator[Fault]:
    """Find units that lead far more tasks than others.

    ## What it does
    Compares the number of tasks that a unit leads with the average of all units that lead any. Far
    more means more than `lead-factor` times the average (4 unless set otherwise).

    ## Why it matters
    If one office has to start and answer for everything at once, the work tends to wait there.

    ## Example
    ```yaml
    lint: {lead-factor: 2}
    tasks:
      - {id: 1, title: 修路, lead: 区住建委}
      - {id: 2, title: 修桥, lead: 区住建委}
      - {id: 3, title: 修码头, lead: 区住建委}
      - {id: 4, title: 修渠, lead: 区住建委}
      - {id: 5, title: 修堤, lead: 区住建委}
      - {id: 6, title: 种树, lead: 区城管局}
      - {id: 7, title: 办学, lead: 区教委}
    ```

    ## Use instead
    Share the leads among more units, or say in the plan why one unit has so many and raise
    `lead-factor`.
    """
    unit_of = subject.register.unit_of
    leads = Counter(
        unit for task in subject.plan.tasks for unit in {unit_of(name.text) for name in task.lead}
    )
    if not leads:
        return
    average = leads.total() / len(leads)
    for unit, count in leads.items():
        if count > subject.lead_factor * average:
            yield Fault(
                Message(
                    N_("{unit} leads {leads} tasks, {times} times the average"),
                    {"unit": unit, "leads": count, "times": f"{count / average:.1f}"},
                ),
                unit_span(subject, unit),
            )
