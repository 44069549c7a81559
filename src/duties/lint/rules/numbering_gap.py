"""DUT107 numbering-gap."""

import re
from collections.abc import Iterator, Sequence

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.lint.spots import id_span
from duties.messages import N_, Message
from duties.model import Action, Task

_NUMBER = re.compile("0|[1-9][0-9]{0,14}")


@rule("DUT107", "numbering-gap", Severity.WARNING)
def numbering_gap(subject: Subject) -> Iterator[Fault]:
    """Find numbers of tasks or actions that are out of sequence.

    ## What it does
    Looks for a number that does not follow the one before it, among the tasks and among the
    actions. Tasks may start at 1 again in each action. Only ids that are whole numbers count:
    `三（二）` and `1-2` are left alone.

    ## Why it matters
    A missing number often means a task that was lost on the way from the document.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
      - {id: 3, title: 疏浚航道, lead: 区水利局}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局}
      - {id: 2, title: 疏浚航道, lead: 区水利局}
    ```
    """
    plan = subject.plan
    text = N_("task {expected} was expected here, but this is {id}")
    yield from _gaps(plan.tasks, [task.action for task in plan.tasks], text)
    text = N_("action {expected} was expected here, but this is {id}")
    yield from _gaps(plan.actions, [None for _ in plan.actions], text)


def _gaps(
    parts: Sequence[Task | Action], groups: Sequence[str | None], text: str
) -> Iterator[Fault]:
    """Report what breaks the sequence; it may start at 1 again in each group."""
    numbered = [
        (part, int(part.id), group)
        for part, group in zip(parts, groups, strict=True)
        if _NUMBER.fullmatch(part.id)
    ]
    if not numbered:
        return
    following = [number for _, number, _ in numbered[1:]] + [None]
    seen: set[int] = set()
    expected: int | None = None
    last_group: str | None = None
    for (part, number, group), next_number in zip(numbered, following, strict=True):
        begins = expected is None or (number == 1 and group != last_group)
        last_group = group
        if begins or number == expected:
            expected = number + 1
        elif number not in seen and expected is not None:
            yield Fault(Message(text, {"id": part.id, "expected": expected}), id_span(part))
            # A single odd number in an otherwise unbroken sequence is one fault, not two.
            is_odd_one = next_number in (expected, expected + 1)
            expected = next_number if is_odd_one else number + 1
        seen.add(number)
