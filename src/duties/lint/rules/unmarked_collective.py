"""DUT212 unmarked-collective."""

from collections.abc import Iterator

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule
from duties.messages import N_, Message
from duties.naming.collectives import sounds_like_several


@rule("DUT212", "unmarked-collective", Severity.WARNING)
def unmarked_collective(subject: Subject) -> Iterator[Fault]:
    """Find names that stand for several units but are not registered as a collective.

    ## What it does
    Looks for registered names that begin with 各, or contain 各, 有关 or 相关 before a word such
    as 单位, but have neither the kind `collective` nor `members`.

    ## Why it matters
    The name counts as a single unit: nobody is asked who belongs to it, and its members do not
    find the tasks that reach them through it.

    ## Example
    ```yaml
    units:
      - {name: 区交通局, kind: department}
      - {name: 各街道, kind: street}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各街道}
    ```

    ## Use instead
    ```yaml
    units:
      - {name: 区交通局, kind: department}
      - {name: 各街道, kind: collective}
    tasks:
      - {id: 1, title: 修缮码头, lead: 区交通局, responsible: 各街道}
    ```
    """
    for unit in subject.plan.units:
        if sounds_like_several(unit.name) and not subject.register.is_collective(unit.name):
            text = N_("{unit} sounds like several units; set its kind to collective")
            yield Fault(Message(text, {"unit": unit.name}), unit.spans["name"])
