"""DUT501 figure-in-words."""

from collections.abc import Iterable

from duties.findings import Severity
from duties.lint.rule import Fault, Subject, rule


@rule("DUT501", "figure-in-words", Severity.ERROR)
def figure_in_words(subject: Subject) -> Iterable[Fault]:
    """Find targets whose figures are words.

    ## What it does
    Looks for a `value` in words where `kind` says that it is a number, and for a baseline in
    words where the value is a number. Words that begin with a digit get a warning where no
    `kind` is given.

    ## Why it matters
    Words cannot be compared with a reading: how the target stands is never known.

    ## Example
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: green, name: 绿化率, value: 40%, kind: level, owner: 县住建局, tasks: [1]}
    ```

    ## Use instead
    ```yaml
    tasks:
      - {id: 1, title: 壮大产业, lead: 县经信局}
    targets:
      - {id: green, name: 绿化率, value: 40, unit: "%", kind: level, owner: 县住建局, tasks: [1]}
    ```
    """
    return subject.reported("DUT501")
