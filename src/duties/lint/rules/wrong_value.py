"""DUT004 wrong-value."""

from collections.abc import Iterator

from duties.findings import Fix, Severity
from duties.lint.edits import replaced
from duties.lint.rule import Fault, Scope, Subject, rule
from duties.source import Edit


@rule("DUT004", "wrong-value", Severity.ERROR, needs_plan=False, scope=Scope.ANY)
def wrong_value(subject: Subject) -> Iterator[Fault]:
    """Find values that do not fit their key.

    ## What it does
    Looks for values of the wrong type, such as a list instead of a text, a date that does not exist
    or an unknown kind of unit. They are ignored. An id such as `1_0`, which other tools read as
    another number, is read as it is written; this is only a warning, and the fix puts the id in
    quotes. Where a value only needs another form (full-width digits, 2027/12/31, 是), the fix
    writes it.

    ## Why it matters
    What was written there is not read: a task may lose its date or its lead.

    ## Example
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        due: 年底前
    ```

    ## Use instead
    ```yaml
    tasks:
      - id: 1
        title: 修缮码头
        lead: 区交通局
        due: 2027-12-31
    ```
    """
    for fault in subject.reported("DUT004"):
        written = subject.source.at(fault.span)
        facts = fault.message.facts
        if "right" in facts and written == facts.get("value"):
            edit = Edit(fault.span, str(facts["right"]))
            yield fault._replace(fix=Fix((edit,), safe=True))
        elif fault.severity is Severity.WARNING:  # an id that only needs quotes
            yield fault._replace(fix=replaced(subject.source, fault.span, written, safe=True))
        else:
            yield fault
