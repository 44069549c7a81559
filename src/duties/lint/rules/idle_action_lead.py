"""DUT302 idle-action-lead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message


@rule("DUT302", "idle-action-lead", Severity.INFO)
def idle_action_lead(subject: Subject) -> Iterator[Fault]:
    """Find actions whose leads lead none of their tasks.

    ## What it does
    Compares the leads of each action with those of its tasks, collectives unfolded. Actions whose
    tasks have no leads are left alone.

    ## Why it matters
    A unit that answers for an action without leading any of its tasks may not have been asked, or
    its own task is missing.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 整治江岸, lead: 区水利局}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 整治江岸, lead: 区水利局}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, action: 1, title: 加固江堤, lead: 区水利局}
    ```
    """
    unit_of = subject.register.unit_of

    def unfolded(units: Iterable[str]) -> set[str]:
        return set(units).union(*(subject.register.unfold(unit) for unit in units))

    leads: dict[str | None, set[str]] = defaultdict(set)
    for task in subject.plan.tasks:
        leads[task.action].update(unit_of(name.text) for name in task.lead)
    for action in subject.plan.actions:
        own = [unit_of(name.text) for name in action.lead]
        theirs = leads.get(action.id)
        if own and theirs and unfolded(own).isdisjoint(unfolded(theirs)):
            text = N_("{units} leads action {id}, but none of its tasks")
            yield Fault(Message(text, {"units": tuple(own), "id": action.id}), action.lead[0].span)
