"""DUT305 actions-apart."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message

if TYPE_CHECKING:
    from duties.model import Action


@rule("DUT305", "actions-apart", Severity.INFO)
def actions_apart(subject: Subject) -> Iterator[Fault]:
    """Find two actions with the same leads that share no other unit.

    ## What it does
    Compares the units in each action's tasks, apart from the leads themselves, with those of the
    previous action that has the same leads.

    ## Why it matters
    One unit leads both, yet nobody else takes part in both. The actions may be worth joining, or a
    unit was left out.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 整治江岸, lead: 区水利局}
      - {id: 2, title: 整治湖岸, lead: 区水利局}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区水利局, responsible: 区交通局}
      - {id: 2, action: 2, title: 清理湖面, lead: 区水利局, responsible: 区城管局}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 整治江岸, lead: 区水利局}
      - {id: 2, title: 整治湖岸, lead: 区水利局}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区水利局, responsible: 区交通局}
      - {id: 2, action: 2, title: 清理湖面, lead: 区水利局, responsible: [区城管局, 区交通局]}
    ```
    """
    unit_of = subject.register.unit_of
    leads_of = {
        action.id: frozenset(unit_of(name.text) for name in action.lead)
        for action in subject.plan.actions
    }
    repeated = {leads for leads, count in Counter(leads_of.values()).items() if count > 1}
    units: dict[str | None, set[str]] = {
        id_: set() for id_, leads in leads_of.items() if leads and leads in repeated
    }
    for task in subject.plan.tasks:
        if task.action in units:
            units[task.action].update(unit_of(name.text) for _, name in task.assignments())
    before: dict[frozenset[str], Action] = {}
    for action in subject.plan.actions:
        leads = leads_of[action.id]
        others = units.get(action.id, set()) - leads
        if not others:
            continue
        earlier = before.get(leads)
        before[leads] = action
        if earlier is not None and others.isdisjoint(units[earlier.id]):
            text = N_("actions {first} and {second} have the same lead and no other unit in common")
            yield Fault(Message(text, {"first": earlier.id, "second": action.id}), id_span(action))
