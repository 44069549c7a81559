"""DUT108 duplicate-title."""

from collections.abc import Iterator, Sequence

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import title_span
from duties.messages import N_, Message
from duties.model import Action, Task
from duties.naming.names import normal_form


@rule("DUT108", "duplicate-title", Severity.WARNING)
def duplicate_title(subject: Subject) -> Iterator[Fault]:
    """Find tasks, or actions, with the same title.

    ## What it does
    Compares the titles of tasks with each other, and those of actions. Blanks, full-width letters
    and capitals make no difference.

    ## Why it matters
    Either a task was copied twice, or two tasks cannot be told apart by their titles and people
    will confuse them.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, title: 修缮码头, lead: 区水利局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮东码头, lead: 区交通局}
      - {id: 2, title: 修缮西码头, lead: 区水利局}
    ```
    """
    plan = subject.plan
    yield from _repeated(plan.actions, N_("action {id} has the same title as action {first}"))
    yield from _repeated(plan.tasks, N_("task {id} has the same title as task {first}"))


def _repeated(parts: Sequence[Task | Action], text: str) -> Iterator[Fault]:
    ids: dict[str, str] = {}
    for part in parts:
        if not part.title:
            continue
        first = ids.setdefault(normal_form(part.title), part.id)
        if first != part.id:  # the same id twice is another rule's concern
            yield Fault(Message(text, {"id": part.id, "first": first}), title_span(part))
