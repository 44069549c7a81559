"""DUT408 due-contradicted."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.model import Step, Task
from duties.periods import Period, period_of
from duties.planfile.deadlines import deadline_in
from duties.planfile.slips import half_width


@rule("DUT408", "due-contradicted", Severity.WARNING)
def due_contradicted(subject: Subject) -> Iterator[Fault]:
    """Find deadlines that the document's own words contradict.

    ## What it does
    Reads the `due_text` of each task and step where it is a date and nothing else, and compares its
    last day with that of `due`. Other words (长期推进) are left alone.

    ## Why it matters
    People read the words, and lights follow the date: a unit would be late without knowing it, or
    in time without being so.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, due: 2091, due_text: 2090年底前}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, due: 2090, due_text: 2090年底前}
    ```
    """
    for task in subject.plan.tasks:
        for part in task.parts():
            stated = _stated(part)
            if stated is not None and part.due is not None and stated.last != part.due.last:
                text = N_("due is {due}, but due_text says {words}")
                facts = {"due": str(part.due), "words": part.due_text}
                yield Fault(Message(text, facts), part.spans["due"])


def _stated(part: Task | Step) -> Period | None:
    """Return the deadline that a part's own words are, if they are one."""
    if part.due is None or part.due_text is None:
        return None
    written = deadline_in(half_width(part.due_text.strip()))
    try:
        return None if written is None else period_of(written)
    except ValueError:
        return None
