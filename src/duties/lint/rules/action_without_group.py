"""DUT406 action-without-group."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message
from duties.model import Tier


@rule("DUT406", "action-without-group", Severity.WARNING)
def action_without_group(subject: Subject) -> Iterator[Fault]:
    """Find actions without a special group where others have one.

    ## What it does
    Looks for actions that no body of the tier `special-group` has under `actions`, in plans where
    one has. A group that has every task of an action under `tasks` has the action.

    ## Why it matters
    What the tasks of that action cannot solve goes to nobody; probably a group was left out.

    ## Example
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
      - {id: 2, title: 航道行动}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, action: 2, title: 疏浚航道, lead: 区水利局}
    bodies:
      - {id: 一组, name: 港口专项工作组, tier: special-group, office: 区交通局, actions: [1]}
    ```

    ## Use instead
    ```yaml
    actions:
      - {id: 1, title: 港口行动}
      - {id: 2, title: 航道行动}
    tasks:
      - {id: 1, action: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, action: 2, title: 疏浚航道, lead: 区水利局}
    bodies:
      - {id: 一组, name: 港口专项工作组, tier: special-group, office: 区交通局, actions: [1, 2]}
    ```
    """
    groups = [body for body in subject.plan.bodies if body.tier is Tier.SPECIAL_GROUP]
    watched = {name.text for body in groups for name in body.actions}
    if not watched:
        return
    tasks = {name.text for body in groups for name in body.tasks}
    left = {task.action for task in subject.plan.tasks if task.id not in tasks}
    filled = {task.action for task in subject.plan.tasks}
    for action in subject.plan.actions:
        if action.id not in watched and (action.id in left or action.id not in filled):
            text = N_("action {id} has no special group, though others have one")
            yield Fault(Message(text, {"id": action.id}), id_span(action))
